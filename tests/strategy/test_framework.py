"""A framework is read whole, or every fault of it is told with its place."""

from datetime import date

import pytest

from tenure.strategy.framework.reading import LONGEST, founding, framework_of, tried
from tenure.terms.problems import HasFindings, Unreadable

SMALL = """
title = "Ours"
[vision]
text = "Good work."
[purpose]
text = "Why."
[[aims]]
code = "a"
title = "An aim"
[[principles]]
code = "p"
title = "A principle"
[[outcomes]]
code = "o"
title = "An outcome"
[[priorities]]
code = "pr"
title = "A priority"
outcomes = ["o"]
[[activities]]
code = "act"
title = "An activity"
under = "a"
milestones = [{code = "m", title = "Done", due = 2027-03-01}]
"""


def test_the_founding_framework_has_what_the_plan_has():
    made = founding()
    assert [len(made.aims), len(made.principles), len(made.outcomes), len(made.priorities)] == [3, 2, 4, 12]
    assert made.activity("grow-your-own").paragraphs == ("40", "50", "53a")


def test_a_small_framework_is_read():
    made = framework_of(SMALL)
    assert made.activity("act").milestones[0].due == date(2027, 3, 1)
    assert made.activity("act").term == "medium"
    assert made.kpis == ()


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('title = "An aim"', 'titel = "An aim"', "aims[1].titel is not known. Did you mean title?"),
        ('title = "An aim"', "title = 7", "aims[1].title has to be words in quotation marks."),
        ('under = "a"', "", "activities[1].under is missing. Add it."),
        ("due = 2027-03-01", 'due = "next week"', "is “next week”, which is no day. Write it as 2027-09-01."),
        ('under = "a"', 'under = "a"\nterm = "soon"', "activities[1].term is “soon”. Use one of: short, "),
        ('outcomes = ["o"]', 'outcomes = "o"', "priorities[1].outcomes has to be a list, as in [ ... ]."),
        ('under = "a"', 'under = "a"\ncost = nan', "activities[1].cost has to be a number"),
    ],
)
def test_a_fault_is_told_with_its_place(was, becomes, says):
    with pytest.raises(HasFindings) as told:
        framework_of(SMALL.replace(was, becomes, 1), name="ours.toml")
    assert says in str(told.value)
    assert str(told.value).startswith("ours.toml: ")


def test_all_faults_are_told_at_once():
    _, faults = tried({"title": 1, "aims": "none"})
    assert {fault.place[0] for fault in faults} >= {"title", "aims", "vision", "activities"}


def test_a_text_may_be_long_but_not_a_document():
    with pytest.raises(HasFindings, match=r"aims\[1\].title has 2,001 letters"):
        framework_of(SMALL.replace("An aim", "x" * (LONGEST + 1)))


@pytest.mark.parametrize("text", ["not toml at all", "a = [" * 5_000])
def test_what_is_no_toml_is_refused(text):
    with pytest.raises(Unreadable, match=r"ours.toml cannot be read as TOML"):
        framework_of(text, name="ours.toml")
