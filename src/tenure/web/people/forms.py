"""Making an account."""

from django import forms

from tenure.partnership.models import Partner
from tenure.partnership.models.members import ROLES
from tenure.web.wording import ROLES as LABELS


class AccountForm(forms.Form):
    """Who, and what they may do. They choose a password themselves, after a one-time link."""

    name = forms.CharField(
        max_length=120, error_messages={"required": "The name is missing. Give the person's name."}
    )
    username = forms.CharField(
        max_length=60, error_messages={"required": "The username is missing. Choose a short one."}
    )
    email = forms.EmailField(
        required=False, error_messages={"invalid": "The e-mail address has no such form. Check it."}
    )
    role = forms.ChoiceField(
        choices=[(role, LABELS[role]) for role in ROLES],
        error_messages={"required": "The role is missing. Choose what the person does."},
    )
    partner = forms.ModelChoiceField(Partner.objects.all(), to_field_name="slug", required=False)
