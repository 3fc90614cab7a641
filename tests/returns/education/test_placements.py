"""The rules about placements: whose, when, how many days, partners, statutory and contrasting ones."""

from tenure.returns.education import placements


def test_placements_cell_is_blank(spec):
    table = """
        host              | statutory | at fault
        Northvale Council | Yes       |
                          | Yes       | yes
        Northvale Council |           | yes
    """
    spec(placements.placements_cell_is_blank, table)


def test_placements_word_is_not_known(spec):
    table = """
        setting      | user_group    | partner | at fault
        Council team | Adults        | yes     |
        council      | mental-health | NO      |
        Team         | Adults        | Yes     | yes
        Council team | Adults        | 1       | yes
    """
    spec(placements.placements_word_is_not_known, table)


def test_placements_day_is_not_one(spec):
    table = """
        start      | end        | at fault
        2022-10-03 | 17/02/2023 |
        2022-10-03 | 30/02/2023 | yes
    """
    spec(placements.placements_day_is_not_one, table)


def test_placements_cell_is_too_long(spec):
    table = """
        pe_reference                              | at fault
        PE1                                       |
        PE345678901234567890123456789012345678901 | yes
    """
    spec(placements.placements_cell_is_too_long, table)


def test_placements_council_is_not_known(spec):
    table = """
        host_number | at fault
        101         |
                    |
        1010        | yes
    """
    spec(placements.placements_council_is_not_known, table)


def test_placements_number_is_not_one(spec):
    table = """
        days_planned | days_done | at fault
        70           | 0         |
        70           | 35.5      | yes
        0            | 0         | yes
        seventy      | 0         | yes
        70           | 251       | yes
    """
    spec(placements.placements_number_is_not_one, table)


def test_student_of_placement_is_not_known(spec):
    table = """
        student_number | at fault
        S1             |
        s2             |
        S9             | yes
    """
    spec(placements.student_of_placement_is_not_known, table)


def test_placement_is_there_twice(spec):
    table = """
        student_number | phase | start      | at fault
        S1             | First | 2022-10-03 | yes
        S1             | first | 03/10/2022 | yes
        S1             | Last  | 2022-10-03 |
    """
    spec(placements.placement_is_there_twice, table)


def test_placement_ends_before_it_starts(spec):
    table = """
        start      | end        | at fault
        2022-10-03 | 2022-10-03 |
        2022-10-03 | 2022-10-02 | yes
    """
    spec(placements.placement_ends_before_it_starts, table)


def test_placement_takes_too_long(spec):
    table = """
        start      | end        | at fault
        2022-10-03 | 2024-03-01 |
        2022-10-03 | 2024-06-01 | yes
    """
    spec(placements.placement_takes_too_long, table)


def test_began_before_the_cohort(spec):
    table = """
        start      | at fault
        2020-09-21 |
        2020-09-20 | yes
    """
    beside = """
        student_number | cohort_start
        S1             | 2020-09-21
        S2             | 2020-09-21
    """
    spec(placements.began_before_the_cohort, table, students=beside)


def test_ends_after_the_student(spec):
    table = """
        end        | at fault
        2023-01-31 |
        2023-02-01 | yes
    """
    beside = """
        student_number | ended_on
        S1             | 2023-01-31
        S2             | 2023-01-31
    """
    spec(placements.ends_after_the_student, table, students=beside)


def test_last_begins_before_first(spec):
    table = """
        student_number | phase | start      | at fault
        S1             | First | 2022-10-03 |
        S1             | Last  | 2023-01-09 |
        S2             | Last  | 2022-10-03 | yes
        S2             | First | 2023-01-09 |
        S3             | Last  | 2022-10-03 |
    """
    spec(placements.last_begins_before_first, table)


def test_overlaps_another(spec):
    table = """
        student_number | start      | end        | at fault
        S1             | 2022-10-03 | 2023-02-17 |
        S1             | 2023-02-18 | 2023-06-17 |
        S2             | 2022-10-03 | 2023-02-17 |
        S2             | 2023-02-17 | 2023-06-17 | yes
    """
    spec(placements.overlaps_another, table)


def test_more_days_than_agreed(spec):
    table = """
        days_planned | days_done | at fault
        70           | 70        |
        70           | 71        | yes
    """
    spec(placements.more_days_than_agreed, table)


def test_more_days_than_there_are(spec):
    table = """
        start      | end        | days_done | at fault
        2022-10-03 | 2022-10-09 | 5         |
        2022-10-03 | 2022-10-09 | 6         | yes
    """
    spec(placements.more_days_than_there_are, table)


def test_days_are_not_the_usual(spec):
    table = """
        phase | days_planned | at fault
        First | 70           |
        Last  | 100          |
        Last  | 70           | yes
        First | 80           | yes
        Other | 30           |
    """
    spec(placements.days_are_not_the_usual, table)


def test_ended_without_an_outcome(spec):
    table = """
        end        | outcome | at fault
        2023-08-31 | Pass    |
        2023-08-31 |         | yes
        2023-09-29 |         |
    """
    spec(placements.ended_without_an_outcome, table)


def test_has_an_outcome_too_soon(spec):
    table = """
        start      | outcome | at fault
        2023-11-01 | Pass    |
        2023-11-02 | Pass    | yes
        2023-11-02 |         |
    """
    spec(placements.has_an_outcome_too_soon, table)


def test_passed_with_too_few_days(spec):
    table = """
        outcome | days_planned | days_done | at fault
        Pass    | 70           | 70        |
        Pass    | 70           | 69        | yes
        Fail    | 70           | 30        |
    """
    spec(placements.passed_with_too_few_days, table)


def test_partner_has_no_number(spec):
    table = """
        partner | host_number | at fault
        Yes     | 101         |
        Yes     |             | yes
        No      |             |
    """
    spec(placements.partner_has_no_number, table)


def test_statutory_outside_services(spec):
    table = """
        statutory | setting                         | at fault
        Yes       | Council team                    |
        Yes       | Voluntary organisation          | yes
        No        | Private or independent provider |
    """
    spec(placements.statutory_outside_services, table)


def test_has_no_practice_educator(spec):
    table = """
        pe_reference | pe_type | at fault
        PE1          | On-site |
                     | On-site | yes
        PE1          |         | yes
    """
    spec(placements.has_no_practice_educator, table)


def test_has_no_onsite_supervisor(spec):
    table = """
        pe_type     | oss_reference | at fault
        On-site     |               |
        Off-site    | OSS1          |
        Off-site    |               | yes
        Independent |               | yes
    """
    spec(placements.has_no_onsite_supervisor, table)


def test_placements_do_not_contrast(spec):
    table = """
        student_number | phase | setting        | user_group            | at fault
        S1             | First | Council team   | Adults                |
        S1             | Last  | Council team   | Children and families |
        S2             | First | Health service | Adults                |
        S2             | Last  | Council team   | Adults                |
        S3             | First | Council team   | Adults                |
        S3             | Last  | Council team   | Adults                | yes
    """
    spec(placements.placements_do_not_contrast, table)


def test_none_is_statutory(spec):
    table = """
        student_number | phase | statutory | at fault
        S1             | First | No        |
        S1             | Last  | Yes       |
        S2             | First | No        |
        S2             | Last  | No        | yes
        S3             | Last  | No        |
    """
    spec(placements.none_is_statutory, table)


def test_is_of_another_year(spec):
    table = """
        start      | end        | at fault
        2022-08-01 | 2022-12-01 |
        2021-10-01 | 2022-03-01 | yes
        2023-11-01 | 2024-03-01 | yes
    """
    spec(placements.is_of_another_year, table)
