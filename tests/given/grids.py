"""Work on pieces of a grid that goes wrong on purpose; it is here because other processes must find it."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from tenure.forecast.flows.grid import Piece, Work


@dataclass(frozen=True)
class KilledOnce:
    """Work whose process is killed half way, the first time that one piece comes up."""

    work: Work
    piece: Piece
    mark: Path

    def __call__(self, piece):
        if piece == self.piece and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.work(piece)


@dataclass(frozen=True)
class AlwaysKilled:
    """Work that no process survives."""

    def __call__(self, piece):
        os.kill(os.getpid(), signal.SIGKILL)


def worker(piece):
    """The process that did the work."""
    return os.getpid()
