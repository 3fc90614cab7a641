"""People: who they are for good, and how someone new to the record is drawn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tenure.example.chance import one_of
from tenure.example.days import ONE_DAY, Days
from tenure.example.tables import Table

NEWLY_QUALIFIED = "1"
"""The origin (and only that) which says someone is newly qualified."""

_ETHNICITIES = {
    "WBRI": 0.56, "WIRI": 0.03, "WOTH": 0.08, "MWBC": 0.015, "MWBA": 0.01, "MWAS": 0.008, "MOTH": 0.012,
    "AIND": 0.025, "APKN": 0.015, "ABAN": 0.01, "AOTH": 0.015, "CHNE": 0.003, "BCRB": 0.06, "BAFR": 0.085,
    "BOTH": 0.012, "OOTH": 0.02, "REFU": 0.04,
}  # fmt: skip
"""Near the published mix of Outer London and the South East."""

INSTITUTIONS = {
    "Southmere University": 0.34,
    "University of Netherby": 0.17,
    "Kestrel Bay University": 0.14,
    "Aldercombe University": 0.12,
    "University of the Northern Dales": 0.09,
    "Marlow Hythe College": 0.07,
    "Overseas": 0.07,
}
FIRST_NUMBER = 99_000_001
"""Registration numbers in use have six figures or fewer; ours have eight, so they can be no one's."""

FAST_TRACKS_SINCE = np.datetime64("2012-09-01", "D")


def number_of(person: NDArray[np.int64]) -> list[str]:
    """Registration numbers, one for each person."""
    return [f"SW{FIRST_NUMBER + each}" for each in person.tolist()]


def drawn(
    chance: np.random.Generator,
    *,
    since: Days,
    origin: NDArray[np.str_],
    female: NDArray[np.bool_],
    most_age: float = 60,
) -> Table:
    """People as they come to a post: one for each day of `since`.

    since   the day they start; age and route into the work go with it and with where they come from.
    """
    size = len(since)
    new = origin == NEWLY_QUALIFIED
    age = np.where(new, 22 + chance.gamma(1.6, 4.5, size), 26 + chance.gamma(3.0, 4.4, size))
    age = np.clip(age, 22, np.where(new, 55, most_age))
    track = chance.random(size)
    fast = new & (since >= FAST_TRACKS_SINCE)
    step_up, frontline = fast & (track < 0.10), fast & (track >= 0.10) & (track < 0.19)
    level = np.where(step_up | frontline, "2", one_of(chance, {"1": 0.50, "2": 0.46, "3": 0.04}, size))
    return {
        "born": since - (age * 365.25).astype(np.int64) * ONE_DAY,
        "female": female,
        "ethnicity": one_of(chance, _ETHNICITIES, size),
        "not_asked": chance.random(size) < 0.05,
        "step_up": step_up,
        "frontline": frontline,
        "level": level,
        "institution": one_of(chance, INSTITUTIONS, size),
        "pay": chance.normal(size=size),
        "first_year": census_year(since),
    }


def census_year(days: Days) -> NDArray[np.int64]:
    """The census year a day belongs to."""
    months = days.astype("datetime64[M]").astype(np.int64)
    years: NDArray[np.int64] = (months + 3) // 12 + 1970
    return years
