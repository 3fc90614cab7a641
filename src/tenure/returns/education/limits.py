"""How large a file of the education return may be; anything larger is refused before it is worked on."""

from __future__ import annotations

from typing import Final

MOST_RECORDS: Final = 50_000
"""Rows of one file. All students of social work in England are fewer than 15,000."""

LONGEST_CELL: Final = 2_000
"""Letters. The longest field may have 200; a longer one has a rule of its own."""

WIDEST: Final = 100
"""Columns that are looked at: the widest file has 20."""
