"""Who is shown what: true figures to their owner, protected ones to everyone else, and nothing by
subtraction.
"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from given.figures import a_partnership, a_row, counts, holding_of, rates
from tenure.benchmark.published import Printed
from tenure.indicators import MEASURES
from tenure.publish.disclosure import Hidden, Screen, Shown, published
from tenure.publish.holding import At
from tenure.publish.resting import RESTS_ON, RESTS_ON_OF_ADULTS
from tenure.publish.viewing import HOLDER, Viewer

PRIYA = Viewer("101")
OTTO = Viewer("103")
LEAD = Viewer(None, "partnership", "partnership lead")
PUBLIC = Viewer(None, "public")
REASON = {"101": {"Resigned": 12, "Retired": 3}, "102": {"Resigned": 20, "Retired": 9}}
REASON |= {"103": {"Resigned": 15, "Retired": 8}}


def at(partner="101", dimension="total", name="total", year=2023):
    return At("children", partner, year, dimension, name)


def leavers_by_reason(parts=REASON):
    totals = {partner: sum(slices.values()) for partner, slices in parts.items()}
    return counts("leavers", totals) + counts("leavers", parts, dimension="reason")


def test_priya_sees_her_own_small_figure_as_it_is():
    seen = Screen(holding_of(leavers_by_reason()), PRIYA).see(
        "leavers", "headcount", at("101", "reason", "Retired")
    )
    assert isinstance(seen, Shown)
    assert seen.value == 3


@pytest.mark.parametrize("viewer", [OTTO, LEAD, PUBLIC])
def test_nobody_else_sees_it(viewer):
    seen = Screen(holding_of(leavers_by_reason()), viewer).see(
        "leavers", "headcount", at("101", "reason", "Retired")
    )
    assert seen == Hidden("c", "Hidden: fewer than 5 people")


@pytest.mark.parametrize("basis", ["fte", "headcount"])
def test_hours_are_hidden_where_people_are(basis):
    screen = Screen(holding_of(leavers_by_reason()), LEAD)
    hidden = {
        partner
        for partner in REASON
        if isinstance(screen.see("leavers", basis, at(partner, "reason", "Retired")), Hidden)
    }
    assert hidden == {"101", "103", "102"}


def covered(*people, viewer=LEAD):
    """Where a number of people covering vacancies is shown: in three councils and the partnership."""
    cover = dict(zip(("101", "102", "103"), people, strict=True))
    rows = counts("agency", dict.fromkeys(cover, 60)) + counts("agency-cover", cover)
    screen, places = Screen(holding_of(rows), viewer), (*cover, "partnership")
    return [isinstance(screen.see("agency-cover", "fte", at(place)), Shown) for place in places]


def test_a_few_people_who_cover_vacancies_are_hidden_and_not_to_be_worked_out():
    assert covered(5, 20, 30) == [True, True, True, True]
    assert covered(4, 20, 30) == [False, False, False, True]
    assert covered(3, 20, 30, viewer=PRIYA) == [True, False, False, True]


def test_a_rate_of_cover_is_hidden_where_the_people_are():
    cover = {"101": 3, "102": 20, "103": 30}
    rows = counts("agency", dict.fromkeys(cover, 60)) + counts("agency-cover", cover)
    rows += rates("agency-cover-rate", {p: (n, 60) for p, n in cover.items()}, people=20)
    seen = [Screen(holding_of(rows), LEAD).see("agency-cover-rate", "fte", at(place)) for place in cover]

    assert [isinstance(each, Hidden) for each in seen] == [True, True, True]


@pytest.mark.parametrize(("people", "kind"), [(1, Hidden), (4, Hidden), (5, Shown), (0, Shown)])
def test_a_figure_of_few_people_is_hidden_though_nothing_else_is_there(people, kind):
    rows = rates("agency-cover-rate", {"101": (3, 60)}, people=people)
    assert isinstance(Screen(holding_of(rows), LEAD).see("agency-cover-rate", "fte", at()), kind)


def test_a_rate_does_not_tell_a_base_that_is_withheld():
    """Four managers are hidden, so the sixty others are; ten of these left, which is no secret by itself."""
    stock, left = {"Manager": 4, "Other": 60}, {"Manager": 0, "Other": 10}
    rows = counts("in-post", {"101": 64}) + counts("in-post", {"101": stock}, dimension="role")
    rows += counts("leavers", {"101": 10}) + counts("leavers", {"101": left}, dimension="role")
    rows += rates("turnover-rate", {"101": (10, 60)}, dimension="role", slice="Other", people=10)
    screen, others = Screen(holding_of(rows), LEAD), at("101", "role", "Other")

    assert isinstance(screen.see("leavers", "fte", others), Shown)
    assert isinstance(screen.see("in-post", "fte", others), Hidden)
    assert isinstance(screen.see("turnover-rate", "fte", others), Hidden)


def test_a_share_does_not_tell_how_many_are_not_known():
    """Shares by ethnic group are of those who are known: beside everyone's number, 90 would tell of three."""
    known = {"White": 40, "Mixed": 30, "Asian": 20}
    groups = {"101": {**known, "Not known": 3}, "102": {**known, "Not known": 10}}
    rows = counts("in-post", {"101": 93, "102": 100}) + counts("in-post", groups, dimension="ethnicity")
    white = {"dimension": "ethnicity", "slice": "White", "people": 40}
    rows += rates("in-post-share", dict.fromkeys(groups, (40, 90)), **white)
    screen, whites = Screen(holding_of(rows), LEAD), at("101", "ethnicity", "White")

    assert isinstance(screen.see("in-post", "fte", whites), Shown)
    assert isinstance(screen.see("in-post-share", "fte", whites), Hidden)


