"""Rules, indicators and commands carry their words, their sources and their examples."""

from datetime import date

import pytest

from tenure.cli import main
from tenure.indicators import INDICATORS
from tenure.returns.ascwds import RULES as ADULTS_RULES
from tenure.returns.csww import RULES
from tenure.returns.education import RULES as EDUCATION_RULES
from tools.docs.commands import every
from tools.docs.examples import examples_of
from tools.docs.pages import ROOT

RAISED_BY_THE_READER = {"T-F01", "T-F02"}
"""Nothing can be judged in a file that cannot be read: tests/returns/csww hold their sentences instead."""

GUIDANCE = (ROOT / "docs" / "reference" / "commands.md", ROOT / "docs" / "reference" / "rules.md")


@pytest.mark.parametrize("rule", [*RULES, *ADULTS_RULES, *EDUCATION_RULES], ids=lambda rule: rule.code)
def test_every_rule_says_what_is_wrong_what_to_do_and_where_it_comes_from(rule):
    for words in (rule.says, rule.fix):
        assert words[0].isupper() or words.startswith("{")
        assert words.endswith(".")
        assert not {"invalid", "please", "!"} & set(words.lower().replace(".", " ").split())
    assert rule.source.title
    assert rule.source.publisher


@pytest.mark.parametrize("rule", [*RULES, *ADULTS_RULES, *EDUCATION_RULES], ids=lambda rule: rule.code)
def test_every_rule_has_a_table_of_rows_that_are_and_are_not_at_fault(rule):
    if rule.code in RAISED_BY_THE_READER:
        tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "returns").rglob("*.py"))
        assert f"({rule.code})" in tests
        return
    assert examples_of(rule), f"No table in tests/returns is given to spec for {rule.code}"


def test_rules_are_numbered_once():
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes)) == 114


def test_rules_of_education_are_numbered_once_and_for_their_file():
    codes = [rule.code for rule in EDUCATION_RULES]
    assert len(codes) == len(set(codes)) == 111
    letters = {"students": "S", "placements": "P", "applications": "A", "results": "R"}
    assert all(rule.code[2] in ("F", "R", letters[rule.file]) for rule in EDUCATION_RULES)


def test_rules_of_sets_are_named_once_for_file_number_column_and_condition():
    codes = [rule.code for rule in ADULTS_RULES]
    assert len(codes) == len(set(codes))
    for rule in ADULTS_RULES:
        assert rule.code.startswith(f"{rule.file}-{rule.number}-" if rule.number else f"{rule.file}-")


@pytest.mark.parametrize("indicator", list(INDICATORS.values()), ids=lambda indicator: indicator.key)
def test_every_indicator_has_all_its_words_and_an_owner(indicator):
    for words in (indicator.label, indicator.taken, indicator.why, indicator.formula, indicator.owner):
        assert words.strip()
    assert indicator.better in {"lower", "higher", "neither"}
    assert indicator.source.title
    assert isinstance(indicator.review, date)


@pytest.mark.parametrize(("name", "command"), list(every(main)), ids=str)
def test_every_command_and_option_is_explained_and_documented(name, command):
    page = GUIDANCE[0].read_text(encoding="utf-8")
    assert f"## {name}\n" in page
    assert command.help
    for option in command.params:
        if option.param_type_name == "option":
            assert option.help, option.name
            assert option.opts[0] in page
