"""The rules about CQC: whether it regulates a workplace, and the numbers it gave."""

from tenure.returns.ascwds import regulation


def test_is_not_a_registration_type(spec):
    table = """
        REGTYPE | at fault
        0       |
        2       |
        2.0     |
        1       | yes
        CQC     | yes
                | yes
    """
    spec(regulation.is_not_a_registration_type, table)


def test_regulated_for_no_regulated_service(spec):
    """16 is social work; 8 is regulated, and 72, head office services, may be either."""
    table = """
        REGTYPE | MAINSERVICE | at fault
        2       | 16          | yes
        2       | 8           |
        2       | 72          |
        2       | 99          |
        0       | 16          |
    """
    spec(regulation.regulated_for_no_regulated_service, table)


def test_not_regulated_for_a_regulated_service(spec):
    table = """
        REGTYPE | MAINSERVICE | at fault
        0       | 8           | yes
        0       | 16          |
        0       | 72          |
        2       | 8           |
    """
    spec(regulation.not_regulated_for_a_regulated_service, table)


def test_is_not_a_provider_number(spec):
    table = """
        REGTYPE | PROVNUM        | at fault
        2       | 1-12345678     |
        2       | 1-123456789012 |
        2       | 1-1234567      | yes
        2       | 12345678       | yes
        2       |                | yes
        0       |                |
    """
    spec(regulation.is_not_a_provider_number, table)


def test_provider_number_is_not_needed(spec):
    table = """
        REGTYPE | PROVNUM    | at fault
        0       | 1-12345678 | yes
        0       |            |
        2       | 1-12345678 |
    """
    spec(regulation.provider_number_is_not_needed, table)


def test_is_not_a_location_number(spec):
    table = """
        REGTYPE | MAINSERVICE | LOCATIONID | at fault
        2       | 8           | 1-87654321 |
        2       | 8           | 87654321   | yes
        2       | 8           |            | yes
        2       | 72          |            |
        0       | 16          |            |
    """
    spec(regulation.is_not_a_location_number, table)


def test_location_number_is_not_needed(spec):
    table = """
        REGTYPE | LOCATIONID | at fault
        0       | 1-87654321 | yes
        2       | 1-87654321 |
        0       |            |
    """
    spec(regulation.location_number_is_not_needed, table)
