"""What the API's answers about the chain, published figures and long runs of the planner look like."""

from __future__ import annotations

from datetime import datetime

from ninja import Field, Schema

from tenure.web.api.planshapes import PlanTileOut, TriedQuestion
from tenure.web.api.shapes import ChartOut, NoteOut, TableOut


class ChainQuestion(TriedQuestion):
    """As on the page. `placements` is how many there are in a year, where it is known better."""

    placements: str = ""


class ChainOut(Schema):
    """Students, placements, practice educators and assessors by year, and where the chain binds."""

    title: str
    lede: str
    names: list[str]
    charts: list[ChartOut]
    tables: list[TableOut]
    sources: list[str]


class PublishedQuestion(Schema):
    """A column of the published series, and a place by its code there; England where none is named."""

    measure: str = ""
    place: str = ""


class PublishedOut(Schema):
    """Where a published measure of a place may go, and how earlier forecasts of it did."""

    title: str
    lede: str
    chart: ChartOut
    scorecard: TableOut
    sources: list[str]


class ManyIn(Schema):
    """How many futures are wanted; whose, and of which actions, the address says."""

    runs: int = Field(..., ge=1, le=10**11)


class TargetIn(Schema):
    """What is to be reached: a rate and the chance in percent, the rest in people or FTE.

    `levels` is `whole`, or `half or whole`. `with` names the activities that are allowed; where none is
    named, those that help most by themselves.
    """

    of: str
    limit: float
    until: int
    chance: float = 80
    levels: str = "whole"
    service: str = "children"
    focus: str = "partnership"
    chosen: list[str] = Field([], alias="with")


class FoundOut(Schema):
    """What came of a run, as finely as its reader may see it."""

    title: str
    lede: str
    keys: list[str]
    tiles: list[PlanTileOut]
    charts: list[ChartOut]
    tables: list[TableOut]
    notes: list[NoteOut]
    sources: list[str]


class RunOut(Schema):
    """A long run. `progress` is in hundredths, `left` in seconds; `found` is empty until it is done."""

    number: int
    kind: str
    state: str
    progress: int
    left: int | None
    says: str
    at: datetime
    found: FoundOut | None
