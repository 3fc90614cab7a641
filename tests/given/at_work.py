"""Makers of who worked where in which months, without a record: say only what the test is about."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from tenure.forecast.fitting.worked import UNKNOWN, Worked
from tenure.forecast.flows.inputs import Unit

Row = dict[str, Any]


def month(day: date | None) -> int:
    """A month as the fitting counts them."""
    return UNKNOWN if day is None else day.year * 12 + day.month - 1


def a_row(person: int = 1, **said: Any) -> Row:
    """Someone experienced who has been with the first unit since 2015 and was in post in September 2023."""
    usual = {
        "unit": 0, "year": 2023, "person": person, "role": 5, "began": date(2015, 3, 2), "ended": None,
        "in_post": said.get("ended") is None, "leaver": said.get("ended") is not None, "starter": False,
        "age": 40, "origin": 2, "reason": -1, "destination": -1, "moved_to": -1, "new": None,
        "finished": None, "fte": 1.0, "adults": False,
    }  # fmt: skip
    return {**usual, **said}


def at_work(*rows: Row, units: tuple[Unit, ...] = (Unit("101", "children"),), years: int = 1) -> Worked:
    """These people at these units, which filed in all of the last years up to 2023."""
    columns = {name: [row[name] for row in rows] for name in a_row()}
    for name in ("began", "ended", "new", "finished"):
        columns[name] = [month(day) for day in columns[name]]
    columns["adults"] = [units[unit].service == "adults" for unit in columns["unit"]]
    kinds = {"person": np.uint64, "fte": np.float64}
    yes = ("in_post", "leaver", "starter", "adults")
    arrays = {
        name: np.array(values, dtype=np.bool_ if name in yes else kinds.get(name, np.int64))
        for name, values in columns.items()
    }
    filed = np.ones((len(units), years), dtype=np.bool_)
    return Worked(units, 2024 - years, 2023, filed, arrays)
