"""What a person fills in about a return."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from tenure.partnership.actions.returns import LONGEST_NOTE


class SendForm(forms.Form):
    """One file. What kind it is, whose and for which year is told from the file itself."""

    file = forms.FileField(
        error_messages={
            "required": "No file was chosen. Choose the return that you want to send.",
            "empty": "The file is empty. Choose the return that you want to send.",
            "missing": "The file did not arrive. Choose it again.",
        },
        allow_empty_file=True,
        max_length=None,
    )


class NoteForm(forms.Form):
    """Why a query may stand: on every row of a rule, or on one (counted from 0)."""

    rule = forms.CharField(max_length=20, widget=forms.HiddenInput)
    row = forms.IntegerField(required=False, min_value=0)
    text = forms.CharField(
        max_length=LONGEST_NOTE,
        error_messages={
            "required": "The note is empty. Say why the query may stand.",
            "max_length": f"The note is too long. Say it in {LONGEST_NOTE} letters or fewer.",
        },
    )


def sent_form(request: HttpRequest, form: type[forms.Form]) -> Any:
    """The form as it was sent, or a blank one."""
    return form(request.POST, request.FILES) if request.method == "POST" else form()
