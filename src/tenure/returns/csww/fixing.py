"""Putting a return right as far as no person is needed, and listing every change that was made.

What is put right is form: the spelling of dates, codes, numbers and registration numbers, the order of
fields, the name of the authority block, fields of other years, and sex, whose codes changed in 2024. What a
cell means is never guessed: gender 0 and 9, impossible dates and records sent twice are left for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tenure.returns.changes import Change
from tenure.returns.csww.cleaning import GENDER_OF_SEX, SEX_OF_GENDER, cleaned, month_comes_first
from tenure.returns.csww.fields import FIELDS, block_name, fields_of
from tenure.returns.csww.writing import layout_of
from tenure.returns.rows import NO_CELL, Cell, Csww
from tenure.terms.calendars import CensusYear

Column = Sequence[str | None]


@dataclass(frozen=True)
class Fixed:
    """A return put right, and every change that was made to it."""

    csww: Csww
    changes: tuple[Change, ...]

    @property
    def sent(self) -> Csww:
        """The return as it is now, as every kind calls it."""
        return self.csww

    @property
    def place_word(self) -> str:
        """What the places of the changes are counted in."""
        return self.csww.place_word

    @property
    def form(self) -> str:
        """Of the file as it was sent."""
        return self.csww.form


def fix(sent: Csww, *, to_year_layout: int | None = None) -> Fixed:
    """The return as clean as it can be made without a person, in the newest layout of its year.

    to_year_layout  the layout of another year, where that is wanted. A return that does not say its year
                    stays in the layout it was sent in.
    """
    in_form = _step_by_step(replace(sent, layout=()), (_with_clean_cells, _with_filled_header))
    done, changes = in_form.csww, (*_of_layout(sent), *in_form.changes)
    if to_year_layout or done.year:
        layout = CensusYear(to_year_layout).layout if to_year_layout else layout_of(done)
        steps = (_with_block_of_its_year, _with_sex_of_its_year, _without_other_years)
        of_the_year = _step_by_step(done, [partial(step, layout=layout) for step in steps])
        done, changes = of_the_year.csww, (*changes, *of_the_year.changes)
    return Fixed(done, changes)


def _step_by_step(sent: Csww, steps: Iterable[Callable[[Csww], Fixed]]) -> Fixed:
    changes: list[Change] = []
    for step in steps:
        fixed = step(sent)
        sent = fixed.csww
        changes += fixed.changes
    return Fixed(sent, tuple(changes))


_LAYOUT_WORDS: Mapping[str, str] = {
    "unknown": "It is no field of the return and was left out.",
    "repeated": "It was there more than once; the first was kept.",
    "order": "The fields were put in the order of the return.",
}


def _of_layout(sent: Csww) -> Iterator[Change]:
    for fault in sent.layout:
        if fault.what in _LAYOUT_WORDS:
            person = "" if fault.row is None else _person(sent, fault.row)
            yield Change(fault.row, fault.line, person, fault.field, None, None, _LAYOUT_WORDS[fault.what])


def _person(sent: Csww, row: int) -> str:
    return sent.column("SWENo")[row] or ""


def _change(sent: Csww, row: int, field: str, now: str | None, why: str) -> Change:
    """A change to the cell of one record, as it stands in the return so far."""
    return Change(row, sent.lines[row], _person(sent, row), field, sent.column(field)[row], now, why)


def _with_clean_cells(sent: Csww) -> Fixed:
    """Every cell's form put right: of the header, the authority block and the workers."""
    british = not any(month_comes_first(text) for text in _dates(sent))
    header, header_changes = _clean_cells(sent.header, british)
    authority, authority_changes = _clean_cells(sent.authority, british)
    columns, changes = dict(sent.columns), [*header_changes, *authority_changes]
    for name, column in sent.columns.items():
        put_right = {
            text: clean
            for text in set(column)
            if text and (clean := cleaned(FIELDS[name], text, british=british)).why
        }
        if put_right:
            columns[name] = [put_right[text].text if text in put_right else text for text in column]
            changes += [
                _change(sent, row, name, put_right[text].text, put_right[text].why)
                for row, text in enumerate(column)
                if text in put_right
            ]
    return Fixed(replace(sent, header=header, authority=authority, columns=columns), tuple(changes))


