"""Changes of a draft, and surveys put together from the bank."""

import pytest

from given.surveys import a_page, a_question, a_survey
from tenure.returns.survey import bank, designing, errors_in
from tenure.terms.problems import UsedWrongly

DRAFT = a_survey(a_page(a_question("a"), a_question("b")), a_page(a_question("c"), key="two"))


def keys(document):
    return [[q["key"] for q in page["questions"]] for page in document["pages"]]


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        (designing.with_question(DRAFT, "two", a_question("d")), [["a", "b"], ["c", "d"]]),
        (designing.with_question(DRAFT, "page", a_question("d"), instead_of="a"), [["d", "b"], ["c"]]),
        (designing.without_question(DRAFT, "c"), [["a", "b"]]),
        (designing.moved_up(DRAFT, "b"), [["b", "a"], ["c"]]),
        (designing.moved_up(DRAFT, "c"), [["a", "b", "c"]]),
        (designing.with_page(DRAFT, "new", "New", a_question("d")), [["a", "b"], ["c"], ["d"]]),
    ],
)
def test_a_change_gives_a_new_draft(changed, wanted):
    assert keys(changed) == wanted
    assert keys(DRAFT) == [["a", "b"], ["c"]]
    assert errors_in(changed) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda: designing.moved_up(DRAFT, "a"), "first question already"),
        (lambda: designing.moved_up(DRAFT, "z"), "no question called z"),
        (lambda: designing.with_question(DRAFT, "z", {}), "no page called z"),
        (
            lambda: designing.with_question(DRAFT, "two", {}, instead_of="a"),
            "no question called a on",
        ),
        (lambda: designing.without_question(a_survey(), "cases"), "the only question"),
        (lambda: bank.document("z"), "The question bank has no survey called z"),
        (lambda: bank.put_together("a", "A", "A", pages=[]), "No page was chosen"),
        (lambda: bank.put_together("a", "A", "A", pages=[("skills-gap", "z")]), "no page called z"),
    ],
)
def test_what_cannot_be_changed_says_why(change, says):
    with pytest.raises(UsedWrongly, match=says):
        change()


def test_a_copy_is_the_next_version_and_known_apart():
    copy = designing.copied(DRAFT, version=2)
    assert (copy["version"], keys(copy)) == (2, keys(DRAFT))
    assert designing.fingerprint(copy) != designing.fingerprint(DRAFT)


def test_pages_of_the_bank_are_put_together_whole():
    pages = [("retention-factors", "workload"), ("skills-gap", "practice"), ("retention-factors", "reasons")]
    made = bank.put_together("ours", "Ours", "Why we ask.", pages=pages)
    assert errors_in(made) == []
    assert [page["key"] for page in made["pages"]] == ["workload", "practice", "reasons"]
    assert [scale["key"] for scale in made["scales"]] == ["agree", "sure"]
    assert "only_if" not in made["pages"][2]["questions"][0]
