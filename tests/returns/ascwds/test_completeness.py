"""What the local authority return needs of workplaces and workers."""

from datetime import date

import pytest

from given.ascwds import TODAY, a_set, a_workplace, an_adults_worker
from tenure.returns.ascwds import completeness
from tenure.returns.ascwds.checking import check


def test_workplaces_are_not_saved(spec):
    """The tables are checked on 14 September 2026; the window of 2027 has not opened then."""
    table = """
        set | year | STATUS    | at fault
        a   | 2026 | NEW       |
        a   | 2026 | NOCHANGE  |
        b   | 2026 | UPDATE    | yes
        b   | 2026 | UNCHECKED | yes
        c   | 2027 | UPDATE    | yes
        d   |      | UNCHECKED |
    """
    found = spec(completeness.workplaces_are_not_saved, table)
    assert found.findings == [("(record)", "1 record"), ("(record)", "1 record")]


def test_workers_are_not_saved(spec):
    table = """
        set | year | STATUS    | at fault
        a   | 2026 | UPDATE    |
        b   | 2026 | UNCHECKED | yes
        b   | 2026 | UNCHECKED | yes
        b   | 2026 | DELETE    | yes
    """
    found = spec(completeness.workers_are_not_saved, table)
    assert found.findings == [("(record)", "2 records")]


def test_is_not_an_authoritys(spec):
    """A set with no local authority's workplace is no authority's return."""
    table = """
        ESTTYPE | STATUS    | at fault
        1       | NEW       |
        3       | UNCHECKED |
        7       | UNCHECKED | yes
        6       | NEW       | yes
        6       | DELETE    |
    """
    spec(completeness.is_not_an_authoritys, table)
    spec(completeness.is_not_an_authoritys, "ESTTYPE | at fault\n6 |\n7 |")


def test_serves_nobody(spec):
    table = """
        MAINSERVICE | SERVICEUSERS | STATUS    | at fault
        16          | 4            | NEW       |
        16          |              | NEW       | yes
        16          |              | UNCHECKED | yes
        16          |              | DELETE    |
        72          |              | NEW       |
    """
    spec(completeness.serves_nobody, table)


def test_capacity_is_not_given(spec):
    """6, day care, is asked for both; 8, home care, for its use alone; 16, social work, for neither."""
    table = """
        MAINSERVICE | ALLSERVICES | CAPACITY | UTILISATION | at fault
        6           | 6           | 20       | 18          |
        6           | 6           |          | 18          | yes
        6           | 16;6        | ;20      | ;18         |
        6           | 16;6        | 20;      | ;18         | yes
        8           | 8           |          | 18          |
        8           | 8           |          |             | yes
        16          | 16          |          |             |
    """
    found = spec(completeness.capacity_is_not_given, table)
    assert [field for field, _ in found.findings] == ["CAPACITY", "CAPACITY", "UTILISATION"]


def test_number_of_staff_is_blank(spec):
    table = """
        TOTALPERMTEMP | at fault
        1             |
        0             |
                      | yes
    """
    spec(completeness.number_of_staff_is_blank, table)


def test_counts_are_blank(spec):
    """That it is not known is an answer, and so is none."""
    table = """
        STARTERS | LEAVERS | VACANCIES | at fault
        1;0      | 0;0     | 999       |
        1;0      |         | 999       | yes
                 |         |           | yes
    """
    found = spec(completeness.counts_are_blank, table)
    assert sorted(field for field, _ in found.findings) == ["LEAVERS", "LEAVERS", "STARTERS", "VACANCIES"]


def test_role_status_pay_or_hours_are_missing(spec):
    """Pay whose interval is not known needs no amount; 999 hours are an answer."""
    table = """
        EMPLSTATUS | ZEROHRCONT | SALARYINT | SALARY | HOURLYRATE | CONTHOURS | AVGHOURS | at fault
        1          | 2          | 1         | 44100  |            | 37        |          |
        1          | 2          | 3         |        | 15.20      | 999       |          |
        1          | 2          | 999       |        |            | 0         |          |
        4          | 2          | 3         |        | 34.50      |           | 37       |
        2          | 1          | 3         |        | 15.20      |           | 12       |
        1          | 2          |           |        |            | 37        |          | yes
        1          | 2          | 1         |        |            | 37        |          | yes
        4          | 2          | 3         |        |            |           | 37       | yes
        1          | 2          | 1         | 44100  |            |           | 37       | yes
        3          | 2          | 3         |        | 15.20      | 20        |          | yes
                   | 2          | 1         | 44100  |            | 37        |          | yes
    """
    found = spec(completeness.role_status_pay_or_hours_are_missing, table)
    missing = ["SALARYINT", "SALARY", "HOURLYRATE", "CONTHOURS", "AVGHOURS", "EMPLSTATUS"]
    assert [field for field, _ in found.findings] == missing


