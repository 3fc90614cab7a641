"""The flow model once more, in plain NumPy, all runs side by side: as slow as it is plain.

Written from the order of a month and from the keys of its decisions. Its counts are the
compiled one's.
"""

import numpy as np

from tenure.forecast.flows.cells import ENTRY, FIRST_OF, GROUP_OF, HIGHER, NEXT, STAGE_OF, STAGE_OF_GROUP
from tenure.forecast.flows.chances import (
    ELSEWHERE,
    FILLING,
    GIVING_UP,
    LEAVING,
    LOOKING,
    QUALIFYING,
    RISING,
    SHARING,
    TO_PARTNER,
    UNEXPLAINED,
    WHERE,
    WHICH_PARTNER,
)  # fmt: skip
from tenure.forecast.flows.inputs import ANSWERS, CELLS, DESTINATIONS, GROUPS, STAGES
from tenure.forecast.flows.leaving import FEW, UNITS_AT_MOST
from tenure.forecast.flows.simulating import key_of

S, D, G = len(STAGES), len(DESTINATIONS), len(GROUPS)
NEAR_NOTHING = 1e-18


def mixed(key, about):
    """SplitMix64's finaliser over a key and what is decided."""
    with np.errstate(over="ignore"):
        z = np.asarray(key, np.uint64) + (np.asarray(about).astype(np.uint64) + np.uint64(1)) * np.uint64(
            0x9E3779B97F4A7C15
        )
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def number(key, about):
    return ((mixed(key, about) >> np.uint64(11)).astype(float) + 0.5) * 2.0**-53


def binomial(people, chance, numbers):
    """The smallest x with P(X <= x) >= number, for arrays of any shapes that fit one another."""
    n, p, u = (np.array(each, float) for each in np.broadcast_arrays(people, chance, numbers))
    found = np.zeros(n.shape)
    some = (u > 1.0 - n * p) & (n > 0)
    sure, one = some & (p >= 1.0), some & (p < 1.0) & (n == 1.0)
    found[sure], found[one] = n[sure], 1.0
    rest = some & ~sure & ~one
    low, high = rest & (p <= 0.5), rest & (p > 0.5)
    found[low] = _inverse(n[low], p[low], u[low])
    found[high] = n[high] - _inverse(n[high], 1.0 - p[high], 1.0 - u[high])
    return found


def _inverse(n, p, u):
    found = np.zeros(n.shape)
    some = u > 1.0 - n * p
    small, large = some & (n * p < 200.0), some & (n * p >= 200.0)
    found[small] = _from_nought(n[small], p[small], u[small])
    found[large] = [_from_the_mode(*each) for each in zip(n[large], p[large], u[large], strict=True)]
    return found


def _from_nought(n, p, u):
    left, here, base = n.astype(np.int64), np.ones(n.shape), 1.0 - p
    while left.any():
        here *= np.where(left & 1, base, 1.0)
        base, left = base * base, left >> 1
    odds, reached, x = p / (1.0 - p), here.copy(), np.zeros(n.shape)
    going = (reached < u) & (x < n)
    while going.any():
        here = np.where(going, here * (odds * (n - x) / (x + 1.0)), here)
        going &= ~((here < NEAR_NOTHING) & (x > n * p))
        x = np.where(going, x + 1.0, x)
        reached = np.where(going, reached + here, reached)
        going &= (reached < u) & (x < n)
    return x


def _from_the_mode(n, p, u):
    odds, mode = p / (1.0 - p), np.floor((n + 1.0) * p)
    below, above = [1.0], [1.0]
    x = mode
    while x > 0 and below[-1] > NEAR_NOTHING:
        below.append(below[-1] * (x / (odds * (n - x + 1.0))))
        x -= 1.0
    x = mode
    while x < n and above[-1] > NEAR_NOTHING:
        above.append(above[-1] * (odds * (n - x) / (x + 1.0)))
        x += 1.0
    reached = sum(below)
    wanted = u * sum(above[1:], reached)
    if reached < wanted:
        step = 0
        while reached < wanted and step + 1 < len(above):
            step += 1
            reached += above[step]
        return mode + step
    step = 0
    while step + 1 < len(below) and reached - below[step] >= wanted:
        reached -= below[step]
        step += 1
    return mode - step


