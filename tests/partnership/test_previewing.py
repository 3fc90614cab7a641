"""What accepting a return would do to the figures: what moves, and what breaks with last year."""

import pytest

from given.collections import accept, send
from given.csww import a_worker
from tenure.partnership import home as homes
from tenure.partnership import may
from tenure.partnership.actions import previewing, sending
from tenure.terms.problems import HasFindings, UsedWrongly

# Slow: makes the record twice for each.
pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]


def people(number: int, **cells):
    return [{"SWENo": f"SW{100000 + n}", **cells} for n in range(number)]


def test_a_first_return_gives_its_first_figures_and_keeps_nothing(priya):
    found = previewing.preview(submission=send(priya, *people(12)), by=priya)

    assert (found.replaces, found.partner, found.year) == (False, "101", 2023)
    assert {("in-post", "headcount"): "12"}.items() <= {
        (m.measure, m.basis): m.now for m in found.moved
    }.items()
    assert homes.lake().submissions() == ()


def test_a_corrected_return_says_what_moves_from_what_to_what_by_how_much(priya):
    accept(priya, *people(12))

    found = previewing.preview(submission=send(priya, *people(13)), by=priya)

    moved = {(m.measure, m.basis): (m.was, m.now, m.by) for m in found.moved}
    assert found.replaces
    assert moved["in-post", "headcount"] == ("12", "13", "+1 person")
    assert found.same > 0


def test_a_first_return_stands_beside_the_year_before(priya):
    accept(priya, *people(12), year=2022)

    found = previewing.preview(submission=send(priya, *people(14)), by=priya)

    moved = {(m.measure, m.basis): m for m in found.moved}
    in_post = moved["in-post", "headcount"]
    assert (in_post.was, in_post.now, in_post.last, in_post.since) == ("no figure", "14", "12", "+2 people")


def test_people_who_are_not_mentioned_stand_first(priya):
    accept(priya, *people(12), year=2022)
    found = previewing.preview(submission=send(priya, *people(9)), by=priya)
    assert found.unexpected[0].what == "vanished"
    assert found.unexpected[0].says == (
        "3 of the 12 people in post in 2022 are neither in this return nor among its leavers."
    )


def test_a_role_that_collapsed_is_said(priya):
    accept(priya, *people(12), year=2022)
    found = previewing.preview(submission=send(priya, *people(12, OrgRole="3")), by=priya)
    assert next(one.says for one in found.unexpected if one.what == "collapsed").endswith(
        "12 people in 2022, 0 in 2023."
    )


def test_a_return_with_errors_is_not_tried(priya):
    with pytest.raises(HasFindings):
        previewing.preview(submission=send(priya, a_worker(FTE="37")), by=priya)


def test_a_return_on_record_is_not_tried(priya):
    with pytest.raises(UsedWrongly, match="Only one that is checked can be tried"):
        previewing.preview(submission=accept(priya, *people(12)), by=priya)


def test_an_adults_set_is_tried_too(priya):
    from io import BytesIO

    from given.ascwds import a_workplace, an_adults_worker, csv_of

    workers = [an_adults_worker(UNIQUEWORKERID=f"P{n}") for n in range(12)]
    files = {"workplace": [a_workplace(TOTALPERMTEMP="12")], "worker": workers}
    incoming = [(f"{part}.csv", BytesIO(csv_of(part, rows))) for part, rows in files.items()]
    sent = sending.send_files(incoming=incoming, by=priya)[0].submission
    sent.refresh_from_db()
    assert sent.errors == 0, sent.tally
    found = previewing.preview(submission=sent, by=priya)
    assert (found.service, found.replaces) == ("adults", False)
    assert {(m.measure, m.basis): m.now for m in found.moved}["in-post", "headcount"] == "12"


def test_nobody_else_sees_what_it_would_do(priya, otto, lead):
    sent = send(priya, *people(12))
    for by in (otto, lead):
        with pytest.raises(may.OutOfSight):
            previewing.preview(submission=sent, by=by)