def test_where_leavers_went_is_not_told_by_the_other_two():
    """Of Northvale's thirty leavers three moved; the ten and the seventeen others would tell of them."""
    went = {"moves-within-partnership-rate": 3, "to-agency-rate": 10, "left-partnership-rate": 17}
    rows = counts("in-post", {"101": 90, "102": 90}) + counts("leavers", {"101": 30, "102": 30})
    for measure, people in went.items():
        found = {"101": people, "102": 10, "partnership": people + 10}
        rows += [
            a_row(measure, p, part=n * 0.9, whole=81.0, unit="share", people=n) for p, n in found.items()
        ]
    screen = Screen(holding_of(rows), LEAD)

    assert isinstance(screen.see("leavers", "fte", at()), Shown)
    moved, *others = [isinstance(screen.see(measure, "fte", at()), Shown) for measure in went]
    assert not moved
    assert others.count(True) < 2


def test_that_everybody_left_for_one_reason_is_hidden_however_many_they_are():
    reasons = {"101": {"Resigned": 0, "Retired": 12}, "102": {"Resigned": 20, "Retired": 9}}
    screen = Screen(holding_of(leavers_by_reason(reasons)), LEAD)

    assert isinstance(screen.see("leavers", "fte", at()), Shown)
    assert isinstance(screen.see("leavers", "fte", at("101", "reason", "Retired")), Hidden)


def test_a_partnership_audience_protects_everyones_own():
    seen = Screen(holding_of(leavers_by_reason()), Viewer("101", "partnership")).see(
        "leavers", "headcount", at("101", "reason", "Retired")
    )
    assert isinstance(seen, Hidden)


def test_whoever_holds_the_files_sees_all():
    seen = Screen(holding_of(leavers_by_reason()), HOLDER).see(
        "leavers", "fte", at("101", "reason", "Retired")
    )
    assert isinstance(seen, Shown)


def test_a_figure_that_is_not_there_is_not_available():
    seen = Screen(holding_of(leavers_by_reason()), PRIYA).see("leavers", "fte", at("199"))
    assert seen == Hidden("x", "Not available")


