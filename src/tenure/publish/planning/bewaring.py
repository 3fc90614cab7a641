"""What to know before using an arm's figures: each kind of caution once, with what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tenure.publish import numbers
from tenure.publish.contents import Note
from tenure.publish.planning.effects import effect_words, is_assumed

if TYPE_CHECKING:
    from tenure.forecast.scenarios.overlaps import Beware
    from tenure.forecast.scenarios.shape import Change, Scenario

Named = dict[str, tuple["Scenario", "Change"]]


def beware_notes(scenarios: Sequence[Scenario], bewares: Sequence[Beware]) -> Iterator[Note]:
    """One note for each kind of caution: sizes that no study supports come first."""
    named = {f"{s.key}/{change.key}": (s, change) for s in scenarios for change in s.effects}
    yield from _assumed(named)
    of_kind: dict[str, list[Beware]] = {}
    for each in bewares:
        of_kind.setdefault(each.kind, []).append(each)
    for kind, says in _SAYS.items():
        found = of_kind.get(kind, [])
        if found:
            about = [f"“{_what(named, name)}”" for each in found for name in each.effects[:1]]
            yield Note("about", says.format(about=numbers.listed(list(dict.fromkeys(about)))))
    for each in of_kind.get("overlap", ()):
        yield Note("about", _overlap(named, each))


_SAYS = {
    "late": "It begins after the last month shown, so it changes nothing here: {about}.",
    "nobody": "It reaches nobody in this forecast: {about}.",
    "band": (
        "Chances of leaving are known by bands of months in post. This one begins or ends within a band, "
        "so people of that band are reached in part: {about}."
    ),
    "choice": ("It is a decision and not an estimate, so every future has it at its stated size: {about}."),
    "unverified": "The source could not be checked: {about}.",
}
"""What is said of each kind of caution, in the order they are said."""


def _assumed(named: Named) -> Iterator[Note]:
    assumed = [name for name, (_, change) in named.items() if is_assumed(change)]
    if not assumed:
        return
    if len(assumed) == len(named):
        how_many = "This effect is" if len(named) == 1 else f"All {len(named)} effects are"
    else:
        how_many = f"{len(assumed)} of {len(named)} effects {'is' if len(assumed) == 1 else 'are'}"
    sizes = "an assumption" if len(assumed) == 1 else "assumptions"
    about = "; ".join(_what(named, name) for name in assumed)
    yield Note("check", f"{how_many} {sizes}: no study was found that says how large they are. {about}.")


def _overlap(named: Named, one: Beware) -> str:
    (first, _), (second, _) = (named[name] for name in one.effects)
    kind = named[one.effects[0]][1].on
    who = f"“{first.name}” and “{second.name}” both act"
    if first is second:
        who = f"“{first.name}” acts twice"
    since = f" from {one.since:%B %Y}" if one.since else ""
    return (
        f"{who} on the same people{since} ({_ACTS[kind]}). The forecast lets each work as if the other "
        "were not there; if they reach the same people by the same means, less is gained than shown."
    )


_ACTS = {
    "exit hazard": "their chance of leaving",
    "fill chance": "how soon a post is filled",
    "time to hire": "how soon a post is filled",
    "intake": "how many students begin",
    "progression": "how many students qualify",
    "partner share": "how many who qualify look for a post here",
    "promotion": "their chance of promotion",
    "establishment": "posts",
    "induction capacity": "places for the assessed year",
    "cover share": "how many vacancies agency staff cover",
    "agency price": "what agency staff cost",
    "working pattern": "hours",
    "one-off move": "people who come or go on the first day",
    "caseload cap": "posts that keep caseloads down",
}
"""What each kind of effect acts on, in plain words."""


def _what(named: Named, name: str) -> str:
    scenario, change = named[name]
    return f"{scenario.name}: {_lower(effect_words(change).what)}"


def _lower(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
