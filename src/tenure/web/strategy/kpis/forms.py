"""What a person fills in about a KPI: a value that nothing else holds, or what was decided of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from tenure.partnership.actions.kpis import LONGEST, Decided, Given
from tenure.partnership.models.kpis import DECISIONS
from tenure.partnership.requiring import LONGEST_TEXT

_LONG = f"Say it in {LONGEST_TEXT:,} letters or fewer."


def _day(label: str) -> forms.DateField:
    said = {
        "required": f"The {label} is missing. Give it.",
        "invalid": f"The {label} is no day. Write it as 2024-10-31.",
    }
    return forms.DateField(input_formats=["%Y-%m-%d"], error_messages=said)


def _text(**more: Any) -> forms.CharField:
    errors = {"max_length": _LONG, **more.pop("errors", {})}
    return forms.CharField(max_length=more.pop("most", LONGEST_TEXT), error_messages=errors, **more)


class ValueForm(forms.Form):
    """A value and the day it holds on. Shares are given in percent."""

    value = forms.FloatField(
        error_messages={
            "required": "The value is missing. Give it in figures.",
            "invalid": "The value is no number. Write it as 12.5.",
        }
    )
    on = _day("day")
    note = _text(required=False)
    evidence = _text(required=False)

    def __init__(self, data: Any = None, *, share: bool) -> None:
        super().__init__(data)
        self.share = share

    def given(self) -> Given:
        """What was filled in."""
        said = self.cleaned_data
        value: float = said["value"]
        on: date = said["on"]
        return Given(value / 100 if self.share else value, on, said["note"], said["evidence"])


class DecisionForm(forms.Form):
    """What was decided, why, at which meeting and on which day."""

    decision = forms.ChoiceField(
        choices=[(each, each) for each in DECISIONS],
        error_messages={
            "required": "What was decided is missing. Choose it.",
            "invalid_choice": "That is no decision. Choose keep, mend, replace or retire.",
        },
    )
    why = _text(errors={"required": "The reason is missing. Say why it was decided."})
    meeting = _text(
        most=LONGEST["meeting"],
        errors={
            "required": "The meeting is missing. Name the one that decided it.",
            "max_length": f"Name it in {LONGEST['meeting']} letters or fewer.",
        },
    )
    on = _day("day of the meeting")

    def decided(self) -> Decided:
        """What was filled in."""
        said = self.cleaned_data
        return Decided(said["decision"], said["why"], said["meeting"], said["on"])
