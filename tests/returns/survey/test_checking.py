"""What a survey file may not be, each fault by its place."""

import json
import re

import jsonschema
import pytest

from given.surveys import AGREE, a_page, a_question, a_survey
from tenure.returns.survey import bank, check, document_in, errors_in, read, schema
from tenure.returns.survey.checking import missing_translations
from tenure.returns.survey.designing import exported
from tenure.returns.survey.questions import FACTORS
from tenure.returns.survey.words import keys, known_languages, missing, said
from tenure.terms.problems import HasFindings, Unreadable


@pytest.mark.parametrize("key", bank.KEYS)
def test_the_bank_has_nothing_to_put_right_and_says_whose_it_is(key):
    assert check(bank.document(key)) == []
    jsonschema.validate(bank.document(key), schema())
    survey = bank.survey(key)
    assert all((survey.owner, survey.source, survey.licence))


def test_the_bank_asks_about_every_factor_of_retention():
    asked = {item.factor for item in bank.survey("retention-factors").items}
    assert asked - {""} == set(FACTORS) - {"wellbeing"}


def test_a_survey_is_the_same_after_it_was_written_out():
    document = bank.document("retention-factors")
    again = document_in(exported(document).encode(), name="written.json")
    assert again == document
    assert read(exported(document).encode()) == bank.survey("retention-factors")


PARTS = "number pages question statement value least most letters longest code day name groups"

SHAPELESS = [
    ({"version": 0}, "version: It is 0. Give a whole number from 1."),
    ({"version": True}, "version: It is True. Give a whole number from 1."),
    ({"key": "Our Survey"}, "key: It is Our Survey. Give small letters"),
    ({"title": "Pulse"}, 'title: It is Pulse. Give words by language, such as {en = "Workload"}.'),
    ({"title": {"en": " "}}, "title, en: It is empty."),
    ({"colour": "teal"}, "colour: A survey has no such field."),
    ({"pages": []}, "pages: It must be a list with something in it."),
    ({"pages": [a_page({"key": "a", "kind": "rating", "words": {"en": "A"}})]},
     "pages 1 (page), questions 1 (a), kind: It is rating. Use one of: single, multiple"),
    ({"pages": [a_page({"kind": "text", "words": {"en": "A"}})]}, "questions 1, key: It is missing."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), SHAPELESS, ids=[says for _, says in SHAPELESS])
def test_what_has_no_shape_is_named_by_its_place_and_fails_the_schema_too(change, says):
    document = a_survey(**change)
    assert any(says in str(fault) for fault in check(document))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema())
    with pytest.raises(HasFindings):
        read(json.dumps(document).encode())


def later(**condition):
    """A question on a second page that depends on one."""
    return a_page(a_question("why", "single", only_if=condition), key="second")


FAULTY = [
    ([a_page(a_question("a"), a_question("a"))], "questions: a is used 2 times."),
    ([a_page(a_question("a", "scale", scale="often"))], "There is no scale called often. Use one of: agree."),
    ([a_page(a_question("a", "grid", statements=None))], None),
    ([a_page(a_question("a", "single", choices=AGREE[:1]))], "fewer than two choices"),
    ([a_page(a_question("a", "number", least=3, most=2))], "The least is more than the most."),
    ([a_page(a_question("a", "text", about="stage"))], "must be a single choice"),
    ([a_page(a_question("a", "single")), later(question="z", **{"is": ["yes"]})], "no question called z"),
    ([a_page(a_question("a", "single")), later(question="a", **{"is": ["maybe"]})], "a has no answer maybe."),
    ([a_page(a_question("a")), later(question="a", **{"is": ["yes"]})], "a is a text."),
    ([later(question="why", **{"is": ["yes"]})], "It depends on itself."),
    ([a_page(a_question("a", "single", only_if={"question": "b", "is": ["yes"]})),
      a_page(a_question("b", "single", only_if={"question": "a", "is": ["yes"]}), key="two")],
     "b is on a later page: its answer is not known yet, and two could wait in a circle."),
    ([a_page(a_question("a", "single"), a_question("b", "single", only_if={"question": "a", "is": ["yes"]}))],
     "a is on the same page"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "says"), FAULTY, ids=[str(says) for _, says in FAULTY])
def test_what_cannot_be_asked_is_an_error(pages, says):
    faults = errors_in(a_survey(*pages))
    assert faults
    assert says is None or any(says in str(fault) for fault in faults)


def test_a_condition_on_an_earlier_page_is_fine():
    assert (
        errors_in(a_survey(a_page(a_question("a", "single")), later(question="a", **{"is": ["yes"]}))) == []
    )


def test_missing_translations_are_named_and_may_stand():
    document = a_survey(languages=["en", "cy"])
    faults = check(document)
    assert {fault.severity for fault in faults} == {"query"}
    assert "pages 1 (page), questions 1 (cases), words: The words in cy are missing. Add them." in map(
        str, faults
    )
    assert missing_translations(read(json.dumps(document).encode()))["cy"] == len(faults)


def test_another_language_can_be_added_and_english_stands_in():
    [note] = check(a_survey(languages=["pl"], title={"en": "A", "pl": "A"}))[:1]
    assert "The words on buttons and messages are not there in pl. They are there in: en, cy." in str(note)
    assert said("send", "pl") == "Send my answers"


def test_the_fixed_words_are_whole_in_welsh():
    assert "cy" in known_languages()
    assert missing("cy") == ()
    parts = {name: f"<{name}>" for name in PARTS.split()}
    for key in keys():
        english, welsh = (re.findall("<[a-z]+>", said(key, language, **parts)) for language in ("en", "cy"))
        assert sorted(english) == sorted(welsh), key


BROKEN = [
    (b"key = \n", "The survey cannot be read as TOML: Invalid value (at line 1, column 7)."),
    (b'{"key": }', "The survey, line 1, column 9: this is not JSON."),
    (b"\xff\xfe", "The survey is not in UTF-8 (byte 0). Save it as UTF-8."),
    (b"[1, 2]", "The survey is a list."),
    (b"[" * 100_000, "The survey"),
    (b"x" * 1_000_001, "1,000,001 bytes"),
]


@pytest.mark.parametrize(("data", "says"), BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_survey_file_is_unreadable_with_its_line(data, says):
    with pytest.raises(Unreadable) as raised:
        document_in(data)
    assert says in str(raised.value)


def test_a_file_may_begin_with_a_table():
    assert document_in(b"[title]\nen = 'A'\n") == {"title": {"en": "A"}}
    assert document_in(b"[[pages]]\nkey = 'a'\n") == {"pages": [{"key": "a"}]}
