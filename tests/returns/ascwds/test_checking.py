"""Every rule judges a set, and one that breaks is said to have broken."""

import json
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from given.ascwds import TODAY, a_part, a_set, a_training, a_workplace, an_adults_worker, csv_of
from tenure.returns import json_lines, summary
from tenure.returns.ascwds import RULES, staffing, workplaces
from tenure.returns.ascwds.checking import check, costs
from tenure.returns.ascwds.fields import FIELDS
from tenure.returns.ascwds.ruling import own_rule
from tenure.returns.ascwds.sets import set_of


@own_rule("worker", "GENDER", "breaks", says="It is wrong.", fix="Check it.")
def breaks(w):
    raise ZeroDivisionError


@own_rule("worker", "GENDER", "too-few", says="It is wrong.", fix="Check it.")
def answers_for_too_few(w):
    return w.every[1:]


def test_what_the_makers_make_has_no_fault():
    sent = a_set(workplace=[a_workplace()], worker=[an_adults_worker()], training=[a_training()])
    checked = check(sent.for_year(2026), today=TODAY, assume_held=True)
    quiet = [f for f in checked.findings() if f.rule != "workplace-2310-STARTERS-too-many"]
    assert quiet == []
    assert checked.acceptable


def test_a_finding_has_the_services_number_and_word_and_a_key_of_ours():
    sent = a_set(workplace=[a_workplace(), a_workplace(LOCALESTID="W2", ALLJOBROLES="6;22")])
    [finding] = check(sent, today=TODAY, rules=(staffing.not_all_are_job_roles,)).findings()
    assert (finding.file, finding.number, finding.column, finding.weight) == (
        "workplace", "1280", "ALLJOBROLES", "error",
    )  # fmt: skip
    assert str(finding) == (
        "Workplace file, line 3, W2: In ALLJOBROLES stands 22: Technician (withdrawn May 2024; recode to "
        "27), which is no job role of today. Give the code of the role as it is today; between two "
        "semicolons there has to be one. (workplace-1280-ALLJOBROLES-not-roles)"
    )


def test_json_has_what_programs_ask_for_and_nobodys_name():
    sent = a_set(workplace=[a_workplace(ESTNAME="x" * 121)], worker=[an_adults_worker(GENDER="")])
    found = list(map(json.loads, json_lines(check(sent, today=TODAY))))
    names = ["rule", "file", "number", "column", "severity", "line", "value", "says", "fix"]
    assert all(list(line) == names for line in found)
    by_rule = {line["rule"]: line for line in found}
    name = by_rule["workplace-1030-ESTNAME-blank-or-too-long"]
    assert (name["file"], name["number"], name["column"], name["severity"], name["line"]) == (
        "workplace", "1030", "ESTNAME", "error", 2,
    )  # fmt: skip
    assert name["says"] == "ESTNAME has 121 letters, and 120 are the most."
    gender = by_rule["worker-LA-S2-missing"]
    assert (gender["severity"], gender["column"], gender["value"]) == ("completeness", "GENDER", "")


def test_a_summary_says_where_in_which_file():
    shown = summary(check(a_set(workplace=[a_workplace(ESTTYPE="2")]), today=TODAY))
    assert (
        "2 is no employer type. (workplace-1070-ESTTYPE-not-a-type; the service's error 1070) 1 time" in shown
    )
    assert "      workplace line 2  W1  ESTTYPE 2\n" in shown
    assert "      the worker file  (files)\n" in shown
    assert "For information\n  What the service holds already is not known here" in shown
    assert "\n  The service refuses the whole set while there is any error of its own. (U5)\n" in shown


