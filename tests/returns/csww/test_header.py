"""The rules about the header, T-H01 to T-H07."""

from tenure.returns.csww import header


def test_not_this_collection(spec):
    table = """
        Collection | at fault
        CSWW       |
        cswc       | yes
                   | yes
    """
    spec(header.not_this_collection, table)


def test_no_collection_year(spec):
    table = """
        Year  | at fault
        2023  |
        23    | yes
        0023  | yes
        twoky | yes
              | yes
    """
    spec(header.no_collection_year, table)


def test_reference_date_is_not_30_september(spec):
    table = """
        Year | ReferenceDate | at fault
        2023 | 2023-09-30    |
        2023 | 2023-09-29    | yes
        2024 | 2023-09-30    | yes
        2023 | 2023-09-31    | yes
        2023 |               | yes
             | 2023-09-30    |
    """
    spec(header.reference_date_is_not_30_september, table)


def test_not_from_an_authority(spec):
    table = """
        SourceLevel | at fault
        L           |
        S           | yes
                    | yes
    """
    spec(header.not_from_an_authority, table)


def test_no_authority_number(spec):
    table = """
        LEA  | at fault
        101  |
        1001 | yes
        1O1  | yes
             | yes
    """
    spec(header.no_authority_number, table)


def test_authority_does_not_file(spec):
    """Northamptonshire (928) ended in 2021; the example's councils have numbers below 200."""
    table = """
        Year | LEA | at fault
        2023 | 101 |
        2023 | 314 |
        2023 | 999 | yes
        2018 | 928 |
        2023 | 928 | yes
             | 928 |
        2023 |     |
        2023 | 1O1 |
    """
    found = spec(header.authority_does_not_file, table)
    assert found.findings == [("LEA", "999"), ("LEA", "928")]


def test_not_a_time_stamp(spec):
    table = """
        DateTime                  | at fault
        2023-10-14T09:30:00       |
        2023-10-14T09:30:00+01:00 |
        2023-10-14T09:30:00Z      |
                                  |
        2023-10-14                | yes
        14 October 2023           | yes
        2023-10-14T25:30:00       | yes
    """
    spec(header.not_a_time_stamp, table)
