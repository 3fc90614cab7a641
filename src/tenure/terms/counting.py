"""Who counts, where DfE's guide was not seen: each open question is a named setting with its default."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Counting:
    """How the record counts at the edges of a census year (guide, sections 1.9.4 to 1.9.6, not seen).

    last_day_is_leaver        someone whose last day is 30 September has left, and is not in post.
    short_stay_in_both_flows  someone who starts and leaves in one year is a starter and a leaver;
                              otherwise they are neither.
    returner_left             someone who left and came back to the same partner in the year is a leaver too.
    """

    last_day_is_leaver: bool = True
    short_stay_in_both_flows: bool = True
    returner_left: bool = True


AS_PUBLISHED = Counting()
"""The defaults, which the national figures are believed to follow."""
