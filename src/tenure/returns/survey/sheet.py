"""Reading a filled-in form: answers row by row, and what to put right cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from tenure.returns.archives import is_zip, members_of
from tenure.returns.survey.answering import Answer, Answers, faults_in
from tenure.returns.survey.designing import fingerprint
from tenure.returns.survey.form import (
    ANSWERS,
    CHOSEN,
    FIRST_ROW,
    LISTS,
    MARK,
    READ_ME,
    Column,
    columns_of,
)
from tenure.returns.survey.questions import ON_A_SCALE, WITH_CHOICES, Choice, Survey
from tenure.returns.survey.reading import Document
from tenure.terms.problems import Unreadable

MOST_ROWS: Final = 5000
LOCKED: Final = b"\xd0\xcf\x11\xe0"
"""How an old .xls file, and any workbook locked with a password, begins."""
_FORMULA: Final = re.compile(
    rb"""<(?:[\w.-]+:)?c\s[^>]*?\br=["']([A-Z]{1,3}[0-9]{1,7})["'][^>]*>\s*<(?:[\w.-]+:)?f[\s>/]"""
)
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class CellFault:
    """Something to put right in the form: the cell as the spreadsheet names it, what is wrong, what to do."""

    cell: str
    says: str
    fix: str

    def __str__(self) -> str:
        return f"{self.cell}: {self.says} {self.fix}"


