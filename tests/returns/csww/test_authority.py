"""The rules about the authority block, T-L01 to T-L11."""

from given.spec import return_of
from tenure.returns import check
from tenure.returns.csww import authority


def test_vacancies_not_given(spec):
    table = """
        NumberOfVacancies | at fault
        3.5               |
        0                 |
        -2                |
        several           | yes
        1,5               | yes
                          | yes
    """
    spec(authority.vacancies_not_given, table)


def test_agency_fte_not_given(spec):
    table = """
        NoAgencyFTE | at fault
        1.60        |
        n/a         | yes
                    | yes
    """
    spec(authority.agency_fte_not_given, table)


def test_agency_headcount_not_given(spec):
    table = """
        NoAgencyHeadcount | at fault
        2                 |
        2.5               | yes
                          | yes
    """
    spec(authority.agency_headcount_not_given, table)


def test_count_is_below_zero(spec):
    table = """
        NumberOfVacancies | NoAgencyFTE | NoAgencyHeadcount | at fault
        0                 | 0           | 0                 |
        -1                | 0           | 0                 | yes
        0                 | -0.01       | 0                 | yes
        0                 | 0           | -1                | yes
                          |             |                   |
        few               | 0           | 0                 |
    """
    found = spec(authority.count_is_below_zero, table)
    assert [field for field, _ in found.findings] == ["NumberOfVacancies", "NoAgencyFTE", "NoAgencyHeadcount"]


def test_count_has_too_many_places(spec):
    table = """
        NumberOfVacancies | NoAgencyFTE | at fault
        3.55              | 1.5         |
        3.550             | 1.5         |
        3.555             | 1.5         | yes
        3                 | 1.123       | yes
                          |             |
    """
    spec(authority.count_has_too_many_places, table)


def test_agency_fte_is_above_headcount(spec):
    table = """
        NoAgencyFTE | NoAgencyHeadcount | at fault
        2.00        | 2                 |
        2.01        | 2                 | yes
        2.01        |                   |
        2.01        | two               |
    """
    spec(authority.agency_fte_is_above_headcount, table)


def test_cover_is_above_vacancies(spec):
    table = """
        NoAgencyFTE | NumberOfVacancies | at fault
        2.00        | 2.00              |
        2.01        | 2.00              | yes
        2.01        |                   |
    """
    spec(authority.cover_is_above_vacancies, table)


def test_cover_is_above_the_agency_records(spec):
    table = """
        NoAgencyFTE | AgencyWorker | FTE | RoleEndDate | at fault
        0.60        | 1            | 0.6 |             |
        0.61        | 1            | 0.6 |             | yes
        0.60        | 0            | 0.6 |             | yes
        0.60        | 1            | 0.6 | 2023-05-31  | yes
        0.60        | 1            |     |             | yes
        0.60        | 1            | six |             |
                    | 1            | 0.6 |             |
    """
    spec(authority.cover_is_above_the_agency_records, table)


def test_no_vacancies_but_agency_workers(spec):
    table = """
        NumberOfVacancies | AgencyWorker | RoleEndDate | at fault
        0                 | 1            |             | yes
        0                 | 0            |             |
        0                 | 1            | 2023-09-30  |
        1                 | 1            |             |
                          | 1            |             |
    """
    spec(authority.no_vacancies_but_agency_workers, table)


def test_allowance_not_given(spec):
    table = """
        Year|RecruitmentBonus|RetentionBonus|PerformanceAward|CarAllowance|RelocationPackage|RegionalWeighting|CostSWE|CostDBS|at fault
        2025 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 |
        2025 | 3 | 1 | 2 | 0 | 0 | 0 | 0 | 0 | yes
        2025 | 0 | 1 | 2 | 0 | 0 | 0 | 0 |   | yes
        2024 |   |   |   |   |   |   |   |   |
        2026 |   |   |   |   |   |   |   |   | yes
    """  # noqa: E501
    spec(authority.allowance_not_given, table)


def test_each_allowance_that_is_missing_is_named():
    sent = return_of([{"Year": "2025", "CarAllowance": "1"}], year="2025")
    found = [f.says for f in check(sent, rules=(authority.allowance_not_given,)).findings()]
    assert len(found) == 7
    assert "CostDBS is blank or is not 0, 1 or 2." in found


def test_other_allowances_not_given(spec):
    table = """
        Year | OtherAllowances | at fault
        2025 | None            |
        2025 |                 | yes
        2024 |                 |
    """
    spec(authority.other_allowances_not_given, table)
