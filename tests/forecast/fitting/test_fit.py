"""From a record to a fitted model: awkward employers, little or no history, and draws that belong to runs."""

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest
from pytest import approx

from given.careers import a_record, a_stay, sent_by
from tenure.forecast.fitting import fit, start_of
from tenure.forecast.flows.checking import require_sound
from tenure.forecast.flows.inputs import CELLS, Chances, Unit
from tenure.forecast.flows.simulating import expected
from tenure.record import record_of
from tenure.terms.problems import TooLittleData, UsedWrongly


@pytest.fixture(scope="module")
def fitted(awkward):
    return fit(awkward, months=36)


def the(fitted, partner, service="children"):
    return fitted.units.index(Unit(partner, service))


def test_a_forecast_starts_on_the_latest_full_september(fitted):
    start = fitted.standing.start

    assert start.on == date(2023, 9, 30)
    assert start.stock.shape == (5, CELLS)
    assert start.posts.shape == (37, 5)


def test_posts_are_people_and_vacancies_in_people(fitted):
    """8 vacancies in FTE of people at 0.9 each are 8.9 people."""
    here = the(fitted, "101")
    heads = fitted.standing.start.stock[here].sum()

    assert fitted.standing.start.posts[:, here] == approx(heads + 8 / 0.9)


def test_an_employer_that_stopped_filing_is_carried_forward_and_said(fitted):
    assert fitted.standing.filed[the(fitted, "103")] == 2022
    assert fitted.standing.start.stock[the(fitted, "103")].sum() > 0
    assert any("103, children: nothing was filed for 2023" in note for note in fitted.standing.notes)


def test_an_employer_that_appeared_half_way_borrows_and_says_so(fitted):
    assert any("102, children: its first return is for 2023" in note for note in fitted.standing.notes)
    mine = [p for p in fitted.parameters() if p.key.startswith("leaving/102/children/asye")]
    assert {p.basis for p in mine} <= {"pooled", "national"}


def test_no_year_to_come_has_a_gap_of_more_than_half_however_wild_the_past(fitted):
    """A simulation refuses a gap of more than everybody, so that no arm could be drawn at all."""
    wild = replace(fitted, gaps=np.full_like(fitted.gaps, 5.0))
    chances = wild.chances(200, 1, ("years",))

    assert np.abs(chances.unexplained).max() == 0.5
    require_sound(wild.standing.start, chances, (), runs=200)


def test_an_employer_without_anybody_has_posts_and_chances(fitted):
    here = the(fitted, "104")

    assert fitted.standing.start.stock[here].sum() == 0
    assert fitted.standing.start.posts[0, here] > 0
    assert np.all(np.isfinite(fitted.central().leaving[0, here]))


def test_chances_are_sound_and_can_be_simulated(fitted):
    start, chances = fitted.standing.start, fitted.chances(5, 1)

    require_sound(start, chances, (), runs=5)
    assert chances.where.sum(axis=-1) == approx(np.ones(chances.where.shape[:-1]))
    assert chances.hired_as.sum(axis=-1) == approx(np.ones(chances.hired_as.shape[:-1]))


def test_leaving_stays_near_what_was_recorded(fitted):
    """About one in five left in each year; the model's first year leaves about as many."""
    here = the(fitted, "101")
    outcome = expected(fitted.standing.start, fitted.central())
    gone = sum(outcome.of(f"left for {where}")[0, 1:13, here].sum() for where in
               ("partner", "other authority", "agency", "other social work", "out", "retired"))  # fmt: skip
    recorded = fitted.facts.moves.leavers[here].mean()

    assert gone == approx(recorded, rel=0.35)


@pytest.mark.parametrize("layers", [("parameters", "years"), ("years",), ("parameters",)])
def test_a_run_has_its_chances_whichever_others_are_drawn_beside_it(fitted, layers):
    whole, part = fitted.chances(6, 3, layers), fitted.chances(2, 3, layers, first_run=3)

    for field in fields(Chances):
        many, few = getattr(whole, field.name), getattr(part, field.name)
        if field.name != "usual" and len(many) == 6:
            assert many[3:5].tobytes() == few.tobytes(), field.name


def test_without_a_layer_its_chances_are_central(fitted):
    central, drawn = fitted.central(), fitted.chances(4, 1, ("people",))

    assert all(np.array_equal(getattr(central, f.name), getattr(drawn, f.name)) for f in fields(Chances))


def test_years_have_shocks_and_what_is_left_of_the_last(fitted):
    calm, drawn = fitted.central(), fitted.chances(400, 1, ("years",))

    assert np.abs(calm.years[0, 2]).max() < np.abs(calm.years[0, 0]).max() + 1e-12
    assert drawn.years.mean(axis=0) == approx(calm.years[0], abs=0.08)
    assert drawn.years.std() > 0.05


@pytest.mark.parametrize(("runs", "layers"), [(0, ("years",)), (3, ("weather",))])
def test_what_cannot_be_drawn_is_refused(fitted, runs, layers):
    with pytest.raises(UsedWrongly, match="cannot be drawn"):
        fitted.chances(runs, 1, layers)


def test_one_year_is_enough():
    record = a_record(sent_by("101", a_stay("amara"), a_stay("bilal", origin="1", started=date(2023, 9, 4))))
    alone = fit(record, months=12)

    assert alone.standing.start.stock.sum() == 2
    assert alone.standing.notes[0].startswith("Only 2023 is on record. What happens in a year is taken from")
    assert alone.partner.sum() == 0
    require_sound(alone.standing.start, alone.chances(3, 1), (), runs=3)


def test_no_history_is_too_little():
    with pytest.raises(TooLittleData, match="no workforce return on record"):
        fit(record_of([]))


def test_a_start_can_be_had_alone_and_of_an_earlier_year(awkward, fitted):
    then = start_of(awkward, months=36, year=2021)

    assert then.on == date(2021, 9, 30)
    assert Unit("102", "children") not in then.units
    assert start_of(awkward, months=36).waiting == fitted.standing.start.waiting


def test_posts_may_go_on_in_their_trend(awkward, fitted):
    with pytest.raises(UsedWrongly, match="Posts cannot be doubled"):
        fit(awkward, posts="doubled")
    growing = fit(awkward, months=12, posts="trend").standing.start.posts

    assert growing[0] == approx(fitted.standing.start.posts[0])
    assert np.ptp(growing[:, the(fitted, "101")]) > 0


def test_the_same_record_gives_the_same_model(awkward, fitted):
    again = fit(awkward, months=36)

    assert again.parameters() == fitted.parameters()
    assert replace(again.standing.start).stock.tobytes() == fitted.standing.start.stock.tobytes()
