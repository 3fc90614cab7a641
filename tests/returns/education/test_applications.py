"""The rules about applications: one row each, dates in order, a stage and a decision that agree."""

from tenure.returns.education import applications


def test_applications_cell_is_blank(spec):
    table = """
        round          | applied_on | at fault
        September 2023 | 2023-01-18 |
                       | 2023-01-18 | yes
        September 2023 |            | yes
    """
    spec(applications.applications_cell_is_blank, table)


def test_applications_word_is_not_known(spec):
    table = """
        stage          | route_in | at fault
        Conditions met | UCAS     |
        Pending        | UCAS     | yes
        Submitted      | Post     | yes
    """
    spec(applications.applications_word_is_not_known, table)


def test_applications_day_is_not_one(spec):
    table = """
        applied_on | decided_on | at fault
        2023-01-18 |            |
        18 January |            | yes
        2023-01-18 | 2023-13-01 | yes
    """
    spec(applications.applications_day_is_not_one, table)


def test_applications_cell_is_too_long(spec):
    table = """
        application_number                        | at fault
        A1                                        |
        A2345678901234567890123456789012345678901 | yes
    """
    spec(applications.applications_cell_is_too_long, table)


def test_applications_council_is_not_known(spec):
    table = """
        employer_preference | at fault
        106                 |
        200                 | yes
    """
    spec(applications.applications_council_is_not_known, table)


def test_applications_number_is_not_one(spec):
    table = """
        tariff | at fault
        112    |
               |
        421    | yes
        BBC    | yes
    """
    spec(applications.applications_number_is_not_one, table)


def test_application_is_there_twice(spec):
    table = """
        application_number | at fault
        A1                 | yes
        a1                 | yes
        A2                 |
    """
    spec(applications.application_is_there_twice, table)


def test_student_of_application_is_not_known(spec):
    table = """
        student_number | at fault
        S1             |
                       |
        S9             | yes
    """
    spec(applications.student_of_application_is_not_known, table)


def test_decided_before_applying(spec):
    table = """
        applied_on | decided_on | at fault
        2023-01-18 | 2023-01-18 |
        2023-01-18 | 2023-01-17 | yes
        2023-01-18 |            |
    """
    spec(applications.decided_before_applying, table)


def test_has_no_decision(spec):
    table = """
        stage       | decision | at fault
        Interviewed |          |
        Decided     | Offer    |
        Decided     |          | yes
        Enrolled    |          | yes
    """
    spec(applications.has_no_decision, table)


def test_decision_has_no_day(spec):
    table = """
        decision | decided_on | at fault
        Offer    | 2023-02-18 |
        Offer    |            | yes
                 |            |
    """
    spec(applications.decision_has_no_day, table)


def test_accepted_without_an_offer(spec):
    table = """
        stage    | decision          | at fault
        Enrolled | Offer             |
        Accepted | Conditional offer |
        Decided  | Rejected          |
        Enrolled | Rejected          | yes
        Accepted | Withdrawn         | yes
    """
    spec(applications.accepted_without_an_offer, table)


def test_enrolled_without_a_number(spec):
    table = """
        stage    | student_number | at fault
        Enrolled | S1             |
        Enrolled |                | yes
        Accepted |                |
    """
    spec(applications.enrolled_without_a_number, table)


def test_has_a_number_and_is_not_enrolled(spec):
    table = """
        stage    | student_number | at fault
        Enrolled | S1             |
        Accepted | S1             | yes
        Accepted |                |
    """
    spec(applications.has_a_number_and_is_not_enrolled, table)


def test_scheme_without_an_employer(spec):
    table = """
        grow_your_own | employer_preference | at fault
        Yes           | 101                 |
        Yes           |                     | yes
        No            |                     |
    """
    spec(applications.scheme_without_an_employer, table)


def test_applied_in_the_future(spec):
    table = """
        applied_on | at fault
        2023-11-01 |
        2023-11-02 | yes
    """
    spec(applications.applied_in_the_future, table)


def test_applied_after_starting(spec):
    table = """
        student_number | applied_on | at fault
        S1             | 2020-09-21 |
        S1             | 2020-09-22 | yes
                       | 2023-01-18 |
    """
    beside = """
        student_number | cohort_start
        S1             | 2020-09-21
    """
    spec(applications.applied_after_starting, table, students=beside)
