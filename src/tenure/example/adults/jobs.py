"""The worker file of a September: one row for each job in adult social care, in texts by column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from tenure.example.adults.people import TEAMS, AdultsYear
from tenure.example.chance import one_of, stream
from tenure.example.levels import Frame
from tenure.example.tables import Column, Table, chosen, size
from tenure.terms.organisations import ReportingUnit

PLACES: Final = ("EAST", "WEST", "HOSP", "AMHP")
NAMES: Final = {
    "EAST": "Locality Team East",
    "WEST": "Locality Team West",
    "HOSP": "Hospital and Discharge Team",
    "AMHP": "Mental Health and AMHP Hub",
    "AGENCY": "Agency Social Workers",
}
"""What the teams of a council are called."""

AGENCY_APART: Final = frozenset({"103"})
"""Councils that keep their agency workers in a workplace of their own."""

OTHER_ROLES: Final = ("39", "39", "15", "25", "9")
"""Beside the social workers of a team: assessment officers, an occupational therapist, an administrator, and
someone in community support."""

SECOND_HOURS: Final = 14.5
YEARS_HOURS: Final = 1320
"""Hours by which agency workers' rates come to a year's salary: they cost about half as much again."""

NO_ONES_NUMBERS: Final = "QQ"
"""National Insurance numbers never begin with Q: ours can be no one's."""

POSTCODE: Final = "ZZ99 3VZ"
"""A postcode that is nowhere."""

RENUMBERED: Final = ("101", 2021)
"""A council that gave a few people other references in that year, and said so."""

Rows = dict[str, Column]


def jobs_of(frame: Frame, year: AdultsYear, at: int) -> Rows:
    """The worker file of the unit at that place, columns of texts by heading; sorted by workplace."""
    unit = frame.units[at]
    parts = [
        _rows(year.staff, at, lambda t: np.where(t["temporary"], "2", "1"), paid=True),
        _rows(
            chosen(year.staff, year.staff["second"]),
            at,
            lambda t: np.full(size(t), "1"),
            paid=True,
            second=True,
        ),
        _rows(year.managers, at, lambda t: np.full(size(t), "1"), paid=True),
        _rows(year.agency, at, lambda t: np.full(size(t), "4")),
        _rows(year.bank, at, lambda t: np.full(size(t), "3")),
        _rows(year.other, at, lambda t: np.full(size(t), "7")),
        _others(unit, at, year.year),
    ]
    raw = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    written = _written(raw, unit, frame.seed, year.year)
    order = np.lexsort((written["UNIQUEWORKERID"], written["LOCALESTID"]))
    return {name: column[order] for name, column in written.items()}


def places_of(unit: ReportingUnit) -> list[str]:
    """References of a unit's workplaces: each council's teams, and that of agency workers if it has one."""
    found = [f"{member.number}-{place}" for member in unit.members for place in PLACES]
    return [*found, *([f"{unit.number}-AGENCY"] if unit.number in AGENCY_APART else [])]


def _rows(
    t: Table, at: int, status: Callable[[Table], Column], *, paid: bool = False, second: bool = False
) -> Table:
    ours = chosen(t, t["unit"] == at)
    count = size(ours)
    hours = np.full(count, SECOND_HOURS) if second else ours["hours"]
    full_time = ours["paid"] * 37 / np.minimum(ours["hours"], 37) if paid else np.zeros(count)
    return {
        "key": ours["person"],
        "second": np.full(count, second),
        "other": np.zeros(count, np.bool_),
        "place": (ours["team"] + second) % TEAMS,
        "born": ours["born"],
        "female": ours["female"],
        "ethnicity": ours["ethnicity"],
        "started": ours["started"],
        "hours": hours,
        "salary": np.rint(full_time * np.minimum(hours, 37) / 37),
        "spine": ours["spine"],
        "amhp": ours["amhp"],
        "level": ours["level"],
        "numbered": ours["numbered"],
        "role": ours["role"],
        "status": status(ours),
    }


def _others(unit: ReportingUnit, at: int, year: int) -> Table:
    """People of other roles, the same every year: five a team."""
    roles = np.tile(np.array(OTHER_ROLES), TEAMS * len(unit.members))
    count, index = len(roles), np.arange(len(roles))
    return {
        "key": 900_000 + at * 1000 + index,
        "second": np.zeros(count, np.bool_),
        "other": np.ones(count, np.bool_),
        "place": index // len(OTHER_ROLES),
        "born": np.datetime64("1970-01-05") + (index * 397 % 7000).astype("timedelta64[D]"),
        "female": index % 4 != 0,
        "ethnicity": np.full(count, "31"),
        "started": np.datetime64("2009-04-06") + (index * 91 % 2400).astype("timedelta64[D]"),
        "hours": np.where(index % 3 == 0, 30.0, 37.0),
        "salary": np.rint(24_000.0 * np.where(index % 3 == 0, 30.0, 37.0) / 37 * 1.02 ** (year - 2017)),
        "spine": np.full(count, 24_000.0),
        "amhp": np.zeros(count, np.bool_),
        "level": np.full(count, "6"),
        "numbered": np.ones(count, np.bool_),
        "role": roles,
        "status": np.full(count, "1"),
    }


