"""What the planner's answers look like: the same words and figures as on its pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Field, Schema

from tenure.web.api.shapes import ChartOut, NoteOut, TableOut


class PlanQuestion(Schema):
    """As on the page: whose workforce, of which service, by 30 September of which year."""

    service: str | None = None
    focus: str | None = None
    until: str | None = None


class TriedQuestion(PlanQuestion):
    """`with` is the key of an action, and is given again for each that is tried with it."""

    chosen: list[str] = Field([], alias="with")


class RowsQuestion(Schema):
    """Without `partner`, of all; `with` sets an action beside the baseline, and may be given again."""

    service: str | None = None
    partner: str | None = None
    until: int | None = None
    together: bool = False
    chosen: list[str] = Field([], alias="with")


class ParametersQuestion(Schema):
    """Those that rest on one basis, of one kind, of one partner or `everyone`; all where it is left out."""

    basis: str = ""
    kind: str = ""
    focus: str = ""


class PlanTileOut(Schema):
    """`now` and `then` as printed; of tried actions `now` is what comes without them.

    `when` says of which day or year `now` is, and is empty for tried actions; `of` says of which year
    `then` is, where that is not the day asked about.
    """

    measure: str
    label: str
    unit: str
    now: str
    then: str
    band: str
    status: str
    word: str
    when: str
    of: str


class PlanOut(Schema):
    """Where the workforce goes if nothing changes."""

    title: str
    lede: str
    service: str
    area: str
    begins: date
    ends: date
    tiles: list[PlanTileOut]
    charts: list[ChartOut]
    tables: list[TableOut]
    notes: list[NoteOut]
    sources: list[str]
    snapshot: str
    run: str
    empty: str


class MoneyOut(Schema):
    """What tried actions cost and save, both services together; `now` is empty in its tiles."""

    title: str
    lede: str
    tiles: list[PlanTileOut]
    charts: list[ChartOut]
    tables: list[TableOut]
    notes: list[NoteOut]


class TriedOut(Schema):
    """What actions would change together, and what they cost and save."""

    title: str
    lede: str
    service: str
    area: str
    ends: date
    keys: list[str]
    names: list[str]
    says: list[str]
    tiles: list[PlanTileOut]
    charts: list[ChartOut]
    tables: list[TableOut]
    notes: list[NoteOut]
    sources: list[str]
    snapshot: str
    run: str
    money: MoneyOut


class PlanRowOut(Schema):
    """One figure of what may come: shares in percent, bands of half and of four in five futures.

    `difference` and `chance_better` are beside the baseline, and null for the baseline itself.
    """

    arm: str
    measure: str
    unit: str
    service: str
    partner: str
    on: date
    middle: float
    low_50: float
    high_50: float
    low_80: float
    high_80: float
    difference: float | None
    chance_better: float | None
    runs: int
    seed: int
    name: str


class ActionOut(Schema):
    """One action that can be tried, and what it would change by itself."""

    key: str
    name: str
    says: str
    paragraphs: str
    change: str
    band: str
    status: str
    word: str
    doubt: str


class ActionsOut(Schema):
    """The most helpful first; `left_out` says which do not fit this forecast, and why."""

    title: str
    lede: str
    service: str
    area: str
    ends: date
    rows: list[ActionOut]
    left_out: list[str]


class ParameterOut(Schema):
    """One parameter of the forecast as this reader may see it, with what it rests on."""

    key: str
    who: str
    what: str
    technical: str
    detail: str
    value: str
    band: str
    basis: str
    source: str
    owner: str
    as_of: str
    events: str
    reason: str
    replaced: str


class ScenarioIn(Schema):
    """A scenario in full. `instead_of` is the key of a saved one whose next version it is."""

    scenario: dict[str, Any]
    instead_of: str | None = None


class ScenarioOut(Schema):
    """A saved scenario: its key for `with`, its version, and all that it says."""

    key: str
    name: str
    version: int
    partner: str | None
    scenario: dict[str, Any]
