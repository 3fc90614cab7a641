"""The rules about what the service holds, whose it is, and references that occur twice."""

from tenure.returns.ascwds import account

ONE_HELD = """
    LOCALESTID | STATUS
    W1         | UPDATE
    W9         | DELETE
"""


def test_not_the_one_workplace(spec):
    """Where several are held, nobody knows whether the account has subsidiaries."""
    table = """
        LOCALESTID | at fault
        W1         |
        W2         | yes
    """
    spec(account.not_the_one_workplace, table, before=ONE_HELD)
    several = """
        LOCALESTID
        W1
        W2
    """
    spec(account.not_the_one_workplace, table.replace("yes", ""), before=several)


def test_own_workplace_is_missing(spec):
    table = """
        set | LOCALESTID | at fault
        a   | W 1        |
        b   | W2         | yes
        c   | W2         |
        c   | W1         |
    """
    found = spec(account.own_workplace_is_missing, table, before=ONE_HELD)
    assert found.findings == [("LOCALESTID", "W1")]


def test_own_workplace_is_deleted(spec):
    table = """
        LOCALESTID | STATUS | at fault
        W1         | DELETE | yes
        W2         | DELETE |
        W1         | UPDATE |
    """
    spec(account.own_workplace_is_deleted, table, before=ONE_HELD)


def test_is_owned_elsewhere(spec):
    table = """
        LOCALESTID | at fault
        W1         |
        W 2        | yes
    """
    owned = """
        LOCALESTID
        W2
    """
    spec(account.is_owned_elsewhere, table, owned=owned)


def test_workplace_is_there_twice(spec):
    table = """
        LOCALESTID | STATUS    | at fault
        W1         | NEW       |
        w1         | NEW       |
        W 1        | UNCHECKED | yes
                   | NEW       |
                   | NEW       |
        W1         | NEW       | yes
    """
    spec(account.workplace_is_there_twice, table)


def test_location_is_there_twice(spec):
    """An unchanged workplace has the number already, so it is the other one that is at fault."""
    table = """
        LOCATIONID | STATUS    | at fault
        1-87654321 | NEW       |
        1-87654321 | UPDATE    | yes
        1-11111111 | NEW       | yes
        1-11111111 | NOCHANGE  |
        1-22222222 | UNCHECKED |
        1-22222222 | NEW       |
                   | NEW       |
                   | NEW       |
    """
    spec(account.location_is_there_twice, table)


def test_is_new_but_held(spec):
    table = """
        LOCALESTID | STATUS | at fault
        W 1        | NEW    | yes
        W1         | UPDATE |
        W2         | NEW    |
    """
    spec(account.is_new_but_held, table, before=ONE_HELD)


def test_is_not_new_and_not_held(spec):
    table = """
        LOCALESTID | STATUS    | at fault
        W1         | UPDATE    |
        W2         | UPDATE    | yes
        W3         | UNCHECKED | yes
        W9         | DELETE    | yes
        W4         | NEW       |
        W5         | OLD       |
    """
    spec(account.is_not_new_and_not_held, table, before=ONE_HELD)


def test_location_is_held_elsewhere(spec):
    table = """
        LOCALESTID | REGTYPE | LOCATIONID | at fault
        W1         | 2       | 1-87654321 |
        W2         | 2       | 1-87654321 | yes
        W3         | 0       | 1-87654321 |
        W4         | 2       | 1-11111111 |
    """
    held = """
        LOCALESTID | REGTYPE | LOCATIONID
        W1         | 2       | 1-87654321
    """
    spec(account.location_is_held_elsewhere, table, before=held)
