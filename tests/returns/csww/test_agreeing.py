"""The rules about fields that must agree, T-C01 and T-C09 to T-C30, but for leaving."""

from tenure.returns.csww import agreeing


def test_start_and_origin_are_apart(spec):
    table = """
        RoleStartDate | StartOrigin | at fault
        2019-09-02    | 2           |
                      |             |
        2019-09-02    |             | yes
                      | 2           | yes
        2019-09-31    |             |
        2019-09-31    | 2           |
    """
    found = spec(agreeing.start_and_origin_are_apart, table)
    assert found.findings == [("StartOrigin", ""), ("RoleStartDate", "")]


def test_starts_after_the_year(spec):
    table = """
        Year | RoleStartDate | at fault
        2023 | 2023-09-30    |
        2023 | 2023-10-01    | yes
        2024 | 2023-10-01    |
        2023 |               |
             | 2023-10-01    |
    """
    spec(agreeing.starts_after_the_year, table)


def test_age_is_unusual(spec):
    """Age on 30 September; of those who left by then, on the day they left."""
    table = """
        PersonBirthDate | RoleEndDate | at fault
        1984-07-23      |             |
        2003-09-30      |             |
        2003-10-01      |             | yes
        1947-10-01      |             |
        1947-09-30      |             | yes
        2003-06-01      | 2023-05-30  | yes
        2003-05-30      | 2023-05-30  |
                        |             |
        2003-10-32      |             |
    """
    found = spec(agreeing.age_is_unusual, table)
    assert ("PersonBirthDate", "2003-10-01") in found.findings


def test_started_too_young(spec):
    table = """
        PersonBirthDate | RoleStartDate | at fault
        2000-02-29      | 2020-02-29    |
        2000-02-29      | 2020-02-28    | yes
        2000-02-29      |               |
                        | 2020-02-28    |
    """
    spec(agreeing.started_too_young, table)


def test_ftes_differ(spec):
    table = """
        AgencyWorker | FTE | FTE30    | RoleEndDate | at fault
        0            | 0.8 | 0.800000 |             |
        0            | 0.8 | 0.6      |             | yes
        1            | 0.8 | 0.6      |             | yes
        0            | 0.8 |          |             |
        0            | 0.8 | 0        | 2023-05-30  |
        0            | 37  | 1        |             |
    """
    spec(agreeing.ftes_differ, table)


def test_at_work_without_fte(spec):
    """An agency worker's blank FTE has a rule of its own, T-R12."""
    table = """
        AgencyWorker | FTE | RoleEndDate | at fault
        0            | 0.1 |             |
        0            | 0   |             | yes
        0            |     |             | yes
        1            | 0   |             | yes
        1            |     |             |
        0            | 0   | 2023-05-30  |
        0            | 37  |             |
    """
    spec(agreeing.at_work_without_fte, table)


def test_cases_are_held_at_no_fte(spec):
    table = """
        Cases30 | FTE30 | at fault
        12      | 0.8   |
        12      | 0     | yes
        0       | 0     |
        12      |       |
                | 0     |
    """
    spec(agreeing.cases_are_held_at_no_fte, table)


def test_caseload_is_too_high(spec):
    """Fifty at full time, and as many in proportion: 29 at 0.58 FTE is fifty."""
    table = """
        Cases30 | FTE30 | at fault
        50      | 1     |
        51      | 1     | yes
        29      | 0.58  |
        30      | 0.58  | yes
        30      | 0     |
        0       | 0     |
        30      |       |
    """
    spec(agreeing.caseload_is_too_high, table)


def test_case_holder_without_cases(spec):
    table = """
        OrgRole | Cases30 | RoleEndDate | at fault
        5       | 1       |             |
        5       | 0       |             | yes
        5       |         |             |
        4       | 0       |             |
        5       | 0       | 2023-05-30  |
    """
    spec(agreeing.case_holder_without_cases, table)


def test_without_cases_but_holds_some(spec):
    table = """
        OrgRole | Cases30 | at fault
        6       | 0       |
        6       | 1       | yes
        6       |         |
        5       | 1       |
    """
    spec(agreeing.without_cases_but_holds_some, table)


