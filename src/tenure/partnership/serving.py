"""Serving the pages, with a worker beside them; Ctrl-C ends both."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Final

from tenure.partnership import home as homes
from tenure.partnership.logs import log
from tenure.terms.problems import UsedWrongly

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
PROCESSES, THREADS = 2, 4
"""Measured on two cores: 25 people at once wait 18 ms at the 95th percentile."""
SECONDS_TO_STOP: Final = 10
SECONDS_BETWEEN_LOOKS: Final = 0.5
SECONDS_BETWEEN_DUTIES: Final = 30
"""How often the worker looks whether a reminder is due."""

_log = log("tenure.partnership.serving")


def serve(home: Path, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve a home until Ctrl-C, with its worker, where `require_place` lets it."""
    from django.conf import settings
    from granian.constants import Interfaces
    from granian.server import Server

    homes.prepare(home)
    require_place(host, port)
    with _worker(home):
        Server(
            "tenure.partnership.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=PROCESSES if settings.TENURE_PUBLIC else 1,
            blocking_threads=THREADS,
            respawn_failed_workers=settings.TENURE_PUBLIC,
            log_enabled=False,
        ).serve()


def first_link(home: Path) -> str | None:
    """The path of a sign-in link for a home where no administrator has ever signed in; None in any other."""
    homes.prepare(home)
    from django.urls import reverse

    from tenure.partnership.actions import accounts
    from tenure.partnership.may import HOLDER

    account = accounts.first_administrator()
    if account is None:
        return None
    return reverse("sign-in-link", args=[accounts.make_link(account=account, by=HOLDER)])


def require_place(host: str, port: int) -> None:
    """Make sure that pages may be served there, before anything is loaded or a link is given to it.

    Raises UsedWrongly where a demo would answer to other machines, or the port is taken.
    """
    from django.conf import settings

    if not settings.TENURE_PUBLIC and host not in LOOPBACK:
        raise UsedWrongly(
            f"A demo answers to this machine only, not to {host}. Set TENURE_MODE=production for others."
        )
    _require_free(host, port)


def _require_free(host: str, port: int) -> None:
    """Two servers on one port would share its visitors between two homes: the system itself allows it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
        except OSError as problem:
            raise UsedWrongly(f"Port {port} of {host} is taken. Name another one with --port.") from problem


@contextmanager
def _worker(home: Path) -> Iterator[None]:
    """The worker, in a process of its own for as long as the pages are served; killed, it starts again."""
    over, process = Event(), _started(home)
    watch = Thread(target=_watch, args=(home, process, over))
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()


def _started(home: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _WORKER, str(home)]
    return subprocess.Popen(command, start_new_session=os.name == "posix")


def _watch(home: Path, process: subprocess.Popen[bytes], over: Event) -> None:
    """Start the worker again whenever it ends by itself, each time a little later where it ends at once."""
    pause = SECONDS_BETWEEN_LOOKS
    while not over.wait(pause):
        begun = time.monotonic()
        while process.poll() is None and not over.wait(SECONDS_BETWEEN_LOOKS):
            pass
        if over.is_set():
            break
        quick = time.monotonic() - begun < SECONDS_TO_STOP
        pause = min(2 * pause, SECONDS_BETWEEN_DUTIES) if quick else SECONDS_BETWEEN_LOOKS
        _log.error("worker started again")
        process = _started(home)
    _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


_WORKER = """
import sys
from pathlib import Path
from tenure.partnership.serving import work_beside
work_beside(Path(sys.argv[1]))
"""


def work_beside(home: Path) -> None:
    """Work for as long as the process that started this one lives."""
    parent = os.getppid()
    Thread(target=_end_with, args=(parent,), daemon=True).start()
    work(home)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def work(home: Path) -> None:
    """Do the long work that waits in the database, until told to stop; first what a stopped worker left."""
    homes.prepare(home)
    from django.core.management import call_command

    from tenure.partnership import audit, checking, files, keeping, running
    from tenure.partnership.actions import delivering
    from tenure.partnership.tasks import check_submission, run_plan, times_stopped
    from tenure.partnership.wall import whole_partnership

    files.clear_arriving()
    with whole_partnership():
        audit.write_head()
        keeping.settle()
        for number in checking.take_up_again(stopped=times_stopped):
            check_submission.enqueue(number)
        for number in delivering.take_up_again():
            delivering.read_delivery.enqueue(number)
        for number in running.take_up_again():
            run_plan.enqueue(number)
    with _duties_beside():
        call_command(
            "db_worker", interval=SECONDS_BETWEEN_LOOKS, startup_delay=False, reload=False, verbosity=0
        )


@contextmanager
def _duties_beside() -> Iterator[None]:
    """The duties, in a thread; one that is being done comes to its end before the worker does."""
    over = Event()
    thread = Thread(target=_do_duties, args=(over,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _do_duties(over: Event) -> None:
    """Reminders that are due, beside the long work, round after round; what readers would wait for first,
    whenever the record has changed.
    """
    from tenure.partnership import keeping

    keeping.changed.set()
    while not over.is_set():
        if keeping.changed.is_set():
            keeping.changed.clear()
            apart(_make_ahead)
        apart(_one_round)
        until = time.monotonic() + SECONDS_BETWEEN_DUTIES
        while time.monotonic() < until and not keeping.changed.is_set():
            if over.wait(SECONDS_BETWEEN_LOOKS):
                break


def _make_ahead() -> None:
    from django.db import connections

    from tenure.partnership import keeping
    from tenure.partnership.wall import whole_partnership

    try:
        with whole_partnership():
            keeping.warm()
    finally:
        connections.close_all()


def _one_round() -> None:
    from django.db import connections

    from tenure.partnership import nudging, reminding
    from tenure.partnership.wall import whole_partnership

    try:
        with whole_partnership():
            reminding.do_what_is_due()
            reminding.send_what_is_written()
            nudging.write_what_is_due()
            nudging.send_what_is_written()
    finally:
        connections.close_all()  # the next round has a thread, and so a connection, of its own


def apart(duty: Callable[[], None]) -> str:
    """Do something in a thread of its own, so that what breaks it ends nothing else.

    Gives the reference under which the log says where it broke; empty where it did not.
    """
    with ThreadPoolExecutor(1) as alone:
        done = alone.submit(duty)
    fault = done.exception()
    if fault is None:
        return ""
    reference = secrets.token_hex(4).upper()
    _log.error("duties broke", reference=reference, exc_info=fault)
    return reference