def test_a_rate_without_a_base_is_not_applicable():
    rows = [*counts("in-post", {"101": 0}), *rates("turnover-rate", {"101": (0, 0)})]
    assert Screen(holding_of(rows), PRIYA).see("turnover-rate", "fte", at()) == Hidden("z", "Not applicable")


@pytest.mark.parametrize(
    ("people", "expected"), [(9, "hidden"), (10, "u"), (19, "u"), (20, "")], ids=["9", "10", "19", "20"]
)
def test_a_rate_on_few_people_is_hidden_or_of_low_reliability(people, expected):
    stock = {"101": people, "102": 60, "103": 70}
    rows = [*counts("in-post", stock), *counts("leavers", dict.fromkeys(stock, 0))]
    rows += rates("turnover-rate", {p: (0, n) for p, n in stock.items()})
    seen = Screen(holding_of(rows), OTTO).see("turnover-rate", "fte", at("101"))
    assert (seen.symbol if isinstance(seen, Shown) else "hidden") == expected


def test_a_rate_is_hidden_where_its_numerator_is():
    stock, left = {"101": 100, "102": 90, "103": 80}, {"101": 3, "102": 20, "103": 30}
    rows = [*counts("in-post", stock), *counts("leavers", left)]
    rows += rates("turnover-rate", {p: (left[p], stock[p]) for p in stock})
    screen = Screen(holding_of(rows), OTTO)
    assert isinstance(screen.see("turnover-rate", "fte", at("101")), Hidden)
    assert isinstance(screen.see("turnover-rate", "fte", at("103")), Shown)


@pytest.mark.parametrize(("viewer", "shown"), [(LEAD, True), (PUBLIC, False)])
def test_the_public_sees_fewer_where_ethnicity_is_told(viewer, shown):
    parts = {p: {"White": 40, "Asian / Asian British": 7} for p in ("101", "102", "103")}
    rows = counts("in-post", dict.fromkeys(parts, 47)) + counts("in-post", parts, dimension="ethnicity")
    seen = Screen(holding_of(rows), viewer).see(
        "in-post", "headcount", at("102", "ethnicity", "Asian / Asian British")
    )
    assert isinstance(seen, Shown) is shown


def test_a_published_symbol_is_never_a_number():
    assert published(Printed(0.159, ""), "share").value == 0.159
    assert published(Printed(None, "z"), "share") == Hidden("z", "Not applicable")
    assert published(Printed(None, "u"), "share") == Hidden("u", "Not reliable")


def test_every_measure_says_which_people_it_rests_on():
    everyone = {p for rests in RESTS_ON.values() for p in (rests.part, rests.whole, *rests.base) if p}
    assert everyone == {"in-post", "starters", "leavers", "agency", "agency-cover", "case-holders"}
    assert set(RESTS_ON) <= set(MEASURES["children"])
    assert set(MEASURES["adults"]) <= {*RESTS_ON_OF_ADULTS, "in-post", "in-post-share", "leavers-found-share"}


def solved_by(viewers, holding, measure, dimensions):
    """What an attacker who reads all these viewers' figures together works out: {cell: people}.

    Fills in every sum with one unknown, rows, columns and partnership less partners, again and again.
    """
    everything = holding.rows(measure, "headcount")
    screens = [Screen(holding, viewer) for viewer in viewers]
    seen = {
        cell: row.people
        for cell, row in everything.items()
        if any(isinstance(screen.see(measure, "headcount", cell), Shown) for screen in screens)
    }
    sums = list(relations(everything, dimensions))
    moved = True
    while moved:
        moved = False
        for parts, total in sums:
            unknown = [cell for cell in (*parts, total) if cell not in seen]
            if len(unknown) == 1:
                known = sum(seen[c] for c in parts if c in seen)
                seen[unknown[0]] = known if unknown[0] == total else seen[total] - known
                moved = True
    return seen