def _written(t: Table, unit: ReportingUnit, seed: int, year: int) -> Rows:
    chance = stream(seed, "adults' records", unit.number, year)
    count = size(t)
    employed = np.isin(t["status"], ("1", "2"))
    born, started = _days(t["born"]), _days(t["started"])
    return {
        "LOCALESTID": np.array(_workplaces(t, unit)),
        "UNIQUEWORKERID": np.array(_references(t, unit, year)),
        "CHGUNIQUEWRKID": np.array(_changed(t, unit, year)),
        "DISPLAYID": np.array([f"Post {key}" for key in t["key"].tolist()]),
        "NINUMBER": _numbers(t, chance),
        "POSTCODE": np.full(count, POSTCODE),
        "DOB": np.where(chance.random(count) < 0.01, "", born),
        "GENDER": np.where(t["female"], "2", "1"),
        "ETHNICITY": t["ethnicity"],
        "NATIONALITY": np.full(count, "826"),
        "COUNTRYOFBIRTH": np.full(count, "826"),
        "DISABLED": one_of(chance, {"0": 0.9, "1": 0.05, "2": 0.05}, count),
        "CARECERT": np.full(count, "2"),
        "RECSOURCE": one_of(chance, {"1": 0.5, "5": 0.2, "8": 0.1, "18": 0.15, "16": 0.05}, count),
        "STARTDATE": started,
        "STARTINSECT": np.array([day[-4:] for day in started.tolist()]),
        "APPRENTICE": np.full(count, "2"),
        "EMPLSTATUS": t["status"],
        "DAYSSICK": _sickness(t, chance, employed),
        **_hours_and_pay(t, employed),
        "MAINJOBROLE": t["role"],
        "AMHP": np.where(t["role"] == "6", np.where(t["amhp"], "1", "2"), ""),
        "SCQUAL": np.where(
            t["other"] & (t["role"] != "15"), "2", [f"1;{level}" for level in t["level"].tolist()]
        ),
        "NONSCQUAL": np.full(count, "2"),
        "CWPCATEGORY": np.full(count, "998"),
    }


def _hours_and_pay(t: Table, employed: Column) -> Rows:
    """Contracted hours and a salary of employees; average hours and an hourly rate of everyone else."""
    salaried, bank = t["salary"] > 0, t["status"] == "3"
    worked = np.array([f"{hours:g}" for hours in t["hours"].tolist()])
    rate = np.array([f"{value / YEARS_HOURS:.2f}" for value in t["spine"].tolist()])
    return {
        "ZEROHRCONT": np.where(bank, "1", "2"),
        "SALARYINT": np.where(employed & ~salaried, "999", np.where(salaried, "1", "3")),
        "SALARY": np.where(salaried, [f"{pay:.0f}" for pay in t["salary"].tolist()], ""),
        "HOURLYRATE": np.where(employed, "", rate),
        "CONTHOURS": np.where(employed, worked, ""),
        "AVGHOURS": np.where(employed, "", np.where(bank, "12", worked)),
    }


def _workplaces(t: Table, unit: ReportingUnit) -> list[str]:
    members = [member.number for member in unit.members]
    apart = unit.number in AGENCY_APART
    found = []
    for key, place, status, other in zip(
        t["key"].tolist(), t["place"].tolist(), t["status"].tolist(), t["other"].tolist(), strict=True
    ):
        if apart and status == "4":
            found.append(f"{unit.number}-AGENCY")
            continue
        member = members[place // TEAMS] if other else members[key % len(members)]
        found.append(f"{member}-{PLACES[place % TEAMS]}")
    return found


def _references(t: Table, unit: ReportingUnit, year: int) -> list[str]:
    """Workers' references: theirs for good, but for the few whom their council renumbered."""
    number, when = RENUMBERED
    later = unit.number == number and year > when
    return [_reference(key, second, new=later and _is_renumbered(key)) for key, second in _keys(t)]


def _keys(t: Table) -> list[tuple[int, bool]]:
    return list(zip(t["key"].tolist(), t["second"].tolist(), strict=True))


def _reference(key: int, second: bool, *, new: bool) -> str:
    return f"{'N' if new else 'A'}{key:06d}{'-2' if second else ''}"


def _is_renumbered(key: int) -> bool:
    return key < 900_000 and key % 29 == 5


def _changed(t: Table, unit: ReportingUnit, year: int) -> list[str]:
    """The new references, in the year in which they are given."""
    now = (unit.number, year) == RENUMBERED
    return [
        _reference(key, second, new=True) if now and _is_renumbered(key) else "" for key, second in _keys(t)
    ]


def _numbers(t: Table, chance: np.random.Generator) -> Column:
    """National Insurance numbers of those who have given theirs; a few are left out in one year alone."""
    made = np.array([_number(key) for key in t["key"].tolist()])
    twice = np.isin(t["key"], t["key"][t["second"]])
    return np.where(t["numbered"] & (twice | (chance.random(size(t)) > 0.02)), made, "")


def _number(key: int) -> str:
    """Six digits and a letter, another for each of four million people."""
    millions, digits = divmod(key, 1_000_000)
    return f"{NO_ONES_NUMBERS}{digits:06d}{'ABCD'[(key + millions) % 4]}"


def _sickness(t: Table, chance: np.random.Generator, employed: Column) -> Column:
    """Days lost in halves; not known of a few, not given of fewer; not asked of agency and bank staff."""
    days = np.where(chance.random(size(t)) < 0.42, 0.0, np.round(chance.gamma(0.8, 11.0, size(t)) * 2) / 2)
    said = np.array([f"{min(each, 180):g}" for each in days.tolist()])
    luck = chance.random(size(t))
    return np.where(~employed, "", np.where(luck < 0.04, "999", np.where(luck < 0.06, "", said)))


def _days(days: Column) -> Column:
    texts = np.datetime_as_string(days.astype("datetime64[D]"))
    return np.array([f"{text[8:]}/{text[5:7]}/{text[:4]}" for text in texts.tolist()])


def as_mapping(rows: Rows) -> Mapping[str, list[str]]:
    """The columns as lists of texts."""
    return {name: column.astype(str).tolist() for name, column in rows.items()}
