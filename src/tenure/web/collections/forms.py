"""What a person fills in about a collection."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from tenure.partnership.actions.collections import LONGEST_REASON
from tenure.partnership.models import Partner
from tenure.returns import KINDS
from tenure.terms.windows import Window

_DAY = {
    "required": "The {} is missing. Give it.",
    "invalid": "The {} is no day. Write it as 2024-10-31.",
}


def _day(label: str, **more: Any) -> forms.DateField:
    said = {key: text.format(label) for key, text in _DAY.items()}
    return forms.DateField(input_formats=["%Y-%m-%d"], error_messages=said, **more)


class NewForm(forms.Form):
    """Which return, for which year, from whom; its days where they are not those of the calendar."""

    kind = forms.ChoiceField(
        choices=[(key, key) for key in KINDS],
        error_messages={"required": "The return is missing. Choose which one is collected."},
    )
    year = forms.IntegerField(
        min_value=2000,
        max_value=2099,
        error_messages={
            "required": "The year is missing. Give the year of its September.",
            "invalid": "The year is no number. Give four digits.",
            "min_value": "The year is too early. Give one from 2000.",
            "max_value": "The year is too late. Give one up to 2099.",
        },
    )
    partners = forms.ModelMultipleChoiceField(
        Partner.objects.all(),
        to_field_name="slug",
        error_messages={"required": "Nobody is expected to file. Choose the partners who must."},
    )
    opens = _day("first day", required=False)
    due = _day("due day", required=False)
    closes = _day("last day", required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        given = [name for name in ("opens", "due", "closes") if found.get(name)]
        if 0 < len(given) < 3 and not self.errors:
            self.add_error("opens", "Give all three days, or none for those of the calendar.")
        return found

    def window(self) -> Window | None:
        """The days that were given; None for those of the calendar."""
        opens, due, closes = (self.cleaned_data.get(name) for name in ("opens", "due", "closes"))
        if opens and due and closes:
            return Window(opens, due, closes, "Local: the partnership’s own days")
        return None


class ReasonForm(forms.Form):
    """Why something is done that needs a reason."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        error_messages={
            "required": "The reason is missing. Say why in a sentence.",
            "max_length": f"The reason is too long. Say it in {LONGEST_REASON} letters or fewer.",
        },
    )


class DatesForm(ReasonForm):
    """The days of a collection as they shall be, and why they move."""

    opens = _day("first day")
    due = _day("due day")
    closes = _day("last day")

    def days(self) -> dict[str, date]:
        """The days by their names."""
        return {name: self.cleaned_data[name] for name in ("opens", "due", "closes")}
