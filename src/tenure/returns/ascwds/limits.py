"""How large a file of an ASC-WDS set may be; anything larger is refused before it is worked on."""

from __future__ import annotations

MOST_RECORDS = 500_000
"""Rows of one file. All adults' staff of all authorities are 115,000."""

LONGEST_CELL = 4_000
"""Letters. The longest field, notes on training, may have 1,000; longer ones have a rule of their own."""

WIDEST = 400
"""Cells of a row: the widest header has 238."""