class Futures:
    """All runs of one simulation."""

    def __init__(self, start, chances, effects, *, runs, seed, first_run=0):
        self.start, self.chances, self.effects, self.runs = start, chances, effects, runs
        self.units = len(start.units)
        self.of_run = mixed(np.uint64(seed), np.arange(first_run, first_run + runs))
        self.people = np.tile(start.stock.astype(float), (runs, 1, 1))
        self.waiting = np.full(runs, float(start.waiting))
        self.vacant_share = np.zeros((runs, self.units))

    def __getattr__(self, name):
        """One of the chances, a row for each run."""
        values = getattr(self.chances, name)
        return np.broadcast_to(values, (self.runs, *values.shape[1:])) if name != "usual" else values

    def all(self):
        """Counts, those who looked here, and those who wait, month by month."""
        counts = np.zeros((self.runs, self.start.months + 1, self.units, len(ANSWERS)))
        looked, waited = np.zeros(counts.shape[:2]), np.zeros(counts.shape[:2])
        for month in range(self.start.months + 1):
            self.answers = counts[:, month]
            if month:
                looked[:, month] = self.month(month)
            self.take_down(month)
            waited[:, month] = self.waiting
        return counts, looked, waited

    def month(self, month):
        self.key = mixed(self.of_run, month)
        self.keys = np.stack([mixed(self.key, key_of(unit)) for unit in self.start.units], axis=1)
        self.arriving = np.zeros_like(self.people)
        for move in self.start.moves:
            if move.month == month:
                self.move_at_once(move)
        self.set_chances(month)
        for u in range(self.units):
            self.leave(u)
            self.rise(u)
        grown = np.zeros_like(self.people)
        for cell in range(CELLS):
            grown[..., NEXT[cell]] += self.people[..., cell]
        self.people = grown + self.arriving
        looking = self.qualify(month)
        self.waiting = self.waiting + looking
        self.hire(month)
        self.waiting = self.waiting - binomial(self.waiting, self.giving_up, number(self.key, GIVING_UP))
        if (self.start.on.month + month - 9) % 12 == 0:
            self.settle(month)
        return looking

    def move_at_once(self, move):
        cells = np.flatnonzero(move.stage == STAGE_OF)
        here = self.people[:, move.unit, cells]
        there = here.sum(-1, keepdims=True)
        come = np.maximum(move.people, -there)
        with np.errstate(divide="ignore", invalid="ignore"):
            upto = np.floor(np.cumsum(here, axis=-1) * ((there + come) / there) + 0.5)
        entry = np.where(cells == ENTRY[move.stage], come, 0.0)
        self.people[:, move.unit, cells] = np.where(there > 0, np.diff(upto, prepend=0, axis=-1), entry)
        self.answers[:, move.unit, ANSWERS.index("unexplained")] += come[:, 0]

    def times(self, kind, month):
        """What effects of a kind multiply by, with a row for each run."""
        found = np.ones(())
        for effect in self.effects:
            if effect.kind == kind:
                size = np.expm1(effect.size).reshape(-1, *[1] * effect.reach.ndim)
                ramp = effect.ramp[month]
                more = effect.reach * (ramp * size) if kind == "leaving" else effect.reach * ramp * size
                found = found * (1.0 + more)
        return found

    def set_chances(self, month):
        year = (month - 1) // 12
        odds = np.exp(-self.leaving) * np.exp(-self.years[:, year])[..., None]
        if self.feedback.any():
            more = -100.0 * self.feedback * (self.vacant_share - self.usual)
            odds = np.exp(-self.leaving) * (np.exp(-self.years[:, year]) * exponential(more))[..., None]
        hazards = (1.0 / (1.0 + odds))[..., None] * self.where[:, :, STAGE_OF_GROUP]
        hazards = hazards * self.times("leaving", month)
        alone = self.partner.sum(-1) <= 0.0
        hazards[alone, :, 1] += hazards[alone, :, 0]
        hazards[alone, :, 0] = 0.0
        up_to = np.add.accumulate(hazards, axis=-1)
        self.hazard = np.where(up_to[..., -1] > 1.0 - 1e-12, 1.0, up_to[..., -1])
        left = up_to[..., -1:].copy()
        with np.errstate(divide="ignore", invalid="ignore"):
            self.told = np.nan_to_num(up_to / left)
            self.share = np.zeros_like(hazards)
            for d in range(D):
                self.share[..., d] = np.where(left[..., 0] > 0, hazards[..., d] / left[..., 0], 0.0)
                left[..., 0] -= hazards[..., d]
        self.share[self.share > 1.0 - 1e-12] = 1.0
        self.rising = np.minimum(self.promoted * self.times("promoted", month), 1.0)
        self.filling = np.minimum(self.filled * self.times("filled", month), 1.0)

    def leave(self, u):
        key, pooled = self.keys[:, u], np.zeros((self.runs, G))
        for cell in range(CELLS):
            group = GROUP_OF[cell]
            if not self.people[:, u, cell].any():
                continue
            left = binomial(self.people[:, u, cell], self.hazard[:, u, group], number(key, LEAVING + cell))
            self.people[:, u, cell] -= left
            moved = np.zeros(self.runs)
            for one in range(FEW):
                by = number(key, WHERE + cell * FEW + one)
                to = (by[:, None] > self.told[:, u, group, : D - 1]).sum(1)
                goes = (left <= FEW) & (one < left)
                moved += goes & (to == 0)
                for d in range(1, D):
                    self.answers[:, u, S + d] += goes & (to == d)
            many = np.where(left > FEW, left, 0.0)
            moved += binomial(many, self.share[:, u, group, 0], number(key, TO_PARTNER + cell))
            pooled[:, group] += np.where(left > FEW, left - moved, 0.0)
            self.go_to_partners(u, cell, moved)
        for group in range(G):
            for d in range(1, D):
                share = self.share[:, u, group, d] if d < D - 1 else 1.0
                gone = binomial(pooled[:, group], share, number(key, ELSEWHERE + group * 8 + d))
                self.answers[:, u, S + d] += gone
                pooled[:, group] -= gone

    def go_to_partners(self, u, cell, moved):
        if not moved.any():
            return
        arrives = NEXT[cell] if STAGE_OF[cell] < 2 else FIRST_OF[STAGE_OF[cell]]
        self.answers[:, u, S] += moved
        to = self.partner[:, u]
        rest = np.add.accumulate(to, axis=-1)[:, -1]
        for v in range(self.units):
            with np.errstate(divide="ignore", invalid="ignore"):
                chance = np.where(rest - to[:, v] <= 1e-12, 1.0, to[:, v] / rest) * (to[:, v] > 0)
            key = number(self.keys[:, u], WHICH_PARTNER + cell * UNITS_AT_MOST + v)
            here = binomial(moved, chance, key)
            self.arriving[:, v, arrives] += here
            self.answers[:, v, S + D] += here
            moved, rest = moved - here, rest - to[:, v]

    def rise(self, u):
        for cell in range(FIRST_OF[1], FIRST_OF[4]):
            if not self.people[:, u, cell].any():
                continue
            chance = self.rising[:, u, 1 if STAGE_OF[cell] == 3 else 0]
            up = binomial(self.people[:, u, cell], chance, number(self.keys[:, u], RISING + cell))
            self.people[:, u, cell] -= up
            self.arriving[:, u, NEXT[HIGHER[cell]]] += up
            self.answers[:, u, ANSWERS.index("promoted")] += up

    def qualify(self, month):
        passing = np.minimum(self.qualifying * self.times("qualifying", month), 1.0)
        joining = np.minimum(self.joining * self.times("joining", month), 1.0)
        looking = np.zeros(self.runs)
        for q in range(len(self.start.routes)):
            due = self.start.due[month, q]
            qualified = binomial(due, passing[:, q], number(self.key, QUALIFYING + q))
            looking += binomial(qualified, joining[:, q], number(self.key, LOOKING + q))
        return looking

    def gap(self, month):
        return np.maximum(np.floor(self.start.posts[month] - self.people.sum(-1) + 0.5), 0.0)

    def hire(self, month):
        vacant = self.gap(month)
        room = np.maximum(self.start.capacity[month] - self.people[..., : FIRST_OF[1]].sum(-1), 0.0)
        wanted = binomial(vacant, self.filling[..., 0], number(self.keys, FILLING))
        wanted = np.floor(np.minimum(wanted, room))
        hired, rest = wanted.copy(), wanted.sum(-1)
        short, pool = rest > self.waiting, self.waiting.copy()
        for u in range(self.units):
            want = wanted[:, u]
            chance = np.where(rest - want <= 1e-12, 1.0, want / np.maximum(rest, 1.0))
            rest = rest - want
            given = np.minimum(want, binomial(pool, chance, number(self.keys[:, u], SHARING)))
            given = np.where(want > 0, np.maximum(given, pool - rest), 0.0)
            hired[:, u] = np.where(short, given, want)
            pool = pool - hired[:, u]
        self.waiting = self.waiting - hired.sum(-1)
        self.people[..., 0] += hired
        self.answers[..., ANSWERS.index("hired newly qualified")] = hired
        self.hire_experienced(vacant - hired)

    def hire_experienced(self, vacant):
        left = binomial(vacant, self.filling[..., 1], number(self.keys, FILLING + 1))
        self.answers[..., ANSWERS.index("hired experienced")] = left
        rest = np.ones_like(left)
        for stage in range(1, S):
            share = self.hired_as[..., stage]
            chance = np.where(rest - share <= 1e-12, 1.0, share / rest)
            here = binomial(left, chance, number(self.keys, FILLING + 2 + stage))
            self.people[..., ENTRY[stage]] += here
            left, rest = left - here, rest - share

    def settle(self, month):
        part = self.unexplained[:, (month - 1) // 12][..., None]
        numbers = number(self.keys[..., None], UNEXPLAINED + np.arange(CELLS))
        moved = binomial(self.people, np.abs(part), numbers)
        self.people += np.sign(part) * moved
        self.answers[..., ANSWERS.index("unexplained")] += (np.sign(part) * moved).sum(-1)

    def take_down(self, month):
        for stage in range(S):
            self.answers[..., stage] = self.people[..., stage == STAGE_OF].sum(-1)
        vacant = self.gap(month)
        self.answers[..., ANSWERS.index("vacancies")] = vacant
        whole = vacant + self.people.sum(-1)
        self.vacant_share = np.divide(vacant, whole, out=np.zeros_like(vacant), where=whole > 0)


def exponential(x):
    """e to the power x by products: a short series at a 4,096th of it, squared twelve times."""
    t = np.clip(x, -30.0, 30.0) / 4096.0
    y = 1.0 + t * (1.0 + t * (0.5 + t * (1.0 / 6.0 + t * (1.0 / 24.0 + t * (1.0 / 120.0)))))
    for _ in range(12):
        y = y * y
    return y
