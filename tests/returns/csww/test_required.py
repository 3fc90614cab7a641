"""The rules about what must be given, T-R01 to T-R14."""

from given.spec import return_of
from tenure.returns import check
from tenure.returns.csww import RULES, required
from tenure.returns.csww.fields import WORKER


def test_no_birth_date(spec):
    table = """
        AgencyWorker | PersonBirthDate | at fault
        0            | 1984-07-23      |
        0            |                 | yes
        0            | 31/02/1984      |
        1            |                 |
                     |                 |
    """
    spec(required.no_birth_date, table)


def test_no_sex(spec):
    table = """
        Year | AgencyWorker | GenderCurrent | Sex | at fault
        2023 | 0            | 2             |     |
        2023 | 0            |               | F   |
        2023 | 0            |               |     | yes
        2024 | 0            |               | F   |
        2024 | 0            | 2             |     |
        2024 | 0            |               |     | yes
        2024 | 1            |               |     |
    """
    found = spec(required.no_sex, table)
    assert found.findings == [("GenderCurrent", ""), ("Sex", "")]


def test_no_ethnicity(spec):
    table = """
        AgencyWorker | Ethnicity | at fault
        0            | WBRI      |
        0            | NOBT      |
        0            |           | yes
        1            |           |
    """
    spec(required.no_ethnicity, table)


def test_no_step_up_marker(spec):
    table = """
        AgencyWorker | StepUpGrad | at fault
        0            | 0          |
        0            |            | yes
        1            |            |
    """
    spec(required.no_step_up_marker, table)


def test_no_role(spec):
    table = """
        AgencyWorker | OrgRole | at fault
        0            | 5       |
        0            |         | yes
        1            |         |
    """
    spec(required.no_role, table)


def test_no_start_date(spec):
    table = """
        AgencyWorker | RoleStartDate | at fault
        0            | 2019-09-02    |
        0            |               | yes
        1            |               |
    """
    spec(required.no_start_date, table)


def test_no_origin(spec):
    table = """
        AgencyWorker | StartOrigin | at fault
        0            | 2           |
        0            |             | yes
        1            |             |
    """
    spec(required.no_origin, table)


def test_no_fte_at_30_september(spec):
    """A leaver's is 0, not blank: the public tool asks for it of everyone employed."""
    table = """
        AgencyWorker | FTE30 | RoleEndDate | at fault
        0            | 1     |             |
        0            | 0     | 2023-05-30  |
        0            |       |             | yes
        0            |       | 2023-05-30  | yes
        1            |       |             |
    """
    spec(required.no_fte_at_30_september, table)


def test_no_days_lost(spec):
    table = """
        AgencyWorker | WorkingDaysLost | at fault
        0            | 0               |
        0            |                 | yes
        1            |                 |
    """
    spec(required.no_days_lost, table)


def test_no_frontline_marker(spec):
    table = """
        AgencyWorker | FrontlineGrad | at fault
        0            | 0             |
        0            |               | yes
        1            |               |
    """
    spec(required.no_frontline_marker, table)


def test_no_salary(spec):
    table = """
        Year | AgencyWorker | BaseSalary | at fault
        2025 | 0            | 36124.00   |
        2025 | 0            |            | yes
        2026 | 0            |            | yes
        2025 | 1            |            |
        2024 | 0            |            |
    """
    spec(required.no_salary, table)


def test_agency_worker_without_fte(spec):
    table = """
        AgencyWorker | FTE | RoleEndDate | at fault
        1            | 1   |             |
        1            |     |             | yes
        1            |     | 2023-09-30  |
        1            |     | 2023-10-01  | yes
        0            |     |             |
    """
    spec(required.agency_worker_without_fte, table)


def test_at_work_without_number_of_cases(spec):
    table = """
        AgencyWorker | Cases30 | RoleEndDate | at fault
        0            | 0       |             |
        0            |         |             | yes
        1            |         |             | yes
        0            |         | 2023-05-30  |
        0            |         | 30/05/2023  |
        0            | lots    |             |
    """
    spec(required.at_work_without_number_of_cases, table)


def test_agency_worker_with_a_salary(spec):
    table = """
        Year | AgencyWorker | BaseSalary | at fault
        2025 | 1            | 36124.00   | yes
        2025 | 1            |            |
        2025 | 0            | 36124.00   |
        2024 | 1            | 36124.00   |
    """
    spec(required.agency_worker_with_a_salary, table)


def test_every_field_that_employed_people_need_has_its_rule():
    needed = {field.name for field in WORKER if field.needed == "employed"} - {"GenderCurrent"}
    ruled = {r.each[0] for r in RULES if r.code.startswith("T-R") and r.about == "employed" and r.each}
    assert ruled == needed


def test_the_sentence_names_the_field():
    [finding] = check(return_of([{"OrgRole": ""}]), rules=(required.no_role,)).findings()
    assert str(finding) == (
        "Line 10, SW1: OrgRole is blank for someone the authority employs. "
        "Give the code of the role held. (T-R05)"
    )
