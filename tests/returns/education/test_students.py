"""The rules about students: one row each, dates in order, standing, registration, first post."""

from tenure.returns.education import students


def test_students_cell_is_blank(spec):
    table = """
        family_name | status   | programme | given_names | at fault
        Okafor      | Studying | BA        | Amara       |
        Okafor      | Studying | BA        |             |
                    | Studying | BA        | Amara       | yes
        Okafor      |          |           | Amara       | yes
    """
    spec(students.students_cell_is_blank, table)


def test_students_word_is_not_known(spec):
    table = """
        route    | status    | ethnicity     | at fault
        BA       | Studying  | WBRI          |
        step-up  | STUDYING  | White British |
        Bachelor | Studying  |               | yes
        BA       | Active    |               | yes
        MSW      | Completed | Martian       | yes
    """
    spec(students.students_word_is_not_known, table)


def test_students_day_is_not_one(spec):
    table = """
        date_of_birth | cohort_start | expected_end | at fault
        2001-04-02    | 21/09/2020   | 14.7.2023    |
        2001-04-31    | 2020-09-21   | 2023-07-14   | yes
        2001-04-02    | 21/09/20     | 2023-07-14   | yes
        2001-04-02    | 2020-09-21   | summer       | yes
        1823-04-02    | 2020-09-21   | 2023-07-14   | yes
    """
    spec(students.students_day_is_not_one, table)


def test_students_cell_is_too_long(spec):
    table = """
        student_number                            | programme | at fault
        S1                                        | BA        |
        S2345678901234567890123456789012345678901 | BA        | yes
    """
    spec(students.students_cell_is_too_long, table)


def test_students_council_is_not_known(spec):
    table = """
        employer_number | at fault
        101             |
                        |
        999             | yes
        Northvale       | yes
    """
    spec(students.students_council_is_not_known, table)


def test_student_is_there_twice(spec):
    table = """
        student_number | at fault
        S1             |
        S2             | yes
        s 2            | yes
    """
    spec(students.student_is_there_twice, table)


def test_person_has_two_numbers(spec):
    table = """
        student_number | family_name | given_names | date_of_birth | at fault
        S1             | Okafor      | Amara       | 2001-04-02    | yes
        S2             | Okafor      | Amara       | 2001-04-02    | yes
        S3             | Okafor      | Amara       | 2001-04-03    |
        S4             | Okafor      | Bilal       | 2001-04-02    |
    """
    spec(students.person_has_two_numbers, table)


def test_age_is_unlikely(spec):
    table = """
        date_of_birth | cohort_start | at fault
        2003-09-21    | 2020-09-21   |
        2004-09-21    | 2020-09-21   | yes
        1944-01-01    | 2020-09-21   | yes
        nobody knows  | 2020-09-21   |
    """
    spec(students.age_is_unlikely, table)


def test_student_ends_before_it_starts(spec):
    table = """
        cohort_start | expected_end | at fault
        2020-09-21   | 2023-07-14   |
        2020-09-21   | 2020-09-21   | yes
        2020-09-21   | 2019-07-14   | yes
    """
    spec(students.student_ends_before_it_starts, table)


def test_student_takes_too_long(spec):
    table = """
        cohort_start | expected_end | at fault
        2016-09-21   | 2023-07-14   |
        2012-09-21   | 2023-07-14   | yes
    """
    spec(students.student_takes_too_long, table)


def test_has_no_last_day(spec):
    table = """
        status      | ended_on   | at fault
        Completed   | 2023-06-30 |
        Completed   |            | yes
        Withdrawn   |            | yes
        Transferred |            | yes
        Studying    |            |
    """
    spec(students.has_no_last_day, table)


def test_has_a_last_day_too_soon(spec):
    table = """
        status      | ended_on   | at fault
        Completed   | 2023-06-30 |
        Studying    | 2023-06-30 | yes
        Interrupted | 2023-06-30 | yes
    """
    spec(students.has_a_last_day_too_soon, table)


