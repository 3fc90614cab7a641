"""The rules about leaving: T-C02 to T-C08, T-C18 and T-C25 to T-C27."""

from tenure.returns.csww import leaving


def test_leaves_without_a_reason(spec):
    table = """
        RoleEndDate | ReasonLeave | at fault
        2023-05-30  | 1           |
        2023-05-30  |             | yes
                    |             |
        30/05/2023  |             |
        2023-05-30  | 12          |
    """
    spec(leaving.leaves_without_a_reason, table)


def test_leaves_for_nowhere(spec):
    table = """
        RoleEndDate | LeaverDestination | at fault
        2023-05-30  | 1                 |
        2023-05-30  |                   | yes
                    |                   |
    """
    spec(leaving.leaves_for_nowhere, table)


def test_reason_without_a_date(spec):
    table = """
        RoleEndDate | ReasonLeave | at fault
                    | 1           | yes
        2023-05-30  | 1           |
        30/05/2023  | 1           |
                    |             |
    """
    assert spec(leaving.reason_without_a_date, table).findings == [("RoleEndDate", "")]


def test_destination_without_a_date(spec):
    table = """
        RoleEndDate | LeaverDestination | at fault
                    | 1                 | yes
        2023-05-30  | 1                 |
                    |                   |
    """
    spec(leaving.destination_without_a_date, table)


def test_leavers_fte_looks_wrong(spec):
    table = """
        RoleEndDate | FTE | FTE30 | AgencyWorker | at fault
        2023-05-30  | 1   | 0     | 0            |
        2023-05-30  | 1   |       | 0            |
        2023-05-30  | 0   | 0     | 0            | yes
        2023-05-30  |     | 0     | 0            | yes
        2023-05-30  | 1   | 1     | 0            | yes
        2023-10-01  | 1   | 1     | 0            |
        2023-05-30  | 37  | 0     | 0            |
        2023-05-30  | 1   | 1     | 1            |
    """
    found = spec(leaving.leavers_fte_looks_wrong, table)
    assert found.findings == [("FTE", "0"), ("FTE", ""), ("FTE30", "1")]


def test_leaves_before_starting(spec):
    table = """
        RoleStartDate | RoleEndDate | at fault
        2023-05-30    | 2023-05-29  | yes
        2023-05-30    | 2023-05-30  |
        2023-05-30    |             |
                      | 2023-05-29  |
    """
    found = spec(leaving.leaves_before_starting, table)
    assert found.findings == [("RoleEndDate", "2023-05-29")]


def test_leaves_outside_the_year(spec):
    table = """
        Year | RoleEndDate | at fault
        2023 | 2022-10-01  |
        2023 | 2023-09-30  |
        2023 | 2022-09-30  | yes
        2023 | 2023-10-01  | yes
        2024 | 2023-10-01  |
        2023 |             |
             | 2022-09-30  |
    """
    spec(leaving.leaves_outside_the_year, table)


def test_leaver_holds_cases(spec):
    table = """
        RoleEndDate | Cases30 | at fault
        2023-05-30  | 0       |
        2023-05-30  |         |
        2023-05-30  | 1       | yes
        2023-09-30  | 1       | yes
        2023-10-01  | 1       |
                    | 1       |
    """
    spec(leaving.leaver_holds_cases, table)


def test_died_and_went_somewhere(spec):
    table = """
        ReasonLeave | LeaverDestination | at fault
        6           | 1                 | yes
        6           | 2                 | yes
        6           | 3                 | yes
        6           | 4                 | yes
        6           | 5                 | yes
        6           | 6                 | yes
        6           | 7                 |
        6           | 8                 |
        6           | 9                 | yes
        6           |                   |
        1           | 1                 |
    """
    spec(leaving.died_and_went_somewhere, table)


def test_retired_and_works_on(spec):
    table = """
        ReasonLeave | LeaverDestination | at fault
        5           | 1                 | yes
        5           | 2                 | yes
        5           | 3                 | yes
        5           | 4                 | yes
        5           | 5                 | yes
        5           | 6                 |
        5           | 7                 |
        5           | 8                 |
        5           | 9                 | yes
        5           |                   |
        1           | 1                 |
    """
    spec(leaving.retired_and_works_on, table)


def test_moved_inside_and_outside(spec):
    table = """
        ReasonLeave | LeaverDestination | at fault
        7           | 1                 | yes
        7           | 2                 | yes
        7           | 3                 | yes
        7           | 4                 |
        7           | 5                 |
        7           | 6                 |
        7           | 7                 |
        7           | 8                 |
        7           | 9                 |
        7           |                   |
        1           | 1                 |
    """
    spec(leaving.moved_inside_and_outside, table)
