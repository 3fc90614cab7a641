"""The rules about one person's records together, T-D01 to T-D09."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from given.spec import return_of, verdict
from tenure.returns import check
from tenure.returns.csww import people


def test_in_post_twice(spec):
    """One head has one number, date of birth, sex and ethnicity; Chidi below is another person's number."""
    table = """
        SWENo | PersonBirthDate | GenderCurrent | Ethnicity | RoleEndDate | AgencyWorker | at fault
        SW1   | 1984-07-23      | 2             | WBRI      |             | 0            | yes
        sw 1  | 1984-07-23      | 2             | WBRI      |             | 0            | yes
        SW2   | 1984-07-23      | 2             | WBRI      |             | 0            |
        SW3   | 1990-01-01      | 1             | BAFR      |             | 0            |
        SW3   | 1991-01-01      | 1             | BAFR      |             | 0            |
        SW4   | 1990-01-01      | 1             | BAFR      |             | 0            |
        SW4   | 1990-01-01      | 1             | BAFR      | 2023-05-30  | 0            |
        SW5   | 1990-01-01      | 1             | BAFR      |             | 1            |
        SW5   | 1990-01-01      | 1             | BAFR      |             | 1            |
              | 1990-01-01      | 1             | BAFR      |             | 0            |
              | 1990-01-01      | 1             | BAFR      |             | 0            |
    """
    spec(people.in_post_twice, table)


def test_one_number_two_people(spec):
    table = """
        SWENo | PersonBirthDate | GenderCurrent | Ethnicity | AgencyWorker | at fault
        SW1   | 1984-07-23      | 2             | WBRI      | 0            | yes
        SW1   | 1991-03-02      | 2             | WBRI      | 0            | yes
        SW2   | 1984-07-23      | 2             | WBRI      | 0            |
        SW2   |                 | 2             | WBRI      | 0            |
        SW3   | 1984-07-23      | 2             | WBRI      | 0            |
        SW3   | 1984-07-23      | 1             | BAFR      | 1            |
        SW4   | 1984-07-23      | 2             | WBRI      | 0            | yes
        SW4   | 1984-07-23      | 1             | NOBT      | 0            | yes
        SW5   | 1984-07-23      | 2             | WBRI      | 0            |
        SW5   | 1984-07-32      | 2             | WBRI      | 0            |
    """
    found = spec(people.one_number_two_people, table)
    assert found.findings[:2] == [("PersonBirthDate", "1984-07-23"), ("PersonBirthDate", "1991-03-02")]
    assert {field for field, _ in found.findings[2:]} == {"GenderCurrent", "Ethnicity"}


def test_same_start_twice(spec):
    table = """
        SWENo | PersonBirthDate | Ethnicity | RoleStartDate | RoleEndDate | at fault
        SW1   | 1984-07-23      | WBRI      | 2022-11-01    |             | yes
        SW1   | 1984-07-23      | WBRI      | 2022-11-01    | 2023-02-01  | yes
        SW2   | 1984-07-23      | WBRI      | 2022-11-01    | 2023-02-01  |
        SW2   | 1984-07-23      | WBRI      | 2023-03-01    |             |
        SW3   | 1984-07-23      | WBRI      | 2021-11-01    |             |
        SW3   | 1984-07-23      | WBRI      | 2021-11-01    |             |
        SW4   | 1984-07-23      | WBRI      |               |             |
        SW4   | 1984-07-23      | WBRI      |               |             |
    """
    spec(people.same_start_twice, table)


def test_same_leaving_twice(spec):
    table = """
        SWENo | PersonBirthDate | Ethnicity | RoleEndDate | at fault
        SW1   | 1984-07-23      | WBRI      | 2023-05-30  | yes
        SW1   | 1984-07-23      | WBRI      | 2023-05-30  | yes
        SW2   | 1984-07-23      | WBRI      | 2023-05-30  |
        SW2   | 1984-07-23      | WBRI      | 2023-06-30  |
        SW3   | 1984-07-23      | WBRI      |             |
        SW3   | 1984-07-23      | WBRI      |             |
    """
    spec(people.same_leaving_twice, table)


def test_agency_worker_twice(spec):
    table = """
        SWENo | AgencyWorker | RoleEndDate | at fault
        SW1   | 1            |             | yes
        SW1   | 1            |             | yes
        SW2   | 1            |             |
        SW2   | 0            |             |
        SW3   | 1            | 2023-05-30  |
        SW3   | 1            |             |
              | 1            |             |
              | 1            |             |
    """
    spec(people.agency_worker_twice, table)


