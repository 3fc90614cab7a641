"""The rules about the form of a worker's fields, T-W01 to T-W27."""

from tenure.returns.csww import workers


def test_not_an_agency_marker(spec):
    table = """
        AgencyWorker | at fault
        0            |
        1            |
        2            | yes
        No           | yes
                     | yes
    """
    spec(workers.not_an_agency_marker, table)


def test_not_a_registration_number(spec):
    """Spaces and small letters are put right in reading; anything else is not."""
    table = """
        SWENo         | at fault
        SW1           |
        SW1234567890  |
        sw 12 345     |
        SW12345678901 | yes
        12345         | yes
        SW            | yes
        SWE123        | yes
        SW12A         | yes
                      | yes
    """
    spec(workers.not_a_registration_number, table)


def test_not_an_fte(spec):
    table = """
        FTE       | at fault
        0         |
        1.000000  |
        .5        |
                  |
        1.000001  | yes
        -0.1      | yes
        37        | yes
        1e-1      | yes
        full      | yes
        nan       | yes
    """
    found = spec(workers.not_an_fte, table)
    assert ("FTE", "37") in found.findings


def test_not_a_birth_date(spec):
    table = """
        PersonBirthDate | at fault
        1984-07-23      |
        1984-02-29      |
                        |
        1985-02-29      | yes
        31/02/1985      | yes
        1985-02-31      | yes
        0985-02-21      | yes
        19850221        | yes
    """
    spec(workers.not_a_birth_date, table)


def test_not_an_ethnicity(spec):
    table = """
        Ethnicity | at fault
        WBRI      |
        NOBT      |
                  |
        wbri      | yes
        White     | yes
    """
    spec(workers.not_an_ethnicity, table)


def test_not_a_qualification(spec):
    table = """
        QualLevel | at fault
        1         |
        3         |
                  |
        0         | yes
        4         | yes
    """
    spec(workers.not_a_qualification, table)


def test_not_a_step_up_marker(spec):
    table = """
        StepUpGrad | at fault
        0          |
        1          |
                   |
        2          | yes
        true       | yes
    """
    spec(workers.not_a_step_up_marker, table)


def test_not_a_role(spec):
    table = """
        OrgRole | at fault
        1       |
        6       |
                |
        0       | yes
        7       | yes
    """
    spec(workers.not_a_role, table)


def test_not_a_start_date(spec):
    table = """
        RoleStartDate | at fault
        2019-09-02    |
                      |
        2019-09-31    | yes
        last autumn   | yes
    """
    spec(workers.not_a_start_date, table)


def test_not_an_origin(spec):
    table = """
        StartOrigin | at fault
        1           |
        10          |
                    |
        0           | yes
        11          | yes
    """
    spec(workers.not_an_origin, table)


def test_not_an_end_date(spec):
    table = """
        RoleEndDate | at fault
        2023-05-30  |
                    |
        2023-02-30  | yes
        30/05/2023  | yes
    """
    spec(workers.not_an_end_date, table)


def test_not_a_destination(spec):
    table = """
        LeaverDestination | at fault
        1                 |
        9                 |
                          |
        10                | yes
        0                 | yes
    """
    spec(workers.not_a_destination, table)


def test_not_a_reason_for_leaving(spec):
    table = """
        ReasonLeave | at fault
        1           |
        10          |
                    |
        11          | yes
        moved       | yes
    """
    spec(workers.not_a_reason_for_leaving, table)


def test_not_an_fte_at_30_september(spec):
    table = """
        FTE30    | at fault
        0.000000 |
        1        |
                 |
        1.1      | yes
        -1       | yes
    """
    spec(workers.not_an_fte_at_30_september, table)


def test_not_a_number_of_cases(spec):
    table = """
        Cases30 | at fault
        0       |
        17      |
        -3      |
                |
        17.5    | yes
        many    | yes
    """
    spec(workers.not_a_number_of_cases, table)


def test_not_days_lost(spec):
    table = """
        WorkingDaysLost | at fault
        3.5             |
        300             |
                        |
        3 days          | yes
        1,000           | yes
    """
    spec(workers.not_days_lost, table)


