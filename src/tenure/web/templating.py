"""How templates are read: Jinja2 beside the views they belong to, with the words and dates of the house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django.contrib.messages import get_messages
from django.template import engines
from django.templatetags.static import static
from django.utils import timezone
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

from tenure import __version__
from tenure.publish.numbers import count_words
from tenure.publish.strategy.accounts import pounds
from tenure.publish.wording import first_up
from tenure.web import navigation, wording

GOVUK = "govuk_frontend_jinja"


def environment(**options: Any) -> Environment:
    """The environment that Django's Jinja2 backend asks for; it has set autoescape."""
    own = options.pop("loader")
    loader = ChoiceLoader([own, PrefixLoader({GOVUK: PackageLoader(GOVUK)})])
    made = Environment(loader=loader, trim_blocks=True, lstrip_blocks=True, **options)
    made.globals.update(
        asset=asset,
        url=navigation.address,
        navigation=navigation.of,
        navigation_of_strategy=navigation.of_strategy,
        made_up=navigation.made_up,
        session_minutes=navigation.session_minutes,
        messages_of=get_messages,
        sparkline=sparkline,
        words=wording,
    )
    made.filters.update(day=day, moment=moment, many=wording.many, count=wording.count, size=wording.size)
    made.filters.update(pounds=pounds, first_up=first_up, in_words=count_words)
    return made


def rendered(template: str, **said: Any) -> str:
    """Part of a page, made without a request: it can be kept and shown to others with the same eyes."""
    return engines["jinja2"].get_template(template).render(said)


def sparkline(points: Sequence[tuple[int, float | None]]) -> Markup:
    """A small line beside a figure, as publish draws it from numbers alone."""
    from tenure.publish import charts

    return Markup(charts.sparkline(points))


@cache
def asset(name: str) -> str:
    """The address of a file under static/, new with each version so that browsers may keep it."""
    return f"{static(name)}?v={__version__}"


def day(when: date | datetime | None) -> str:
    """30 September 2018"""
    if when is None:
        return ""
    local = timezone.localtime(when) if isinstance(when, datetime) else when
    return f"{local.day} {local:%B %Y}"


def moment(when: datetime | None) -> str:
    """30 September 2018, 14:05"""
    return f"{day(when)}, {timezone.localtime(when):%H:%M}" if when else ""
