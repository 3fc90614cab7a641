"""The rules about how a workplace treats its staff: training, pathway, sick pay, pension, leave."""

from tenure.returns.ascwds import practices


def test_not_an_answer_on_repeated_training(spec):
    table = """
        REPEATTRAINING | at fault
        1              |
        4              |
                       |
        5              | yes
        1x             | yes
    """
    spec(practices.not_an_answer_on_repeated_training, table)


def test_not_an_answer_on_sick_pay(spec):
    table = """
        SICKPAY | at fault
        0       |
        1       |
        unknown |
        Unknown |
                |
        2       | yes
        yes     | yes
    """
    spec(practices.not_an_answer_on_sick_pay, table)


def test_not_an_answer_on_pension(spec):
    table = """
        PENSION | at fault
        0       |
        UNKNOWN |
                |
        999     | yes
    """
    spec(practices.not_an_answer_on_pension, table)


def test_leave_is_not_in_digits(spec):
    table = """
        HOLIDAY | at fault
        29      |
        0       |
                |
        28.5    | yes
        -1      | yes
        month   | yes
    """
    spec(practices.leave_is_not_in_digits, table)


def test_not_an_answer_on_awareness(spec):
    table = """
        CWPAWARE | at fault
        1        |
        999      |
                 |
        5        | yes
    """
    spec(practices.not_an_answer_on_awareness, table)


def test_not_an_answer_on_use(spec):
    table = """
        CWPUSE | at fault
        1      |
        1;2;10 |
        2      |
        999    |
               |
        3      | yes
        1;11   | yes
        1;     | yes
        yes    | yes
    """
    spec(practices.not_an_answer_on_use, table)


def test_other_use_is_too_long(spec):
    table = """
        CWPUSE | CWPUSEDESC | at fault
        1;10   | x*120      |
        1;10   | x*121      | yes
               |            |
    """
    spec(practices.other_use_is_too_long, table)


def test_other_use_is_not_needed(spec):
    table = """
        CWPUSE | CWPUSEDESC | at fault
        1;10   | Posters    |
        1;2    | Posters    | yes
               | Posters    | yes
        1;2    |            |
    """
    spec(practices.other_use_is_not_needed, table)


def test_is_not_a_contribution(spec):
    table = """
        ACTUALCONT | at fault
        18.4       |
        100        |
        3.01       |
                   |
        3          | yes
        100.01     | yes
        18.455     | yes
        18%        | yes
    """
    spec(practices.is_not_a_contribution, table)


def test_contribution_is_not_needed(spec):
    table = """
        PENSION | ACTUALCONT | at fault
        1       | 18.4       |
        0       | 18.4       | yes
                | 18.4       | yes
        0       |            |
    """
    spec(practices.contribution_is_not_needed, table)


def test_not_an_answer_on_opting_out(spec):
    table = """
        OPTOUTPEN | at fault
        1         |
        999       |
                  |
        3         | yes
    """
    spec(practices.not_an_answer_on_opting_out, table)


def test_not_an_answer_on_sleep_ins(spec):
    table = """
        SLEEPINS | at fault
        2        |
                 |
        0        | yes
    """
    spec(practices.not_an_answer_on_sleep_ins, table)


def test_service_has_no_sleep_ins(spec):
    """Sleep-ins are asked of services of pay groups 1 and 2, such as 8 and 1; not of 16, group 3."""
    table = """
        MAINSERVICE | SLEEPINS | at fault
        8           | 1        |
        1           | 1        |
        16          | 1        | yes
        16          |          |
        99          | 1        |
    """
    spec(practices.service_has_no_sleep_ins, table)


def test_not_an_answer_on_pay_for_sleep_ins(spec):
    table = """
        SLEEPINPAY | at fault
        1          |
        999        |
                   |
        3          | yes
    """
    spec(practices.not_an_answer_on_pay_for_sleep_ins, table)


def test_service_has_no_pay_for_sleep_ins(spec):
    table = """
        MAINSERVICE | SLEEPINPAY | at fault
        8           | 1          |
        16          | 1          | yes
        16          |            |
    """
    spec(practices.service_has_no_pay_for_sleep_ins, table)


def test_pay_for_sleep_ins_is_not_needed(spec):
    table = """
        SLEEPINS | SLEEPINPAY | at fault
        1        | 1          |
        2        | 1          | yes
                 | 1          | yes
        2        |            |
    """
    spec(practices.pay_for_sleep_ins_is_not_needed, table)


def test_not_an_answer_on_pay_for_travel(spec):
    table = """
        TRAVELTIME | at fault
        1          |
        6          |
        999        |
                   |
        7          | yes
    """
    spec(practices.not_an_answer_on_pay_for_travel, table)


def test_service_has_no_pay_for_travel(spec):
    table = """
        MAINSERVICE | TRAVELTIME | at fault
        8           | 1          |
        1           | 1          | yes
        16          | 1          | yes
        16          |            |
    """
    spec(practices.service_has_no_pay_for_travel, table)


def test_is_not_a_rate_for_travel(spec):
    table = """
        TTDIFFRATE | at fault
        2.50       |
        200        |
                   |
        2.49       | yes
        200.01     | yes
        9.999      | yes
        none       | yes
    """
    spec(practices.is_not_a_rate_for_travel, table)


def test_service_has_no_rate_for_travel(spec):
    table = """
        MAINSERVICE | TTDIFFRATE | at fault
        8           | 9.50       |
        16          | 9.50       | yes
        16          |            |
    """
    spec(practices.service_has_no_rate_for_travel, table)


def test_rate_for_travel_is_not_needed(spec):
    table = """
        TRAVELTIME | TTDIFFRATE | at fault
        3          | 9.50       |
        1          | 9.50       | yes
                   | 9.50       | yes
        1          |            |
    """
    spec(practices.rate_for_travel_is_not_needed, table)
