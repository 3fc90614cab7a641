"""All that is read from a record for a forecast, once: who worked, at which stage, posts, moves, students."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tenure.forecast.fitting.exposure import Exposure, exposure_of
from tenure.forecast.fitting.moves import Moves, moves_of
from tenure.forecast.fitting.posts import Posts, posts_of
from tenure.forecast.fitting.stages import Stages, stages_of
from tenure.forecast.fitting.students import Students, students_of
from tenure.forecast.fitting.totals import Totals, joined, spread
from tenure.forecast.fitting.worked import Worked, worked_in
from tenure.record import Record


@dataclass(frozen=True, eq=False)
class Facts:
    """What a record says up to a September."""

    worked: Worked
    stages: Stages
    exposure: Exposure
    moves: Moves
    posts: Posts
    students: Students
    others: tuple[Totals, ...] = ()


def facts_of(
    record: Record,
    *,
    months: int,
    until: int | None = None,
    share_new: float | None = None,
    others: Sequence[Totals] = (),
) -> Facts:
    """Read a record for a forecast of so many months from the September of a year, the latest full one unless
    said.

    share_new  of adults' starters, those newly qualified; as in children's services unless said.
    others     employers of whom only totals are known.
    """
    worked = joined(worked_in(record, until=until), others)
    stages = stages_of(worked, share_new)
    facts = Facts(
        worked, stages, exposure_of(stages), moves_of(stages), posts_of(record, stages),
        students_of(record, stages, months=months),
        tuple(others),
    )  # fmt: skip
    return spread(facts, others) if others else facts
