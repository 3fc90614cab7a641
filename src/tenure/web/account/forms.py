"""Changing one's own password."""

from django import forms

from tenure.partnership.passwords import LONGEST, SHORTEST


class PasswordForm(forms.Form):
    """The present password where there is one, and the new one once: it can be shown while it is typed."""

    old = forms.CharField(required=False, strip=False, max_length=LONGEST)
    new = forms.CharField(
        strip=False,
        max_length=LONGEST,
        error_messages={
            "required": f"The new password is missing. Type {SHORTEST} to {LONGEST} characters.",
            "max_length": f"The new password is too long. Use {SHORTEST} to {LONGEST} characters.",
        },
    )
