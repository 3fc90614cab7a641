"""Opening a collection, moving its days, delegating, and where each filing stands."""

from datetime import date

import pytest

from given.collections import WITH_A_QUERY, WITH_AN_ERROR, a_collection, accept, filing_of, in_days, send
from given.members import an_account
from tenure.partnership import may, standing
from tenure.partnership.actions import collections, returns
from tenure.partnership.models import AuditEntry, Collection, DueJob, Partner
from tenure.terms.problems import UsedWrongly

# Slow: sends and accepts whole returns.


def stands(filing, *, on=None):
    filing.refresh_from_db()
    one = standing.standing(filing, on=on)
    return one.state, one.lacks, one.days_late


def test_a_collection_opens_with_the_days_of_the_calendar(lead, northvale, hartwell):
    made = collections.open_collection(kind="csww", year=2024, by=lead)

    assert (made.opens, made.due, made.closes) == (
        date(2024, 10, 1),
        date(2024, 10, 31),
        date(2024, 11, 29),
    )
    assert made.statutory
    assert [f.partner for f in made.filings.all()] == [northvale, hartwell]
    assert AuditEntry.objects.get().what == "opened a collection"


@pytest.mark.parametrize(
    ("kind", "year", "says"),
    [
        ("csww", 2023, "The children’s return for 2023 is being collected already."),
        ("payroll", 2023, "There is no kind of return called payroll"),
        ("csww", 1066, "The year 1066 is no collection year"),
        ("survey", 2023, "answered by people and filed by nobody. Open it under Surveys."),
    ],
)
def test_what_cannot_be_opened_says_why(lead, collecting, kind, year, says):
    with pytest.raises(UsedWrongly, match=says):
        collections.open_collection(kind=kind, year=year, by=lead)


def test_who_never_files_a_kind_is_not_expected_to(lead, northvale, hartwell, db):
    southmere = Partner.of("90000001")
    councils = collections.open_collection(kind="csww", year=2024, by=lead)
    university = collections.open_collection(kind="education", year=2024, by=lead)

    assert [one.partner for one in councils.filings.all()] == [northvale, hartwell]
    assert [one.partner for one in university.filings.all()] == [southmere]
    with pytest.raises(UsedWrongly, match="Southmere University does not file the children’s return"):
        collections.expect(collection=councils, partner=southmere, by=lead)


def test_nobody_expected_is_no_collection(lead, db):
    with pytest.raises(UsedWrongly, match="Nobody is expected to file"):
        a_collection(lead, expected=[])


def test_days_move_with_a_reason_and_reminders_move_with_them(lead, northvale):
    made = a_collection(lead, due=5)
    collections.change_dates(
        collection=made, days={"due": in_days(10)}, reason="  The  portal was down. ", by=lead
    )

    made.refresh_from_db()
    change = made.changes.get()
    assert (change.which, change.now, change.reason) == ("due", in_days(10), "The portal was down.")
    assert {j.days: j.due_on for j in DueJob.objects.all()} == {
        days: in_days(10 + days) for days in (-3, 1, 7, 14)
    }


@pytest.mark.parametrize(
    ("days", "reason", "says"),
    [
        ({"due": 3}, " ", "The reason has 0 letters"),
        ({"due": -10}, "x", "These are its days already"),
        ({"due": 30}, "x", "The days are out of order"),
    ],
)
def test_days_that_cannot_move_stay(lead, collecting, days, reason, says):
    moved = {which: in_days(number) for which, number in days.items()}
    with pytest.raises(UsedWrongly, match=says):
        collections.change_dates(collection=collecting, days=moved, reason=reason, by=lead)
    assert Collection.objects.get().due == in_days(-10)


def test_a_colleague_of_the_partner_can_see_to_it_and_nobody_else(northvales, priya, otto):
    bilal = an_account("bilal", partner="101")
    collections.delegate(filing=northvales, to=bilal, by=priya)
    northvales.refresh_from_db()
    assert northvales.delegate == bilal
    assert northvales.steps.get().to == bilal

    with pytest.raises(UsedWrongly, match="Otto is no analyst of Northvale"):
        collections.delegate(filing=northvales, to=otto, by=priya)


def test_a_filing_stands_where_its_returns_and_the_day_put_it(lead, priya, northvale):
    filing = filing_of(a_collection(lead), northvale)
    assert stands(filing, on=in_days(-50)) == ("expected", "No file has come.", 0)
    assert stands(filing) == ("opened", "No file has come.", 10)

    send(priya, WITH_AN_ERROR)
    assert stands(filing) == ("findings", "1 error stands.", 10)
    send(priya, WITH_A_QUERY)
    assert stands(filing) == ("findings", "1 query stands.", 10)
    clean = send(priya)
    assert stands(filing) == ("sent", "Nothing was found; it has not been accepted.", 10)

    returns.accept_return(submission=clean, by=priya)
    assert stands(filing) == ("accepted", "The sign-off has not been prepared.", 10)
    newer = send(priya, WITH_AN_ERROR, {"SWENo": "SW654321"})
    assert stands(filing)[1] == f"Sending {newer.number} waits. The sign-off has not been prepared."


def test_lateness_ends_on_the_day_the_first_sending_was_accepted(priya, northvales):
    accept(priya)
    assert stands(northvales, on=in_days(300))[2] == 10


def test_each_state_and_move_is_declared():
    from tenure.partnership.models.collections import MOVES

    states = {"expected", "opened", "sent", "findings", "accepted", "prepared", "signed off"}
    assert set(MOVES) == states
    assert {to for moves in MOVES.values() for to in moves} <= states


def test_an_analyst_sees_their_own_filings_and_a_lead_all(priya, otto, lead, board, northvales):
    assert [f.partner.number for f in standing.filings(priya)] == ["101"]
    assert [f.partner.number for f in standing.filings(lead)] == ["101", "103"]
    assert not standing.filings(board).exists()
    assert not standing.collections(board).exists()
    with pytest.raises(may.OutOfSight, match="There is no such filing"):
        standing.filing(otto, northvales.collection_id, "101")
    assert AuditEntry.objects.order_by("-number").first().outcome == "refused"


DONE = {
    "open": lambda f, by: collections.open_collection(kind="ascwds", year=2023, by=by),
    "dates": lambda f, by: collections.change_dates(
        collection=f.collection, days={"due": in_days(1)}, reason="x", by=by
    ),
    "expect": lambda f, by: collections.expect(collection=f.collection, partner=f.partner, by=by),
    "delegate": lambda f, by: collections.delegate(filing=f, to=None, by=by),
}


@pytest.mark.parametrize("done", DONE)
@pytest.mark.parametrize("who", ["otto", "board", "administrator"])
def test_others_change_nothing_of_a_collection(request, northvales, who, done):
    with pytest.raises((may.Refused, may.OutOfSight)):
        DONE[done](northvales, request.getfixturevalue(who))
    assert AuditEntry.objects.order_by("-number").first().outcome == "refused"


def test_one_more_partner_is_expected_once(lead, northvale):
    made = a_collection(lead)
    for _ in range(2):
        collections.expect(collection=made, partner=northvale.of("104"), by=lead)
    assert made.filings.count() == 2


pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]
