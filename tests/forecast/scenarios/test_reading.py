"""A scenario is read from TOML or JSON, written the same, and told off in sentences that say where."""

import json

import pytest

from given.planned import a_scenario, an_effect
from tenure.forecast.scenarios import read_scenario, scenario_from, scenario_of
from tenure.forecast.scenarios.kinds import KINDS
from tenure.forecast.scenarios.ready import library
from tenure.forecast.scenarios.schema import schema
from tenure.forecast.scenarios.shape import Cost, Interaction
from tenure.forecast.scenarios.writing import as_json, as_toml, as_values
from tenure.terms.problems import HasFindings, Unreadable

TOML = as_toml(a_scenario())


def said(old="", new=""):
    """What is said of a scenario file in which some words are others."""
    with pytest.raises(HasFindings) as told:
        scenario_of(TOML.replace(old, new), name="mine.toml")
    return str(told.value)


@pytest.mark.parametrize("scenario", [a_scenario(), *library().values()], ids=lambda each: each.key)
def test_what_is_written_is_read_back_the_same(scenario):
    assert scenario_of(as_toml(scenario)) == scenario
    assert scenario_of(as_json(scenario), form="json") == scenario


def test_an_interaction_and_words_with_quotation_marks_come_through_toml():
    both = (an_effect(), an_effect(key="again"))
    less = Interaction(between=("exits", "again"), multiply=1.1, reason='Both say "stay" \\ and\nmore.')
    scenario = a_scenario(*both, interactions=(less,))
    assert scenario_of(as_toml(scenario)) == scenario


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("reaches =", "reachs =", "effects[1] has a key that is not known, reachs. Did you mean reaches?"),
        ("owner =", "vendor =", "owner is missing. Whose assumptions these are."),
        ('unit = "hazard"', 'unit = "posts"', "(exits): the unit is “posts”; to multiply “exit hazard” it"),
        ("multiply = 0.8", "multiply = -0.2", "a change of -120%. Nothing can be cut by more than 100%"),
        ("multiply = 0.8", "add = 0.8", "“exit hazard” cannot be changed by add. Use multiply."),
        ("multiply = 0.8", "multiply = 0.8\nset = 1", "has multiply and set. Use exactly one of: multiply."),
        ("multiply = 0.8\n", "", "it does not say by how much"),
        ("reaches = 0.7", "reaches = 1.7", "effects[1].reaches is 1.7; it has to be from 0 to 1."),
        ("reaches = 0.7", "reaches = true", "effects[1].reaches is 'True', which is no number."),
        ("[0.7, 0.95]", "[0.9, 0.95]", "interval is 0.9 to 0.95 and does not hold 0.8."),
        ("[0.7, 0.95]", "[0.95, 0.7]", "interval is 0.95 to 0.7. Put the low one first."),
        ("[0.7, 0.95]", "[0.7]", "interval has 1 numbers. Give two, low and high."),
        ("2026-09-01", "next year", "effects[1].starts is next year, which is no day."),
        ("consolidation", "consolidating", "Did you mean “consolidation”?"),
        ("stages =", "hires = []\nstages =", "TOML"),
        ('reason = "assumption"', "", "it has no source. Give the key of its evidence"),
        ('reason = "assumption"', 'evidence = "step_up"', "There is no evidence called step_up."),
        ("name = ", 'says = "a"\nname = ', "TOML"),
        ('reason = "assumption"', 'reason = "a\\u0000b"', "reason holds a mark that cannot be printed."),
        ('key = "programme"', f'key = "{"a" * 61}"', "key has 61 letters; use 60 or fewer."),
        ('owner = "', f'owner = "{"a" * 2001}', "letters; use 2,000 or fewer."),
        ('key = "programme"', 'key = "My Programme"', "Use small letters, digits and hyphens"),
    ],
)
def test_a_fault_says_where_it_is_and_what_to_do(old, new, says):
    if says == "TOML":
        with pytest.raises(Unreadable, match="cannot be read as TOML"):
            scenario_of(TOML.replace(old, new), name="mine.toml")
        return
    text = said(old, new)
    assert "mine.toml: " in text
    assert says in text


