"""What is written is read back as the same return, and no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.csww import a_leaver, a_return, a_worker, an_agency_worker, sent
from tenure import returns
from tenure.returns.csww.fields import FIELDS, block_name, fields_of
from tenure.returns.csww.writing import as_text, layout_of
from tenure.returns.rows import Cell, Csww

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=9)
cells = st.none() | texts.map(str.strip).filter(bool)


@st.composite
def any_return(draw):
    """A return of any year with anything in any of its cells."""
    year, size = draw(st.integers(2019, 2027)), draw(st.integers(1, 4))
    names = draw(st.sets(st.sampled_from([f.name for f in fields_of("worker")]), min_size=2))
    columns = {name: draw(st.lists(cells, min_size=size, max_size=size)) for name in FIELDS if name in names}
    columns["SWENo"] = [f"SW{n}" for n in range(size)]
    authority = {f.name: Cell(draw(cells), 0) for f in fields_of("authority", year)}
    header = {"Collection": Cell("CSWW", 0), "Year": Cell(str(year), 0), "LEA": Cell("101", 0)}
    in_order = {name: columns[name] for name in FIELDS if any(columns.get(name, ()))}
    return Csww("", "", "xml", "UTF-8", block_name(year), header, authority, in_order, [0] * size)


def written(write, found, **how) -> bytes:
    out = BytesIO()
    write(found, out, **how)
    return out.getvalue()


def said(found: Csww):
    """What a return says, without where it was said."""
    top = {name: cell.text for name, cell in {**found.header, **found.authority}.items() if cell.text}
    return found.block, top, dict(found.columns), list(found.layout)


@given(any_return())
def test_what_is_written_as_xml_is_read_back(found):
    assert said(returns.read(written(returns.write_xml, found))) == said(found)


@given(any_return())
def test_what_is_written_as_csv_is_read_back(found):
    in_heading_only = {"AgencyWorker": ["0"] * len(found)}
    whole = replace(found, columns={**in_heading_only, **found.columns, **in_heading_only})

    assert said(returns.read(written(returns.write_csv, whole))) == said(whole)


def test_xml_is_written_in_the_order_of_the_schema():
    found = sent(a_worker(QualInst="Southmere & Co"), a_leaver(), an_agency_worker(), year=2024)
    jumbled = replace(found, columns=dict(reversed(found.columns.items())))

    data = written(returns.write_xml, jumbled)

    plain = a_return(a_worker(QualInst="Southmere & Co"), a_leaver(), an_agency_worker(), year=2024)
    assert [line.strip() for line in data.splitlines()] == plain.splitlines()


def test_places_of_qualifying_are_written_one_by_one():
    data = written(returns.write_xml, sent(a_worker(QualInst="Southmere; Hartwell")))

    assert b"<QualInst>Southmere</QualInst>\n    <QualInst>Hartwell</QualInst>" in data


def test_a_layout_leaves_out_what_it_does_not_have():
    found = sent(a_worker(QualInst="Southmere", CFKSSstatus="2", Sex="F"), year=2024)

    data = written(returns.write_xml, found, layout=2025)

    again = returns.read(data)
    assert again.block == "LALevel"
    assert set(found.columns) - set(again.columns) == {"QualInst", "CFKSSstatus"}


@pytest.mark.parametrize(("year", "layout"), [(2017, 2021), (2021, 2021), (2024, 2024), (2031, 2025)])
def test_a_year_has_the_nearest_known_layout(year, layout):
    assert layout_of(sent(year=year)) == layout


def test_a_return_without_a_year_is_written_in_the_newest_layout():
    found = replace(sent(Year="soon"), block="")

    assert layout_of(found) == 2025
    assert b"<LALevel>" in written(returns.write_xml, found)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "+44"),
        ("+CMD()", "'+CMD()"),
        ("-0.5", "-0.5"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("'=1", "''=1"),
        ("O'Neill", "O'Neill"),
        (None, ""),
    ],
)
def test_a_csv_cell_cannot_act_as_a_formula(value, cell):
    assert as_text(value) == cell


def test_a_csv_file_has_a_row_a_person_and_says_the_rest_on_every_row():
    data = written(returns.write_csv, sent(a_worker(), a_worker()))

    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))

    assert [row["SWENo"] for row in rows] == ["SW9990001", "SW9990002"]
    assert [row["LEA"] for row in rows] == ["101", "101"]
    assert [row["NumberOfVacancies"] for row in rows] == ["2.00", "2.00"]
