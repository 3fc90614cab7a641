"""The rules about what a worker has learned. Sets are checked on 14 September 2026."""

from tenure.returns.ascwds import qualifications


def test_not_a_care_certificate(spec):
    table = """
        CARECERT | at fault
        3        |
                 |
        4        | yes
    """
    spec(qualifications.not_a_care_certificate, table)


def test_not_a_level2_certificate(spec):
    table = """
        L2CARECERT | at fault
                   |
        1;2024     |
        3          |
        4          | yes
        yes;2025   | yes
    """
    spec(qualifications.not_a_level2_certificate, table)


def test_started_certificate_has_a_year(spec):
    table = """
        L2CARECERT | at fault
        2          |
        1;2025     |
        2;2025     | yes
        2;x        | yes
    """
    spec(qualifications.started_certificate_has_a_year, table)


def test_no_certificate_has_a_year(spec):
    table = """
        L2CARECERT | at fault
        3          |
        2;2025     |
        3;2025     | yes
    """
    spec(qualifications.no_certificate_has_a_year, table)


def test_certificate_before_it_began(spec):
    table = """
        L2CARECERT | at fault
        1;2024     |
        1          |
        2;2023     |
        1;2023     | yes
    """
    spec(qualifications.certificate_before_it_began, table)


def test_certificate_in_the_future(spec):
    table = """
        L2CARECERT | at fault
        1;2026     |
        1;2027     | yes
        2;2027     |
    """
    spec(qualifications.certificate_in_the_future, table)


def test_certificate_of_no_year(spec):
    table = """
        L2CARECERT | at fault
        1          |
        1;2025     |
        1;25       | yes
        1;soon     | yes
    """
    spec(qualifications.certificate_of_no_year, table)


def test_not_a_pathway_category(spec):
    table = """
        CWPCATEGORY | at fault
        7           |
        998         |
        999         |
                    |
        8           | yes
    """
    spec(qualifications.not_a_pathway_category, table)


def test_social_care_qualification_is_unsaid(spec):
    table = """
        SCQUAL | MAINJOBROLE | at fault
        1;7    | 6           |
               | 6           | yes
               | 8           | yes
        1      | 6           | yes
        1;     | 15          | yes
        1      | 8           |
        2      | 6           |
    """
    spec(qualifications.social_care_qualification_is_unsaid, table)


def test_not_a_social_care_qualification(spec):
    table = """
        SCQUAL | at fault
        1;7    |
        2      |
        999    |
               |
        1      | yes
        3      | yes
        yes    | yes
        ;7     | yes
    """
    spec(qualifications.not_a_social_care_qualification, table)


def test_not_a_social_care_level(spec):
    table = """
        SCQUAL | at fault
        1;0    |
        1;8    |
        1;999  |
        1;9    | yes
        1;high | yes
        1      |
        2;9    |
    """
    spec(qualifications.not_a_social_care_level, table)


def test_not_another_qualification(spec):
    table = """
        NONSCQUAL | at fault
        1;3       |
        1         |
        2         |
                  |
        0         | yes
        none      | yes
    """
    spec(qualifications.not_another_qualification, table)


def test_not_another_level(spec):
    table = """
        NONSCQUAL | at fault
        1;3       |
        1         |
        1;12      | yes
        2         |
    """
    spec(qualifications.not_another_level, table)


def columns(verdicts):
    """The columns that each of several rules found fault with."""
    return [sorted({column for column, _ in found.findings}) for found in verdicts]


def test_qualification_is_unknown(spec):
    table = """
        QUALACH01   | QUALACH02   | QUALACH03   | at fault
        16;2008     | 16;2008     | 16;2008     |
        16          | 16          | 16          |
                    |             |             |
        0;2008      | 0;2008      | 0;2008      | yes
        degree;2008 | degree;2008 | degree;2008 | yes
        ;2008       | ;2008       | ;2008       | yes
    """
    found = [
        spec(qualifications.qualification_1_is_unknown, table),
        spec(qualifications.qualification_2_is_unknown, table),
        spec(qualifications.qualification_3_is_unknown, table),
    ]
    assert columns(found) == [["QUALACH01"], ["QUALACH02"], ["QUALACH03"]]