def test_absence_and_reason_disagree(spec):
    table = """
        Absat30Sept | ReasonAbsence | RoleEndDate | at fault
        1           | SIC           |             |
        0           |               |             |
                    |               |             |
        1           |               |             | yes
        0           | MAT           |             | yes
                    | MAT           |             | yes
        1           | SICK          |             |
        1           |               | 2023-05-30  |
    """
    found = spec(agreeing.absence_and_reason_disagree, table)
    assert found.findings == [("ReasonAbsence", ""), ("Absat30Sept", "0"), ("Absat30Sept", "")]


def test_lost_more_days_than_the_year_holds(spec):
    """253 working days at full time, 254 in a census year with a 29 February."""
    table = """
        Year | WorkingDaysLost | FTE | at fault
        2023 | 253             | 1   |
        2023 | 253.01          | 1   | yes
        2024 | 254             | 1   |
        2023 | 151.8           | 0.6 |
        2023 | 151.81          | 0.6 | yes
        2023 | 300             |     |
        2023 |                 | 1   |
             | 300             | 1   |
    """
    spec(agreeing.lost_more_days_than_the_year_holds, table)


def test_weeks_are_outside_a_year(spec):
    table = """
        AgencyWorker | ContractWeeks | at fault
        0            | 52.3          |
        0            | 0.1           |
        0            | 52.4          | yes
        0            | 0             | yes
        0            |               |
        1            | 60            |
    """
    spec(agreeing.weeks_are_outside_a_year, table)


def test_lost_more_days_than_contracted(spec):
    table = """
        WorkingDaysLost | ContractWeeks | FTE | at fault
        30              | 10            | 0.6 |
        30.01           | 10            | 0.6 | yes
        51              | 10            | 1   | yes
        51              |               | 1   |
    """
    spec(agreeing.lost_more_days_than_contracted, table)


def test_qualified_by_two_routes(spec):
    table = """
        StepUpGrad | FrontlineGrad | at fault
        1          | 1             | yes
        1          | 0             |
        0          | 1             |
        1          |               |
    """
    spec(agreeing.qualified_by_two_routes, table)


def test_route_does_not_fit_the_award(spec):
    table = """
        QualLevel | StepUpGrad | FrontlineGrad | at fault
        2         | 1          | 0             |
        1         | 1          | 0             | yes
        3         | 0          | 1             | yes
        1         | 0          | 0             |
                  | 1          | 0             |
    """
    spec(agreeing.route_does_not_fit_the_award, table)


def test_is_not_yet_collected(spec):
    table = """
        StartOrigin | ReasonLeave | LeaverDestination | at fault
        9           | 9           | 8                 |
        10          |             |                   | yes
        2           | 10          | 8                 | yes
        2           | 9           | 9                 | yes
                    |             |                   |
    """
    found = spec(agreeing.is_not_yet_collected, table)
    assert ("LeaverDestination", "9") in found.findings


def test_salary_is_unusual(spec):
    table = """
        Year | AgencyWorker | BaseSalary | at fault
        2025 | 0            | 15000      |
        2025 | 0            | 150000     |
        2025 | 0            | 14999.99   | yes
        2025 | 0            | 150000.01  | yes
        2025 | 0            |            |
        2025 | 1            | 12         |
        2024 | 0            | 12         |
    """
    spec(agreeing.salary_is_unusual, table)


def test_paid_a_bonus_no_one_offers(spec):
    table = """
        Year | RRPayments | RecruitmentBonus | RetentionBonus | at fault
        2025 | 1000       | 0                | 0              | yes
        2025 | 1000       | 1                | 0              |
        2025 | 1000       | 0                | 2              |
        2025 | 0          | 0                | 0              |
        2025 |            | 0                | 0              |
        2025 | 1000       | 0                | 7              |
        2025 | 1000       | 0                |                |
        2024 | 1000       | 0                | 0              |
    """
    spec(agreeing.paid_a_bonus_no_one_offers, table)