def test_all_faults_are_told_at_once():
    with pytest.raises(HasFindings) as told:
        scenario_from({"key": "a", "effects": [{"on": "exit hazrd"}, 7], "nmae": "b"})
    text = str(told.value)
    for part in ("nmae. Did you mean name?", "effects[1].on is “exit hazrd”. Did you mean “exit hazard”?"):
        assert part in text
    assert "effects[2] has to be a table" in text


def test_places_costs_and_interactions_are_judged_too():
    wrong = a_scenario(
        an_effect(on="fill chance", unit="chance"),
        costs=(
            Cost(what="x", per="participant and year", pounds=1, price_year=2025, starts=an_effect().starts),
        ),
        interactions=(Interaction(between=("exits", "gone"), multiply=1, reason="r"),),
    )
    with pytest.raises(HasFindings) as told:
        scenario_from(json.loads(as_json(wrong)))
    text = str(told.value)
    assert "where.stages has no meaning for “fill chance”. It takes partners, services, hires." in text
    assert "costs[1] (x): it is paid for each participant." in text
    assert "there is no effect called gone. The effects are: exits." in text


@pytest.mark.parametrize(("name", "says"), [("a.xml", "has to end with"), ("b.toml", "There is no file")])
def test_a_file_that_is_no_scenario_is_told_apart(tmp_path, name, says):
    if name == "a.xml":
        (tmp_path / name).write_text("x")
    with pytest.raises(Unreadable, match=says):
        read_scenario(tmp_path / name)


def test_a_file_of_letters_without_end_is_refused():
    with pytest.raises(Unreadable, match="A scenario has a few thousand"):
        scenario_of(" " * 1_000_001)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (".".join(["a"] * 2000) + " = 1", "too many full stops outside words, up to line 1"),
        ("a = " + "[" * 100_000, "lists in lists without end"),
        ("a = " + "9" * 5_000, "cannot be read as TOML: a number is too long"),
        ("<!DOCTYPE html>", "cannot be read as TOML: Invalid statement"),
    ],
    ids=["dots", "lists", "digits", "html"],
)
def test_a_file_made_to_be_slow_is_refused_at_once(text, says):
    with pytest.raises(Unreadable, match=says):
        scenario_of(text)


@pytest.mark.parametrize("text", ['{"key": "a", "key": "b"}', '{"costs": [{"key": 1, "key": 1}]}'])
def test_a_key_given_twice_in_json_is_refused(text):
    with pytest.raises(Unreadable, match=r"mine.json gives key twice in one place. Keep one of them."):
        scenario_of(text, form="json", name="mine.json")


@pytest.mark.parametrize("name", ["\ud800", "a\x07", "\uffff"])
def test_marks_that_would_break_a_page_or_a_file_are_refused(name):
    with pytest.raises(HasFindings, match="cannot be printed"):
        scenario_from({**json.loads(as_json(a_scenario())), "name": name})


def test_a_whole_number_beyond_every_measure_is_no_number():
    values = json.loads(as_json(a_scenario()))
    values["effects"][0]["multiply"] = 10**400
    with pytest.raises(HasFindings, match="which is no number"):
        scenario_from(values)


def test_a_file_as_windows_saves_it_is_read(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(TOML, encoding="utf-8-sig")
    assert read_scenario(file) == a_scenario()


def test_the_schema_knows_every_key_kind_and_unit():
    made = schema()
    effect = made["properties"]["effects"]["items"]
    assert set(as_values(a_scenario())) <= set(made["properties"])
    assert effect["properties"]["on"]["enum"] == list(KINDS)
    assert not made["additionalProperties"]
    assert not effect["additionalProperties"]
    units = [each["then"]["properties"]["unit"]["enum"] for each in effect["allOf"]]
    assert len(units) == sum(len(kind.units) for kind in KINDS.values())
