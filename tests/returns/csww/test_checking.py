"""Checking a whole return: what a data lead sees, and what happens when a rule of ours breaks."""

import logging

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from given.csww import a_leaver, a_return, a_worker, an_agency_worker, sent
from given.spec import return_of
from tenure.returns import check, check_together, read
from tenure.returns.csww import RULES, workers
from tenure.returns.csww.fields import WORKER
from tenure.returns.rules import rule

HOW_MANY = {"T-F": 6, "T-H": 7, "T-L": 11, "T-W": 27, "T-R": 14, "T-C": 30, "T-D": 9, "T-Y": 7, "T-X": 3}


@rule("T-C99", reads=("SWENo",), says="This rule breaks.", fix="Put the rule right.")
def breaks(w):
    return w.no_such_column


@rule("T-X99", scope="partnership", reads=("SWENo",), says="This rule breaks.", fix="Put the rule right.")
def breaks_between_partners(everyone):
    return everyone.no_such_column


@rule("T-C98", reads=("SWENo",), says="This rule answers for too few.", fix="Put the rule right.")
def answers_for_too_few(w):
    return np.ones(len(w) + 1, np.bool_)


def test_all_the_rules_are_there_in_code_order():
    codes = [f"{theme}{n:02d}" for theme, count in HOW_MANY.items() for n in range(1, count + 1)]
    assert [rule.code for rule in RULES] == codes
    assert len(codes) == 114


def test_every_rule_has_its_words_and_its_source():
    for each in RULES:
        assert each.says.endswith("."), each.code
        assert each.fix.endswith("."), each.code
        assert each.source.title, each.code
        assert each.severity in ("error", "query"), each.code
        words = f"{each.says} {each.fix}".lower()
        assert not any(word in words for word in ("invalid", "please", "!")), each.code


def test_a_clean_return_has_no_findings_in_any_year():
    for year in range(2018, 2028):
        checked = check(sent(a_worker(), a_leaver(), an_agency_worker(), year=year))
        assert [str(f) for f in checked.findings()] == [], year
        assert checked.acceptable


def test_a_finding_says_where_what_and_what_to_do():
    checked = check(read(a_return(a_worker(), a_worker(SWENo="SW9990077", FTE="37"))))
    [finding] = [f for f in checked.findings() if f.severity == "error"]
    assert (finding.row, finding.person, finding.field, finding.value) == (1, "SW9990077", "FTE", "37")
    assert str(finding) == (
        f"Line {checked.sent.lines[1]}, SW9990077: FTE is not between 0 and 1. "
        "Give a share of full-time hours from 0 to 1, such as 0.6 for three days of five. (T-W03)"
    )


def test_each_slip_of_the_pen_is_told_once():
    """Bad cells have a finding each; the rules that would read them keep still."""
    checked = check(
        sent(
            a_worker(FTE="37"),
            a_worker(PersonBirthDate="31/02/1984"),
            a_worker(Cases30="-3", OrgRole="4"),
            a_worker(Ethnicity="WHITE"),
            a_worker(RoleStartDate="2019-02-31"),
        )
    )
    found = [(f.row, f.rule, f.value) for f in checked.findings()]
    assert found == [
        (0, "T-W03", "37"),
        (1, "T-W04", "31/02/1984"),
        (3, "T-W05", "WHITE"),
        (4, "T-W09", "2019-02-31"),
        (2, "T-W25", "-3"),
    ]


def test_errors_and_queries_are_counted_and_grouped():
    checked = check(sent(a_worker(FTE="2"), a_worker(FTE="3"), a_worker(Cases30=None)))
    assert (checked.errors, checked.queries, checked.acceptable) == (2, 1, False)
    first, second = checked.groups
    assert (first.rule.code, first.count, second.rule.code, second.count) == ("T-W03", 2, "T-R13", 1)
    assert [f.value for f in first.findings(limit=1)] == ["2"]
    assert len(list(checked.findings())) == 3


def test_queries_alone_do_not_stop_a_return():
    checked = check(sent(a_worker(Cases30="0")))
    assert [g.rule.code for g in checked.groups] == ["T-C16"]
    assert checked.acceptable


def test_a_finding_in_the_header_has_the_line_and_no_person():
    checked = check(sent(a_worker(), lea="999"))
    [finding] = checked.findings()
    assert (finding.rule, finding.row, finding.person, finding.value) == ("T-H06", None, "", "999")
    assert finding.line == checked.sent.header["LEA"].line > 0


