"""The rules about the files as files: a whole set, today's header, rows of the header's width."""

import pytest

from tenure.returns.ascwds import filing


def test_workplace_header_is_incomplete(spec):
    table = """
        form       | leave out         | at fault
                   |                   |
        2022-08-22 |                   |
                   | TOTALPERMTEMP     | yes
        2022-08-22 | STARTERS LEAVERS  | yes
    """
    spec(filing.workplace_header_is_incomplete, table)


def test_workplace_header_is_not_todays(spec):
    table = """
        form       | add      | typed | leave out | at fault
                   |          |       |           |
        2022-08-22 |          |       |           | yes
                   | TEAM     |       |           | yes
                   |          | lower |           | yes
                   |          |       | STARTERS  |
    """
    spec(filing.workplace_header_is_not_todays, table)


def test_workplace_row_is_too_long(spec):
    table = """
        cells | at fault
        44    |
        45    | yes
        43    |
    """
    spec(filing.workplace_row_is_too_long, table)


def test_workplace_row_is_too_short(spec):
    table = """
        cells | at fault
        44    |
        45    |
        43    | yes
    """
    spec(filing.workplace_row_is_too_short, table)


def test_worker_header_is_incomplete(spec):
    table = """
        form       | leave out  | add       | at fault
                   |            |           |
        2020-09-14 |            |           |
                   | EMPLSTATUS |           | yes
                   |            | QUALACH04 | yes
    """
    spec(filing.worker_header_is_incomplete, table)


def test_worker_header_is_not_todays(spec):
    table = """
        form       | add                              | at fault
                   |                                  |
                   | QUALACH04 QUALACH04NOTES         |
                   | CHGUNIQUEWRKID                   | yes
        2024-09-03 |                                  | yes
    """
    spec(filing.worker_header_is_not_todays, table)


def test_worker_row_is_too_long(spec):
    table = """
        cells | at fault
        44    |
        46    | yes
    """
    spec(filing.worker_row_is_too_long, table)


def test_worker_row_is_too_short(spec):
    table = """
        cells | at fault
        44    |
        40    | yes
    """
    spec(filing.worker_row_is_too_short, table)


def test_training_header_is_incomplete(spec):
    table = """
        form       | leave out | at fault
                   |           |
        2019-12-02 |           |
                   | CATEGORY  | yes
    """
    spec(filing.training_header_is_incomplete, table)


def test_training_header_is_not_todays(spec):
    table = """
        form       | at fault
                   |
        2019-12-02 | yes
    """
    spec(filing.training_header_is_not_todays, table)


def test_training_row_is_too_long(spec):
    table = """
        cells | at fault
        12    |
        13    | yes
    """
    spec(filing.training_row_is_too_long, table)


def test_training_row_is_too_short(spec):
    table = """
        cells | at fault
        12    |
        11    | yes
    """
    spec(filing.training_row_is_too_short, table)


@pytest.mark.parametrize("rule", [filing.workplace_file_is_missing, filing.worker_file_is_missing])
def test_a_missing_file_is_named(rule):
    assert rule.says == f"There is no {rule.file} file."
    assert (rule.number, rule.service, rule.severity) == ("U1", "error", "error")


def test_workplace_file_is_missing(spec):
    table = """
        sent                      | at fault
        workplace worker          |
        workplace worker training |
        worker                    | yes
        worker training           | yes
    """
    spec(filing.workplace_file_is_missing, table)


def test_worker_file_is_missing(spec):
    table = """
        sent                      | at fault
        workplace worker          |
        workplace                 | yes
        workplace training        | yes
    """
    spec(filing.worker_file_is_missing, table)
