"""How large a return and a cell of it may be; anything larger is refused before it is worked on."""

from __future__ import annotations

from math import ceil

from tenure.terms.problems import Unreadable

MOST_BYTES = 32 * 2**20
"""A whole nation's returns are 27 MB as XML; the largest authority's is about 1 MB."""

MOST_RECORDS = 100_000
"""People in one return; a nation has 40,000."""

MOST_TAGS = 3_000_000
"""Tags in an XML file: those of a nation, twice over. Each costs the tree of elements some 100 bytes."""

LONGEST_CELL = 1_000
"""Letters. The longest field is free text of a sentence or two."""


def too_large(size: int) -> Unreadable:
    """The refusal of a whole file."""
    return Unreadable(
        f"The file is {ceil(size / 2**20):,} MB; the largest return is far below {MOST_BYTES // 2**20} MB. "
        "Check that it is the right file. (T-F01)"
    )


def too_many_records() -> Unreadable:
    """The refusal of a file with more rows than there are social workers."""
    return Unreadable(
        f"The file holds more than {MOST_RECORDS:,} records; no return has as many. "
        "Check that it is the right file. (T-F01)"
    )


def too_long(where: str, field: str, letters: int) -> Unreadable:
    """The refusal of one cell: where it stands, and how many letters it holds."""
    return Unreadable(
        f"{where}: {field[:40]} holds {letters:,} letters; no field is longer than {LONGEST_CELL:,}. "
        "Check how the file was made. (T-F01)"
    )


def control_character(where: str) -> Unreadable:
    """The refusal of a letter that no one can see: a bell, a nought, an escape."""
    return Unreadable(f"{where}: there is a control character. Take it out where it was typed. (T-F01)")
