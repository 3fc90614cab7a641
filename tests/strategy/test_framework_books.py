"""A framework goes out as TOML and as a workbook and comes back the same; faults are told by their cell."""

import io
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from given.frameworks import a_framework, a_kpi, a_large_framework, an_activity
from tenure.strategy.framework import sheets
from tenure.strategy.framework.books import as_workbook, template
from tenure.strategy.framework.checking import faults
from tenure.strategy.framework.opening import opened
from tenure.strategy.framework.reading import founding, framework_of
from tenure.strategy.framework.writing import as_document, as_json, as_toml, fingerprint
from tenure.terms.problems import HasFindings, Unreadable

AIMED = {"value": 0.1 + 0.2, "on": date(2026, 9, 30)}
FULL = a_framework(
    activities=[
        an_activity(
            "one",
            title="التدريب “and” =1+1",
            says="Two\nlines, and _x0041_ as it stands",
            handover=["First, with a comma", "Second"],
            starts=date(2026, 1, 1),
            ends=date(2028, 1, 1),
            cost=12.345678901234567,
            needs=["two"],
            lead="106 / 107",
            paragraphs=["49a", "12"],
        ),
        an_activity("two", milestones=[]),
    ],
    kpis=[
        a_kpi(
            baseline=AIMED,
            target={"value": 5, "on": date(2029, 9, 30)},
            steps=[{"value": 2, "on": date(2028, 1, 1)}],
        )
    ],
)


@pytest.mark.parametrize("made", [founding(), FULL, a_framework(kpis=[], activities=[])])
def test_what_is_written_is_read_back_the_same(made):
    assert framework_of(as_toml(made)) == made
    again = opened(as_workbook(made), name="ours.xlsx")
    assert again.faults == ()
    assert again.framework == made


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=30).map(
    str.strip
)


@settings(max_examples=25, deadline=None)
@given(
    title=WORDS.filter(bool),
    says=WORDS,
    cost=st.floats(0, 1e9),
    handover=st.lists(WORDS.filter(bool), max_size=3),
)
def test_any_words_and_numbers_come_back(title, says, cost, handover):
    made = a_framework(activities=[an_activity(title=title, says=says, cost=cost, handover=handover)])
    if faults(made):
        return
    assert framework_of(as_toml(made)) == made
    assert opened(as_workbook(made), name="x.xlsx").framework == made


def test_the_same_framework_has_the_same_fingerprint_and_bytes():
    assert fingerprint(founding()) == fingerprint(framework_of(as_toml(founding())))
    assert as_workbook(FULL) == as_workbook(FULL)
    assert '"due": "2027-03-01"' in as_json(FULL)
    assert as_document(FULL)["activities"][0]["starts"] == "2026-01-01"


def told(change, made=FULL):
    """What is wrong with a workbook after a change of its cells: {(sheet, cell): value}, written anew."""
    found = opened(rewritten(made, change), name="ours.xlsx")
    assert found.framework is None
    return [str(each) for each in found.faults]


