"""A mail system that refuses some people's letters, as a real one does with an address that nobody has."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend


class Refusing(EmailBackend):
    """Takes every letter but those to nobody@example.org."""

    def send_messages(self, messages: list[EmailMessage]) -> int:
        for message in messages:
            if message.to == ["nobody@example.org"]:
                raise SMTPRecipientsRefused({"nobody@example.org": (550, b"No such person")})
        return super().send_messages(messages)