def test_not_contracted_weeks(spec):
    table = """
        ContractWeeks | at fault
        38.3          |
                      |
        all year      | yes
    """
    spec(workers.not_contracted_weeks, table)


def test_not_a_frontline_marker(spec):
    table = """
        FrontlineGrad | at fault
        0             |
                      |
        9             | yes
    """
    spec(workers.not_a_frontline_marker, table)


def test_not_an_absence_marker(spec):
    table = """
        Absat30Sept | at fault
        1           |
                    |
        Y           | yes
    """
    spec(workers.not_an_absence_marker, table)


def test_not_a_reason_for_absence(spec):
    table = """
        ReasonAbsence | at fault
        MAT           |
        UNP           |
                      |
        SICK          | yes
    """
    spec(workers.not_a_reason_for_absence, table)


def test_not_a_gender(spec):
    table = """
        Year | GenderCurrent | at fault
        2023 | 2             |
        2023 | 9             |
        2023 |               |
        2023 | 3             | yes
        2023 | F             | yes
        2024 | F             |
    """
    spec(workers.not_a_gender, table)


def test_not_a_sex(spec):
    table = """
        Year | Sex | at fault
        2024 | M   |
        2025 | F   |
        2025 |     |
        2024 | 2   | yes
        2026 | f   | yes
        2023 | 2   |
    """
    spec(workers.not_a_sex, table)


def test_not_a_knowledge_and_skills_status(spec):
    table = """
        Year | CFKSSstatus | at fault
        2024 | 4           |
        2024 |             |
        2024 | 5           | yes
        2025 | 5           |
    """
    spec(workers.not_a_knowledge_and_skills_status, table)


def test_not_an_amount(spec):
    table = """
        Year | BaseSalary | RRPayments | OtherPayments | at fault
        2025 | 36124.00   | 1000       | 0             |
        2025 |            |            |               |
        2025 | £36,124    |            |               | yes
        2025 | 36124.00   | some       |               | yes
        2025 | 36124.00   |            | none          | yes
        2024 | £36,124    |            |               |
    """
    spec(workers.not_an_amount, table)


def test_is_below_zero(spec):
    table = """
        Year | Cases30 | WorkingDaysLost | ContractWeeks | BaseSalary | RRPayments | OtherPayments | at fault
        2025 | 0       | 0               | 0             | 0          | 0          | 0             |
        2025 |         |                 |               |            |            |               |
        2025 | -3      | 0               | 0             |            |            |               | yes
        2025 | 0       | -0.5            | 0             |            |            |               | yes
        2025 | 0       | 0               | -1            |            |            |               | yes
        2025 | 0       | 0               | 0             | -36124     |            |               | yes
        2025 | 0       | 0               | 0             |            | -1         |               | yes
        2025 | 0       | 0               | 0             |            |            | -1            | yes
        2025 | minus   | 0               | 0             |            |            |               |
    """
    found = spec(workers.is_below_zero, table)
    assert ("Cases30", "-3") in found.findings


def test_has_too_many_places(spec):
    table = """
        Year | FTE                 | FTE30    | WorkingDaysLost | ContractWeeks | BaseSalary | at fault
        2025 | 0.333333            | 0.333333 | 3.25            | 38.3          | 36124.55   |
        2025 | 0.60000000          |          |                 |               |            |
        2025 | 0.3333333           |          |                 |               |            | yes
        2025 | 0.30000000000000004 |          |                 |               |            | yes
        2025 | 0.3                 | 0.123456789 |              |               |            | yes
        2025 | 0.3                 |          | 3.255           |               |            | yes
        2025 | 0.3                 |          |                 | 38.25         |            | yes
        2025 | 0.3                 |          |                 |               | 36124.555  | yes
        2025 | 37.1234567          |          |                 |               |            |
    """
    spec(workers.has_too_many_places, table)


def test_does_not_begin_with_sw(spec):
    table = """
        SWENo  | at fault
        SW1234 |
        sw1234 |
        AB1234 | yes
        SX1234 | yes
        WS1234 | yes
        1234   |
               |
    """
    spec(workers.does_not_begin_with_sw, table)
