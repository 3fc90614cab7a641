"""What a finding says, and how much of a cell it repeats."""

from tenure.returns.findings import Finding, shown


def a_finding(**said):
    usual = {
        "rule": "T-C07", "severity": "error", "row": 3, "line": 47, "person": "SW1", "field": "RoleEndDate",
        "value": "2023-05-29", "says": "The person leaves before starting.", "fix": "Check both dates.",
    }  # fmt: skip
    return Finding(**{**usual, **said})


def test_a_finding_says_where_then_what_then_what_to_do_and_the_code_last():
    words = "The person leaves before starting. Check both dates. (T-C07)"
    assert str(a_finding()) == f"Line 47, SW1: {words}"
    assert str(a_finding(person="", row=None)) == f"Line 47: {words}"
    assert str(a_finding(person="", row=None, line=0)) == f"The return: {words}"
    assert str(a_finding(row=None, line=0)) == f"Last year's return, SW1: {words}"


def test_a_long_value_is_shortened_and_a_blank_is_empty():
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 59 + "…"
    assert shown(None) == ""
