"""What the API's answers about demand look like: the same words and figures as on its pages."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

from tenure.web.api.planshapes import PlanQuestion, PlanTileOut
from tenure.web.api.shapes import ChartOut, NoteOut, TableOut


class DemandQuestion(PlanQuestion):
    """As on the page. `standard` is cases for each full-time worker, `england`, or `now` for as it is now."""

    standard: str = ""


class DemandOut(Schema):
    """Posts that the work there may be asks for, beside those there are.

    `empty` says why nothing can be said: then there are no figures. `own` is true where the partnership gave
    series of its own.
    """

    title: str
    lede: str
    standard: str
    tiles: list[PlanTileOut]
    charts: list[ChartOut]
    tables: list[TableOut]
    notes: list[NoteOut]
    sources: list[str]
    empty: str
    own: bool


class SeriesOut(Schema):
    """The series of demand as CSV to fill in: what was given where you may give it, else what you may see."""

    csv: str
    own: bool


class SeriesKept(Schema):
    """Of how many councils' services series are used from now on."""

    series: int
    says: str


class SeriesEnded(Schema):
    """Whether there were series of the partnership's own, which are taken away now."""

    ended: bool


class ActivityIn(Schema):
    """What a team does: how many there are in a year, and how many hours one takes, done well."""

    name: str
    in_a_year: float
    hours: float


class TeamIn(Schema):
    """A team: full-time people in post, days away of each, the share of other work in percent, activities."""

    team: str = ""
    there: float
    leave: float = 0.0
    holidays: float = 0.0
    sickness: float = 0.0
    training: float = 0.0
    other_work: float = 0.0
    activities: list[ActivityIn] = Field(..., min_length=1, max_length=20)

    def said(self) -> dict[str, str]:
        """The same as the page's form has it."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in _PLAIN}
        plain |= {"share": self.other_work, "rows": len(self.activities)}
        for row, one in enumerate(self.activities, 1):
            plain |= {f"name-{row}": one.name, f"units-{row}": one.in_a_year, f"hours-{row}": one.hours}
        return {name: str(value) for name, value in plain.items()}


_PLAIN = ("team", "there", "leave", "holidays", "sickness", "training")


class TeamOut(Schema):
    """How many full-time posts that needs, and whether the team has them. Nothing of it is kept."""

    title: str
    lede: str
    table: TableOut | None
    notes: list[str]
