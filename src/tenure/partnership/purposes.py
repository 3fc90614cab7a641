"""Why people's rows may be read: the agreed purposes, and whose work each belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tenure.partnership.models.members import ANALYST


@dataclass(frozen=True)
class Purpose:
    """A reason to read rows about people, in words for the audit, and the roles whose work it is."""

    key: str
    label: str
    roles: tuple[str, ...]


RETURNS: Final = "returns"

PURPOSES: Mapping[str, Purpose] = MappingProxyType(
    {
        purpose.key: purpose
        for purpose in (
            Purpose(RETURNS, "To check and put right the partner's own statutory return", (ANALYST,)),
            Purpose("subject-access", "To answer a person who asks what is kept about them", (ANALYST,)),
        )
    }
)
"""Every purpose there is. A read without one of these is refused."""
