"""Work that a page waits for: begun at its first visit, told while it goes on, and kept for every other."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Final

from tenure.publish.planning.working import Kept, Told

PATIENCE: Final = 1.5
"""Seconds that a page waits before it says how far the work is instead."""
SILENT: Final = 60.0
"""Seconds without news after which work of another process counts as given up."""

Work = Callable[[Told], None]
"""Does the work and keeps its result."""


@dataclass(frozen=True)
class Progress:
    """How far work is: steps done, of how many, and what is done now."""

    done: int = 0
    of: int = 1
    says: str = "getting ready"

    @property
    def hundredths(self) -> int:
        return 100 * self.done // max(self.of, 1)


_going: dict[Path, Future[None]] = {}
_told: dict[Path, Progress] = {}
_lock = Lock()
_worker = ThreadPoolExecutor(1, thread_name_prefix="awaited")


def awaited(kept: Kept, work: Work, *, patience: float | None = PATIENCE) -> Mapping[str, Any] | Progress:
    """The result where it is kept or comes soon; else how far the work is.

    patience  seconds to wait; None until it is done.
    Raises whatever the work raises.
    """
    found = kept.read()
    if found is not None:
        return found
    going = _begun(kept, work, alone=patience is None)
    if going is None:
        return kept.read() or _elsewhere(kept) or Progress()
    try:
        going.result(patience)
    except TimeoutError:
        return _told.get(kept.part, Progress())
    return kept.read() or Progress()


def _begun(kept: Kept, work: Work, *, alone: bool) -> Future[None] | None:
    """The work under way in this process, begun where nobody is over it yet.

    None where another process is over it, or where it is done.
    alone  begin it even where another is over it: whoever asks cannot come back for it.
    """
    with _lock:
        if kept.part not in _going:
            if kept.result.is_file() or (not alone and _elsewhere(kept) is not None):
                return None
            _going[kept.part] = _worker.submit(_done, kept, work)
        return _going[kept.part]


def _done(kept: Kept, work: Work) -> None:
    def told(done: int, of: int, says: str) -> None:
        _told[kept.part] = Progress(done, of, says)
        kept.write(kept.part, json.dumps(asdict(_told[kept.part])).encode())

    try:
        told(0, 1, Progress.says)
        work(told)
    finally:
        with _lock:
            _told.pop(kept.part, None)
            _going.pop(kept.part, None)
        kept.part.unlink(missing_ok=True)


def _elsewhere(kept: Kept) -> Progress | None:
    """How far another process is with it; None where none is, or none has said so for long."""
    with suppress(OSError, ValueError, TypeError):
        if time.time() - kept.part.stat().st_mtime < SILENT:
            return Progress(**json.loads(kept.part.read_bytes()))
    return None
