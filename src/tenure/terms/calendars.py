"""Collection years: when they begin and end, when returns are due, and which layouts are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST_CSWW_YEAR = 2017
"""The first collection year of the individual-level children's return in its present form."""

CSWW_LAYOUT_YEARS = (2021, 2022, 2023, 2024, 2025)
"""Collections whose layout is known. Earlier years are read as 2021, later ones as 2025."""


@dataclass(frozen=True, order=True)
class CensusYear:
    """The year from 1 October to 30 September, named for the year it ends in.

    A start on 15 November 2024 belongs to 2025.
    Source: GOV.UK guide to submitting data.
    """

    year: int

    @property
    def begins(self) -> date:
        return date(self.year - 1, 10, 1)

    @property
    def ends(self) -> date:
        """30 September: the reference date on which people are counted."""
        return date(self.year, 9, 30)

    @property
    def opens(self) -> date:
        """The day on which returns for this year may first be sent (as for autumn 2024)."""
        return date(self.year, 10, 1)

    @property
    def due(self) -> date:
        """The day by which returns are expected (as for autumn 2024)."""
        return date(self.year, 10, 31)

    @property
    def adults_due(self) -> date:
        """The day by which adults' sets are expected (10 October, as in 2025; the days move each year)."""
        return date(self.year, 10, 10)

    def due_for(self, service: str) -> date:
        """The day by which the returns of a service are expected."""
        return self.adults_due if service == "adults" else self.due

    @property
    def closes(self) -> date:
        """The day on which the collection closes (29 November, as for autumn 2024)."""
        return date(self.year, 11, 29)

    @property
    def layout(self) -> int:
        """The known layout that this year's return is read and written in."""
        return min(max(self.year, CSWW_LAYOUT_YEARS[0]), CSWW_LAYOUT_YEARS[-1])

    def holds(self, day: date) -> bool:
        """Whether the day lies inside the census year."""
        return self.begins <= day <= self.ends


def census_year_of(day: date) -> CensusYear:
    """The census year that a day belongs to."""
    return CensusYear(day.year + 1 if day.month >= 10 else day.year)
