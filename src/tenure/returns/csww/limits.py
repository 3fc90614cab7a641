"""How large a children's return may be; anything larger is refused before it is worked on."""

from __future__ import annotations

MOST_BYTES = 32 * 2**20
"""A whole nation's returns are 27 MB as XML; the largest authority's is about 1 MB."""

MOST_RECORDS = 100_000
"""People in one return; a nation has 40,000."""

MOST_TAGS = 3_000_000
"""Tags in an XML file: those of a nation, twice over. Each costs the tree of elements some 100 bytes."""
