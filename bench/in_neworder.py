"""The flow model of one employer in neworder, in its fastest mode: NumPy columns, one hazard for all.

Run by an interpreter that has neworder, which need not have Tenure:
python bench/in_neworder.py PEOPLE MONTHS       prints the CPU seconds of one future
"""

import sys
import time

import neworder
import numpy as np

EXPERIENCED, SENIOR, MANAGER = 2, 3, 4
LEAVING, TO_SENIOR, TO_MANAGER, FILLED = 0.012, 0.004, 0.003, 0.2


class Workforce(neworder.Model):
    """Everyone in post, a column for the stage and one for the months in it."""

    def __init__(self, people, months):
        super().__init__(
            neworder.LinearTimeline(0.0, float(months), months),
            neworder.MonteCarlo.deterministic_independent_stream,
        )
        self.posts = int(1.15 * people)
        self.stage = np.repeat(
            np.arange(5), [people // 8, people // 5, people // 2, people // 8, people // 20]
        )
        self.clock = np.arange(len(self.stage)) % 61

    def step(self):
        stay = self.mc.hazard(np.full(len(self.stage), LEAVING)) == 0
        left = int((~stay).sum())
        self.mc.sample(left, np.array([0.1, 0.15, 0.2, 0.15, 0.3, 0.1]))
        self.stage, self.clock = self.stage[stay], self.clock[stay]
        rising = np.array([0.0, TO_SENIOR, TO_SENIOR, TO_MANAGER, 0.0])[self.stage]
        self.stage = np.where(
            self.mc.hazard(rising) == 1, np.where(self.stage == SENIOR, MANAGER, SENIOR), self.stage
        )
        self.clock = np.minimum(self.clock + 1, 60)
        self.stage = np.where((self.stage == 0) & (self.clock == 12), 1, self.stage)
        self.stage = np.where((self.stage == 1) & (self.clock == 36), EXPERIENCED, self.stage)
        hired = int(self.mc.hazard(FILLED, max(self.posts - len(self.stage), 0)).sum())
        self.stage = np.concatenate([self.stage, np.full(hired, EXPERIENCED)])
        self.clock = np.concatenate([self.clock, np.zeros(hired, np.int64)])


def main():
    people, months = (int(each) for each in sys.argv[1:])
    took = []
    for _ in range(4):
        model = Workforce(people, months)
        begun = time.process_time()
        neworder.run(model)
        took.append(time.process_time() - begun)
    print(min(took))


if __name__ == "__main__":
    main()