def test_personal_items_are_missing(spec):
    table = """
        EMPLSTATUS | GENDER | DOB        | ETHNICITY | SCQUAL | NONSCQUAL | at fault
        1          | 2      | 14/03/1984 | 31        | 1;7    | 2         |
        1          | 3      | Admin      | 99        | 2      | 999       |
        4          |        |            |           |        |           |
        3          |        | 14/03/1984 | 31        | 1;7    | 2         | yes
        1          | 2      | 31/02/1984 | 31        | 1;7    | 2         | yes
        1          | 2      | 14/03/1984 | 31        | 1      | 2         | yes
        1          | 2      | 14/03/1984 | 31        |        |           | yes
    """
    found = spec(completeness.personal_items_are_missing, table)
    assert [field for field, _ in found.findings] == ["GENDER", "DOB", "SCQUAL", "SCQUAL", "NONSCQUAL"]


def test_days_of_sickness_are_missing(spec):
    table = """
        EMPLSTATUS | DAYSSICK | at fault
        1          | 0        |
        1          | 999      |
        1          |          | yes
        7          |          | yes
        3          |          |
        4          |          |
    """
    spec(completeness.days_of_sickness_are_missing, table)


def test_profession_without_qualification(spec):
    table = """
        MAINJOBROLE | EMPLSTATUS | SCQUAL | at fault
        6           | 1          | 1;6    |
        6           | 1          | 1;999  |
        6           | 1          | 1      | yes
        6           | 1          | 2      | yes
        15          | 1          |        | yes
        15          | 4          | 2      |
        8           | 1          | 2      |
    """
    spec(completeness.profession_without_qualification, table)


def test_staff_without_a_record(spec):
    table = """
        set | MAINJOBROLE | STATUS    | at fault
        a   | 6           | UNCHECKED |
        b   |             | NEW       | yes
        c   | 6           | DELETE    | yes
    """
    found = spec(completeness.staff_without_a_record, table)
    assert found.findings == [("(records)", "0 of 1"), ("(records)", "0 of 1")]


def test_too_few_records_are_complete(spec):
    """Nine of ten are enough."""
    table = """
        set | SCQUAL | GENDER | at fault
        a   |        | 2      |
        a   | 1;7    | 2      |
        a   | 1;7    | 2      |
        a   | 1;7    | 2      |
        a   | 1;7    | 2      |
        a   | 1;7    | 2      |
        a   | 1;7    | 2      |
        a   | 1;7    | 2      |
        a   | 1;7    | 2      |
        a   | 1;7    | 2      |
        b   | 1;7    |        | yes
        b   | 1;7    | 2      | yes
    """
    found = spec(completeness.too_few_records_are_complete, table)
    assert found.findings == [("(records)", "1 of 2")]


def test_a_set_of_other_employers_is_no_authoritys_return():
    sent = a_set(workplace=[a_workplace(ESTTYPE="6")], worker=[an_adults_worker(GENDER="", SCQUAL="")])
    found = {finding.number for finding in check(sent, today=TODAY).findings()}
    assert not any(number.startswith("LA") for number in found)


@pytest.mark.parametrize(("day", "found"), [(10, {"LA-W0"}), (14, set())])
def test_the_window_opens_on_the_day_that_collections_open(day, found):
    """The window of 2026 is taken to open on its second Monday, the 14th."""
    sent = a_set(workplace=[a_workplace(STATUS="UPDATE")]).for_year(2026)
    checked = check(sent, today=date(2026, 9, day), rules=(completeness.workplaces_are_not_saved,))
    assert {f.number for f in checked.findings()} == found
