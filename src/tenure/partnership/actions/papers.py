"""Papers of a meeting: a file beside an item of the agenda, kept by its hash as every file is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, convenors, files, may
from tenure.partnership.actions.returns import By
from tenure.partnership.models import AgendaItem, Meeting
from tenure.partnership.models.meetings import CANCELLED
from tenure.terms.problems import UsedWrongly

LARGEST: Final = 20 * files.MEGABYTE
"""A board pack with pictures has 5 to 10 MB; what is larger is not read before a meeting."""
_ZIP: Final = b"PK\x03\x04"
BEGINNINGS: Final[Mapping[str, bytes]] = {
    ".pdf": b"%PDF-",
    ".docx": _ZIP,
    ".pptx": _ZIP,
    ".xlsx": _ZIP,
    ".odt": _ZIP,
    ".odp": _ZIP,
    ".ods": _ZIP,
}
"""The kinds of file that papers come in, and how each begins. None of them holds macros."""
WHERE: Final = "Send a PDF, a document, slides or a workbook without macros."


def attach(item: AgendaItem, file: UploadedFile, *, by: By) -> AgendaItem:
    """Put a paper beside an item; a newer one takes the older one's place, whose bytes stay kept.

    UsedWrongly where the file is no paper, is too large or empty, or the minutes are agreed.
    """
    may.require(convenors.keep_meetings(by), by=by, about=f"meeting {item.meeting_id}")
    meeting = Meeting.objects.get(pk=item.meeting_id)
    if meeting.state == CANCELLED or meeting.agreed_at_id:
        raise UsedWrongly("Nothing of this meeting changes any more.")
    name = files.plain_name(file.name)
    _require_paper(name, file.size or 0)
    with files.arriving(file) as arrived:
        _require_as_it_says(name, arrived.path)
        with transaction.atomic():
            AgendaItem.objects.filter(pk=item.pk).update(paper_name=name, paper_sha256=arrived.sha256)
            Meeting.objects.filter(pk=meeting.pk).update(changed_at=timezone.now())
            audit.enter("attached a paper", f"meeting {meeting.pk}", by=by, bytes=arrived.bytes)
            arrived.keep()
    item.refresh_from_db()
    return item


def paper_of(item: AgendaItem, *, by: By) -> bytes:
    """The bytes of a paper, for whoever sees meetings. OutOfSight where there is none."""
    may.require(convenors.see_meetings(by), by=by, about=f"meeting {item.meeting_id}")
    place = files.place_of(item.paper_sha256)
    if not item.paper_sha256 or not place.exists():
        raise may.OutOfSight("There is no such paper.")
    return place.read_bytes()


def _require_paper(name: str, size: int) -> None:
    if Path(name).suffix.lower() not in BEGINNINGS:
        raise UsedWrongly(f"{name[:60]} is no kind of file that papers come in. {WHERE}")
    if not size:
        raise UsedWrongly(f"{name[:60]} is empty. {WHERE}")
    if size > LARGEST:
        large, most = size / files.MEGABYTE, LARGEST // files.MEGABYTE
        raise UsedWrongly(f"{name[:60]} has {large:,.0f} MB; the most is {most}. Make its pictures smaller.")


def _require_as_it_says(name: str, path: Path) -> None:
    kind = Path(name).suffix.lower()
    with path.open("rb") as opened:
        begins = opened.read(8)
    if not begins.startswith(BEGINNINGS[kind]):
        raise UsedWrongly(f"{name[:60]} is called {kind} and is something else inside. {WHERE}")
