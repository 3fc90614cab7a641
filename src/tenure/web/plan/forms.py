"""What a person fills in for the planner."""

from __future__ import annotations

from typing import Any

from django import forms

WHOLE: dict[str, str] = {"invalid": "Give a number, such as 12.5."}


class ChoiceForm(forms.Form):
    """A parameter's own value, its interval and the reason. Shares are given in percent."""

    value = forms.FloatField(error_messages={"required": "Give the value.", **WHOLE})
    low = forms.FloatField(required=False, error_messages=WHOLE)
    high = forms.FloatField(required=False, error_messages=WHOLE)
    reason = forms.CharField(
        max_length=1000,
        error_messages={
            "required": "Say why this value is better than the fitted one.",
            "max_length": "Say it in 1,000 letters or fewer.",
        },
    )

    def __init__(self, data: Any = None, *, plain: bool) -> None:
        super().__init__(data)
        self.plain = plain

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if (said.get("low") is None) != (said.get("high") is None):
            self.add_error("low", "Give both ends of the interval, or neither.")
        for name in ("value", "low", "high"):
            if said.get(name) is not None and not self.plain:
                if not 0 <= said[name] <= 100:
                    self.add_error(name, "Give a percentage from 0 to 100.")
                    continue
                said[name] /= 100
        self._require_between(said.get("low"), said.get("value"), said.get("high"))
        return said

    def _require_between(self, low: float | None, value: float | None, high: float | None) -> None:
        if low is not None and value is not None and high is not None and not low <= value <= high:
            self.add_error("low", "Your value has to lie between the ends, the lower one first.")
