"""The rules about capacity, its use, and delegated healthcare."""

from tenure.returns.ascwds import capacity


def test_capacities_are_not_numbers(spec):
    """6, day care, is asked for both; 8, home care, for its use alone; 16, social work, for neither."""
    table = """
        MAINSERVICE | ALLSERVICES | CAPACITY | at fault
        6           | 6           | 20       |
        6           | 6           |          |
        6           | 6           | 9999     | yes
        6           | 6;16        | 20;      |
        6           | 6;16        | 20;5     | yes
        6           | 6;16        | many;    | yes
        6           | 6           | many     | yes
        6           | 6           | 1.5      | yes
        6           | 6           | -1       | yes
        6           | 6;0         | 20       |
        8           | 8           | 20       | yes
        16          | 0;16        |          |
    """
    spec(capacity.capacities_are_not_numbers, table)


def test_uses_are_not_numbers(spec):
    table = """
        MAINSERVICE | ALLSERVICES | UTILISATION | at fault
        8           | 8           | 20          |
        8           | 8           |             |
        6           | 6           | 9998        |
        6           | 6           | 9999        | yes
        16          | 16          | 20          | yes
        8           | 8;16        | x;          | yes
    """
    spec(capacity.uses_are_not_numbers, table)


def test_capacities_do_not_fit_services(spec):
    table = """
        ALLSERVICES | CAPACITY | UTILISATION | at fault
        16          |          |             |
        6           | 20       | 18          |
        6           | 20;      | 18          |
        6;16        | 20;      | 18;         |
        6;16        | 20       | 18          | yes
        6;16        | 20;      | 18          | yes
        6;16        |          |             | yes
        0;16        |          |             |
    """
    spec(capacity.capacities_do_not_fit_services, table)


def test_not_an_answer_on_healthcare(spec):
    table = """
        DHA | at fault
        1   |
        2   |
        999 |
            |
        3   | yes
        yes | yes
    """
    spec(capacity.not_an_answer_on_healthcare, table)


def test_service_has_no_healthcare(spec):
    table = """
        MAINSERVICE | DHA | at fault
        13          | 1   | yes
        13          | 2   | yes
        13          |     |
        8           | 1   |
    """
    spec(capacity.service_has_no_healthcare, table)


def test_activities_are_not_needed(spec):
    table = """
        DHA | DHAACTIVITIES | at fault
        1   | 1;2           |
        2   | 1;2           | yes
            | 1             | yes
        2   |               |
    """
    spec(capacity.activities_are_not_needed, table)


def test_not_all_are_activities(spec):
    table = """
        DHA | DHAACTIVITIES | at fault
        1   | 1;2           |
        1   | 999           |
        1   | 1;77          | yes
        1   | 1;            | yes
        1   |               |
    """
    spec(capacity.not_all_are_activities, table)
