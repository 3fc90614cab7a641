"""Makers of small figures: a few people in a few councils, counted the slow and obvious way."""

import numpy as np
import pytest

from tenure.indicators import Figures
from tenure.publish.holding import PARTNERSHIP, Holding

AGES = ("20 to 29", "30 to 39", "40 to 49", "50 to 59", "60 and over")
SEXES = ("Female", "Male")
SERVICE = ("Under 2 years", "2 to under 5 years", "5 to under 10 years", "10 to under 20 years")
REASONS = ("Resigned", "Retired", "Dismissed", "Other")
DESTINATIONS = (
    "Social worker in another English local authority",
    "Agency or consultancy social work in England",
    "Other",
)
FIELDS = ("measure", "basis", "service", "partner", "dimension", "slice", "unit", "how")
NUMBERS = ("year", "part", "whole", "value", "people")


def a_row(measure, partner="101", year=2023, part=0.0, **more):
    """One row of figures; say only what the test is about."""
    whole = more.get("whole", np.nan)
    value = part if np.isnan(whole) else (part / whole if whole else np.nan)
    row = {"basis": "fte", "service": "children", "dimension": "total", "slice": "total"}
    row |= {"unit": "FTE", "how": "", "value": value, "people": round(part), "whole": whole}
    return row | {"measure": measure, "partner": partner, "year": year, "part": part} | more


def holding_of(rows, sendings=(), snapshot="made"):
    """A holding of rows made by `a_row`."""
    columns = {name: np.array([row[name] for row in rows], dtype=object) for name in FIELDS}
    columns |= {name: np.array([row[name] for row in rows], dtype=float) for name in NUMBERS}
    return Holding(snapshot, Figures(**columns), tuple(sendings))


def counts(measure, parts, dimension="total", year=2023, **more):
    """Rows of one count for several partners and their partnership: {partner: {slice: people}} or
    {partner: n}.
    """
    rows, together = [], {}
    for partner, held in parts.items():
        for name, people in (held if isinstance(held, dict) else {"total": held}).items():
            together[name] = together.get(name, 0) + people
            rows += _both(measure, partner, year, people, dimension=dimension, slice=name, **more)
    for name, people in together.items():
        rows += _both(measure, PARTNERSHIP, year, people, dimension=dimension, slice=name, **more)
    return rows


def _both(measure, partner, year, people, **more):
    hours = a_row(measure, partner, year, people * 0.9, **{"people": people, **more})
    heads = a_row(measure, partner, year, float(people), basis="headcount", unit="people", **more)
    return [hours, heads]


def rates(measure, ratios, year=2023, **more):
    """Rows of one rate for several partners and their partnership: {partner: (part, whole)}."""
    rows = [_rate(measure, p, year, *ratio, **more) for p, ratio in ratios.items()]
    part, whole = (sum(r[i] for r in ratios.values()) for i in (0, 1))
    return [*rows, _rate(measure, PARTNERSHIP, year, part, whole, **more)]


def _rate(measure, partner, year, part, whole, **more):
    unit = "cases per FTE" if measure == "average-caseload" else "share"
    return a_row(measure, partner, year, float(part), **{"whole": float(whole), "unit": unit, **more})


STOCK = {"101": 300, "102": 180, "103": 240, "104": 150, "105": 260, "106 / 107": 140}
"""People in post in each council of the made-up partnership."""


def a_partnership(years=(2021, 2022, 2023), turnover=(0.21, 0.213, 0.184), stock=None):
    """Every measure that the workforce analysis shows, for six councils over some years."""
    rows = []
    for year, rate in zip(years, turnover, strict=True):
        rows += _a_year(year, rate, stock or STOCK)
    return holding_of(rows)


def _a_year(year, turnover, stock):
    left = {p: round(n * turnover) for p, n in stock.items()}
    hired = {p: round(n * 0.2) for p, n in stock.items()}
    temps = {p: round(n * 0.25) for p, n in stock.items()}
    hold = {p: round(n * 0.7) for p, n in stock.items()}
    sizes = {"in-post": stock, "leavers": left, "starters": hired, "agency": temps, "case-holders": hold}
    rows = [row for name, people in sizes.items() for row in counts(name, people, year=year)]
    rows += _ages_and_sexes(stock, year) + _split("in-post", stock, "service-time", SERVICE, year)
    for dimension, slices in (
        ("service-time", SERVICE),
        ("reason", REASONS),
        ("destination", DESTINATIONS),
    ):
        rows += _split("leavers", left, dimension, slices, year)
    rows += rates("turnover-rate", {p: (left[p] * 0.9, n * 0.9) for p, n in stock.items()}, year)
    rows += rates("agency-rate", {p: (temps[p] * 0.9, (temps[p] + n) * 0.9) for p, n in stock.items()}, year)
    rows += _posts(stock, hold, year)
    return rows


def _posts(stock, hold, year):
    vacant = {p: n * 0.25 * 0.9 for p, n in stock.items()}
    rows = [a_row("vacancies", p, year, v, people=0) for p, v in vacant.items()]
    rows.append(a_row("vacancies", PARTNERSHIP, year, sum(vacant.values()), people=0))
    rows += rates(
        "vacancy-rate", {p: (vacant[p], vacant[p] + n * 0.9) for p, n in stock.items()}, year, people=0
    )
    rows += rates("average-caseload", {p: (n * 16.0, n * 0.9) for p, n in hold.items()}, year)
    return rows + rates("absence-rate", {p: (n * 9.0, n * 0.9 * 253) for p, n in stock.items()}, year)


def _ages_and_sexes(stock, year):
    """Four in five are women in every age; both margins add up from the cells."""
    cells = {p: {} for p in stock}
    for partner, people in stock.items():
        for age, n in _halved(people, AGES).items():
            cells[partner] |= {f"{age}, Female": n - n // 5, f"{age}, Male": n // 5}
    rows = counts("in-post", cells, dimension="age-sex", year=year)
    for dimension, place in (("age", 0), ("sex", 1)):
        parts = {p: _added(found, place) for p, found in cells.items()}
        rows += counts("in-post", parts, dimension=dimension, year=year)
        rows += _shares("in-post", stock, parts, dimension, year)
    return rows


def _added(cells, place):
    found = {}
    for name, n in cells.items():
        part = name.split(", ")[place]
        found[part] = found.get(part, 0) + n
    return found


def _split(measure, sizes, dimension, slices, year):
    """People over slices, as counts and as shares of all."""
    parts = {partner: _halved(people, slices) for partner, people in sizes.items()}
    rows = counts(measure, parts, dimension=dimension, year=year)
    return rows + _shares(measure, sizes, parts, dimension, year)


def _shares(measure, sizes, parts, dimension, year):
    rows = []
    for name in next(iter(parts.values())):
        ratios = {p: (parts[p][name], n) for p, n in sizes.items()}
        for basis in ("fte", "headcount"):
            people = {"basis": basis, "dimension": dimension, "slice": name}
            rows += rates(f"{measure}-share", ratios, year, **people)
    return rows


def _halved(people, slices):
    """Each slice takes half of what is left, so that small slices come about."""
    share, left = {}, people
    for name in slices[:-1]:
        share[name] = (left + 1) // 2
        left -= share[name]
    return share | {slices[-1]: left}


@pytest.fixture(scope="session")
def partnership():
    """Six councils over three years."""
    return a_partnership()
