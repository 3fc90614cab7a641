"""Delivering: files are kept as they were dropped and the page answers; the worker reads them behind it."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from tenure.partnership import files
from tenure.partnership.actions import sending
from tenure.partnership.actions.sending import Content, Outcome, Sender
from tenure.partnership.logs import log
from tenure.partnership.models import Account, DeliveredFile, Delivery, Partner, Submission
from tenure.partnership.models.deliveries import AT_FIRST, PUT_ASIDE, READ, READING, UNFINISHED, WAITING
from tenure.partnership.tasks import stopped_at
from tenure.partnership.wall import whole_partnership
from tenure.terms.problems import Unreadable

MOST_STOPS: Final = 3
"""Workers killed over one delivery before it is put aside."""
STOPPED: Final = (
    f"The program was stopped {MOST_STOPS} times while it read these files, so they were put aside and are "
    "not kept. Tell whoever runs this home that it may need more memory; then send them again."
)
BY_OUR_FAULT: Final = "stopped by a fault of ours; tried again when the worker starts"
READING_ENDS: Final = 80
"""Per cent of the progress that reading is; the rest is keeping what was read."""

_log = log("tenure.partnership.delivering")


def deliver(
    *, incoming: Iterable[tuple[str, Content]], by: Account, partner: Partner | None, year: int | None = None
) -> Delivery:
    """Keep files as they were dropped, for the worker to read; nothing of them is read yet.

    Raises NotAllowed where `by` may not send for the partner, UsedWrongly where they are too many, and the
    problem of the first one where none of them can even be kept.
    """
    partner = sending.allowed(by, partner)
    folder = secrets.token_hex(16)
    kept = [_arrived(name, content, folder) for name, content in sending.not_too_many(list(incoming))]
    problems = [problem for _, problem in kept if problem]
    if problems and len(problems) == len(kept):
        raise problems[0]
    with transaction.atomic():
        delivery = Delivery.objects.create(partner=partner, sent_by=by, folder=folder, year=year)
        for file, _ in kept:
            file.delivery = delivery
            file.save()
        read_delivery.enqueue(delivery.pk)
    delivery.refresh_from_db()
    return delivery


def _arrived(name: str, content: Content, folder: str) -> tuple[DeliveredFile, Unreadable | None]:
    """The file, left where it waits; with the reason where it cannot even be kept."""
    name = files.plain_name(name)
    try:
        files.require_known_kind(name)
        with files.arriving(content) as arrived:
            arrived.leave_in(files.folder_for_waiting() / folder)
    except Unreadable as problem:
        return DeliveredFile(name=name, refused=str(problem)), problem
    return DeliveredFile(name=name, sha256=arrived.sha256, bytes=arrived.bytes), None


@task()
def read_delivery(number: int) -> None:
    """Read the files of a delivery and make sendings of them."""
    with whole_partnership():
        read(number)


def read(number: int) -> None:
    """Read one delivery, if it still waits to be; what became of each file stands in it afterwards."""
    if (delivery := _take_up(number)) is None:
        return
    stopped = True
    try:
        _finish(delivery, READ, became=_read(delivery))
        stopped = False
    finally:
        if stopped:
            _step(delivery, BY_OUR_FAULT, 0)


def _read(delivery: Delivery) -> list[dict[str, Any]]:
    waiting, dropped = files.folder_for_waiting() / delivery.folder, list(delivery.files.all())
    incoming = [(file.name, waiting / file.sha256) for file in dropped if not file.refused]
    sender = Sender(
        delivery.sent_by, delivery.partner, delivery.sent_at, year=delivery.year, delivery=delivery
    )
    became = sending.keep_files(incoming, sender, told=partial(_tell, delivery))
    refused = [Outcome(file.name, problem=Unreadable(file.refused)) for file in dropped if file.refused]
    return [_written_down(one) for one in (*became, *refused)]


def _tell(delivery: Delivery, done: int, of: int) -> None:
    words = f"reading file {done + 1} of {of}" if done < of else "putting files together that make one return"
    _step(delivery, words, READING_ENDS * done // of if of else READING_ENDS)


def _step(delivery: Delivery, words: str, progress: int) -> None:
    Delivery.objects.filter(pk=delivery.pk, state=READING).update(step=words, progress=progress)


def _written_down(one: Outcome) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in _WRITTEN}
    return said | {"submission": one.submission.pk if one.submission else None}


_WRITTEN: Final = ("name", "kind", "which", "version", "says", "took", "leads_to")


def outcomes(delivery: Delivery) -> tuple[Outcome, ...]:
    """What became of each file of a delivery that is read, in their order."""
    kept = {one.pk: one for one in Submission.objects.filter(delivery=delivery).select_related("partner")}
    return tuple(
        Outcome(
            one["name"],
            one["kind"],
            one["which"],
            one["version"],
            kept.get(one["submission"]),
            Unreadable(one["says"]) if one["says"] else None,
            one["took"],
            one["leads_to"],
        )
        for one in delivery.became
    )


def _take_up(number: int) -> Delivery | None:
    with transaction.atomic():
        delivery = _locked(number)
        if delivery is None or delivery.state != WAITING:
            return None
        delivery.state = READING
        delivery.save(update_fields=["state"])
    return delivery


def _locked(number: int) -> Delivery | None:
    rows = Delivery.objects.select_related("partner", "sent_by").select_for_update(of=("self",))
    return rows.filter(pk=number).first()


def _finish(delivery: Delivery, state: str, *, became: Iterable[dict[str, Any]] = (), says: str = "") -> None:
    """Write down what became of it; only then do the files leave the place where they waited."""
    delivery.state, delivery.became, delivery.says = state, list(became), says
    delivery.step, delivery.progress = state, 100
    delivery.save(update_fields=["state", "became", "says", "step", "progress"])
    transaction.on_commit(partial(_clear, delivery.folder))
    _log.info(state, delivery=delivery.pk, files=len(delivery.became))


def _clear(folder: str) -> None:
    shutil.rmtree(files.folder_for_waiting() / folder, ignore_errors=True)


def take_up_again() -> list[int]:
    """Put back what a stopped worker left half read; gives the deliveries that wait now.

    One that killed several workers is put aside. Files that wait for nobody any more are taken away.
    """
    for delivery in Delivery.objects.filter(state=READING):
        if stopped_at(read_delivery.module_path, delivery.pk) >= MOST_STOPS:
            _finish(delivery, PUT_ASIDE, says=STOPPED)
        else:
            Delivery.objects.filter(pk=delivery.pk, state=READING).update(
                state=WAITING, step=AT_FIRST, progress=0
            )
    _clear_left_over()
    return list(Delivery.objects.filter(state=WAITING).order_by("pk").values_list("pk", flat=True))


def _clear_left_over() -> None:
    """Folders of deliveries that are read, and of pages that were killed before they had kept them all."""
    wanted = set(Delivery.objects.filter(state__in=UNFINISHED).values_list("folder", flat=True))
    before = timezone.now().timestamp() - files.LONGEST_ARRIVAL.total_seconds()
    for folder in files.folder_for_waiting().glob("*"):
        if folder.name not in wanted and folder.stat().st_mtime < before:
            _clear(folder.name)