def test_ended_before_starting(spec):
    table = """
        cohort_start | ended_on   | at fault
        2020-09-21   | 2020-09-21 |
        2020-09-21   | 2020-09-20 | yes
        2020-09-21   |            |
    """
    spec(students.ended_before_starting, table)


def test_ended_in_the_future(spec):
    table = """
        ended_on   | at fault
        2023-11-01 |
        2023-11-02 | yes
    """
    spec(students.ended_in_the_future, table)


def test_left_without_a_reason(spec):
    table = """
        status      | leaving_reason | at fault
        Withdrawn   | Health         |
        Withdrawn   |                | yes
        Transferred |                | yes
        Completed   |                |
    """
    spec(students.left_without_a_reason, table)


def test_has_a_reason_and_has_not_left(spec):
    table = """
        status    | leaving_reason | at fault
        Withdrawn | Health         |
        Studying  | Health         | yes
        Completed | Money          | yes
    """
    spec(students.has_a_reason_and_has_not_left, table)


def test_is_no_registration_number(spec):
    table = """
        registration_number | at fault
        SW123456            |
        sw 12               |
        SW99000001          |
                            |
        SW012345            | yes
        SW1234567           | yes
        123456              | yes
    """
    spec(students.is_no_registration_number, table)


def test_number_is_held_by_two(spec):
    table = """
        registration_number | at fault
        SW1                 |
        SW2                 | yes
        sw2                 | yes
        none                |
        none                |
    """
    spec(students.number_is_held_by_two, table)


def test_registered_and_not_finished(spec):
    table = """
        registration_number | status    | at fault
        SW1                 | Completed |
        SW2                 | Studying  | yes
        SW3                 | Withdrawn | yes
                            | Studying  |
    """
    spec(students.registered_and_not_finished, table)


def test_registered_without_a_number(spec):
    table = """
        registration_number | registered_on | at fault
        SW1                 | 2023-08-01    |
                            | 2023-08-01    | yes
        SW3                 |               |
    """
    spec(students.registered_without_a_number, table)


def test_registered_before_finishing(spec):
    table = """
        registered_on | ended_on   | at fault
        2023-08-01    | 2023-06-30 |
        2023-06-01    | 2023-06-30 | yes
    """
    spec(students.registered_before_finishing, table)


def test_post_began_before_the_end(spec):
    table = """
        nqsw_start | ended_on   | status    | at fault
        2023-09-04 | 2023-06-30 | Completed |
        2023-05-04 | 2023-06-30 | Completed | yes
        2023-09-04 |            | Studying  | yes
                   |            | Studying  |
    """
    spec(students.post_began_before_the_end, table)


def test_post_began_too_late(spec):
    table = """
        nqsw_start | ended_on   | at fault
        2023-06-04 | 2021-06-30 |
        2023-09-04 | 2021-06-30 | yes
    """
    spec(students.post_began_too_late, table)


def test_works_without_a_number(spec):
    table = """
        nqsw_start | registration_number | at fault
        2023-09-04 | SW1                 |
        2023-09-04 |                     | yes
    """
    spec(students.works_without_a_number, table)


def test_employer_is_not_named(spec):
    table = """
        employer          | employer_number | nqsw_start | at fault
        Northvale Council | 101             | 2023-09-04 |
                          | 101             |            | yes
                          |                 | 2023-09-04 | yes
                          |                 |            |
    """
    spec(students.employer_is_not_named, table)


def test_cohort_is_of_a_later_year(spec):
    table = """
        cohort_start | at fault
        2022-09-19   |
        2023-09-18   | yes
    """
    spec(students.cohort_is_of_a_later_year, table)


def test_studies_past_the_end(spec):
    table = """
        status    | expected_end | at fault
        Studying  | 2022-09-14   |
        Studying  | 2022-07-14   | yes
        Completed | 2022-07-14   |
    """
    spec(students.studies_past_the_end, table)
