"""The flow model once more, with a row for each person: how anyone would write it who is in no hurry.

No cells, no binomials, no keys: every person meets every chance every month. What it says must agree with the
counts in mean and in spread. It is the yardstick for speed as well.
"""

import numpy as np

from tenure.forecast.flows.inputs import ANSWERS, CELLS, DESTINATIONS, GROUPS, HIRED_AT, MONTHS, STAGES

ASYE, CONSOLIDATION, EXPERIENCED, SENIOR, MANAGER = range(5)


def one_by_one(start, chances, *, chance):
    """One future, shape (months + 1, U, answers), by the first row of chances; `chance` is a generator."""
    unit, stage, months = everyone(start.stock)
    waiting = start.waiting
    counts = np.zeros((start.months + 1, len(start.units), len(ANSWERS)), np.int64)
    note_stocks(counts[0], unit, stage, start.posts[0])
    group_at = group_table()
    hazards = 1 / (1 + np.exp(-chances.leaving[0]))
    for month in range(1, start.months + 1):
        now = counts[month]

        leaves = chance.random(len(unit)) < hazards[unit, group_at[stage, months]]
        where = destinations(chances, unit[leaves], stage[leaves], chance)
        np.add.at(now, (unit[leaves], len(STAGES) + where), 1)
        moving = np.flatnonzero(leaves)[where == 0]
        to = partners(chances, unit[moving], chance)
        np.add.at(now, (to, ANSWERS.index("came from partner")), 1)
        moved_stage, keeps = stage[moving], stage[moving] <= CONSOLIDATION
        moved_months = np.where(keeps, months[moving], -1)
        unit, stage, months = unit[~leaves], stage[~leaves], months[~leaves]

        can = np.where(stage == SENIOR, 1, 0)
        rises = (
            (chance.random(len(unit)) < chances.promoted[0][unit, can]) & (stage > ASYE) & (stage < MANAGER)
        )
        np.add.at(now, (unit[rises], ANSWERS.index("promoted")), 1)
        stage = np.where(rises, np.where(stage == SENIOR, MANAGER, SENIOR), stage)

        unit = np.concatenate([unit, to])
        stage, months = a_month_later(
            np.concatenate([stage, moved_stage]), np.concatenate([months, moved_months])
        )

        qualified = chance.random(start.due[month, 0]) < chances.qualifying[0, 0]
        waiting += int((chance.random(qualified.sum()) < chances.joining[0, 0]).sum())

        for u in range(len(start.units)):
            new, others, waiting = hires(start, chances, month, u, (unit, stage), waiting, chance)
            as_stage = chance.choice(len(STAGES), size=others, p=chances.hired_as[0, u])
            joined = np.concatenate([np.zeros(new, np.int64), as_stage])
            unit = np.concatenate([unit, np.full(len(joined), u)])
            stage = np.concatenate([stage, joined])
            months = np.concatenate([months, np.array(HIRED_AT)[joined]])
            now[u, ANSWERS.index("hired newly qualified")] = new
            now[u, ANSWERS.index("hired experienced")] = others
        waiting -= int((chance.random(waiting) < chances.giving_up[0]).sum())
        note_stocks(now, unit, stage, start.posts[month])
    return counts


def everyone(stock):
    """Unit, stage and month of each person, from counts by cell."""
    stages = np.repeat(range(len(STAGES)), [last - first for first, last in MONTHS])
    months = np.concatenate([np.arange(first, last) for first, last in MONTHS])
    unit, cell = (np.repeat(axis.ravel(), stock.ravel()) for axis in np.indices(stock.shape))
    assert len(stages) == CELLS
    return unit, stages[cell], months[cell]


def group_table():
    """The group of a stage and month."""
    table = np.zeros((len(STAGES), 61), np.int64)
    for number, group in enumerate(GROUPS):
        table[group.stage, group.first : group.last] = number
    return table


def a_month_later(stage, months):
    months = months + 1
    stage = np.where((stage == ASYE) & (months == 12), CONSOLIDATION, stage)
    stage = np.where((stage == CONSOLIDATION) & (months == 36), EXPERIENCED, stage)
    return stage, np.minimum(months, 60)


def destinations(chances, unit, stage, chance):
    up_to = chances.where[0][unit, stage].cumsum(-1)
    where = (chance.random((len(unit), 1)) > up_to[:, :-1]).sum(-1)
    alone = chances.partner[0][unit].sum(-1) == 0
    return np.where(alone & (where == 0), DESTINATIONS.index("other authority"), where)


def partners(chances, unit, chance):
    return (chance.random((len(unit), 1)) > chances.partner[0][unit].cumsum(-1)[:, :-1]).sum(-1)


def hires(start, chances, month, u, people, waiting, chance):
    """How many newly qualified and how many others one employer hires, and who still waits."""
    unit, stage = people
    vacant = max(int(start.posts[month, u] - (unit == u).sum() + 0.5), 0)
    room = max(start.capacity[month, u] - ((unit == u) & (stage == ASYE)).sum(), 0)
    new = int(min((chance.random(vacant) < chances.filled[0, u, 0]).sum(), waiting, room))
    others = int((chance.random(vacant - new) < chances.filled[0, u, 1]).sum())
    return new, others, waiting - new


def note_stocks(counts, unit, stage, posts):
    for number in range(len(STAGES)):
        counts[:, number] = np.bincount(unit[stage == number], minlength=len(posts))
    there = counts[:, : len(STAGES)].sum(-1)
    counts[:, ANSWERS.index("vacancies")] = np.maximum(np.floor(posts - there + 0.5), 0)
