"""How large a file and a cell of it may be; anything larger is refused before it is worked on."""

from __future__ import annotations

from math import ceil

from tenure.terms.problems import Unreadable

MOST_BYTES = 128 * 2**20
"""Any file that a partner sends. A nation's adults' staff, 115,000 people, are about 30 MB."""

LONGEST_CELL = 1_000
"""Letters. The longest field of the children's return is free text of a sentence or two."""


class TooLarge(Unreadable):
    """The file is there, and is larger than any return."""


def too_large(size: int, most: int = MOST_BYTES) -> TooLarge:
    """The refusal of a whole file of more than `most` bytes."""
    return TooLarge(
        f"The file is {ceil(size / 2**20):,} MB; the largest return is far below {most // 2**20} MB. "
        "Check that it is the right file."
    )


def too_many_records(most: int) -> Unreadable:
    """The refusal of a file with more rows than there are people."""
    return Unreadable(
        f"The file holds more than {most:,} records; no return has as many. Check that it is the right file."
    )


def too_long(where: str, field: str, letters: int, most: int = LONGEST_CELL) -> Unreadable:
    """The refusal of one cell: where it stands, and how many letters it holds."""
    return Unreadable(
        f"{where}: {field[:40]} holds {letters:,} letters; no field is longer than {most:,}. "
        "Check how the file was made."
    )


def control_character(where: str) -> Unreadable:
    """The refusal of a letter that no one can see: a bell, a nought, an escape."""
    return Unreadable(f"{where}: there is a control character. Take it out where it was typed.")
