"""Large grids: scenarios by employers by blocks of runs, each a piece of work of its own.

A piece is pure: what it takes is given, its draws are keyed by run, and nothing is shared. Results are put
together by the piece's name; so order, retries and the machine they ran on change no byte of them.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from multiprocessing import get_context
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import ANSWERS, Chances, Effect, Start
from tenure.forecast.flows.simulating import simulate
from tenure.terms.problems import UsedWrongly

BLOCK: Final = 250
"""Runs of a piece: a fraction of a second for one council, a few seconds for a large partnership."""

TRIES: Final = 3
"""How often a pool of workers may break with no piece done since the last time."""

ONE_THREAD: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
"""What tells numerical libraries to leave the other cores to the other workers."""


class Piece(NamedTuple):
    """One piece of work: which scenario, whose workforce, which runs."""

    arm: str
    employers: str
    first_run: int
    runs: int


Work = Callable[[Piece], NDArray[Any]]
"""What is done with a piece. It has to travel to other processes: a function of a module, or a dataclass."""

Done = tuple[Piece, NDArray[Any]]
Tell = Callable[[int, int], bool]
"""Told how many pieces are done of how many; answers whether to go on."""


class Executor(Protocol):
    """Where pieces are worked on; gives each with its result, in the order in which they are done."""

    def work_on(self, pieces: Sequence[Piece], work: Work) -> Iterator[Done]: ...


class Arm(NamedTuple):
    """What is simulated of one scenario and set of employers; chances of every run, or one row."""

    start: Start
    chances: Chances
    effects: Sequence[Effect] = ()


@dataclass(frozen=True, eq=False)
class Simulated:
    """The work of simulating: gives shape (runs, months + 1, U, answers kept).

    arms  by scenario and employers.
    keep  the answers that are wanted, of ANSWERS.
    """

    arms: Mapping[tuple[str, str], Arm]
    seed: int
    keep: tuple[str, ...]

    def __call__(self, piece: Piece) -> NDArray[Any]:
        arm = self.arms[piece.arm, piece.employers]
        these = slice(piece.first_run, piece.first_run + piece.runs)
        outcome = simulate(
            start_of_runs(arm.start, these),
            of_runs(arm.chances, these),
            [replace(each, size=_rows(each.size, these)) for each in arm.effects],
            runs=piece.runs,
            seed=self.seed,
            first_run=piece.first_run,
        )
        return outcome.counts[..., [ANSWERS.index(name) for name in self.keep]]


def start_of_runs(start: Start, these: slice) -> Start:
    """The start of some of the runs: their own posts, where runs have posts of their own."""
    return start if start.by_run is None else replace(start, by_run=_rows(start.by_run, these))


def of_runs(chances: Chances, these: slice) -> Chances:
    """The chances of some of the runs."""
    named = (field.name for field in fields(chances) if field.name != "usual")
    return replace(chances, **{name: _rows(getattr(chances, name), these) for name in named})


def _rows(values: NDArray[np.float64], these: slice) -> NDArray[np.float64]:
    return values if len(values) == 1 else values[these]


def pieces_of(
    arms: Iterable[str], employers: Iterable[str], *, runs: int, block: int = BLOCK
) -> tuple[Piece, ...]:
    """The pieces of a grid, scenarios first."""
    whose = tuple(employers)
    return tuple(
        Piece(arm, who, first, min(block, runs - first))
        for arm in arms
        for who in whose
        for first in range(0, runs, block)
    )


def run_grid(
    pieces: Sequence[Piece],
    work: Work,
    *,
    on: Executor | None = None,
    done: Mapping[Piece, NDArray[Any]] | None = None,
    tell: Tell | None = None,
) -> dict[Piece, NDArray[Any]]:
    """Work on the pieces and give each one's result, in the order of the pieces.

    on    where; local processes unless said.
    done  results of an earlier call that was stopped: those pieces are not worked on again.
    tell  is told after each piece; where it answers False no more are begun, and what is done is given.
    """
    found = dict(done or {})
    left = [piece for piece in pieces if piece not in found]
    executor = on or Processes()
    if left and (tell is None or tell(len(pieces) - len(left), len(pieces))):
        for piece, result in executor.work_on(left, work):
            found[piece] = result
            if tell is not None and not tell(sum(each in found for each in pieces), len(pieces)):
                break
    return {piece: found[piece] for piece in pieces if piece in found}


@dataclass(frozen=True)
class InProcess:
    """One piece after another, here."""

    def work_on(self, pieces: Sequence[Piece], work: Work) -> Iterator[Done]:
        for piece in pieces:
            yield piece, work(piece)


@dataclass(frozen=True)
class Processes:
    """Local processes, one thread each. A process that dies is replaced, and its piece worked on again.

    workers  how many; None for one a core.
    """

    workers: int | None = None

    def work_on(self, pieces: Sequence[Piece], work: Work) -> Iterator[Done]:
        left, broken = list(pieces), 0
        while left:
            before = len(left)
            try:
                for done in self._once(tuple(left), work):
                    left.remove(done[0])
                    yield done
            except BrokenProcessPool:
                broken = broken + 1 if len(left) == before else 0
                if broken == TRIES:
                    raise

    def _once(self, pieces: Sequence[Piece], work: Work) -> Iterator[Done]:
        with (
            one_thread(),
            ProcessPoolExecutor(self.workers, get_context("spawn"), _take, (work,)) as pool,
        ):
            sent = [pool.submit(_work, piece) for piece in pieces]
            try:
                for each in as_completed(sent):
                    yield each.result()
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


_TAKEN: list[Work] = []


def _take(work: Work) -> None:
    """In a worker: keep the work, which is sent once and not with each piece."""
    _TAKEN[:] = [work]


def _work(piece: Piece) -> Done:
    return piece, _TAKEN[0](piece)


@contextmanager
def one_thread() -> Iterator[None]:
    """Processes begun meanwhile use one thread each for arithmetic."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@dataclass(frozen=True)
class Spark:
    """A Spark cluster, for grids too large for one machine. It starts slowly: give it few large pieces.

    address  of the cluster: `local[2]`, `spark://…`, or `sc://…` for Spark Connect. Its workers need Tenure.
    at_once  pieces sent together; between such waves it can be told to stop.
    Raises UsedWrongly where pyspark is not installed.
    """

    address: str = "local[*]"
    at_once: int = 64

    def work_on(self, pieces: Sequence[Piece], work: Work) -> Iterator[Done]:
        session = self._session()
        try:
            for first in range(0, len(pieces), self.at_once):
                wave = tuple(pieces[first : first + self.at_once])
                many = session.range(0, len(wave), 1, len(wave))
                rows = many.mapInArrow(_on_spark(wave, work), "result binary").collect()
                yield from (pickle.loads(bytes(row.result)) for row in rows)
        finally:
            session.stop()

    def _session(self) -> Any:
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise UsedWrongly(
                "Spark is not installed here. Install it with pip install 'tenure[spark]', "
                "or leave it out: local processes give the same numbers."
            ) from None
        named = SparkSession.builder.appName("tenure")
        if self.address.startswith("sc://"):
            return named.remote(self.address).getOrCreate()
        if self.address.startswith("local"):
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # this machine's workers are like us
        return named.master(self.address).getOrCreate()


def _on_spark(wave: Sequence[Piece], work: Work) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """What a Spark worker does with the numbers of pieces, in batches of Arrow."""

    def work_here(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        for batch in batches:
            for number in batch.column(0).to_pylist():
                done = pickle.dumps((wave[number], work(wave[number])))
                yield pyarrow.RecordBatch.from_pydict({"result": [done]})

    return work_here
