"""What `tenure check` does: files are read and told, returns made of them and checked, findings shown."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenure.cli import formchecking, loading, options, showing
from tenure.terms.problems import HasFindings, Unreadable, UsedWrongly

if TYPE_CHECKING:
    from tenure.returns import Checked
    from tenure.returns.kinds import FileRead
    from tenure.returns.sent import Sent
    from tenure.returns.survey.sheet import About


@dataclass(frozen=True)
class Asked:
    """What was asked for beside the files: as the options of the command have it."""

    year: int | None
    unit: str | None
    last_year: tuple[Path, ...]
    assume_held: bool
    as_json: bool
    workbook: Path | None
    home: Path | None = None
    as_text: bool = False


@dataclass
class _Read:
    """What came of the files: those read, with the folder or archive each came in, and how many were not.

    paths  the files that are returns.     forms  forms of surveys, which are no returns.
    """

    files: list[tuple[Path, FileRead]]
    paths: list[Path] = field(default_factory=list)
    unreadable: int = 0
    forms: list[tuple[Path, About]] = field(default_factory=list)


def check(paths: list[Path], asked: Asked) -> int:
    """Check these files and show what was found; gives the exit code."""
    if asked.as_json and asked.as_text:
        raise UsedWrongly("--json and --text are two forms of the same. Give one of them.")
    read = _read_all(paths, asked)
    sents = list(_returns_of(read, asked))
    several = len(sents) + read.unreadable > 1
    books = _Workbooks(asked.workbook, several=several)
    found = 0
    for checked in _checked(sents, asked):
        _show(checked, asked, named=several)
        books.keep(checked)
        found += checked.errors + checked.queries + len(checked.broken)
    if asked.home:
        _show_effects([path for path in paths if path in read.paths], asked.home, asked)
    for path, about in read.forms:
        found += formchecking.check(path, about, home=asked.home, as_json=asked.as_json)
    return Unreadable.exit_code if read.unreadable else HasFindings.exit_code if found else 0


def _read_all(paths: list[Path], asked: Asked) -> _Read:
    """Every file that can be read; each that cannot is one sentence."""
    from tenure import returns
    from tenure.returns.kinds import IsSurveyForm

    read = _Read([])
    with options.progress("Reading") as told:
        for path in options.one_at_a_time(paths, told):
            try:
                files = returns.read_files(path)
                for file in files:
                    file.kind.expect(file.content, asked.year, asked.unit)
                from_one = path if len(files) > 1 else path.parent
                read.files += [(from_one, file) for file in files]
                read.paths.append(path)
            except IsSurveyForm as form:
                read.forms.append((path, form.about))
            except Unreadable as problem:
                click.echo(
                    showing.named(path.name, str(problem)) if len(paths) > 1 else str(problem), err=True
                )
                read.unreadable += 1
    return read


def _returns_of(read: _Read, asked: Asked) -> Iterator[Sent]:
    """The returns that the files make: all together where that can be, else folder by folder."""
    from tenure import returns

    for files in _groups(read.files):
        try:
            yield from returns.returns_in(files, year=asked.year)
        except Unreadable as problem:
            click.echo(str(problem), err=True)
            read.unreadable += 1


def _groups(files: Iterable[tuple[Path, FileRead]]) -> list[list[FileRead]]:
    """Files that may make one return: all of them, or where two are of one part, those of each folder."""
    alone: list[list[FileRead]] = []
    folders: dict[Path, list[FileRead]] = {}
    for folder, file in files:
        if len(file.kind.parts) == 1:
            alone.append([file])
        else:
            folders.setdefault(folder, []).append(file)
    parts: dict[tuple[str, str], set[str]] = {}
    for file in (file for those in folders.values() for file in those):
        parts.setdefault((file.kind.key, file.told.part), set()).add(file.sha256)
    if all(len(different) == 1 for different in parts.values()):
        together = [file for those in folders.values() for file in those]
        return [*alone, together] if together else alone
    return [*alone, *(each for those in folders.values() for each in _sets_of(those))]


def _sets_of(files: list[FileRead]) -> Iterator[list[FileRead]]:
    """The returns that the files of one folder make, an earlier one before a later one."""
    from tenure import returns

    for places in returns.sets_in(files, datetime.now(UTC).date()):
        yield [files[place] for place in places]


def _checked(sents: list[Sent], asked: Asked) -> Iterator[Checked[Any, Any]]:
    """Each return, and those of one kind beside one another."""
    from tenure import returns

    given = options.each_file(asked.last_year)
    files = [(path.parent, file) for path in given for file in returns.read_files(path)]
    before = [one for group in _groups(files) for one in returns.returns_in(group)]
    beside = returns.Beside(today=datetime.now(UTC).date(), assume_held=asked.assume_held)
    yield from returns.check_all(sents, before=before, beside=beside)


def _show(checked: Checked[Any, Any], asked: Asked, *, named: bool) -> None:
    from tenure import returns

    if asked.as_text:
        click.echo(returns.plain_summary(checked))
    elif not asked.as_json:
        click.echo(returns.summary(checked))
    else:
        start = click.format_filename(checked.sent.name).replace("\\", "\\\\").replace('"', '\\"')
        key = "return" if len(returns.KINDS[checked.sent.kind].parts) > 1 else "file"
        for line in returns.json_lines(checked):
            click.echo(f'{{"{key}": "{start}", {line[1:]}' if named else line)


class _Workbooks:
    """Where workbooks of findings go: OUT itself for one return, a file each in the folder OUT for more."""

    def __init__(self, out: Path | None, *, several: bool) -> None:
        self.out, self.names = out, set[str]()
        self.in_folder = out is not None and (several or out.is_dir())
        if out is not None and self.in_folder:
            if not out.is_dir() and out.suffix:
                raise UsedWrongly(
                    f"A workbook holds one return, and {out.name} is the name of one. "
                    "Give a folder with --xlsx, or one return."
                )
            options.folder(out)

    def keep(self, checked: Checked[Any, Any]) -> None:
        """Write the workbook of one return, where any is wanted."""
        from tenure import returns

        if self.out is None:
            return
        made = io.BytesIO()
        returns.write_findings_workbook(checked, made)
        options.keep(self.out / self._name(checked) if self.in_folder else self.out, made.getvalue())

    def _name(self, checked: Checked[Any, Any]) -> str:
        """After the first file of the return; a second return of that name has its number behind it."""
        stem = Path(checked.sent.name.split(" + ")[0]).stem
        number = 1
        while (name := f"{stem}-findings{f'-{number}' if number > 1 else ''}.xlsx") in self.names:
            number += 1
        self.names.add(name)
        return name


def _show_effects(paths: list[Path], home: Path, asked: Asked) -> None:
    """Which figures of a home these returns would move, as `tenure load --preview` says it."""
    from tenure.partnership import home as homes

    homes.require_kept(home)
    homes.prepare(home)
    from tenure.partnership import trying

    for tried in trying.try_files(paths, home=home, partner=asked.unit, year=asked.year):
        if asked.as_json:
            click.echo(json.dumps({"effect": asdict(tried)}, ensure_ascii=False))
        else:
            click.echo("\n".join(loading.lines(tried)))
