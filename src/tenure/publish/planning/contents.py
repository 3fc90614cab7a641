"""What a page of the planner holds once disclosure is dealt with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tenure.publish.contents import Chart, Choice, Note, Table
from tenure.publish.wording import ICONS, Status


@dataclass(frozen=True)
class PlanTile:
    """One figure now and then.

    now, then  as printed.
    band       where four of five futures lie, in words.
    word       which way it goes, and how sure that is.
    when       what `now` is of: a day or a year. Empty where both figures are of one day, with and without.
    of         what `then` is of, where that is not the day which the page is about.
    held       the same in every future: there is no middle of futures to speak of.
    """

    measure: str
    label: str
    unit: str
    now: str
    then: str
    band: str
    status: Status
    word: str
    when: str = ""
    of: str = ""
    held: bool = False

    @property
    def icon(self) -> str:
        return ICONS[self.status]


@dataclass(frozen=True)
class Money:
    """What tried actions cost and save, as this viewer may see it."""

    title: str
    lede: str
    tiles: tuple[PlanTile, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class PlanChoices:
    """What a reader may choose on a page of the planner."""

    services: tuple[Choice, ...] = ()
    focus: tuple[Choice, ...] = ()
    measures: tuple[Choice, ...] = ()
    years: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class PlanPage:
    """The plan's first page: where the workforce goes if nothing changes, and how sure that is.

    title   the answer.   lede  the figures behind it.
    begins  the day on which the futures begin.   ends  the day that is asked about.
    record  how earlier forecasts would have done, where that was worked out already.
    run     the name of what was drawn: the same name, the same figures.
    """

    title: str
    lede: str
    service: str
    area: str
    begins: date
    ends: date
    choices: PlanChoices
    tiles: tuple[PlanTile, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    sources: tuple[str, ...] = ()
    snapshot: str = ""
    empty: str = ""
    record: str = ""
    run: str = ""


@dataclass(frozen=True)
class ActionPage:
    """What one scenario, or several together, would change.

    keys, names, says  of the scenarios, in order.
    tiles              each figure without (`now`) and with them (`then`), and the band of the difference.
    run                the name of what was drawn: the same name, the same figures.
    money              what they cost and save; None where nobody asked for it.
    """

    title: str
    lede: str
    service: str
    area: str
    ends: date
    choices: PlanChoices
    keys: tuple[str, ...]
    names: tuple[str, ...]
    says: tuple[str, ...]
    tiles: tuple[PlanTile, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    sources: tuple[str, ...] = ()
    snapshot: str = ""
    run: str = ""
    money: Money | None = None


@dataclass(frozen=True)
class ActionRow:
    """One action in the list of those that can be tried.

    change  how it would change the main figure, in words; `word` how sure that is.
    """

    key: str
    name: str
    says: str
    paragraphs: str
    change: str
    band: str
    status: Status
    word: str
    doubt: str

    @property
    def icon(self) -> str:
        return ICONS[self.status]


@dataclass(frozen=True)
class ActionsPage:
    """The actions that can be tried, the most helpful first."""

    title: str
    lede: str
    service: str
    area: str
    ends: date
    choices: PlanChoices
    rows: tuple[ActionRow, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class ParameterRow:
    """One parameter as a reader may see it.

    key        what names it in an address; empty where this reader may not choose it.
    what       what it says, in plain words.
    technical  the same in the model's own words.
    basis     own data, pooled, national, assumption, override.
    events    how many events it rests on, in words; hidden where they are few or another partner's.
    replaced  the fitted value that an override stands for.
    """

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
    reason: str = ""
    replaced: str = ""


@dataclass(frozen=True)
class ParametersPage:
    """Everything that the forecast rests on, with what each rests on itself."""

    title: str
    lede: str
    rows: tuple[ParameterRow, ...]
    bases: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    places: tuple[Choice, ...]
    table: Table
    sources: tuple[str, ...] = ()