def test_repeated_in_full(spec):
    """The first is left alone: taking the others out puts it right."""
    table = """
        SWENo | FTE | OrgRole | at fault
        SW1   | 1   | 5       |
        SW1   | 1   | 5       | yes
        SW1   | 1   | 4       |
        SW2   | 1   | 5       |
        SW1   | 1   | 5       | yes
              | 1   |         |
              | 1   |         | yes
        1234  | 37  | 5       |
        1234  | 37  | 5       | yes
        1235  | 37  | 5       |
    """
    spec(people.repeated_in_full, table)


def test_roles_add_to_more_than_one(spec):
    table = """
        SWENo | FTE      | RoleEndDate | AgencyWorker | at fault
        SW1   | 0.6      |             | 0            | yes
        SW1   | 0.5      |             | 0            | yes
        SW2   | 0.6      |             | 0            |
        SW2   | 0.4      |             | 0            |
        SW3   | 0.6      |             | 0            |
        SW3   | 0.6      | 2023-05-30  | 0            |
        SW4   | 0.666667 |             | 0            |
        SW4   | 0.333333 |             | 0            |
        SW5   | 0.6      |             | 0            | yes
        SW5   | 0.6      |             | 1            | yes
        SW6   | 1        |             | 0            |
        SW6   |          |             | 0            |
              | 1        |             | 0            |
              | 1        |             | 0            |
    """
    spec(people.roles_add_to_more_than_one, table)


def test_spells_overlap(spec):
    """Two roles at once are two codes; the day one spell ends, the next may begin."""
    table = """
        SWENo | RoleStartDate | RoleEndDate | OrgRole | at fault
        SW1   | 2019-09-02    | 2023-05-30  | 5       | yes
        SW1   | 2023-05-01    |             | 5       | yes
        SW2   | 2019-09-02    | 2023-05-30  | 5       |
        SW2   | 2023-05-30    |             | 5       |
        SW3   | 2019-09-02    |             | 5       |
        SW3   | 2020-09-02    |             | 4       |
        SW4   | 2019-09-02    |             | 5       | yes
        SW4   | 2022-10-03    | 2022-12-01  | 5       | yes
        SW4   | 2023-01-03    | 2023-03-01  | 5       | yes
        SW5   | 2019-09-02    |             | 5       |
        SW5   |               |             | 5       |
    """
    spec(people.spells_overlap, table)


def test_both_agency_and_employed(spec):
    table = """
        SWENo | AgencyWorker | RoleEndDate | at fault
        SW1   | 0            |             | yes
        SW1   | 1            |             | yes
        SW2   | 0            | 2023-05-30  |
        SW2   | 1            |             |
        SW3   | 0            |             |
        SW3   | 0            |             |
              | 0            |             |
              | 1            |             |
    """
    spec(people.both_agency_and_employed, table)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 20), st.integers(0, 20)), max_size=12))
def test_overlapping_finds_what_comparing_every_pair_finds(spells):
    """Two ways to the same answer: sorted once, and every spell against every other."""
    spells = [(who, start, start + length + 1) for who, start, length in spells]
    slow = [
        any(who == w and start < e and s < end for j, (w, s, e) in enumerate(spells) if j != i)
        for i, (who, start, end) in enumerate(spells)
    ]
    group, starts, ends = (
        (np.array(column, np.int64) for column in zip(*spells, strict=True))
        if spells
        else (np.empty(0, np.int64) for _ in range(3))
    )
    assert people.overlapping(group, starts, ends).tolist() == slow


@given(st.permutations(range(6)))
def test_the_order_of_records_does_not_change_who_is_at_fault(order):
    lines = """
        SWENo | FTE | RoleStartDate | OrgRole | at fault
        SW1   | 0.6 | 2019-09-02    | 5       | yes
        SW1   | 0.5 | 2021-09-02    | 5       | yes
        SW2   | 0.6 | 2019-09-02    | 5       |
        SW2   | 0.4 | 2019-09-02    | 4       |
        SW3   | 1   | 2019-09-02    | 5       |
        SW4   | 0.6 | 2019-09-02    | 5       |
    """.strip().splitlines()
    table = "\n".join([lines[0], *(lines[1 + i] for i in order)])
    for rule in (people.roles_add_to_more_than_one, people.spells_overlap):
        found = verdict(rule, table)
        assert sorted(order[line] for line in found.lines) == [0, 1]


def test_two_people_with_one_number_are_shown_both():
    lines = [
        {"SWENo": "SW77", "PersonBirthDate": "1984-07-23"},
        {"SWENo": "SW77", "PersonBirthDate": "1991-03-02"},
    ]
    found = [str(f) for f in check(return_of(lines)).findings() if f.rule == "T-D02"]
    assert found[0].startswith("Line 10, SW77: The same registration number has another PersonBirthDate")
    assert found[1].startswith("Line 20, SW77:")
