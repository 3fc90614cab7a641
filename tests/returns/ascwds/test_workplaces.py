"""The rules about a workplace's reference, status, name, address and employer type."""

from tenure.returns.ascwds import workplaces


def test_reference_is_blank_or_too_long(spec):
    table = """
        LOCALESTID | STATUS    | at fault
        W1         | NEW       |
        x*49       | NEW       |
        x*50       | NEW       | yes
                   | NEW       | yes
        x*50       | UNCHECKED | yes
    """
    spec(workplaces.reference_is_blank_or_too_long, table)


def test_status_is_none(spec):
    table = """
        STATUS    | at fault
        NEW       |
        Update    |
        UNCHECKED |
        NOCHANGE  |
        DELETE    |
        OLD       | yes
                  | yes
    """
    found = spec(workplaces.status_is_none, table)
    assert found.findings == [("STATUS", "OLD"), ("STATUS", "")]


def test_name_is_blank_or_too_long(spec):
    table = """
        ESTNAME | STATUS | at fault
        x*120   | NEW    |
        x*121   | NEW    | yes
                | NEW    | yes
                | DELETE | yes
    """
    spec(workplaces.name_is_blank_or_too_long, table)


def test_address_is_blank_or_too_long(spec):
    table = """
        ADDRESS1 | STATUS    | at fault
        x*40     | NEW       |
        x*41     | NEW       | yes
                 | UPDATE    | yes
                 | UNCHECKED |
                 | DELETE    |
    """
    spec(workplaces.address_is_blank_or_too_long, table)


def test_second_line_is_too_long(spec):
    table = """
        ADDRESS2 | at fault
                 |
        x*40     |
        x*41     | yes
    """
    spec(workplaces.second_line_is_too_long, table)


def test_third_line_is_too_long(spec):
    table = """
        ADDRESS3 | at fault
                 |
        x*41     | yes
    """
    spec(workplaces.third_line_is_too_long, table)


def test_town_is_too_long(spec):
    table = """
        POSTTOWN | at fault
                 |
        x*41     | yes
    """
    spec(workplaces.town_is_too_long, table)


def test_is_not_a_postcode(spec):
    table = """
        POSTCODE    | at fault
        M1 1AE      |
        m11ae       |
        SW1A-1AA    |
        ZZ99 3VZ    |
                    | yes
        M1          | yes
        1AE M1      | yes
        M1     1AE  |
        M1      1AE | yes
    """
    spec(workplaces.is_not_a_postcode, table)


def test_new_postcode_is_of_no_place(spec):
    table = """
        POSTCODE | STATUS | at fault
        M1 1AE   | NEW    |
        ZZ99 3VZ | NEW    | yes
        ZZ99 3VZ | UPDATE |
        M1       | NEW    |
    """
    spec(workplaces.new_postcode_is_of_no_place, table)


def test_changed_postcode_is_of_no_place(spec):
    table = """
        POSTCODE | STATUS    | at fault
        ZZ99 3VZ | UPDATE    | yes
        ZZ99 3VZ | NEW       |
        ZZ99 3VZ | UNCHECKED |
        M1 1AE   | UPDATE    |
    """
    spec(workplaces.changed_postcode_is_of_no_place, table)


def test_is_not_an_employer_type(spec):
    table = """
        ESTTYPE | at fault
        1       |
        3       |
        8       |
        8x      |
        2       | yes
        4       | yes
        9       | yes
        0       | yes
        council | yes
                | yes
    """
    spec(workplaces.is_not_an_employer_type, table)


def test_other_type_is_too_long(spec):
    table = """
        ESTTYPE | OTHERTYPE | at fault
        8       | x*240     |
        8       | x*241     | yes
        1       | x*241     |
    """
    spec(workplaces.other_type_is_too_long, table)


def test_other_type_is_missing(spec):
    table = """
        ESTTYPE | OTHERTYPE | at fault
        8       | Almshouse |
        8       |           | yes
        1       |           |
    """
    spec(workplaces.other_type_is_missing, table)


def test_other_type_is_not_needed(spec):
    table = """
        ESTTYPE | OTHERTYPE | at fault
        1       | Almshouse | yes
        8       | Almshouse |
        1       |           |
    """
    spec(workplaces.other_type_is_not_needed, table)


def test_not_a_permission_for_cqc(spec):
    table = """
        PERMCQC | at fault
        0       |
        1       |
                |
        2       | yes
        1x      | yes
        yes     | yes
    """
    found = spec(workplaces.not_a_permission_for_cqc, table)
    assert found.findings[0] == ("PERMCQC", "2")


def test_not_a_permission_for_authorities(spec):
    table = """
        PERMLA | at fault
        1      |
               |
        9      | yes
    """
    spec(workplaces.not_a_permission_for_authorities, table)
