"""The rules that hold a workplace against its workers."""

from tenure.returns.ascwds import headcount

THREE_AND_ONE = """
    LOCALESTID | STATUS
    W1         | NEW
    W 1        | UPDATE
    W1         | NEW
    W2         | NEW
    W2         | UNCHECKED
    W2         | DELETE
"""
"""Three workers of W1 and one of W2 that the service counts; UNCHECKED ones it overlooks."""


def test_staff_and_records_differ(spec):
    table = """
        LOCALESTID | TOTALPERMTEMP | STATUS    | at fault
        W1         | 3             | NEW       |
        W2         | 2             | NEW       | yes
        W3         | 1             | UPDATE    | yes
        W4         | 1             | UNCHECKED |
        W5         | many          | NEW       |
    """
    found = spec(headcount.staff_and_records_differ, table, worker=THREE_AND_ONE)
    assert found.findings == [("TOTALPERMTEMP", "2"), ("TOTALPERMTEMP", "1")]


def test_a_workplace_that_is_set_aside_is_not_asked_about_its_staff(spec):
    """A new one with a postcode that begins as none does; a changed one stays."""
    table = """
        LOCALESTID | POSTCODE | STATUS | TOTALPERMTEMP | VACANCIES | at fault
        W1         | ZZ99 3VZ | NEW    | 3             | 3;0       |
        W2         | ZZ99 3VZ | UPDATE | 1             | 1;0       | yes
    """
    spec(headcount.as_many_vacancies_as_staff, table, worker=THREE_AND_ONE)


def test_more_starters_than_staff(spec):
    table = """
        LOCALESTID | TOTALPERMTEMP | STARTERS | at fault
        W1         | 3             | 3;0      |
        W2         | 1             | 1;1      | yes
        W3         | 1             | 9;9      |
    """
    spec(headcount.more_starters_than_staff, table, worker=THREE_AND_ONE)


def test_as_many_leavers_as_staff(spec):
    """999 is left out of the sum, in a list as well as alone."""
    table = """
        LOCALESTID | TOTALPERMTEMP | LEAVERS | at fault
        W1         | 3             | 2;0     |
        W2         | 1             | 1;0     | yes
        W2         | 1             | 999     |
        W1         | 3             | 999;2   |
        W1         | 3             |         |
    """
    spec(headcount.as_many_leavers_as_staff, table, worker=THREE_AND_ONE)


def test_as_many_vacancies_as_staff(spec):
    table = """
        LOCALESTID | TOTALPERMTEMP | VACANCIES | at fault
        W1         | 3             | 2;0       |
        W2         | 1             | 0;1       | yes
    """
    spec(headcount.as_many_vacancies_as_staff, table, worker=THREE_AND_ONE)


def test_no_registered_manager(spec):
    table = """
        LOCALESTID | REGTYPE | MAINSERVICE | ALLJOBROLES | VACANCIES | at fault
        W1         | 2       | 8           | 6           | 0         |
        W2         | 2       | 8           | 6           | 0         | yes
        W3         | 2       | 8           | 6;4         | 0;1       |
        W4         | 2       | 72          | 6           | 0         |
        W5         | 0       | 16          | 6           | 0         |
    """
    workers = """
        LOCALESTID | MAINJOBROLE
        W1         | 4
        W2         | 6
    """
    spec(headcount.no_registered_manager, table, worker=workers)