def test_a_return_without_a_year_is_told_so_and_not_judged_by_the_calendar():
    checked = check(sent(a_worker(RoleStartDate="2006-01-01"), a_leaver(), Year="twenty"))
    assert [f.rule for f in checked.findings()] == ["T-H02"]
    assert not checked.broken


def test_a_rule_that_breaks_could_not_run_and_has_not_passed(caplog):
    with caplog.at_level(logging.ERROR):
        checked = check(sent(a_worker(SWENo="SW9990077")), rules=(*RULES, breaks))
    [broken] = checked.broken
    assert broken.code == "T-C99"
    assert broken.says == (
        "Rule T-C99 could not run, so it has neither passed nor failed. Report it as AttributeError."
    )
    assert not checked.errors
    assert not checked.acceptable
    assert "T-C99" in caplog.text
    assert "SW9990077" not in caplog.text


def test_what_the_other_rules_found_is_kept_when_one_breaks():
    checked = check(sent(a_worker(FTE="37")), rules=(breaks, *RULES))
    assert [f.rule for f in checked.findings()] == ["T-W03"]


def test_a_rule_that_answers_for_too_few_or_too_many_could_not_run():
    [broken] = check(sent(a_worker(), a_worker()), rules=(answers_for_too_few,)).broken
    assert broken.code == "T-C98"


def test_a_rule_between_partners_that_breaks_is_told_to_each():
    checked = check_together([sent(lea="101"), sent(lea="102")], rules=(breaks_between_partners,))
    assert [[b.code for b in c.broken] for c in checked] == [["T-X99"], ["T-X99"]]


def test_returns_checked_together_come_back_in_their_order():
    files = [sent(lea="103"), sent(lea="101", year=2022), sent(lea="101", year=2023)]
    assert [c.sent for c in check_together(files)] == files


def test_a_long_cell_is_repeated_only_in_part():
    [finding] = check(return_of([{"Ethnicity": "W" * 10_000}]), rules=(workers.not_an_ethnicity,)).findings()
    assert finding.says == f"{'W' * 59}… is not an ethnicity code."


def test_words_in_braces_in_a_cell_are_only_words():
    [finding] = check(sent(a_worker(Ethnicity="{year.__class__}"))).findings()
    assert finding.says == "{year.__class__} is not an ethnicity code."


def test_a_joint_return_may_carry_either_number():
    assert [check(sent(lea=number)).table.unit for number in ("106", "107")] == ["106 / 107"] * 2


def test_a_return_of_no_one_is_judged():
    checked = check(return_of([]), before=return_of([{"SWENo": "SW1"}], year="2022"))
    assert {"T-L01", "T-Y01"} < {f.rule for f in checked.findings()}
    assert not checked.broken


NAMES = [field.name for field in WORKER]
texts = st.sampled_from(["0", "1", "2", "5", "SW1", "2023-05-30", "2023-02-30", "WBRI", "0.5", "-1"])
records = st.lists(st.dictionaries(st.sampled_from(NAMES), texts, max_size=8), max_size=4)


def _sent(lines, year="2023"):
    return return_of([{"Year": year} | dict.fromkeys(NAMES, "") | line for line in lines], year=year)


@settings(max_examples=40)
@given(records, records, st.sampled_from(["2018", "2023", "2025", "", "year"]))
def test_no_cells_whatever_break_a_rule(lines, last, year):
    now = _sent(lines, year=year)
    before = _sent(last, year="2022") if year in ("2023", "") else None
    checked = check(now, before=before)
    assert checked.broken == ()
    assert all(f.says and f.fix for f in checked.findings())
    assert all(c.broken == () for c in check_together([now, _sent(last)]))


@settings(max_examples=40)
@given(st.data(), records)
def test_the_order_of_records_does_not_change_what_is_found(data, lines):
    """But for what is told at the first record: one repeated in full, and a field of another year."""
    order = data.draw(st.permutations(range(len(lines))))
    at_the_first = ("T-D06", "T-F04")
    found = [f for f in check(_sent(lines)).findings() if f.rule not in at_the_first]
    shuffled = [f for f in check(_sent([lines[i] for i in order])).findings() if f.rule not in at_the_first]
    assert {(f.rule, f.row if f.row is None else order[f.row], f.field) for f in shuffled} == {
        (f.rule, f.row, f.field) for f in found
    }
