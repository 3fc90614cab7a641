"""The rules about hours, sickness and pay in a worker record."""

from tenure.returns.ascwds import pay


def test_zero_hours_is_blank(spec):
    table = """
        ZEROHRCONT | CONTHOURS | at fault
        2          | 37        |
                   | 37        | yes
                   | 999       | yes
                   | 0         |
                   |           |
    """
    spec(pay.zero_hours_is_blank, table)


def test_not_an_answer_on_zero_hours(spec):
    table = """
        ZEROHRCONT | at fault
        999        |
                   |
        0          | yes
        yes        | yes
    """
    spec(pay.not_an_answer_on_zero_hours, table)


def test_hours_on_zero_hours(spec):
    table = """
        ZEROHRCONT | CONTHOURS | at fault
        1          | 37        | yes
        999        | 0.5       | yes
        2          | 37        |
        1          | 0         |
        1          |           |
    """
    spec(pay.hours_on_zero_hours, table)


def test_no_hours_though_guaranteed(spec):
    table = """
        ZEROHRCONT | CONTHOURS | at fault
        2          | 0         | yes
        2          | 37        |
        1          | 0         |
        2          |           |
    """
    spec(pay.no_hours_though_guaranteed, table)


def test_not_days_of_sickness(spec):
    table = """
        DAYSSICK | at fault
        0        |
        3.5      |
        3.0      |
        366      |
        999      |
                 |
        366.5    | yes
        3.50     | yes
        3.2      | yes
        -1       | yes
        two      | yes
    """
    spec(pay.not_days_of_sickness, table)


def test_sickness_is_unchanged(spec):
    table = """
        UNIQUEWORKERID | DAYSSICK | STATUS    | at fault
        P1             | 3.5      | UPDATE    | yes
        P1             | 3.5      | NOCHANGE  | yes
        P1             | 3.5      | update    |
        P1             | 3.5      | UNCHECKED |
        P1             | 4        | UPDATE    |
        P2             | 3.5      | UPDATE    |
        P3             | 999      | UPDATE    | yes
        P4             |          | UPDATE    |
    """
    before = """
        UNIQUEWORKERID | DAYSSICK
        P1             | 3.5
        P3             | 999
        P4             |
    """
    spec(pay.sickness_is_unchanged, table, before=before)


def test_not_a_pay_interval(spec):
    table = """
        SALARYINT | at fault
        1         |
        999       |
                  |
        2         | yes
    """
    spec(pay.not_a_pay_interval, table)


def test_salary_without_its_interval(spec):
    table = """
        SALARYINT | SALARY | at fault
        1         | 44100  |
                  | 44100  | yes
        3         | 44100  | yes
        999       | 44100  |
        3         |        |
    """
    spec(pay.salary_without_its_interval, table)


def test_rate_without_its_interval(spec):
    table = """
        SALARYINT | HOURLYRATE | at fault
        3         | 34.50      |
                  | 34.50      | yes
        1         | 34.50      | yes
        999       | 34.50      |
        1         |            |
    """
    spec(pay.rate_without_its_interval, table)


def test_not_a_salary(spec):
    table = """
        SALARY | MAINJOBROLE | SALARYINT | at fault
        500    | 6           | 1         |
        499    | 6           | 1         | yes
        200000 | 6           | 1         |
        200001 | 6           | 1         | yes
        250000 | 1           | 1         |
        250001 | 1           | 1         | yes
        44,100 | 6           | 1         | yes
        £44100 | 6           | 1         | yes
        44100.9 | 6          | 1         |
               | 6           | 1         |
        499    | 6           | 3         |
    """
    spec(pay.not_a_salary, table)


def test_salary_of_unknown_pay(spec):
    table = """
        SALARYINT | SALARY | at fault
        999       | 44100  | yes
        999       |        |
        1         | 44100  |
    """
    spec(pay.salary_of_unknown_pay, table)


