"""What a password must be: 12 to 128 characters, not a common one, not a word of this place."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

SHORTEST, LONGEST = 12, 128
LOCAL_WORDS = ("tenure", "socialwork", "childrens", "council", "partnership", "southmere", "placement")


class RightLength:
    """Long enough to hold, short enough to hash."""

    def validate(self, password: str, user: Any = None) -> None:
        if not SHORTEST <= len(password) <= LONGEST:
            raise ValidationError(f"{self.get_help_text()} This one has {len(password)}.")

    def get_help_text(self) -> str:
        return f"A password has {SHORTEST} to {LONGEST} characters, of any kind."


class NotCommon(password_validation.CommonPasswordValidator):
    """Not one of the passwords that are tried first everywhere."""

    def get_error_message(self) -> str:
        return "The password is on the list of common ones. Choose three or four words of your own."


class NotTheirName(password_validation.UserAttributeSimilarityValidator):
    """Not their own name or username."""

    def get_error_message(self) -> str:
        return "The password is too like the %(verbose_name)s. Choose words that have nothing to do with it."


class NoLocalWord:
    """A word of this place with digits round it is the first thing that is tried."""

    def validate(self, password: str, user: Any = None) -> None:
        letters = re.sub(r"[^a-z]", "", password.lower())
        word = next((w for w in LOCAL_WORDS if letters.startswith(w) or letters.endswith(w)), None)
        if word and len(letters) < len(word) + 6:
            raise ValidationError(
                "The password is a word of this place with a little added. Choose other words."
            )

    def get_help_text(self) -> str:
        return "A password is not a word of this place with digits added."