@dataclass(frozen=True)
class Form:
    """What a form holds.

    rows     the row of each answer as the spreadsheet numbers it, and the answer.
    notices  what was passed over, each as a sentence.
    """

    rows: tuple[tuple[int, Answers], ...]
    faults: tuple[CellFault, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class About:
    """Which survey a form was made from."""

    key: str
    version: str
    fingerprint: str


def is_form(data: bytes) -> bool:
    """Whether a file is the form of some survey, by its own mark."""
    try:
        return about(data) is not None
    except Unreadable:
        return False


def about(data: bytes) -> About | None:
    """Which survey a workbook is the form of, None where of none; Unreadable where it is no workbook."""
    with _opened(_members(data)) as book:
        return _about(book)


def about_members(members: Mapping[str, bytes]) -> About | None:
    """The same for a workbook whose files are unpacked already."""
    if f'"{READ_ME}"'.encode() not in members.get("xl/workbook.xml", b""):
        return None
    with _opened(members) as book:
        return _about(book)


def read_form(data: bytes, document: Document, survey: Survey) -> Form:
    """The answers in a form.

    survey  the document's survey, with its partners filled in.

    Raises   Unreadable where it is no form, or one of another survey or version, or its head was changed.
    """
    members = _members(data)
    with _opened(members) as book:
        _require_same(_about(book), document)
        sheet, notices = _answers_sheet(book)
        _refuse_merged_heads(sheet)
        rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    columns = _columns(rows[0] if rows else [], survey)
    filled = [(n, row) for n, row in enumerate(rows[FIRST_ROW - 1 :], FIRST_ROW) if any(c != "" for c in row)]
    if len(filled) > MOST_ROWS:
        raise Unreadable(f"The form has {len(filled):,} rows; it may have {MOST_ROWS:,}. Send it in parts.")
    faults = [
        CellFault(cell, "The cell holds a formula.", "Write its value instead.")
        for cell in _formulas(members)
        if int(re.sub(r"\D", "", cell)) >= FIRST_ROW
    ]
    reader = _Reader(survey, columns)
    found: list[tuple[int, Answers]] = []
    for number, row in filled:
        answers, wrong = reader.row(number, row)
        faults += wrong
        found.append((number, answers))
    return Form(tuple(found), tuple(faults), tuple(notices))


def _members(data: bytes) -> dict[str, bytes]:
    if data.startswith(LOCKED):
        raise Unreadable(
            "The workbook is locked with a password, or an old .xls. Save it as .xlsx without one."
        )
    if not is_zip(data):
        raise Unreadable("This is not a workbook. Send the survey's form, saved as .xlsx.")
    try:
        return members_of(data)
    except Unreadable as problem:
        raise Unreadable(str(problem).removesuffix(" (T-F01)")) from None


def _opened(members: Mapping[str, bytes]) -> CalamineWorkbook:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    packed.seek(0)
    try:
        return CalamineWorkbook.from_filelike(packed)
    except CalamineError:
        raise Unreadable("The workbook is damaged. Save it again as .xlsx and send that.") from None


def _about(book: CalamineWorkbook) -> About | None:
    if READ_ME not in book.sheet_names:
        return None
    rows = book.get_sheet_by_name(READ_ME).to_python(skip_empty_area=False)
    said = {str(row[0]): str(row[1]) for row in rows if len(row) > 1}
    if MARK not in said:
        return None
    return About(said.get("Survey", ""), said.get("Version", "").removesuffix(".0"), said.get("Form", ""))


def _require_same(found: About | None, document: Document) -> None:
    if found is None:
        raise Unreadable("This workbook is no survey's form. Fetch the form again and fill in that one.")
    if found.key != document["key"]:
        raise Unreadable(
            f"This is the form of the survey {found.key or '(no name)'}, and not of {document['key']}. "
            "Send it to its own survey."
        )
    if found.version != str(document["version"]) or found.fingerprint != fingerprint(document):
        raise Unreadable(
            f"This is the form of version {found.version or '(none)'}, and the survey is version "
            f"{document['version']}. Copy the answers into the form of that version."
        )


def _answers_sheet(book: CalamineWorkbook) -> tuple[CalamineSheet, list[str]]:
    shown = {s.name: s.visible == SheetVisibleEnum.Visible for s in book.sheets_metadata}
    if ANSWERS not in shown:
        raise Unreadable(f"The form has no sheet called {ANSWERS}. Give it its name back.")
    if not shown[ANSWERS]:
        raise Unreadable(f"The sheet {ANSWERS} is hidden. Show it, look it over and send it again.")
    notices = []
    for name, visible in shown.items():
        if name not in (READ_ME, ANSWERS, LISTS):
            kind = "sheet" if visible else "hidden sheet"
            notices.append(f"The {kind} {name[:40]} is no part of the form and was passed over.")
    return book.get_sheet_by_name(ANSWERS), notices


def _refuse_merged_heads(sheet: CalamineSheet) -> None:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < FIRST_ROW - 1:
            raise Unreadable(
                f"Cells {_cell(top, left)} to {_cell(bottom, right)} of the head are merged, so it is not "
                "clear what stands under which question. Fetch the form again and copy the answers into it."
            )


def _columns(head: Sequence[Any], survey: Survey) -> list[Column | None]:
    known = {column.name: column for column in columns_of(survey)}
    names = [str(name) for name in head]
    missing = [name for name in known if name not in names]
    if missing:
        raise Unreadable(
            f"Row 1 has no column {missing[0]}{f' and {len(missing) - 1} more' if len(missing) > 1 else ''}. "
            "The first row names the questions: fetch the form again and copy the answers into it."
        )
    twice = next((name for name in known if names.count(name) > 1), None)
    if twice:
        raise Unreadable(f"Row 1 names the column {twice} more than once. Take one of them out.")
    return [known.get(name) for name in names]


def _formulas(members: Mapping[str, bytes]) -> list[str]:
    """The cells of the sheet of answers that hold formulas."""
    sheet = _file_of(members, ANSWERS)
    return [found[1].decode() for found in _FORMULA.finditer(members.get(sheet, b""))]


def _file_of(members: Mapping[str, bytes], name: str) -> str:
    """The file inside the workbook that holds a sheet."""
    safe = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        book = etree.fromstring(members["xl/workbook.xml"], safe)
        links = etree.fromstring(members["xl/_rels/workbook.xml.rels"], safe)
    except (KeyError, etree.XMLSyntaxError):
        raise Unreadable("The workbook is damaged. Save it again as .xlsx and send that.") from None
    wanted = next((s.get(_RELATION) for s in book.iter("{*}sheet") if s.get("name") == name), None)
    target = next((str(r.get("Target")) for r in links if r.get("Id") == wanted), "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


@dataclass(frozen=True)
class _Reader:
    """Reads rows of one survey's form."""

    survey: Survey
    columns: Sequence[Column | None]

    def row(self, number: int, cells: Sequence[Any]) -> tuple[Answers, list[CellFault]]:
        """One row's answers, with what is wrong in its cells."""
        answers: dict[str, Answer] = {}
        places: dict[str, int] = {}
        faults: list[CellFault] = []
        for place, cell in enumerate(cells):
            column = self.columns[place] if place < len(self.columns) else None
            if cell == "":
                continue
            if column is None:
                faults.append(_outside(number, place))
                continue
            places.setdefault(column.item.id, place)
            answer = self._answer(column, _as_text(cell), answers.get(column.item.id))
            if answer is None:
                faults.append(
                    CellFault(_cell(number - 1, place), "This is no answer of the list.", _choose(column))
                )
            else:
                answers[column.item.id] = answer
        faults += self._judged(number, answers, places, {f.cell for f in faults})
        return answers, faults

    def _answer(self, column: Column, text: str, before: Answer | None) -> Answer | None:
        question = column.item.question
        if column.code:
            earlier = before if isinstance(before, list) else []
            return [*earlier, column.code] if text.casefold() == CHOSEN else None
        if question.kind in WITH_CHOICES | ON_A_SCALE:
            said = text.casefold()
            return next(
                (
                    c.code
                    for c in question.choices
                    if said in {c.code.casefold(), *map(str.casefold, c.words.values())}
                ),
                None,
            )
        if question.kind == "number" and re.fullmatch(r"-?\d+(\.\d+)?", text):
            return float(text)
        return text

    def _judged(
        self, number: int, answers: Answers, places: Mapping[str, int], known: set[str]
    ) -> Iterator[CellFault]:
        named = {column.item.id: at for at, column in reversed(list(enumerate(self.columns))) if column}
        for name, says in faults_in(self.survey, answers):
            cell = _cell(number - 1, places.get(name, named.get(name, 0)))
            if cell not in known:
                fault, _, fix = says.partition(": ")
                yield CellFault(cell, f"{fault}.", f"{fix[:1].upper()}{fix[1:]}" if fix else "Take it out.")


def _called(choice: Choice) -> set[str]:
    """What a choice may be called in a cell: its code, or its words in any language."""
    return {choice.code.casefold(), *(text.casefold() for text in choice.words.values())}


def _outside(number: int, place: int) -> CellFault:
    return CellFault(_cell(number - 1, place), "No question stands over this cell.", "Take it out.")


def _choose(column: Column) -> str:
    if column.code:
        return f"Write {CHOSEN} where it was chosen, or nothing."
    words = [choice.words.get("en", choice.code) for choice in column.item.question.choices]
    return f"Choose one of: {', '.join(words[:8])}."


def _as_text(cell: Any) -> str:
    """A cell as a person typed it: 3 and not 3.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _cell(row: int, column: int) -> str:
    """A place counted from 0 as a spreadsheet names it: B7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