def test_qualification_has_no_year(spec):
    table = """
        QUALACH01 | QUALACH02 | QUALACH03 | at fault
        16;2008   | 16;2008   | 16;2008   |
        16        | 16        | 16        | yes
        16;       | 16;       | 16;       | yes
                  |           |           |
    """
    found = [
        spec(qualifications.qualification_1_has_no_year, table),
        spec(qualifications.qualification_2_has_no_year, table),
        spec(qualifications.qualification_3_has_no_year, table),
    ]
    assert columns(found) == [["QUALACH01"], ["QUALACH02"], ["QUALACH03"]]


def test_qualification_has_another_year(spec):
    table = """
        QUALACH01 | QUALACH02 | QUALACH03 | at fault
        16;2026   | 16;2026   | 16;2026   |
        16;2027   | 16;2027   | 16;2027   | yes
        16;1926   | 16;1926   | 16;1926   |
        16;1925   | 16;1925   | 16;1925   | yes
        16;2008.5 | 16;2008.5 | 16;2008.5 | yes
        16;then   | 16;then   | 16;then   | yes
        16        | 16        | 16        |
    """
    found = [
        spec(qualifications.qualification_1_has_another_year, table),
        spec(qualifications.qualification_2_has_another_year, table),
        spec(qualifications.qualification_3_has_another_year, table),
    ]
    assert columns(found) == [["QUALACH01"], ["QUALACH02"], ["QUALACH03"]]


def test_qualification_has_long_notes(spec):
    table = """
        QUALACH01NOTES | QUALACH02NOTES | QUALACH03NOTES | at fault
        x*120          | x*120          | x*120          |
        x*121          | x*121          | x*121          | yes
                       |                |                |
    """
    found = [
        spec(qualifications.qualification_1_has_long_notes, table),
        spec(qualifications.qualification_2_has_long_notes, table),
        spec(qualifications.qualification_3_has_long_notes, table),
    ]
    assert columns(found) == [["QUALACH01NOTES"], ["QUALACH02NOTES"], ["QUALACH03NOTES"]]


def test_further_qualification_is_lost(spec):
    table = """
        QUALACH04 | QUALACH04NOTES | QUALACH05 | QUALACH05NOTES | at fault
        16;2008   |                |           |                |
        0;2008    |                |           |                | yes
        16        |                | 16;2008   |                | yes
        16;2008   |                | 16;2030   |                | yes
                  |                |           |                |
    """
    found = spec(qualifications.further_qualification_is_lost, table)
    assert found.findings == [("QUALACH04", "0;2008"), ("QUALACH04", "16"), ("QUALACH05", "16;2030")]


def test_cell_is_read_otherwise(spec):
    table = """
        GENDER | CONTHOURS | DOB        | MAINJOBROLE | at fault
        2      | 37        | 14/03/1984 | 6           |
        1x     | 37        | 14/03/1984 | 6           | yes
        2      | 37        | 4/3/1984   | 6           |
        2      | 37        | 14/03/1984 | 06          | yes
               |           |            |             |
        9      | 31.7      | soon       | 99          |
    """
    found = spec(qualifications.cell_is_read_otherwise, table)
    assert found.findings == [("GENDER", "1x"), ("MAINJOBROLE", "06")]


def test_numbers_and_levels_that_are_let_through_are_read_otherwise(spec):
    """A nought before a nurse's registration is allowed."""
    table = """
        SALARY    | STARTINSECT | SCQUAL | NONSCQUAL | NMCREG | at fault
        44100     | 2009        | 1;7    | 2         | 01     |
        44100.50  | 999         | 1;999  | 1;2       |        |
        44100x    | 2009        | 1;7    | 2         |        | yes
        44100.5.5 | 2009        | 1;7    | 2         |        | yes
        44100     | 2009x       | 1;7    | 2         |        | yes
        44100     | 2009        | 1;7x   | 2         |        | yes
        44100     | 2009        | 1;7    | 1;2.5     |        | yes
        44100     | 2009        | 1;7    | 2         | 1x     | yes
    """
    spec(qualifications.cell_is_read_otherwise, table)
