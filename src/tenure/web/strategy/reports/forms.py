"""What people fill in: a case study, a consent, and how reports look."""

from __future__ import annotations

from typing import Any

from django import forms

from tenure.strategy.casestudies import SCOPES, Consent, Told
from tenure.strategy.framework.checking import hidden_in
from tenure.strategy.framework.parts import Framework

_DAY: dict[str, str] = {"invalid": "Give the day as 30/11/2026.", "required": "Give the day."}
_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]


def long_text() -> forms.CharField:
    """Text whose length is judged with all else, so that the sentence is ours."""
    return forms.CharField(required=False, strip=True, validators=[seen])


def seen(text: str) -> None:
    """Nothing in it may do what nobody sees: turn the words of a report round, or not be shown at all."""
    for does in hidden_in(text.replace("\r\n", "\n")):
        raise forms.ValidationError(f"It has a character that {does}. Delete it and type the words again.")


class CaseForm(forms.Form):
    """A case study as somebody writes it."""

    title = long_text()
    told_by = long_text()
    activity = forms.CharField(required=False)
    outcome = forms.CharField(required=False)
    context = long_text()
    done = long_text()
    changed = long_text()
    evidence = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "Choose among the KPIs of the framework."}
    )

    def __init__(self, *given: Any, framework: Framework, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["evidence"].choices = [(kpi.code, kpi.label) for kpi in framework.kpis]  # type: ignore[attr-defined]

    def told(self) -> Told:
        """What was written."""
        said = self.cleaned_data
        return Told(**{**said, "evidence": tuple(said.get("evidence", ()))})


class ConsentForm(forms.Form):
    """A consent as somebody writes it down."""

    given_by = long_text()
    given_on = forms.DateField(input_formats=_DAYS, error_messages=_DAY)
    scope = forms.ChoiceField(
        choices=list(SCOPES.items()), error_messages={"required": "Say who may be shown it."}
    )
    until = forms.DateField(input_formats=_DAYS, required=False, error_messages=_DAY)

    def consent(self) -> Consent:
        """What was written down."""
        said = self.cleaned_data
        return Consent(said["given_by"], said["given_on"], said["scope"], said["until"])


class BrandingForm(forms.Form):
    """How somebody wants reports to look."""

    name = long_text()
    ink = forms.CharField(required=False)
    accent = forms.CharField(required=False)
    alt = long_text()
    logo = forms.FileField(required=False)
    no_logo = forms.BooleanField(required=False)
