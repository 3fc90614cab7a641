"""The rules about results: whose they are, and awards that agree with how the student stands."""

from tenure.returns.education import results


def test_results_cell_is_blank(spec):
    table = """
        title     | outcome | mark | at fault
        Readiness | Pass    |      |
                  | Pass    |      | yes
        Readiness |         |      | yes
    """
    spec(results.results_cell_is_blank, table)


def test_results_word_is_not_known(spec):
    table = """
        result | outcome | class        | at fault
        award  | Pass    | upper-second |
        Award  | Pass    | 2:1          | yes
        Exam   | Pass    |              | yes
    """
    spec(results.results_word_is_not_known, table)


def test_results_day_is_not_one(spec):
    table = """
        date       | at fault
        2022-06-10 |
        June       | yes
    """
    spec(results.results_day_is_not_one, table)


def test_results_cell_is_too_long(spec):
    table = """
        student_number                            | at fault
        S1                                        |
        S2345678901234567890123456789012345678901 | yes
    """
    spec(results.results_cell_is_too_long, table)


def test_results_number_is_not_one(spec):
    table = """
        mark | at fault
        0    |
        100  |
        101  | yes
        62%  | yes
    """
    spec(results.results_number_is_not_one, table)


def test_student_of_result_is_not_known(spec):
    table = """
        student_number | at fault
        S1             |
        S9             | yes
    """
    spec(results.student_of_result_is_not_known, table)


def test_result_is_there_twice(spec):
    table = """
        student_number | title | date       | at fault
        S1             | Law   | 2022-06-10 | yes
        S1             | Law   | 10/06/2022 | yes
        S1             | Law   | 2022-09-10 |
    """
    spec(results.result_is_there_twice, table)


def test_awarded_and_not_finished(spec):
    table = """
        student_number | result | outcome | at fault
        S1             | Award  | Pass    |
        S2             | Award  | Pass    | yes
        S2             | Award  | Fail    |
        S2             | Module | Pass    |
    """
    beside = """
        student_number | status
        S1             | Completed
        S2             | Studying
    """
    spec(results.awarded_and_not_finished, table, students=beside)


def test_finished_without_an_award(spec):
    table = """
        student_number | status    | at fault
        S1             | Completed |
        S2             | Completed | yes
        S3             | Completed | yes
        S4             | Studying  |
    """
    awards = """
        student_number | result | outcome
        S1             | Award  | Pass
        S2             | Award  | Fail
        S3             | Module | Pass
    """
    spec(results.finished_without_an_award, table, results=awards)


def test_awarded_before_the_end(spec):
    table = """
        result | date       | at fault
        Award  | 2023-06-30 |
        Award  | 2023-06-29 | yes
        Module | 2023-06-01 |
    """
    beside = """
        student_number | ended_on
        S1             | 2023-06-30
        S2             | 2023-06-30
        S3             | 2023-06-30
    """
    spec(results.awarded_before_the_end, table, students=beside)


def test_class_without_an_award(spec):
    table = """
        result | outcome | class | at fault
        Award  | Pass    | First |
        Award  | Fail    | First | yes
        Module | Pass    | First | yes
    """
    spec(results.class_without_an_award, table)


def test_award_without_a_class(spec):
    table = """
        result | outcome | class        | at fault
        Award  | Pass    | Unclassified |
        Award  | Pass    |              | yes
        Award  | Fail    |              |
    """
    spec(results.award_without_a_class, table)


def test_result_of_the_future(spec):
    table = """
        date       | at fault
        2023-11-01 |
        2023-11-02 | yes
    """
    spec(results.result_of_the_future, table)


def test_result_before_the_cohort(spec):
    table = """
        date       | at fault
        2020-09-21 |
        2020-09-20 | yes
    """
    beside = """
        student_number | cohort_start
        S1             | 2020-09-21
        S2             | 2020-09-21
    """
    spec(results.result_before_the_cohort, table, students=beside)


def test_awarded_with_a_failed_placement(spec):
    table = """
        student_number | result | at fault
        S1             | Award  |
        S2             | Award  | yes
        S3             | Award  |
    """
    learnt = """
        student_number | phase | start      | outcome
        S1             | Last  | 2023-01-09 | Pass
        S2             | Last  | 2023-01-09 | Fail
        S3             | Last  | 2022-10-03 | Fail
        S3             | Last  | 2023-01-09 | Pass
    """
    spec(results.awarded_with_a_failed_placement, table, placements=learnt)


def test_awarded_with_too_few_days(spec):
    table = """
        student_number | result | at fault
        S1             | Award  |
        S2             | Award  | yes
        S3             | Award  |
    """
    learnt = """
        student_number | phase | start      | days_done
        S1             | First | 2022-10-03 | 70
        S1             | Last  | 2023-01-09 | 100
        S2             | First | 2022-10-03 | 70
        S2             | Last  | 2023-01-09 | 99
        S3             | Last  | 2023-01-09 | 30
    """
    spec(results.awarded_with_too_few_days, table, placements=learnt)
