"""The rules about the files as files: whose they are, which are there, their headings and rows."""

from tenure.returns.education import filing


def test_university_is_not_said(spec):
    table = """
        university           | at fault
        Southmere University |
        90000001             |
                             | yes
    """
    spec(filing.university_is_not_said, table)


def test_university_is_not_known(spec):
    table = """
        university           | at fault
        southmere university |
        University of Nowhere | yes
                             |
    """
    spec(filing.university_is_not_known, table)


def test_year_is_not_said(spec):
    table = """
        year    | at fault
        2023    |
        2022/23 |
        2022-2023 |
                | yes
        23      | yes
        2021/23 | yes
    """
    spec(filing.year_is_not_said, table)


def test_students_file_is_missing(spec):
    table = """
        sent                                     | at fault
        students placements applications results |
        placements results                       | yes
    """
    spec(filing.students_file_is_missing, table)


def test_other_files_are_missing(spec):
    table = """
        sent                                     | at fault
        students placements applications results |
        students placements                      | yes
    """
    found = spec(filing.other_files_are_missing, table)
    assert found.findings == [("Year", "applications, results")]


def test_year_has_not_begun(spec):
    table = """
        year | at fault
        2024 |
        2025 | yes
    """
    spec(filing.year_has_not_begun, table)


def test_columns_are_missing(spec):
    table = """
        leave out      | at fault
                       |
        Leaving reason | yes
        Status         |
    """
    spec(filing.columns_are_missing, table)


def test_needed_columns_are_missing(spec):
    table = """
        leave out      | at fault
                       |
        Leaving reason |
        Status         | yes
    """
    spec(filing.needed_columns_are_missing, table)


def test_students_row_is_too_long(spec):
    table = """
        cells | at fault
        0     |
        1     | yes
    """
    spec(filing.students_row_is_too_long, table)


def test_placements_row_is_too_long(spec):
    table = """
        cells | at fault
        0     |
        1     | yes
    """
    spec(filing.placements_row_is_too_long, table)


def test_applications_row_is_too_long(spec):
    table = """
        cells | at fault
        0     |
        1     | yes
    """
    spec(filing.applications_row_is_too_long, table)


def test_results_row_is_too_long(spec):
    table = """
        cells | at fault
        0     |
        1     | yes
    """
    spec(filing.results_row_is_too_long, table)


def test_students_column_has_no_heading(spec):
    table = """
        add     | at fault
                |
        nothing | yes
    """
    spec(filing.students_column_has_no_heading, table)


def test_placements_column_has_no_heading(spec):
    table = """
        add     | at fault
                |
        nothing | yes
    """
    spec(filing.placements_column_has_no_heading, table)


def test_applications_column_has_no_heading(spec):
    table = """
        add     | at fault
                |
        nothing | yes
    """
    spec(filing.applications_column_has_no_heading, table)


def test_results_column_has_no_heading(spec):
    table = """
        add     | at fault
                |
        nothing | yes
    """
    spec(filing.results_column_has_no_heading, table)


def test_students_heading_is_not_known(spec):
    table = """
        add               | at fault
                          |
        Tutor             | yes
        What to put right |
    """
    spec(filing.students_heading_is_not_known, table)


def test_placements_heading_is_not_known(spec):
    table = """
        add               | at fault
                          |
        Tutor             | yes
        What to put right |
    """
    spec(filing.placements_heading_is_not_known, table)


def test_applications_heading_is_not_known(spec):
    table = """
        add               | at fault
                          |
        Tutor             | yes
        What to put right |
    """
    spec(filing.applications_heading_is_not_known, table)


def test_results_heading_is_not_known(spec):
    table = """
        add               | at fault
                          |
        Tutor             | yes
        What to put right |
    """
    spec(filing.results_heading_is_not_known, table)


def test_students_heading_is_repeated(spec):
    table = """
        add   | at fault
              |
        STUDENT NUMBER | yes
    """
    spec(filing.students_heading_is_repeated, table)


def test_placements_heading_is_repeated(spec):
    table = """
        add   | at fault
              |
        PHASE | yes
    """
    spec(filing.placements_heading_is_repeated, table)


def test_applications_heading_is_repeated(spec):
    table = """
        add   | at fault
              |
        round | yes
    """
    spec(filing.applications_heading_is_repeated, table)


def test_results_heading_is_repeated(spec):
    table = """
        add   | at fault
              |
        Mark | yes
    """
    spec(filing.results_heading_is_repeated, table)
