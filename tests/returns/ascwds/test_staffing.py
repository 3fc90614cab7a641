"""The rules about a workplace's staff: how many, who came, who went and why, and vacant posts."""

from tenure.returns.ascwds import staffing


def test_is_not_a_number_of_staff(spec):
    table = """
        TOTALPERMTEMP | at fault
        0             |
        999           |
        25.5          |
        1000          | yes
        -1            | yes
        many          | yes
                      | yes
    """
    spec(staffing.is_not_a_number_of_staff, table)


def test_has_no_staff(spec):
    table = """
        TOTALPERMTEMP | MAINSERVICE | at fault
        0             | 16          | yes
        0             | 72          |
        1             | 16          |
        0             | 99          |
    """
    spec(staffing.has_no_staff, table)


def test_no_job_roles(spec):
    """999 alone is not known, and no number of people."""
    table = """
        ALLJOBROLES | STARTERS | LEAVERS | VACANCIES | at fault
                    | 0        | 0       | 0         |
                    | 999      | 0       |           |
                    |          |         |           |
                    | 1        | 0       | 0         | yes
                    | 0        | 0;2     | 0         | yes
                    | 0        | 0       | 3x        | yes
        6           | 1        | 0       | 0         |
    """
    found = spec(staffing.no_job_roles, table)
    assert found.findings[0] == ("ALLJOBROLES", "")


def test_not_all_are_job_roles(spec):
    """22 and 41 were withdrawn in May 2024."""
    table = """
        ALLJOBROLES | at fault
        6           |
        6;3         |
        06          |
                    |
        6;22        | yes
        41          | yes
        6;          | yes
        nurse       | yes
    """
    spec(staffing.not_all_are_job_roles, table)


def test_vacancy_for_a_manager_not_needed(spec):
    table = """
        REGTYPE | ALLJOBROLES | VACANCIES | at fault
        0       | 6;4         | 0;1       | yes
        0       | 6;4         | 1;0       |
        2       | 6;4         | 0;1       |
        0       | 6;4         | 999       |
    """
    spec(staffing.vacancy_for_a_manager_not_needed, table)


def test_vacancies_do_not_fit_roles(spec):
    """A single 0 is no answer for several roles, but 999 alone is: not known."""
    table = """
        ALLJOBROLES | VACANCIES | at fault
        6;3         | 1;0       |
        6;3         | 999       |
        6           | 0         |
        6;3         | 0         | yes
        6;3         | 999;0;1   | yes
        6;3         |           | yes
                    | 1;0       |
        6;nurse     | 1         |
    """
    spec(staffing.vacancies_do_not_fit_roles, table)


def test_starters_do_not_fit_roles(spec):
    table = """
        ALLJOBROLES | STARTERS | at fault
        6;3         | 1;0      |
        6;3         | 999      |
        6;3         | 1        | yes
    """
    spec(staffing.starters_do_not_fit_roles, table)


def test_leavers_do_not_fit_roles(spec):
    table = """
        ALLJOBROLES | LEAVERS | at fault
        6;3         | 1;0     |
        6;3         | 999     |
        6           | 1;2     | yes
    """
    spec(staffing.leavers_do_not_fit_roles, table)


def test_vacancies_are_not_counts(spec):
    table = """
        ALLJOBROLES | VACANCIES | at fault
        6;3         | 1;999     |
        6;3         | 1;2.5     |
        6;3         | 1;1000    | yes
        6;3         | 1;-1      | yes
        6;3         | 1;some    | yes
        6           |           | yes
                    | some      |
    """
    spec(staffing.vacancies_are_not_counts, table)


def test_starters_are_not_counts(spec):
    table = """
        ALLJOBROLES | STARTERS | at fault
        6;3         | 0;0      |
        6;3         | 0;       | yes
    """
    spec(staffing.starters_are_not_counts, table)


def test_leavers_are_not_counts(spec):
    table = """
        ALLJOBROLES | LEAVERS | at fault
        6;3         | 0;0     |
        6;3         | x;0     | yes
    """
    spec(staffing.leavers_are_not_counts, table)


def test_reasons_are_not_codes(spec):
    """The service looks at reasons only where someone left."""
    table = """
        LEAVERS | REASONS | REASONNOS | at fault
        2;0     | 26;3    | 1;1       |
        2;0     | 26;pay  | 1;1       | yes
        2;0     |         |           |
        0;0     | pay     | 1         |
        999     | pay     | 1         |
    """
    spec(staffing.reasons_are_not_codes, table)


def test_numbers_do_not_fit_reasons(spec):
    table = """
        LEAVERS | REASONS | REASONNOS | at fault
        2;0     | 26;3    | 1;1       |
        2;0     | 26;3    | 2         | yes
        2;0     | 26      |           |
        0;0     | 26;3    | 2         |
    """
    spec(staffing.numbers_do_not_fit_reasons, table)


def test_numbers_by_reason_are_none(spec):
    table = """
        LEAVERS | REASONS | REASONNOS | at fault
        2;0     | 26;3    | 1;1       |
        2;0     | 26;3    | 3;-1      |
        2;0     | 26;3    | 1;one     | yes
        2;0     | 26      |           | yes
    """
    spec(staffing.numbers_by_reason_are_none, table)


def test_reasons_and_leavers_add_up_differently(spec):
    table = """
        LEAVERS | REASONS | REASONNOS | at fault
        2;0     | 26;3    | 1;1       |
        2;0     | 26;3    | 1;2       | yes
        1;2     | 26      | 3         |
        1;2     | 26      |           | yes
    """
    spec(staffing.reasons_and_leavers_add_up_differently, table)