@pytest.mark.parametrize("rule", [breaks, answers_for_too_few], ids=lambda rule: rule.code)
def test_a_rule_that_breaks_could_not_run_and_has_not_passed(rule, caplog):
    with caplog.at_level(logging.ERROR):
        checked = check(a_set(), today=TODAY, rules=(rule, workplaces.status_is_none))
    [broken] = checked.broken
    assert broken.says.startswith(f"Rule {rule.code} could not run, so it has neither passed nor failed.")
    assert not checked.acceptable
    assert rule.code in caplog.text
    [line] = json_lines(checked)
    assert json.loads(line)["severity"] == "could not run"


def test_rules_between_files_wait_for_both():
    alone = check(a_set(workplace=[a_workplace(TOTALPERMTEMP="9")]), today=TODAY)
    assert {f.rule for f in alone.findings()} == {"worker-U1-files-missing"}
    assert not alone.acceptable


def test_what_is_held_is_asked_only_where_it_is_known():
    sent = a_set(workplace=[a_workplace(STATUS="UPDATE")], worker=[an_adults_worker()])

    def numbers(**known):
        return {f.number for f in check(sent, today=TODAY, **known).findings()}

    assert "1020" not in numbers()
    assert "1020" not in numbers(assume_held=True)
    assert "1020" in numbers(
        before=a_set(workplace=[a_workplace(LOCALESTID="W7")], worker=[an_adults_worker()])
    )
    assert "1020" not in numbers(before=a_set())


def test_what_the_service_would_delete_is_said():
    before = a_set(
        workplace=[a_workplace(), a_workplace(LOCALESTID="W2")],
        worker=[
            an_adults_worker(CHGUNIQUEWRKID="P9", TRANSFERSTAFFRECORD="W2"),
            an_adults_worker(UNIQUEWORKERID="P2"),
            an_adults_worker(UNIQUEWORKERID="P3", STATUS="DELETE"),
        ],
    )
    said = " ".join(check(a_set(), today=TODAY, before=before).information)
    assert "1 workplace that the service holds will be gone when it takes these files: W2. (U4)" in said
    assert (
        "2 worker records that the service holds will be gone when it takes these files: W1 P2, W2 P9."
        in said
    )


def test_what_the_service_makes_of_warnings_is_said():
    sent = a_set(workplace=[a_workplace(HOLIDAY="lots")], worker=[an_adults_worker(CHGUNIQUEWRKID="")])
    said = " ".join(check(sent, today=TODAY).information)
    assert "The service takes the set, and leaves out each value that it warns of. (U5)" in said
    assert "There is no training file; the service does not need one. (U1)" in said


def test_the_worker_header_is_explained_where_it_differs():
    part = a_part(csv_of("worker", [an_adults_worker(TEAM="x")]))
    sent = set_of([*a_set(workplace=[a_workplace()]).in_order, part])
    assert any("(U2)" in sentence for sentence in check(sent, today=TODAY).information)


def test_the_cost_of_every_rule_can_be_seen():
    sent = a_set()
    assert costs(sent, today=TODAY).keys() <= {rule.code for rule in RULES}
    assert all(seconds < 1 for seconds in costs(sent, today=TODAY).values())


texts = st.sampled_from(
    ["", "0", "1", "2", "6", "999", "1;2", ";", "999;1", "x", "-1", "2.5", "Admin", "31/02/2020"]
)


@st.composite
def records(draw, file):
    names = st.sampled_from(sorted(FIELDS[file]))
    return draw(st.lists(st.dictionaries(names, texts, max_size=12), min_size=1, max_size=4))


@settings(max_examples=12, deadline=None)
@given(records("workplace"), records("worker"), records("training"))
def test_no_cells_whatever_break_a_rule(workplace, worker, training):
    sent = a_set(
        workplace=[a_workplace(**cells) for cells in workplace],
        worker=[an_adults_worker(**cells) for cells in worker],
        training=[a_training(**cells) for cells in training],
    )
    checked = check(sent.for_year(2026), today=TODAY, before=sent)
    assert checked.broken == ()
    assert all(f.says and f.fix and "{" not in f.says for f in checked.findings())
    assert check(sent, today=TODAY, assume_held=True).broken == ()
