"""The machinery of rules: years, names, and that every rule's table shows both sides of it."""

from types import ModuleType

import pytest

from given.spec import lines_of
from tenure.returns.ascwds import RULES as ADULTS_RULES
from tenure.returns.csww import RULES
from tenure.returns.education import RULES as EDUCATION_RULES
from tenure.returns.rules import rule, rules_of
from tools.docs.examples import examples_of


@rule("T-Z02", says="A.", fix="B.", reads=("FTE",), from_year=2024, to_year=2025, query=True)
def of_two_years(w):
    """A rule for two years."""


@rule("T-Z01", says="A.", fix="B.", each=("FTE", "FTE30"))
def of_every_year(w, field):
    """A rule for every year."""


@pytest.mark.parametrize(
    ("year", "applies"), [(2023, False), (2024, True), (2025, True), (2026, False), (None, False)]
)
def test_a_rule_applies_from_its_first_to_its_last_year(year, applies):
    assert of_two_years.applies_to(year) is applies
    assert of_every_year.applies_to(year)


def test_a_rule_is_an_error_unless_it_says_it_is_a_query():
    assert (of_two_years.severity, of_every_year.severity) == ("query", "error")


def test_a_finding_stands_at_the_first_field_read_or_at_each():
    assert of_two_years.places == ("FTE",)
    assert of_every_year.places == ("FTE", "FTE30")


def test_rules_are_told_by_the_fault():
    assert of_two_years.name == "of two years"


def test_a_modules_rules_are_found_in_the_order_they_stand():
    module = ModuleType("made_up")
    vars(module).update(one=of_two_years, other="not a rule", two=of_every_year)
    assert list(rules_of([module])) == [of_two_years, of_every_year]


@pytest.mark.parametrize("each", [*RULES, *ADULTS_RULES, *EDUCATION_RULES], ids=lambda each: each.code)
def test_every_rules_table_has_lines_that_are_and_are_not_at_fault(each):
    """T-F01 and T-F02 find nothing in a return that was read; their sentences are tested with the reader."""
    sides = {line["at fault"] for table in examples_of(each) for line in lines_of(table)}
    assert sides == ({""} if each.code in ("T-F01", "T-F02") else {"", "yes"})
