"""The rules between partners, T-X01 to T-X03."""

from given.spec import return_of
from tenure.returns import check_together
from tenure.returns.csww import partners


def test_move_is_told_in_two_ways(spec):
    """101 is Northvale, 102 Ashmere. The start is at fault, in the return of the partner who sent it.

    SW9 left Northvale in the last days of the year before, SW10 long before the start.
    """
    table = """
        LEA | SWENo | RoleStartDate | StartOrigin | RoleEndDate | LeaverDestination | at fault
        101 | SW1   | 2019-09-02    | 1           | 2023-05-30  | 1                 |
        102 | sw 1  | 2023-06-01    | 8           |             |                   | yes
        101 | SW2   | 2019-09-02    | 1           | 2023-05-30  | 1                 |
        102 | SW2   | 2023-06-01    | 2           |             |                   |
        101 | SW3   | 2019-09-02    | 1           | 2023-05-30  | 3                 |
        102 | SW3   | 2023-06-01    | 8           |             |                   |
        101 | SW4   | 2019-09-02    | 1           | 2023-05-30  | 1                 |
        101 | SW4   | 2023-06-01    | 8           |             |                   |
        101 | SW5   | 2019-09-02    | 1           | 2023-05-30  | 1                 |
        102 | SW5   | 2023-05-29    | 8           |             |                   |
        102 | SW6   | 2023-06-01    | 8           |             |                   |
        101 | SW7   | 2019-09-02    | 1           | 2023-05-30  | 1                 |
        102 | SW7   | 2023-06-01    |             |             |                   |
        101 | SW8   | 2019-09-02    | 1           | 2023-06-01  | 1                 |
        102 | SW8   | 2023-06-01    | 8           |             |                   | yes
        102 | SW9   | 2022-10-03    | 8           |             |                   | yes
        102 | SW10  | 2023-06-01    | 8           |             |                   |
        102 | SW11  | 2022-10-03    | 2           |             |                   |
        102 | SW12  | 2022-10-03    | 8           |             |                   |
        101 | SW13  | 2022-10-03    | 8           |             |                   |
        102 | SW14  | 2023-05-30    | 8           |             |                   | yes
        102 | SW15  | 2023-05-31    | 8           |             |                   |
    """
    last_year = """
        LEA | SWENo | RoleEndDate | LeaverDestination
        101 | SW9   | 2022-09-30  | 1
        101 | SW10  | 2021-11-30  | 1
        101 | SW11  | 2022-09-30  | 1
        101 | SW12  | 2022-09-30  | 3
        101 | SW13  | 2022-09-30  | 1
        101 | SW14  | 2022-05-30  | 1
        101 | SW15  | 2022-05-30  | 1
    """
    found = spec(partners.move_is_told_in_two_ways, table, before=last_year)
    assert found.findings == [("StartOrigin", "8")] * 4


def test_works_more_than_full_time_at_two_partners(spec):
    table = """
        LEA | SWENo | FTE30    | RoleEndDate | AgencyWorker | at fault
        101 | SW1   | 0.6      |             | 0            | yes
        102 | SW1   | 0.5      |             | 0            | yes
        101 | SW2   | 0.6      |             | 0            |
        102 | SW2   | 0.4      |             | 0            |
        101 | SW3   | 0.6      | 2023-05-30  | 0            |
        102 | SW3   | 1        |             | 0            |
        101 | SW4   | 0.6      |             | 0            |
        101 | SW4   | 0.6      |             | 0            |
        101 | SW5   | 1        |             | 1            | yes
        103 | SW5   | 1        |             | 0            | yes
        101 |       | 1        |             | 0            |
        102 |       | 1        |             | 0            |
        101 | SW6   |          |             | 0            |
        102 | SW6   | 1        |             | 0            |
        101 | SW7   | 0        |             | 0            |
        102 | SW7   | 0.6      |             | 0            |
        102 | SW7   | 0.6      |             | 0            |
    """
    spec(partners.works_more_than_full_time_at_two_partners, table)


def test_earlier_employer_has_not_recorded_the_move(spec):
    """Hartwell (103) showed SW4 in post last year and says nothing now; SW7 left an agency, not Hartwell."""
    table = """
        LEA | SWENo | RoleStartDate | StartOrigin | RoleEndDate | AgencyWorker | at fault
        101 | SW1   | 2019-09-02    | 1           |             | 0            |
        102 | SW1   | 2023-06-01    | 2           |             | 0            | yes
        101 | SW2   | 2019-09-02    | 1           | 2023-05-30  | 0            |
        102 | SW2   | 2023-06-01    | 2           |             | 0            |
        102 | SW3   | 2023-06-01    | 2           |             | 0            |
        102 | SW4   | 2023-06-01    | 2           |             | 0            | yes
        103 | SW5   | 2019-09-02    | 1           |             | 0            |
        102 | SW5   | 2023-06-01    | 8           |             | 0            |
        102 | SW6   | 2023-06-01    | 2           |             | 0            |
        101 | SW7   | 2019-09-02    | 4           | 2023-05-30  | 1            |
        102 | SW7   | 2023-06-01    | 2           |             | 0            | yes
        103 | SW7   | 2019-09-02    | 1           |             | 0            |
    """
    last_year = """
        LEA | SWENo | RoleEndDate
        103 | SW4   |
        103 | SW3   | 2022-05-30
        104 | SW6   |
    """
    spec(partners.earlier_employer_has_not_recorded_the_move, table, before=last_year)


def test_a_finding_between_partners_stands_in_the_file_it_is_about():
    northvale = return_of(
        [{"LEA": "101", "SWENo": "SW1", "FTE30": "0.4"}, {"LEA": "101", "SWENo": "SW2", "FTE30": "1"}]
    )
    ashmere = return_of([{"LEA": "102", "SWENo": "SW2", "FTE30": "1"}])
    checked = check_together(
        [northvale, ashmere], rules=(partners.works_more_than_full_time_at_two_partners,)
    )
    assert [[(f.row, f.person) for f in c.findings()] for c in checked] == [[(1, "SW2")], [(0, "SW2")]]


def test_a_file_sent_twice_is_not_two_partners():
    sent = return_of([{"LEA": "101", "SWENo": "SW2", "FTE30": "1"}])
    checked = check_together([sent, sent], rules=(partners.works_more_than_full_time_at_two_partners,))
    assert [c.queries for c in checked] == [0, 0]


def test_last_year_is_found_among_the_files():
    last = return_of([{"LEA": "101", "SWENo": "SW1"}], year="2022")
    now = return_of([{"LEA": "101", "SWENo": "SW2"}], year="2023")
    found = check_together([now, last])[0].findings()
    assert [(f.rule, f.person) for f in found if f.rule == "T-Y01"] == [("T-Y01", "SW1")]
