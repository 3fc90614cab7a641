"""The sender's own rows come back as a workbook, exact and in order, with what to put right beside each."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from given.csww import a_leaver, a_return, a_worker, an_agency_worker, sent
from tenure import returns
from tenure.returns.csww.checking import check
from tenure.returns.csww.sheet import WHAT_TO_PUT_RIGHT
from tenure.returns.rules import rule


def workbook(checked) -> bytes:
    out = BytesIO()
    returns.write_findings_workbook(checked, out)
    return out.getvalue()


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def the_return(data: bytes) -> tuple[list[list[object]], list[dict[str, object]]]:
    """The rows above the heading, and the rows below it by name."""
    rows = sheets(data)["Return"]
    heading = next(n for n, row in enumerate(rows) if WHAT_TO_PUT_RIGHT in row)
    names = rows[heading]
    return rows[:heading], [dict(zip(names, row, strict=True)) for row in rows[heading + 1 :]]


def test_the_summary_comes_first_and_the_senders_rows_second():
    data = workbook(returns.check(sent(a_worker(FTE="37"), a_worker(FTE="38"))))

    assert list(sheets(data)) == ["Summary", "Return"]
    cells = [[cell for cell in row if cell] for row in sheets(data)["Summary"]]
    assert cells[0] == ["CSWW_101_2023.xml: Northvale (101), children's social work workforce, 2023"]
    assert ["Rule", "What it asks", "Times", "What was found", "What to do"] in cells
    assert cells[-1][:4] == ["T-W03", "Put right", "2", "FTE is not between 0 and 1."]


def test_each_row_says_what_to_put_right_errors_first():
    _, rows = the_return(workbook(returns.check(sent(a_worker(), a_worker(Ethnicity="X", Cases30="0")))))

    assert [row["SWENo"] for row in rows] == ["SW9990001", "SW9990002"]
    assert rows[0][WHAT_TO_PUT_RIGHT] == ""
    said = str(rows[1][WHAT_TO_PUT_RIGHT]).splitlines()
    assert said[0].startswith("Put right: X is not an ethnicity code. ")
    assert said[0].endswith(" (T-W05)")
    assert said[1].startswith("Answer with a note: A case holder holds no cases. ")


def test_what_was_sent_comes_back_exactly():
    odd = a_worker(SWENo="sw 1", FTE="0.800000", PersonBirthDate="31/12/1984", Ethnicity="=1+1", OrgRole="@x")
    found = sent(odd, a_leaver(Cases30="-3"), an_agency_worker(QualInst="Southmere; Hartwell"), LEA="001")

    again = returns.read(workbook(returns.check(found)))

    assert again.columns == found.columns
    assert {name: cell.text for name, cell in again.header.items()} == {
        name: cell.text for name, cell in found.header.items()
    }
    assert {name: cell.text for name, cell in again.authority.items()} == {
        name: cell.text for name, cell in found.authority.items()
    }
    assert list(again.layout) == []


def test_the_senders_own_columns_come_back_too():
    table = b"Team,SWENo,AgencyWorker,Line manager\nEast,SW1,0,Dana\n"

    _, rows = the_return(workbook(returns.check(returns.read(table))))

    assert (rows[0]["Team"], rows[0]["Line manager"], rows[0]["SWENo"]) == ("East", "Dana", "SW1")


def test_no_cell_acts_as_a_formula():
    data = workbook(returns.check(sent(a_worker(Ethnicity="=HYPERLINK(1)", OrgRole="+1", QualLevel="-1"))))

    with ZipFile(BytesIO(data)) as book:
        pages = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in page for page in pages)
    _, rows = the_return(data)
    assert (rows[0]["Ethnicity"], rows[0]["OrgRole"], rows[0]["QualLevel"]) == ("=HYPERLINK(1)", "+1", "-1")


def test_faults_of_the_header_and_the_authority_stand_beside_their_cells():
    above, _ = the_return(workbook(returns.check(sent(NumberOfVacancies="many", NoAgencyFTE=None))))

    beside = {row[0]: row[1:3] for row in above}
    assert beside["NumberOfVacancies"][0] == "many"
    assert str(beside["NumberOfVacancies"][1]).startswith("Put right: The number of vacancies ")
    assert beside["NoAgencyFTE"][0] == ""
    assert "(T-L02)" in str(beside["NoAgencyFTE"][1])
    assert beside["LEA"] == ["101", ""]


def test_a_return_put_right_in_the_workbook_and_sent_back_is_read_without_its_faults():
    found = sent(a_worker(FTE="37"), NumberOfVacancies=None)
    again = returns.read(workbook(returns.check(found)))

    assert again.authority["NumberOfVacancies"].text is None
    assert returns.check(again).errors == returns.check(found).errors == 2


def test_people_who_are_not_in_the_return_are_named_in_the_summary():
    then = returns.read(a_return(a_worker(SWENo="SW1"), a_worker(SWENo="SW2"), year=2022))
    now = sent(a_worker(SWENo="SW1"), year=2023)

    cells = [
        cell for row in sheets(workbook(returns.check(now, before=then)))["Summary"] for cell in row if cell
    ]

    assert "About the return as a whole, or people who are not in it:" in cells
    assert any(str(cell).startswith("SW2: ") for cell in cells)


def test_a_rule_that_could_not_run_stands_in_the_summary():
    @rule("T-Z03", says="It is wrong.", fix="Check it.", reads=("FTE",))
    def breaks(w):
        raise ZeroDivisionError

    summary = sheets(workbook(check(sent(), rules=(breaks,))))["Summary"]

    assert [row[:2] for row in summary if row[0] == "T-Z03"] == [["T-Z03", "Could not run"]]


def test_a_row_with_very_many_findings_still_fits_into_a_cell():
    @rule("T-Z01", says="It is wrong. " * 3_000, fix="Check it.", reads=("FTE",))
    def is_wrong(w):
        return w.FTE > 0

    _, rows = the_return(workbook(check(sent(), rules=(is_wrong,))))

    assert len(str(rows[0][WHAT_TO_PUT_RIGHT])) == 30_000