def _dates(sent: Csww) -> Iterator[str]:
    for name, column in sent.columns.items():
        if FIELDS[name].kind == "date":
            yield from filter(None, column)


def _clean_cells(cells: Mapping[str, Cell], british: bool) -> tuple[dict[str, Cell], list[Change]]:
    done, changes = dict(cells), []
    for name, cell in cells.items():
        clean = cleaned(FIELDS[name], cell.text or "", british=british)
        if clean.why:
            done[name] = Cell(clean.text, cell.line)
            changes.append(Change(None, cell.line, "", name, cell.text, clean.text, clean.why))
    return done, changes


def _with_filled_header(sent: Csww) -> Fixed:
    """What the header can only say one way, filled in where it says nothing."""
    only = {"Collection": "CSWW", "SourceLevel": "L"}
    if sent.year:
        only["ReferenceDate"] = CensusYear(sent.year).ends.isoformat()
    missing = {name: text for name, text in only.items() if not sent.header.get(name, NO_CELL).text}
    changes = [
        Change(None, 0, "", name, None, text, "It can only say this.") for name, text in missing.items()
    ]
    header = {**sent.header, **{name: Cell(text, 0) for name, text in missing.items()}}
    in_order = {name: header[name] for name in FIELDS if name in header}
    return Fixed(replace(sent, header=in_order), tuple(changes))


def _with_block_of_its_year(sent: Csww, *, layout: int) -> Fixed:
    block = block_name(layout)
    if sent.block == block:
        return Fixed(sent, ())
    why = f"The authority block has this name in the {layout} layout."
    return Fixed(sent.with_block(block), (Change(None, 0, "", block, sent.block or None, block, why),))


def _with_sex_of_its_year(sent: Csww, *, layout: int) -> Fixed:
    """Gender as sex from 2024, or sex as gender before, where the code has a counterpart.

    A person whose gender has none (0 or 9) keeps it for someone to look at.
    """
    if layout >= 2024:
        old, new, counterpart = "GenderCurrent", "Sex", SEX_OF_GENDER
    else:
        old, new, counterpart = "Sex", "GenderCurrent", GENDER_OF_SEX
    why = f"The {layout} layout has {new} in place of {old}."
    before, after = list(sent.column(old)), list(sent.column(new))
    changes = []
    for row, text in enumerate(before):
        now = counterpart.get(text or "")
        if now is None or after[row] not in (None, now):
            continue
        changes.append(Change(row, sent.lines[row], _person(sent, row), old, text, now, why))
        before[row], after[row] = None, now
    return Fixed(replace(sent, columns=_filled({**sent.columns, old: before, new: after})), tuple(changes))


def _filled(columns: Mapping[str, Column]) -> dict[str, Column]:
    """The columns that anyone fills, in the order of the return."""
    return {name: columns[name] for name in FIELDS if any(columns.get(name, ()))}


def _without_other_years(sent: Csww, *, layout: int) -> Fixed:
    """Fields that the layout does not have, left out; gender that could not become sex stays."""
    stay = {"GenderCurrent", "Sex"}
    known = stay.union(*({f.name for f in fields_of(record, layout)} for record in ("authority", "worker")))
    why = f"It is not part of the {layout} layout."
    changes = [
        Change(None, cell.line, "", name, cell.text, None, why)
        for name, cell in sent.authority.items()
        if name not in known
    ]
    for name, column in sent.columns.items():
        if name not in known:
            changes += [_change(sent, row, name, None, why) for row, text in enumerate(column) if text]
    authority = {name: cell for name, cell in sent.authority.items() if name in known}
    columns = {name: column for name, column in sent.columns.items() if name in known}
    return Fixed(replace(sent, authority=authority, columns=_filled(columns)), tuple(changes))