def rewritten(made, change, merged=()):
    """The workbook of a framework, with some cells changed, formulas as they are given, and cells merged."""
    from python_calamine import CalamineWorkbook

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        read = CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(made)))
        for name in read.sheet_names:
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(read.get_sheet_by_name(name).to_python(skip_empty_area=False)):
                for column, value in enumerate(cells):
                    if isinstance(value, date):
                        sheet.write_datetime(row, column, value, day)
                    elif value != "":
                        sheet.write(row, column, value) if not isinstance(value, str) else sheet.write_string(
                            row, column, value
                        )
            for (where, cell), value in change.items():
                if where == name:
                    sheet.write_string(cell, "") if value is None else sheet.write(cell, value)
            for where, cells in merged:
                if where == name:
                    sheet.merge_range(cells, "Merged")
    return out.getvalue()


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "says"),
    [
        ("Activities", "D3", "b", "Activities!D3 is “b”, and there is no such aim or principle."),
        ("Activities", "D3", "a, p", "Activities!D3 names a and p. An activity stands under one aim"),
        ("Activities", "A4", "one", "Activities!A4 is “one”, the code of “التدريب"),
        ("Activities", "I3", "soon", "Activities!I3 holds “soon”. Write a day, as 2027-09-01."),
        ("Activities", "I3", 46000, "Activities!I3 holds “46000.0”. Write a day"),
        ("Activities", "K3", "a lot", "Activities!K3 holds “a lot”. Write a number."),
        ("Activities", "B3", True, "Activities!B3 holds TRUE or FALSE. Write words."),
        ("Activities", "H3", "soon", "Activities!H3 is “soon”. Use one of: short, medium or long."),
        ("Activities", "B3", "=1+1", "Activities!B3 holds a formula. Write its value instead."),
        ("Activities", "B3", "x" * 5000, "Activities!B3 has 5,000 letters; the most is 2,000. Shorten it."),
        ("Activities", "B3", "a\u202eb", "Activities!B3 has a character that turns the text round."),
        ("Activities", "A3", None, "Activities!A3 is missing. Add it."),
        ("Activities", "M3", "two, three", "Activities!M3 is “three”, and there is no such activity."),
        ("Activities", "Z3", "more", "Activities!Z3 stands under no column that is known."),
        ("Activities", "B1", "Name", "Activities!B1 “Name” is no column here."),
        ("Milestones", "A3", "nothing", "Milestones!A3 is “nothing”, and there is no such activity."),
        ("Milestones", "D3", "1999-01-01", "Milestones!D3 is 1999-01-01. Write a day between 2000 and 2100"),
        ("KPIs", "Q3", "2020-01-01", "KPIs!Q3 is 2020-01-01, and the baseline is of 2026-09-30."),
        ("KPI steps", "C3", "2020-01-01", "KPI steps!C3 is 2020-01-01. Steps follow one another"),
        ("Framework", "B3", None, "Framework!B3 is empty. Write the vision."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_sheet_and_cell(sheet, cell, value, says):
    lines = told({(sheet, cell): value})
    assert any(line.startswith(says) for line in lines), lines


def test_merged_cells_are_told():
    found = opened(rewritten(FULL, {}, merged=[("Activities", "B3:B4")]), name="ours.xlsx")
    assert str(found.faults[0]) == (
        "Activities!B3 is merged with the cells to B4. Take the merging back, and fill each."
    )


def test_everything_is_told_at_once():
    lines = told({("Activities", "D3"): "b", ("KPIs", "C3"): "none", ("Milestones", "D3"): "soon"})
    assert [line.split(" ")[0] for line in lines] == ["Milestones!D3", "Activities!D3", "KPIs!C3"]


def test_a_sheet_that_reaches_too_far_is_not_laid_out():
    with pytest.raises(Unreadable, match=r"ours.xlsx, sheet Aims reaches to cell XFD1048576"):
        opened(rewritten(FULL, {("Aims", "XFD1048576"): "x"}), name="ours.xlsx")


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="300000"><c><v>1</v></c></row>',
        b'<row r="300000"><c s=">" r="A300000"><v>1</v></c></row>',
        b'<row r="300000"><c r="a300000"><v>1</v></c></row>',
        b"<row r=\"300000\"><c\n r = 'A300000'><v>1</v></c></row>",
        b"<row>" + b"<c/>" * 70 + b"</row>",
    ],
)
def test_however_a_cell_says_its_place_a_sheet_is_not_laid_out_far(row):
    far = put_into(template(), "xl/worksheets/sheet2.xml", b"</sheetData>", row + b"</sheetData>")
    with pytest.raises(Unreadable, match=r"ours.xlsx, sheet Framework reaches to cell"):
        opened(far, name="ours.xlsx")


def put_into(data, member, old, new):
    """A workbook in one of whose own files something else stands."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as book, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for each in book.namelist():
            content = book.read(each)
            made.writestr(each, content.replace(old, new) if each == member else content)
    return out.getvalue()


def without(data, sheet):
    """A workbook in which a sheet has another name."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for each in old.infolist():
            content = old.read(each.filename)
            new.writestr(each, content.replace(f'name="{sheet}"'.encode(), b'name="Gone"'))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0 old", "ours.xlsx is locked with a password, or an old .xls."),
        (b"PK\x03\x04 broken", "ours.xlsx is damaged"),
        (b"not a workbook", "ours.xlsx is no workbook."),
        (b"x" * 8_000_001, "ours.xlsx is larger than 8,000,000 bytes."),
        (without(template(), "Outcomes"), "ours.xlsx has no sheet Outcomes."),
    ],
)
def test_what_is_no_framework_is_refused(data, says):
    with pytest.raises(Unreadable, match=says):
        opened(data, name="ours.xlsx")


def test_the_empty_template_asks_for_what_is_missing():
    found = opened(template(), name="t.xlsx")
    assert [each.place for each in found.faults] == ["Framework!B3", "Framework!B5", "Framework!B2"]


def test_only_so_many_faults_are_told_in_one_message():
    broken = [an_activity(f"a{n}", under="nowhere") for n in range(70)]
    found = opened(as_toml(a_framework(activities=broken)).encode(), name="ours.toml")
    with pytest.raises(HasFindings) as problem:
        found.required(name="ours.toml")
    assert len(str(problem.value).splitlines()) == 51
    assert str(problem.value).endswith("ours.toml: and 20 more.")


def test_every_sheet_names_its_columns_once():
    for _, columns in sheets.PARTS.values():
        heads = [column.head for column in columns]
        assert len(heads) == len(set(heads))


def test_a_framework_of_a_thousand_activities_comes_back():
    made = a_large_framework()
    assert opened(as_workbook(made), name="large.xlsx").framework == made
