"""A cell's form is put right where it can mean only one thing, and left alone where it cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.returns.csww.cleaning import cleaned, month_comes_first
from tenure.returns.csww.fields import FIELDS

PUT_RIGHT = """
    field             | sent                | becomes
    SWENo             | sw 1234567          | SW1234567
    SWENo             | SW-123 4567         | SW1234567
    PersonBirthDate   | 31/01/2023          | 2023-01-31
    PersonBirthDate   | 1/2/2023            | 2023-02-01
    PersonBirthDate   | 31-01-2023          | 2023-01-31
    PersonBirthDate   | 31.01.2023          | 2023-01-31
    PersonBirthDate   | 2023/01/31          | 2023-01-31
    PersonBirthDate   | 31 January 2023     | 2023-01-31
    PersonBirthDate   | 31-Jan-2023         | 2023-01-31
    PersonBirthDate   | 2023-01-31T00:00:00 | 2023-01-31
    PersonBirthDate   | 2023-01-31 00:00    | 2023-01-31
    PersonBirthDate   | 31/01/2023 00:00:00 | 2023-01-31
    OrgRole           | 5.0                 | 5
    StartOrigin       | 05                  | 5
    AgencyWorker      | 00                  | 0
    Ethnicity         | wbri                | WBRI
    Ethnicity         | White British       | WBRI
    Sex               | f                   | F
    Sex               | female              | F
    Sex               | 1                   | M
    Sex               | 2.0                 | F
    StepUpGrad        | yes                 | 1
    GenderCurrent     | Female              | 2
    FTE               | 0,8                 | 0.8
    FTE               | 1,0000              | 1.0000
    FTE               | 0.66666666667       | 0.666667
    FTE               | 0.80000000          | 0.800000
    FTE               | 1.0000001           | 1.000000
    WorkingDaysLost   | 3,5                 | 3.5
    WorkingDaysLost   | 1,003.5             | 1003.5
    WorkingDaysLost   | 3.456               | 3.46
    WorkingDaysLost   | -0.000              | 0.00
    ContractWeeks     | 38.34               | 38.3
    BaseSalary        | £36,124.00          | 36124.00
    BaseSalary        | £ 36124             | 36124
    BaseSalary        | 36,124.005          | 36124.01
    Cases30           | 12.0                | 12
    Cases30           | 1,012               | 1012
    Year              | 2023.0              | 2023
    LEA               | 101.0               | 101
    Collection        | csww                | CSWW
    DateTime          | 2023-10-14 09:30:00 | 2023-10-14T09:30:00
"""

LEFT_ALONE = """
    field             | sent
    SWENo             | 1234567
    SWENo             | sw
    SWENo             | SW12345678901
    PersonBirthDate   | 31/02/2023
    PersonBirthDate   | 01/31/2023
    PersonBirthDate   | 31/01/23
    PersonBirthDate   | 2023-02-31
    PersonBirthDate   | 2023-01-31T09:30:00
    PersonBirthDate   | 1984
    OrgRole           | 9
    OrgRole           | 5.5
    OrgRole           | manager
    Ethnicity         | WHITE
    Sex               | 0
    Sex               | 9
    Sex               | X
    GenderCurrent     | F
    FTE               | 37
    FTE               | 80%
    FTE               | 0,8,0
    FTE               | 1.2345
    FTE               | 0.0000001
    FTE               | full
    WorkingDaysLost   | 1,00,3
    BaseSalary        | 36k
    Cases30           | 12.5
    Cases30           | -3
    Cases30           | twelve
    NumberOfVacancies | £2
    QualInst          | university of southmere
    OtherAllowances   | none
    DateTime          | 14/10/2023
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("field", "sent", "becomes"), rows(PUT_RIGHT))
def test_put_right(field, sent, becomes):
    found = cleaned(FIELDS[field], sent)

    assert found.text == becomes
    assert found.why.endswith(".")


@pytest.mark.parametrize(("field", "sent"), rows(LEFT_ALONE))
def test_left_alone(field, sent):
    found = cleaned(FIELDS[field], sent)

    assert (found.text, found.why) == (sent, "")


def test_rounding_says_how_many_places_there_are():
    assert cleaned(FIELDS["ContractWeeks"], "38.34").why == "ContractWeeks has at most 1 decimal place."
    assert cleaned(FIELDS["FTE"], "0,66666667").text == "0,66666667"
    assert cleaned(FIELDS["BaseSalary"], "£36,124.005").why == (
        "Numbers are written with a point and without commas or pound signs. "
        "BaseSalary has at most 2 decimal places."
    )


def test_dates_in_numbers_stay_where_the_file_puts_the_month_first():
    birth = FIELDS["PersonBirthDate"]

    assert cleaned(birth, "01/02/1984", british=False).text == "01/02/1984"
    assert cleaned(birth, "1 February 1984", british=False).text == "1984-02-01"


@pytest.mark.parametrize(
    ("text", "answer"),
    [("01/31/2023", True), ("31/01/2023", False), ("01/02/2023", False), ("2023-01-31", False)],
)
def test_a_month_comes_first_only_where_it_must(text, answer):
    assert month_comes_first(text) is answer


pieces = st.sampled_from(
    ["0", "1", "9", "31", "2023", ",", ".", "/", "-", " ", "£", "sw", "T00:00", "e", "Jan", "٣", "²"]
)


@given(
    st.sampled_from(list(FIELDS)), st.lists(pieces, min_size=1, max_size=7).map("".join) | st.text(min_size=1)
)
def test_a_clean_cell_is_clean(name, text):
    once = cleaned(FIELDS[name], text)

    again = cleaned(FIELDS[name], once.text)

    assert (again.text, again.why) == (once.text, "")
    assert bool(once.why) == (once.text != text)
