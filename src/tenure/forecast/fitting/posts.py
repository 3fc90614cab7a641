"""Posts, vacancies and agency cover by employer and September, and what a head is in FTE and pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.stages import Stages
from tenure.forecast.fitting.worked import Worked, september
from tenure.forecast.flows.inputs import STAGES, Unit
from tenure.record import Columns, Record

Numbers = NDArray[np.float64]

FTE_PER_HEAD: Final = 0.9
"""Where no hours are known. An assumption."""

HEADS: Final = 10.0
"""How many heads' worth of belief an employer's stage borrows from all employers' stage."""

CHILDREN: Final = """
SELECT partner, 'children' AS service, year, CAST(vacancies_fte AS DOUBLE) AS vacancies,
    CAST(cover_fte AS DOUBLE) AS cover
FROM vacancies WHERE year <= $until
"""

ADULTS: Final = """
SELECT partner, 'adults' AS service, year, CAST(sum(number) AS DOUBLE) AS vacancies
FROM totals WHERE flow = 'vacancies' AND job_role = '6' AND state IN ('some', 'none') AND year <= $until
GROUP BY partner, year
"""

AGENCY: Final = """
SELECT partner, service, year, count(*) AS agency
FROM staff WHERE social_worker AND agency_in_post AND year <= $until
GROUP BY partner, service, year
"""

PAY: Final = """
SELECT s.partner, s.service, hash(s.person) AS person, avg(j.full_time_salary) AS salary
FROM staff s JOIN jobs j USING (partner, year, record)
WHERE s.service = 'adults' AND s.social_worker AND s.head_in_post AND s.year = $until
    AND j.full_time_salary IS NOT NULL
GROUP BY ALL
"""


@dataclass(frozen=True, eq=False)
class Posts:
    """What employers say of posts. NaN where an employer did not say.

    vacancies  in people, shape (U, Y).
    covered    vacancies in FTE that agency staff cover, and vacancies in FTE; shape (U, Y).
    agency     agency workers there on 30 September, shape (U, Y).
    fte        FTE per head by stage in the last year filed, shape (U, S).
    """

    vacancies: Numbers
    covered: Numbers
    vacant: Numbers
    agency: Numbers
    fte: Numbers


def posts_of(record: Record, stages: Stages) -> Posts:
    """Vacancies, cover and hours of every employer in a record."""
    worked = stages.worked
    fte = fte_per_head(stages)
    head = _fte_of_all(worked)
    children = _placed(worked, record.query(CHILDREN, {"until": worked.until}), ("vacancies", "cover"))
    adults = _placed(worked, record.query(ADULTS, {"until": worked.until}), ("vacancies",))
    agency = _placed(worked, record.query(AGENCY, {"until": worked.until}), ("agency",))["agency"]
    people = np.where(worked.adults[:, None], adults["vacancies"], children["vacancies"] / head[:, None])
    there = np.where(worked.filed & np.isnan(agency), 0.0, agency)
    return Posts(people, children["cover"], children["vacancies"], there, fte)


def fte_per_head(stages: Stages) -> Numbers:
    """FTE per head of each employer's stages, shape (U, S): its own mean, drawn towards the service's."""
    worked = stages.worked
    latest = _last_filed(worked)
    rows = worked["in_post"] & (worked.year == latest[worked["unit"]]) & ~np.isnan(worked["fte"])
    stage = stages.stage_in(september(worked.until))[rows]
    shape = (len(worked.units), len(STAGES))
    cell = worked["unit"][rows] * len(STAGES) + stage
    total = np.bincount(cell, worked["fte"][rows], shape[0] * shape[1]).reshape(shape)
    heads = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
    fte = np.empty(shape)
    for mine in (worked.adults, ~worked.adults):
        everyone = _over(total[mine].sum(), heads[mine].sum(), FTE_PER_HEAD)
        usual = _over(total[mine].sum(axis=0) + HEADS * everyone, heads[mine].sum(axis=0) + HEADS, everyone)
        fte[mine] = (total[mine] + HEADS * usual) / (heads[mine] + HEADS)
    return fte


def salaries(record: Record, worked: Worked) -> Mapping[Unit, tuple[float, int]]:
    """Mean full-time salary of adults' social workers in the last year, and of how many; others have none."""
    paid = record.query(PAY, {"until": worked.until})
    found: dict[Unit, tuple[float, int]] = {}
    for unit in worked.units:
        mine = (paid["partner"] == unit.partner) & (paid["service"] == unit.service)
        if mine.any():
            found[unit] = float(paid["salary"][mine].mean()), int(mine.sum())
    return found


def _last_filed(worked: Worked) -> NDArray[np.int64]:
    """The last year that each unit filed, from 0."""
    last: NDArray[np.int64] = worked.years - 1 - np.argmax(worked.filed[:, ::-1], axis=1)
    return last


def _fte_of_all(worked: Worked) -> Numbers:
    rows = worked["in_post"] & ~np.isnan(worked["fte"])
    count = len(worked.units)
    total = np.bincount(worked["unit"][rows], worked["fte"][rows], count)
    heads = np.bincount(worked["unit"][rows], minlength=count)
    return _over(total, heads, _over(total.sum(), heads.sum(), FTE_PER_HEAD))


def _over(part: NDArray[Any], whole: NDArray[Any], otherwise: Numbers | float) -> Numbers:
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1), otherwise)


def _placed(worked: Worked, found: Columns, names: tuple[str, ...]) -> dict[str, Numbers]:
    number = {unit: i for i, unit in enumerate(worked.units)}
    placed = {name: np.full(worked.filed.shape, np.nan) for name in names}
    for i, (partner, service) in enumerate(zip(found["partner"], found["service"], strict=True)):
        unit = number.get(Unit(partner, service))
        if unit is not None:
            for name in names:
                value = found[name][i]
                placed[name][unit, int(found["year"][i]) - worked.first_year] = (
                    np.nan if np.ma.is_masked(value) else value
                )
    return placed
