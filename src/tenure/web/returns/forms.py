"""What a person fills in about a return."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from tenure.partnership.actions.returns import LONGEST_NOTE
from tenure.partnership.models.submissions import LONGEST_RULE


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    """Any number of files that were chosen together, one at least."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        chosen = data if isinstance(data, list) else [data]
        return [super(_Files, self).clean(each, initial) for each in chosen or [None]]


class SendForm(forms.Form):
    """Files. What each is, whose and for which year is told from the files and the calendar."""

    file = _Files(
        widget=_Several,
        error_messages={
            "required": "No file was chosen. Choose the files that you want to send.",
            "empty": "The file is empty. Choose the return that you want to send.",
            "missing": "The file did not arrive. Choose it again.",
        },
        allow_empty_file=True,
        max_length=None,
    )


class YearForm(forms.Form):
    """The year of the September that a return describes."""

    year = forms.IntegerField(
        min_value=2000,
        max_value=2100,
        error_messages={
            "required": "Give the year as four digits.",
            "invalid": "Give the year as four digits.",
            "min_value": "Give the year as four digits.",
            "max_value": "Give the year as four digits.",
        },
    )


class NoteForm(forms.Form):
    """Why a query may stand: on every row of a rule, or on one (counted from 0)."""

    rule = forms.CharField(max_length=LONGEST_RULE, widget=forms.HiddenInput)
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
