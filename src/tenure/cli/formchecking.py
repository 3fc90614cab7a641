"""What `tenure check` says of a survey's form: of which survey and wave, and whether its answers hold."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tenure.returns.survey.questions import Survey
    from tenure.returns.survey.reading import Document
    from tenure.returns.survey.sheet import About, CellFault


@dataclass(frozen=True)
class _Of:
    """The survey that a form was made from, and what is known of the wave that gave it out."""

    document: Document
    survey: Survey
    wave: str = ""


def check(path: Path, about: About, *, home: Path | None, as_json: bool) -> int:
    """Say what a form is and what is to be put right in it; gives how many cells are."""
    from tenure.returns.survey.sheet import read_form

    of = _in_home(home, about) if home else _in_bank(about)
    name = (
        f"{path.name}: a form of the survey {about.key or '(no name)'}, version {about.version or '(none)'}"
    )
    if of is None:
        where = "that home" if home else "the question bank"
        more = "" if home else " Name the home that holds it with --home."
        click.echo(f"{name}. {where.capitalize()} has no such survey, so its answers were not checked.{more}",
                   err=as_json)  # fmt: skip
        return 0
    form = read_form(path.read_bytes(), of.document, of.survey)
    faults, unknown = _apart(form.faults, of.survey, known=bool(of.wave))
    for fault in faults:
        click.echo(_line(path, fault) if as_json else str(fault))
    if not as_json:
        left = f"{_many(len(faults), 'cell')} to put right" if faults else "nothing to put right"
        click.echo(f"{name}{of.wave}. {_many(len(form.rows), 'answer')}, {left}.")
    if unknown:
        click.echo(
            "Whom its people work for was not checked: a home knows, name it with --home.", err=as_json
        )
    return len(faults)


def _in_home(home: Path, about: About) -> _Of | None:
    from tenure.partnership import home as homes

    homes.require_kept(home)
    homes.prepare(home)
    from tenure.partnership.actions import formsdropped

    waves = formsdropped.waves_by_form(about)
    if not waves:
        return None
    takes = [wave for wave in waves if formsdropped.takes_answers(wave)]
    wave = (takes or waves)[0]
    said = f"for {wave.name}, which takes answers" if takes else f"for {wave.name}, which takes none any more"
    return _Of(wave.design.document, wave.survey, f", {said}")


def _in_bank(about: About) -> _Of | None:
    from tenure.returns.survey import bank, survey_of
    from tenure.returns.survey.designing import fingerprint

    if about.key not in bank.KEYS:
        return None
    document = bank.document(about.key)
    return _Of(document, survey_of(document)) if fingerprint(document) == about.fingerprint else None


def _apart(
    faults: tuple[CellFault, ...], survey: Survey, *, known: bool
) -> tuple[list[CellFault], list[CellFault]]:
    """What is to be put right, and what only a home can tell: the names of a wave's partners."""
    from tenure.returns.survey.form import columns_of

    employer = survey.about("partner")
    columns = [column.item.question for column in columns_of(survey)]
    if known or employer is None or employer not in columns:
        return list(faults), []
    letters = _letters(columns.index(employer))
    theirs = [fault for fault in faults if fault.cell.rstrip("0123456789") == letters]
    return [fault for fault in faults if fault not in theirs], theirs


def _letters(place: int) -> str:
    """What a spreadsheet calls a column, counted from 0: A, B, ..., Z, AA."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _line(path: Path, fault: CellFault) -> str:
    said = {"file": path.name, "place": fault.cell, "severity": "error", "says": fault.says, "fix": fault.fix}
    return json.dumps(said, ensure_ascii=False)


def _many(number: int, what: str) -> str:
    return f"{number:,} {what if number == 1 else f'{what}s'}"
