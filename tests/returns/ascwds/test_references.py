"""The rules about who a worker record is for."""

from tenure.returns.ascwds import references


def test_workplace_is_not_there(spec):
    table = """
        LOCALESTID | at fault
        W1         |
        W 1        |
        W2         | yes
                   |
    """
    spec(references.workplace_is_not_there, table, workplace="LOCALESTID\nW1")


def test_reference_is_repeated(spec):
    table = """
        LOCALESTID | UNIQUEWORKERID | STATUS | at fault
        W1         | P1             | NEW    |
        W1         | P 1            | NEW    | yes
        W2         | P1             | NEW    |
        W1         | P1             | DELETE | yes
        W1         |                | NEW    |
        W1         |                | NEW    |
    """
    spec(references.reference_is_repeated, table)


def test_new_reference_is_taken(spec):
    table = """
        UNIQUEWORKERID | CHGUNIQUEWRKID | at fault
        P1             |                |
        P2             | P1             | yes
        P3             | P9             |
        P4             | P9             | yes
    """
    spec(references.new_reference_is_taken, table)


def test_workplace_reference_is_blank_or_long(spec):
    table = """
        LOCALESTID | STATUS    | at fault
        x*49       | NEW       |
        x*50       | NEW       | yes
        x*50       | UNCHECKED | yes
                   | NEW       | yes
    """
    spec(references.workplace_reference_is_blank_or_long, table)


def test_reference_is_blank_or_long(spec):
    table = """
        UNIQUEWORKERID | at fault
        x*49           |
        x*50           | yes
                       | yes
    """
    spec(references.reference_is_blank_or_long, table)


def test_new_reference_is_long(spec):
    table = """
        CHGUNIQUEWRKID | STATUS    | at fault
                       | NEW       |
        x*49           | UPDATE    |
        x*50           | UPDATE    | yes
        x*50           | UNCHECKED |
    """
    spec(references.new_reference_is_long, table)


def test_status_is_unknown(spec):
    table = """
        STATUS    | at fault
        NEW       |
        nochange  |
        UNCHECKED |
        ADDED     | yes
                  | yes
    """
    spec(references.status_is_unknown, table)


def test_status_is_not_as_held(spec):
    table = """
        UNIQUEWORKERID | STATUS    | at fault
        P1             | UPDATE    |
        P1             | NEW       | yes
        P2             | NEW       |
        P2             | UPDATE    | yes
        P2             | UNCHECKED | yes
        P2             | ADDED     |
    """
    before = """
        UNIQUEWORKERID | STATUS
        P1             | NEW
        P2             | DELETE
    """
    spec(references.status_is_not_as_held, table, before=before)


def test_name_is_blank_or_long(spec):
    table = """
        DISPLAYID | STATUS    | at fault
        x*49      | NEW       |
        x*50      | NEW       | yes
                  | UNCHECKED | yes
    """
    spec(references.name_is_blank_or_long, table)


def test_moves_without_being_held(spec):
    table = """
        UNIQUEWORKERID | TRANSFERSTAFFRECORD | at fault
        P1             | W2                  |
        P2             | W2                  | yes
        P2             |                     |
    """
    spec(references.moves_without_being_held, table, before="UNIQUEWORKERID\nP1")


def test_moves_to_no_workplace(spec):
    table = """
        TRANSFERSTAFFRECORD | at fault
                            |
        W 2                 |
        W3                  | yes
        W9                  | yes
    """
    workplaces = """
        LOCALESTID | STATUS
        W1         | UPDATE
        W2         | NEW
        W3         | UPDATE
    """
    spec(references.moves_to_no_workplace, table, workplace=workplaces, before="UNIQUEWORKERID\nP1")


def test_moves_onto_another(spec):
    table = """
        UNIQUEWORKERID | CHGUNIQUEWRKID | TRANSFERSTAFFRECORD | at fault
        P1             |                | W2                  | yes
        P1             | P7             | W2                  |
        P3             |                | W2                  |
        P3             | P1             | W2                  | yes
        P1             |                |                     |
    """
    before = """
        LOCALESTID | UNIQUEWORKERID
        W2         | P1
    """
    spec(references.moves_onto_another, table, before=before)


def test_two_move_to_one_place(spec):
    table = """
        LOCALESTID | UNIQUEWORKERID | TRANSFERSTAFFRECORD | STATUS | at fault
        W1         | P1             | W3                  | UPDATE | yes
        W2         | P1             | W3                  | UPDATE | yes
        W1         | P2             | W3                  | UPDATE | yes
        W3         | P2             |                     | NEW    | yes
        W1         | P4             | W3                  | UPDATE |
        W3         | P4             |                     | UPDATE |
        W2         | P5             |                     | NEW    |
        W2         | P5             |                     | NEW    |
    """
    spec(references.two_move_to_one_place, table)


def test_status_is_not_in_capitals(spec):
    table = """
        STATUS | at fault
        NEW    |
        Update | yes
        ADDED  |
    """
    spec(references.status_is_not_in_capitals, table)
