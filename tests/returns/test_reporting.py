"""A report says where, what is wrong and what to do, each kind once and errors first."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from given.csww import a_leaver, a_worker, an_agency_worker, sent
from tenure import returns
from tenure.returns.csww.checking import check
from tenure.returns.reporting import top
from tenure.returns.rules import Rule, rule
from tenure.terms.problems import Problem


def two_rules() -> tuple[Rule, ...]:
    @rule("T-Z01", says="The hours are wrong.", fix="Check them.", reads=("FTE",))
    def hours_are_wrong(w):
        return w.FTE > 0.5

    @rule("T-Z02", query=True, says="{value} is an odd role.", fix="Say why.", reads=("OrgRole",))
    def role_is_odd(w):
        return w.OrgRole != "5"

    return hours_are_wrong, role_is_odd


def a_rule_that_breaks() -> Rule:
    @rule("T-Z03", says="It is wrong.", fix="Check it.", reads=("FTE",))
    def breaks(w):
        raise ZeroDivisionError

    return breaks


def test_a_return_without_a_fault_says_so():
    assert returns.summary(returns.check(sent(a_worker(), a_leaver()))) == (
        "CSWW_101_2023.xml: Northvale (101), children's social work workforce, 2023\n"
        "2 records read from XML in UTF-8.\n"
        "T-Y01 to T-Y07 compare with last year's return, and were not asked: it was not at hand.\n"
        "Nothing to put right.\n"
    )


def test_beside_last_years_return_every_rule_is_asked():
    people = (a_worker(), a_leaver())
    alone = returns.check(sent(*people))
    beside = returns.check(sent(*people), before=sent(*people, year=2022))

    assert alone.unasked == tuple(f"T-Y0{n}" for n in range(1, 8))
    assert (beside.unasked, beside.asked) == ((), alone.asked + 7)
    assert "not at hand" not in returns.summary(beside)


@pytest.mark.parametrize("year", range(2017, 2028))
def test_what_the_makers_make_has_no_fault_in_any_year(year):
    people = (a_worker(), a_leaver(), an_agency_worker())

    assert returns.summary(returns.check(sent(*people, year=year))).endswith("\nNothing to put right.\n")


def test_a_summary_counts_each_kind_and_shows_three():
    people = [a_worker(), a_worker(), a_worker(OrgRole="4"), a_worker(), a_worker(FTE="0.2", OrgRole="6")]

    assert returns.summary(check(sent(*people), rules=two_rules())) == (
        "CSWW_101_2023.xml: Northvale (101), children's social work workforce, 2023\n"
        "5 records read from XML in UTF-8.\n"
        "4 errors to put right, 2 queries to answer with a note.\n"
        "\n"
        "Errors: these must be put right\n"
        "\n"
        "  The hours are wrong. (T-Z01) 4 times\n"
        "    Check them.\n"
        "      line 21  SW9990001  FTE 1.000000\n"
        "      line 40  SW9990002  FTE 1.000000\n"
        "      line 59  SW9990003  FTE 1.000000\n"
        "      and 1 more\n"
        "\n"
        "Queries: these may stand with a note\n"
        "\n"
        "  4 is an odd role. (T-Z02) 1 time\n"
        "    Say why.\n"
        "      line 59  SW9990003  OrgRole 4\n"
        "\n"
        "  6 is an odd role. (T-Z02) 1 time\n"
        "    Say why.\n"
        "      line 97  SW9990005  OrgRole 6\n"
    )


def test_a_blank_cell_is_said_to_be_blank():
    shown = returns.summary(returns.check(sent(a_worker(Ethnicity=None))))

    assert "      line 21  SW9990001  Ethnicity is blank\n" in shown
    assert "1 error to put right, 0 queries to answer with a note." in shown


def test_an_element_that_is_no_field_is_shown_by_its_name():
    shown = returns.summary(returns.check(sent(a_worker(Team="East"))))

    assert "      line 39  SW9990001  Team\n" in shown


def test_queries_alone_are_told_from_errors():
    shown = top(check(sent(a_worker(OrgRole="4")), rules=two_rules()[1:]))

    assert shown[-1] == "No errors. 1 query to answer with a note."


def test_notices_of_how_the_file_was_read_stand_at_the_top():
    noticed = replace(sent(LEA=None, Year="x"), notices=("It was read as Windows-1252.",))

    assert top(returns.check(noticed))[:3] == [
        "CSWW_101_2023.xml: authority not given, children's social work workforce, year not given",
        "1 record read from XML in UTF-8.",
        "It was read as Windows-1252.",
    ]


def test_a_rule_that_could_not_run_is_never_shown_as_passed():
    checked = check(sent(), rules=(a_rule_that_breaks(),))

    shown = returns.summary(checked)

    assert "1 rule could not run, so this return cannot be accepted yet." in shown
    assert "Rules that could not run: the return has neither passed nor failed them" in shown
    assert [json.loads(line)["severity"] for line in returns.json_lines(checked)] == ["could not run"]


def test_json_lines_have_one_object_a_finding():
    lines = list(returns.json_lines(check(sent(a_worker(OrgRole="4", FTE="0.2")), rules=two_rules())))

    assert [json.loads(line) for line in lines] == [
        {
            "rule": "T-Z02",
            "severity": "query",
            "line": 21,
            "person": "SW9990001",
            "field": "OrgRole",
            "value": "4",
            "says": "4 is an odd role.",
            "fix": "Say why.",
        }
    ]


def test_changes_are_counted_by_field_and_reason():
    people = [a_worker(SWENo=f"sw {n}") for n in range(1, 6)]

    shown = returns.summary_of_changes(returns.fix(sent(*people, SourceLevel=None)))

    assert shown == (
        "6 changes made; everything else is as it was sent.\n"
        "\n"
        "  SWENo: Registration numbers are written in capitals without spaces. 5 times\n"
        "      line 20  sw 1  sw 1 → SW1\n"
        "      line 39  sw 2  sw 2 → SW2\n"
        "      line 58  sw 3  sw 3 → SW3\n"
        "      and 2 more\n"
        "\n"
        "  SourceLevel: It can only say this. 1 time\n"
        "      the return  blank → L\n"
    )


def test_nothing_changed_is_said_too():
    assert returns.summary_of_changes(returns.fix(sent())) == "Nothing was changed.\n"


def test_a_problem_of_reading_is_one_that_a_person_can_put_right():
    assert issubclass(returns.Unreadable, Problem)


def test_places_in_a_table_are_rows_as_the_spreadsheet_numbers_them():
    sent = returns.read(b"Team,SWENo,AgencyWorker,SWENo\nEast,sw 1,0,SW2\n")
    shown = returns.summary(returns.check(sent))

    assert "      row 2  sw 1  PersonBirthDate is blank\n" in shown
    assert "      row 1  Team\n" in shown
    assert "      row 1  SWENo\n" in shown
    assert "  line " not in shown
    assert "      row 2  sw 1  sw 1 → SW1\n" in returns.summary_of_changes(returns.fix(sent))
