"""Writing the example: returns of every year, what is planted in them, and a page that says what is where."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypedDict, Unpack

import numpy as np

from tenure.example.adults.sending import FIXING, FOLDER, SentSet, Sets, write_sets
from tenure.example.careers import CensusYear, careers
from tenure.example.cast import councils, ways
from tenure.example.describing import described
from tenure.example.dirt import in_history, to_fix
from tenure.example.education.people import Graduate, graduates_of
from tenure.example.education.writing import FOLDER as EDUCATION
from tenure.example.education.writing import NOTHING_STUDIED, Studied, write_education
from tenure.example.education.writing import PLANTED_LIST as PLANTED_EDUCATION
from tenure.example.filing import Filed, filed, xml
from tenure.example.levels import Frame, framed
from tenure.example.planting import Planted
from tenure.example.readme import readme
from tenure.example.sending import Sending, first_sending, made_at, path_of, sent
from tenure.terms.calendars import CSWW_LAYOUT_YEARS, FIRST_CSWW_YEAR
from tenure.terms.problems import UsedWrongly

LAST_YEAR = CSWW_LAYOUT_YEARS[-1] + 1
"""No layout is known for later collections; this one is read as the last known."""

PARTNERSHIP = "Vale and Mere Teaching Partnership"
MANIFEST, PLANTED_LIST, README = "manifest.json", "planted.json", "README.txt"
PLANTED_IN_SETS = "planted-adults.json"

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Written:
    """What was written: the files in the order they were sent, and the faults planted in them.

    files, planted   children's returns.     sets   adults' sets, with what is planted in them.
    studied   the same of the university.
    """

    folder: Path
    files: tuple[Sending, ...]
    planted: tuple[Planted, ...]
    sets: Sets = field(default_factory=lambda: Sets((), ()))
    studied: Studied = NOTHING_STUDIED


class Asked(TypedDict, total=False):
    """How large an example is asked for.

    partners  councils: seven, where not said, are the partnership (two file together); more make a nation.
    workers   about how many records the last year's returns have; where not said, each council's own size.
    years     how many collection years, seven where not said, the last of them included.
    to        the last collection year, 2023 where not said.
    seed      another seed, other people.
    """

    partners: int
    workers: int | None
    years: int
    to: int
    seed: int


@dataclass(frozen=True)
class _Size:
    """The same, with what is meant where nothing is said."""

    partners: int = 7
    workers: int | None = None
    years: int = 7
    to: int = 2023
    seed: int = 1


def write(folder: Path, *, progress: Progress | None = None, **asked: Unpack[Asked]) -> Written:
    """Write a made-up partnership's returns into a folder; the same for the same numbers, byte for byte.

    progress  told how many returns are written, of how many.

    Raises UsedWrongly where the numbers cannot be met, or the folder holds something else.
    """
    size = _Size(**asked)
    units = councils(size.partners)
    _refuse_years(size)
    frame = framed(units, ways(units, seed=size.seed), workers=size.workers, year=size.to, seed=size.seed)
    _cleared(folder)
    files: list[Sending] = []
    planted: list[Planted] = []
    before: Sequence[Filed] = ()
    graduates: list[Graduate] = []
    for year in careers(frame, since=size.to - size.years + 1, until=size.to):
        clean = _returns(frame, year)
        graduates += graduates_of(frame, year)
        planted += _write_year(folder, clean, files, seed=size.seed)
        if year.year == size.to:
            planted += _write_to_fix(folder, clean, before, files, seed=size.seed)
        before = clean
        if progress is not None:
            progress(year.year - size.to + size.years, size.years)
    ordered = tuple(sorted(files, key=lambda sending: (sending.sent_at, sending.file)))
    since = size.to - size.years + 1
    sets = write_sets(folder, frame, since=since, until=size.to)
    studied = write_education(folder, graduates, since=since, until=size.to, seed=size.seed)
    written = Written(folder, ordered, tuple(planted), sets, studied)
    _write_lists(written, size)
    return written


def _refuse_years(size: _Size) -> None:
    first = size.to - size.years + 1
    if size.years < 1 or size.to > LAST_YEAR or first < FIRST_CSWW_YEAR:
        raise UsedWrongly(
            f"The example has collection years from {FIRST_CSWW_YEAR} to {LAST_YEAR}, "
            f"and {size.years} years to {size.to} begin in {first}. Ask for fewer years, or for others."
        )


def _cleared(folder: Path) -> None:
    """An empty folder, or one with an example in it, which is taken away."""
    if folder.is_file():
        raise UsedWrongly(f"{folder} is a file. Give a folder to write the example into.")
    if folder.is_dir() and any(folder.iterdir()) and not _is_ours(folder):
        raise UsedWrongly(f"{folder} holds other files. Give an empty folder, or a new one.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("returns", "to-fix", EDUCATION, FOLDER, FIXING):
            shutil.rmtree(folder / name, ignore_errors=True)
        for name in (README, PLANTED_LIST, PLANTED_IN_SETS, PLANTED_EDUCATION):
            (folder / name).unlink(missing_ok=True)
        _write_json(folder / MANIFEST, {"example": PARTNERSHIP})
    except OSError as fault:
        raise UsedWrongly(f"{folder} cannot be written: {fault.strerror}. Give another folder.") from fault


def _is_ours(folder: Path) -> bool:
    """Whether an example was written there, or begun; its manifest says so from the first moment."""
    path = folder / MANIFEST
    return path.is_file() and f'"example": "{PARTNERSHIP}"' in path.read_text(encoding="utf-8")


def _returns(frame: Frame, year: CensusYear) -> list[Filed]:
    """What every unit files for the year, without a fault."""
    partner, columns = described(year, seed=frame.seed)
    cuts = np.searchsorted(partner, np.arange(len(frame.units) + 1)).tolist()
    return [
        filed(
            unit,
            year.year,
            columns={n: c[cuts[at] : cuts[at + 1]] for n, c in columns.items()},
            cover=year.cover,
            at=at,
        )
        for at, unit in enumerate(frame.units)
    ]


def _write_year(folder: Path, clean: Sequence[Filed], files: list[Sending], *, seed: int) -> list[Planted]:
    paths = {each.unit.number: path_of(each) for each in clean}
    dirty, planted = in_history(clean, files=paths, seed=seed)
    (folder / "returns" / str(clean[0].year)).mkdir(parents=True)
    for each in dirty:
        for sending, data in sent(each, seed=seed):
            (folder / sending.file).write_bytes(data)
            files.append(sending)
    return planted


def _write_to_fix(
    folder: Path, clean: Sequence[Filed], before: Sequence[Filed], files: list[Sending], *, seed: int
) -> list[Planted]:
    """The first sendings of some councils in the last year, full of faults; never on record."""
    last = {each.unit.number: each for each in before}
    (folder / "to-fix").mkdir()
    found: list[Planted] = []
    for each in clean:
        sending = first_sending(each)
        stamped = made_at(each, sending.sent_at)
        faulty = to_fix(stamped, before=last.get(each.unit.number), file=sending.file, seed=seed)
        if faulty is not None:
            (folder / sending.file).write_bytes(xml(faulty[0]))
            files.append(sending)
            found += faulty[1]
    return found


def _write_lists(written: Written, size: _Size) -> None:
    folder = written.folder
    _write_json(
        folder / MANIFEST,
        {
            "example": PARTNERSHIP,
            "made": asdict(size),
            "returns": [_entry(sending) for sending in written.files],
            "education": [_entry(sending) for sending in written.studied.files],
            "sets": [_entry(one) for one in written.sets.sent],
        },
    )
    _write_json(folder / PLANTED_LIST, [asdict(each) for each in written.planted])
    _write_json(folder / PLANTED_IN_SETS, [asdict(each) for each in written.sets.planted])
    (folder / README).write_text(readme(written.files, written.planted), encoding="utf-8")


def _entry(sent: Sending | SentSet) -> dict[str, object]:
    return {**asdict(sent), "sent_at": sent.sent_at.isoformat()}


def _entries(files: Sequence[Sending]) -> list[dict[str, object]]:
    return [{**asdict(sending), "sent_at": sending.sent_at.isoformat()} for sending in files]


def sendings(folder: Path, of: str = "returns") -> tuple[Sending, ...]:
    """The files of an example in the order they were sent, as its manifest has them.

    of   returns: those of councils; education: those of the university.

    Raises UsedWrongly where the folder holds no whole example.
    """
    if not _is_ours(folder) or not (folder / README).is_file():
        raise UsedWrongly(f"{folder} holds no whole example. Write one into it with: tenure example {folder}")
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return tuple(
        Sending(**{**entry, "sent_at": datetime.fromisoformat(entry["sent_at"])}) for entry in said[of]
    )


def sets(folder: Path) -> tuple[SentSet, ...]:
    """The adults' sets of an example in the order they were sent, as its manifest has them."""
    sendings(folder)
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return tuple(
        SentSet(**{**entry, "sent_at": datetime.fromisoformat(entry["sent_at"])})
        for entry in said.get("sets", ())
    )


def _write_json(path: Path, said: object) -> None:
    path.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
