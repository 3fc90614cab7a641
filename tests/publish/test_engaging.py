"""Engagement as a page, a file and rows for a program."""

from datetime import date

from tenure.publish import table_csv
from tenure.publish.engaging import FiledBy, engagement, engagement_rows
from tenure.strategy.engagement import Filed

DUE, TODAY = date(2023, 10, 31), date(2023, 12, 1)
NORTHVALE = FiledBy(
    "101",
    "Northvale",
    "csww",
    "Children’s return",
    2023,
    Filed(DUE, TODAY, sent=date(2023, 10, 9), accepted=date(2023, 10, 12), rows=200, findings=9),
)
HARTWELL = FiledBy("103", "Hartwell", "csww", "Children’s return", 2023, Filed(DUE, TODAY, reminders=2))


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_the_page_opens_with_how_many_came_on_time():
    page = engagement([NORTHVALE, HARTWELL])
    assert page.title == "1 of 2 returns was in the record on time"
    assert texts(page.partners) == [
        ["Northvale", "Yes", "4.5", "3.0", "0.0"],
        ["Hartwell", "No", "Not yet", "Not yet", "2.0"],
        ["Together", "50.0%", "4.5", "3.0", "1.0"],
    ]
    assert texts(page.filings)[0][:2] == ["Northvale", "Children’s return for 2023"]


def test_one_partner_alone_has_no_sum_and_nothing_due_says_so():
    page = engagement([NORTHVALE])
    assert texts(page.partners) == [["Northvale", "Yes", "4.5", "3.0", "0.0"]]
    assert engagement([]).title == "No return has been due yet"


def test_the_file_holds_numbers_and_symbols():
    lines = table_csv(engagement([HARTWELL]).filings).splitlines()
    assert lines[0] == (
        "Partner,Return,Returns on time (%),Findings per 100 rows (findings per 100 rows),"
        "Days to clear (days),Reminders needed (reminders per return)"
    )
    assert lines[1] == "Hartwell,Children’s return for 2023,0,z,z,2"


def test_a_program_gets_part_whole_and_value():
    row = engagement_rows([NORTHVALE])[1]
    assert (row.measure, row.part, row.whole, row.value) == ("findings-per-100-rows", 900, 200, 4.5)


def test_every_measure_is_defined_on_the_page():
    keys = [each.key for each in engagement([]).definitions]
    assert keys == ["returns-on-time", "findings-per-100-rows", "days-to-clear", "reminders-per-return"]
