"""What the service lets through in a workplace's row: queries of our own."""

from tenure.returns.ascwds import oddities


def test_number_is_read_in_part(spec):
    table = """
        TOTALPERMTEMP | ESTTYPE | at fault
        25            | 1       |
        25.5          | 1       | yes
        25            | 1x      | yes
        25x           | 1       | yes
        1000x         | 1       |
        many          | 1       |
                      | 1       |
    """
    found = spec(oddities.number_is_read_in_part, table)
    assert found.findings == [("TOTALPERMTEMP", "25.5"), ("ESTTYPE", "1x"), ("TOTALPERMTEMP", "25x")]


def test_place_is_read_in_part(spec):
    table = """
        ALLJOBROLES | STARTERS | at fault
        6;3         | 1;0      |
        6;3         | 1;2.5    | yes
        6;03        | 1;0      | yes
        6;3         | 1;some   |
    """
    spec(oddities.place_is_read_in_part, table)


def test_dont_know_inside_a_list(spec):
    table = """
        ALLJOBROLES | LEAVERS | at fault
        6;3         | 999     |
        6;3         | 999;0   | yes
        6;3         | 1;0     |
    """
    spec(oddities.dont_know_inside_a_list, table)


def test_code_is_there_twice(spec):
    table = """
        ALLJOBROLES | at fault
        6;3         |
        6;3;6       | yes
        6;06        | yes
                    |
    """
    spec(oddities.code_is_there_twice, table)


def test_leavers_are_fewer_than_none(spec):
    table = """
        REASONNOS | at fault
        1;2       |
        3;-1      | yes
                  |
    """
    spec(oddities.leavers_are_fewer_than_none, table)


def test_reasons_for_nobody(spec):
    table = """
        LEAVERS | REASONS | at fault
        1;0     | 26      |
        0;0     | 26      | yes
        999     | 26      | yes
        0;0     |         |
    """
    spec(oddities.reasons_for_nobody, table)


def test_numbers_without_reasons(spec):
    table = """
        REASONS | REASONNOS | at fault
        26      | 1         |
                | 1         | yes
                |           |
    """
    spec(oddities.numbers_without_reasons, table)


def test_leave_is_too_long(spec):
    table = """
        HOLIDAY | at fault
        29      |
        60      |
        222     | yes
                |
    """
    spec(oddities.leave_is_too_long, table)