def test_salary_looks_full_time(spec):
    table = """
        MAINJOBROLE | SALARY | CONTHOURS | SALARYINT | at fault
        6           | 44100  | 37        | 1         |
        6           | 44100  | 22.5      | 1         | yes
        6           | 44100  | 36.5      | 1         | yes
        3           | 44100  | 22.5      | 1         |
        6           | 30000  | 36.5      | 1         |
        6           | 25480  | 22.5      | 1         |
        6           | 44100  |           | 1         |
        6           | 44100  | 22.5      | 3         |
    """
    spec(pay.salary_looks_full_time, table)


def test_not_an_hourly_rate(spec):
    table = """
        SALARYINT | HOURLYRATE | at fault
        3         | 34.50      |
        3         | 0          |
        3         | 34.505     | yes
        3         | £34        | yes
        3         |            |
        1         | £34        |
    """
    spec(pay.not_an_hourly_rate, table)


def test_rate_of_unknown_pay(spec):
    table = """
        SALARYINT | HOURLYRATE | at fault
        999       | 34.50      | yes
        3         | 34.50      |
        999       |            |
    """
    spec(pay.rate_of_unknown_pay, table)


def test_contracted_hours_are_not_asked(spec):
    table = """
        CONTHOURS | ZEROHRCONT | EMPLSTATUS | at fault
        37        | 2          | 1          |
        37        | 1          | 1          | yes
        37        | 2          | 4          | yes
        999       | 2          | 3          | yes
                  | 1          | 4          |
    """
    spec(pay.contracted_hours_are_not_asked, table)


def test_not_contracted_hours(spec):
    table = """
        CONTHOURS | at fault
        0         |
        22.5      |
        75        |
        999       |
                  |
        31.7      | yes
        75.5      | yes
        -1        | yes
        full      | yes
    """
    spec(pay.not_contracted_hours, table)


def test_average_hours_are_not_asked(spec):
    table = """
        AVGHOURS | ZEROHRCONT | EMPLSTATUS | at fault
        20       | 2          | 1          | yes
        20       |            | 2          | yes
        20       | 1          | 1          |
        20       | 2          | 4          |
                 | 2          | 1          |
    """
    spec(pay.average_hours_are_not_asked, table)


def test_not_average_hours(spec):
    table = """
        AVGHOURS | at fault
        20.5     |
        999      |
        20.25    | yes
        76       | yes
    """
    spec(pay.not_average_hours, table)


def test_too_many_contracted_hours(spec):
    table = """
        NINUMBER  | CONTHOURS | at fault
        AB123456C | 37.5      |
        ab 123456C | 37.5     |
        CD123456A | 40        | yes
        CD123456A | 35.5      | yes
                  | 60        |
                  | 60        |
        Admin     | 60        |
        Admin     | 60        |
    """
    spec(pay.too_many_contracted_hours, table)


def test_too_many_hours_in_all(spec):
    table = """
        NINUMBER  | CONTHOURS | AVGHOURS | at fault
        AB123456C | 37.5      |          | yes
        AB123456C |           | 40       | yes
        CD123456A | 40        |          |
        CD123456A | 40        |          |
        EF123456A | 37        | 39       |
    """
    spec(pay.too_many_hours_in_all, table)


def test_rate_is_emptied(spec):
    table = """
        SALARYINT | HOURLYRATE | at fault
        3         | 2.50       |
        3         | 2.49       | yes
        3         | 200        |
        3         | 200.01     | yes
        1         | 1          |
        3         |            |
    """
    spec(pay.rate_is_emptied, table)


def test_salaries_that_are_no_numbers_are_alike_to_none(spec):
    table = """
        SALARY               | CONTHOURS | at fault
        99999999999999999999 | 37        |
        99999999999999999999 | 20        | yes
        much                 | 37        |
        much                 | 20        |
                             | 20        |
    """
    spec(pay.salary_looks_full_time, table)
