"""Pay in adults' services: a spine that rises each year, steered in mean to what the plan says."""

from __future__ import annotations

import numpy as np

from tenure.example.adults.levels import AdultsWanted
from tenure.example.chance import stream
from tenure.example.levels import Frame
from tenure.example.tables import Table, changed, size

NOT_KNOWN = 0.03
"""People whose pay their council does not know."""


def as_the_plan_pays(frame: Frame, w: AdultsWanted, staff: Table) -> Table:
    """People employed with the salary that their hours are paid, in whole pounds; 0 where it is not known.

    Each group's mean for full-time hours, over all jobs whose pay is known, is the year's: the spine is
    raised as a whole, and nobody's own place on it changes.
    """
    known = stream(frame.seed, "pay", w.year).random(size(staff)) >= NOT_KNOWN
    jobs = known * (1 + staff["second"])
    paid = np.zeros(size(staff))
    for group in (frame.inside, ~frame.inside):
        ours = group[staff["unit"]]
        if jobs[ours].any():
            usual = float(np.average(staff["spine"][ours], weights=jobs[ours]))
            rise = float(w.salary[group][0]) / usual
            paid[ours] = np.rint(staff["spine"][ours] * rise * np.minimum(staff["hours"][ours] / 37, 1))
    return changed(staff, paid=paid * known)
