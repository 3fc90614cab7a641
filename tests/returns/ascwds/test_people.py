"""The rules about the person in a worker record. Sets are checked on 14 September 2026."""

from tenure.returns.ascwds import people


def test_not_an_insurance_number(spec):
    table = """
        NINUMBER      | STATUS    | at fault
                      | NEW       |
        QQ123456C     | NEW       |
        qq 12 34 56   | NEW       |
        Q1234567C     | NEW       | yes
        QQ123456CC    | NEW       | yes
        Admin         | UNCHECKED |
    """
    spec(people.not_an_insurance_number, table)


def test_postcode_is_blank(spec):
    table = """
        POSTCODE | at fault
        NV1 1AB  |
                 | yes
    """
    spec(people.postcode_is_blank, table)


def test_not_a_postcode(spec):
    table = """
        POSTCODE  | at fault
        NV1 1AB   |
        ec1a 1bb  |
        NV11AB    | yes
        NV1  1AB  | yes
        Northvale | yes
                  |
    """
    spec(people.not_a_postcode, table)


def test_birth_is_not_believed(spec):
    table = """
        DOB        | at fault
        14/03/1984 |
        14/09/2012 |
        15/09/2012 | yes
        14/09/1926 |
        13/09/1926 | yes
        31/02/1984 | yes
        1/3/1984   | yes
        1984-03-14 | yes
                   | yes
    """
    spec(people.birth_is_not_believed, table)


def test_not_a_gender(spec):
    table = """
        GENDER | at fault
               |
        4      |
        1x     |
        5      | yes
        female | yes
    """
    spec(people.not_a_gender, table)


def test_not_an_ethnicity(spec):
    table = """
        ETHNICITY | at fault
        31        |
                  |
        30        | yes
        WBRI      | yes
    """
    spec(people.not_an_ethnicity, table)


def test_not_a_nationality(spec):
    table = """
        NATIONALITY | at fault
        826         |
        998         |
                    |
        0           |
        1           | yes
        British     | yes
    """
    spec(people.not_a_nationality, table)


def test_citizenship_of_the_british(spec):
    table = """
        NATIONALITY | BRITISHCITIZENSHIP | at fault
        826         |                    |
        826         | 1                  | yes
        372         | 1                  |
    """
    spec(people.citizenship_of_the_british, table)


def test_not_a_citizenship(spec):
    table = """
        NATIONALITY | BRITISHCITIZENSHIP | at fault
        372         | 999                |
        372         | 3                  | yes
        826         | 3                  |
                    | yes                | yes
    """
    spec(people.not_a_citizenship, table)


def test_not_a_country_of_birth(spec):
    table = """
        COUNTRYOFBIRTH | at fault
        826            |
        999            |
        0              | yes
        UK             | yes
    """
    spec(people.not_a_country_of_birth, table)


def test_not_a_year_of_entry(spec):
    table = """
        YEAROFENTRY | at fault
                    |
        2026        |
        2027        | yes
        19          | yes
        2019x       | yes
    """
    spec(people.not_a_year_of_entry, table)


def test_entered_before_birth(spec):
    table = """
        YEAROFENTRY | DOB        | at fault
        1984        | 14/03/1984 |
        1983        | 14/03/1984 | yes
        1983        |            |
    """
    spec(people.entered_before_birth, table)


def test_entry_of_those_born_here(spec):
    table = """
        YEAROFENTRY | COUNTRYOFBIRTH | at fault
        2001        | 372            |
        2001        | 826            | yes
        2001        |                | yes
                    | 826            |
    """
    spec(people.entry_of_those_born_here, table)


def test_visa_is_not_asked(spec):
    table = """
        HANDCVISA | NATIONALITY | BRITISHCITIZENSHIP | at fault
        1         | 566         | 2                  |
        1         | 566         |                    |
        1         | 566         | 1                  | yes
        1         | 826         |                    | yes
        1         | 998         | 2                  |
        1         | 998         | 999                | yes
        1         |             |                    | yes
        3         | 566         | 2                  | yes
                  | 826         |                    |
    """
    spec(people.visa_is_not_asked, table)


def test_recruitment_from_abroad_is_not_asked(spec):
    table = """
        INOUTUK | HANDCVISA | NATIONALITY | BRITISHCITIZENSHIP | at fault
        1       | 1         | 566         | 2                  |
        1       | 2         | 566         | 2                  | yes
        1       | 1         | 826         |                    | yes
        3       | 1         | 566         | 2                  | yes
                | 2         | 566         | 2                  |
    """
    spec(people.recruitment_from_abroad_is_not_asked, table)


def test_not_a_disability(spec):
    table = """
        DISABLED | at fault
        0        |
        3        |
        4        | yes
                 |
    """
    spec(people.not_a_disability, table)


def test_nationality_is_zero(spec):
    table = """
        NATIONALITY | at fault
        0           | yes
        1           |
        826         |
    """
    spec(people.nationality_is_zero, table)


def test_insurance_number_was_never_issued(spec):
    table = """
        NINUMBER  | at fault
        AB123456C |
        QQ123456C | yes
        BG123456C | yes
        AO123456C | yes
        123       |
                  |
    """
    spec(people.insurance_number_was_never_issued, table)


def test_digits_of_another_script_are_no_code(spec):
    """The service knows 0 to 9 and no others."""
    spec(people.not_a_gender, "GENDER | at fault\n3 |\n\u0663 | yes\n3\u0663 |")