def relations(everything, dimensions):
    partners = sorted({c.partner for c in everything} - {"partnership"})
    for name in {(c.dimension, c.slice) for c in everything}:
        yield [at(p, *name) for p in partners], at("partnership", *name)
    for partner in (*partners, "partnership"):
        for dimension in dimensions:
            slices = {c.slice for c in everything if c.dimension == dimension}
            yield [at(partner, dimension, s) for s in sorted(slices)], at(partner)


tables = st.integers(2, 6).flatmap(
    lambda partners: st.lists(
        st.lists(st.integers(0, 14), min_size=4, max_size=4), min_size=partners, max_size=partners
    )
)


@settings(max_examples=40, deadline=None)
@given(tables, tables)
def test_no_reader_of_all_documents_works_out_a_small_figure_of_another(reasons, ages):
    partners = [str(101 + i) for i in range(min(len(reasons), len(ages)))]
    by_reason = {p: dict(zip("abcd", reasons[i], strict=True)) for i, p in enumerate(partners)}
    by_age = {p: dict(zip("abcd", ages[i], strict=True)) for i, p in enumerate(partners)}
    totals = {p: max(sum(by_reason[p].values()), sum(by_age[p].values())) for p in partners}
    for p in partners:
        for parts in (by_reason[p], by_age[p]):
            parts["d"] += totals[p] - sum(parts.values())
    rows = counts("leavers", totals) + counts("leavers", by_reason, dimension="reason")
    holding = holding_of(rows + counts("leavers", by_age, dimension="age"))
    for own in partners:
        readers = [Viewer(own), LEAD, PUBLIC]
        known = solved_by(readers, holding, "leavers", ("reason", "age"))
        leaked = {c for c, people in known.items() if c.partner != own and 1 <= people < 5}
        assert not leaked


def test_ages_of_one_sex_do_not_give_the_other_away():
    holding = a_partnership((2023,), (0.2,))
    screen = Screen(holding, LEAD)
    ages = {
        c.slice: c
        for c in holding.rows("in-post", "headcount")
        if c.dimension == "age" and c.partner == "106 / 107"
    }
    for age, cell in ages.items():
        sides = [
            isinstance(
                screen.see("in-post", "headcount", at("106 / 107", "age-sex", f"{age}, {sex}")), Hidden
            )
            for sex in ("Female", "Male")
        ]
        total = isinstance(screen.see("in-post", "headcount", cell), Hidden)
        assert sum([*sides, total]) != 1, age


def test_a_shown_figure_is_the_true_one():
    holding = a_partnership((2023,), (0.2,))
    screen = Screen(holding, PUBLIC)
    rows = holding.rows("leavers", "headcount")
    seen = {cell: screen.see("leavers", "headcount", cell) for cell in rows}
    shown = {cell: figure for cell, figure in seen.items() if isinstance(figure, Shown)}
    assert len(shown) > len(rows) / 3
    assert all(figure.value == rows[cell].value for cell, figure in shown.items())
    assert np.isfinite([figure.value for figure in shown.values()]).all()


def test_a_second_post_that_only_hours_count_is_protected_like_a_person():
    roles = {p: {"Case holder": 30, "First line manager": 12} for p in ("101", "102", "103")}
    rows = counts("in-post", dict.fromkeys(roles, 42)) + counts("in-post", roles, dimension="role")
    for partner in ("101", "partnership"):
        where = {"dimension": "role", "slice": "Senior manager"}
        rows.append(a_row("in-post", partner, part=0.6, people=1, **where))
        rows.append(a_row("in-post", partner, part=0.0, basis="headcount", unit="people", **where))
    screen = Screen(holding_of(rows), LEAD)
    names = ("Case holder", "First line manager", "Senior manager")
    hidden = [n for n in names if isinstance(screen.see("in-post", "fte", at("101", "role", n)), Hidden)]
    assert "Senior manager" in hidden
    assert len(hidden) >= 2
