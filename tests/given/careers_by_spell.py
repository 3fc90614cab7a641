"""Careers one by one: a number for each spell against the survival curve along the cells to come."""

import numpy as np

from tenure.forecast.flows.cells import GROUP_OF, HIGHER, NEXT, STAGE_OF


def stages_after(months, *, cell, hazards, promoted, chance, people):
    """The stage of each of so many people after so many months, all from one cell; -1 where they have left.

    hazards   chance of leaving by group.
    promoted  chance of becoming senior, and manager.
    The first event of a spell is drawn once along the path of cells; the cell it happens in gives its kind
    by the ratio of the two chances.
    """
    found = np.zeros(people, np.int64)
    for person in range(people):
        here, month = cell, 0
        while True:
            path = path_from(here, months - month)
            leaves = hazards[GROUP_OF[path]]
            rises = (1 - leaves) * np.select([np.isin(STAGE_OF[path], (1, 2)), STAGE_OF[path] == 3], promoted)
            survives = np.cumprod(1 - leaves - rises)
            after = int((survives > chance.random()).sum())
            if after == len(path):
                found[person] = STAGE_OF[path_from(here, months - month + 1)[-1]]
                break
            month += after + 1
            if chance.random() * (leaves[after] + rises[after]) < leaves[after]:
                found[person] = -1
                break
            here = NEXT[HIGHER[path[after]]]
    return found


def path_from(cell, months):
    """The cells of the coming months, the present one first, if nothing happens."""
    path = [cell]
    for _ in range(months - 1):
        path.append(NEXT[path[-1]])
    return np.array(path[:months], np.int64)
