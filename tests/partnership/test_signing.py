"""Two-step sign-off: prepared, confirmed, locked, reopened with a reason; and who may not."""

import pytest

from given.collections import WITH_AN_ERROR, accept, send
from tenure.partnership import may
from tenure.partnership.actions import returns, signing
from tenure.partnership.models import Note, Submission
from tenure.terms.problems import UsedWrongly

# Slow: files and signs a year for each.
pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]


@pytest.fixture
def signed(priya, lead, northvales):
    """Northvale's return for 2023, signed off."""
    accept(priya)
    signing.prepare(filing=northvales, by=priya)
    return signing.sign_off(filing=northvales, by=lead)


def test_an_analyst_prepares_and_a_lead_confirms(priya, lead, signed):
    assert (signed.prepared_by, signed.signed_by) == (priya, lead)
    assert signed.submission == Submission.objects.get()
    assert list(signed.steps.values_list("what", flat=True)) == ["prepared", "signed off"]


def test_what_is_not_in_the_record_is_not_prepared(priya, northvales):
    send(priya, WITH_AN_ERROR)
    with pytest.raises(UsedWrongly, match=r"Northvale’s children’s return for 2023 is not in the record yet"):
        signing.prepare(filing=northvales, by=priya)


def test_what_is_not_prepared_is_not_signed(priya, lead, northvales):
    accept(priya)
    with pytest.raises(UsedWrongly, match="has not been prepared for signing"):
        signing.sign_off(filing=northvales, by=lead)


def test_a_waiting_correction_stands_in_the_way(priya, lead, northvales):
    accept(priya)
    send(priya, WITH_AN_ERROR)
    with pytest.raises(UsedWrongly, match=r"A newer file waits \(sending 2\)"):
        signing.prepare(filing=northvales, by=priya)


def test_a_newer_file_undoes_the_preparation(priya, lead, northvales):
    accept(priya)
    signing.prepare(filing=northvales, by=priya)
    newer = send(priya, WITH_AN_ERROR)
    northvales.refresh_from_db()
    assert northvales.prepared_at is None
    returns.withdraw_return(submission=newer, by=priya)
    with pytest.raises(UsedWrongly, match="or was sent again since"):
        signing.sign_off(filing=northvales, by=lead)


def test_whoever_signs_signs_what_they_read(priya, lead, northvales):
    first = accept(priya)
    signing.prepare(filing=northvales, by=priya)
    accept(priya, {}, {"SWENo": "SW654321"})
    signing.prepare(filing=northvales, by=priya)
    with pytest.raises(UsedWrongly, match="was prepared again since you opened it"):
        signing.sign_off(filing=northvales, by=lead, seen=first.pk)


def test_once_signed_it_is_not_signed_or_prepared_again(priya, lead, signed):
    with pytest.raises(UsedWrongly, match=r"was signed off already, on .* by Ceri"):
        signing.sign_off(filing=signed, by=lead)
    with pytest.raises(UsedWrongly, match="was signed off already"):
        signing.prepare(filing=signed, by=priya)


LOCKED = {
    "send": lambda s, by: send(by, {}, {"SWENo": "SW654321"}),
    "accept": lambda s, by: returns.accept_return(submission=s, by=by),
    "note": lambda s, by: returns.note_query(submission=s, rule="T-C20", text="Seen.", by=by),
    "unnote": lambda s, by: returns.remove_note(note=Note(submission=s, rule="T-C20", text="x"), by=by),
    "withdraw": lambda s, by: returns.withdraw_return(submission=s, by=by),
}


@pytest.mark.parametrize("done", LOCKED)
def test_a_signed_period_is_locked(priya, signed, done):
    """Even a sending that stands open beside it (as no action leaves one) is not touched."""
    beside = Submission.objects.create(
        partner=signed.partner,
        year=2023,
        number=9,
        state="checked",
        sha256=signed.submission.sha256,
        bytes=1,
        tally=[{"rule": "T-C20", "severity": "query", "count": 1}],
    )
    beside.parts.create(name="return.xml", sha256=signed.submission.sha256, bytes=1)
    with pytest.raises(UsedWrongly, match=r"was signed off on .*Ask the partnership lead to reopen it\."):
        LOCKED[done](beside, priya)
    beside.refresh_from_db()
    assert (beside.state, Submission.objects.count(), Note.objects.count()) == ("checked", 2, 0)


def test_reopened_with_a_reason_it_can_be_corrected(priya, lead, signed):
    with pytest.raises(UsedWrongly, match="The reason has 0 letters"):
        signing.reopen(filing=signed, reason=" ", by=lead)

    signing.reopen(filing=signed, reason="Two leavers were left out.", by=lead)

    assert signed.steps.last().reason == "Two leavers were left out."
    assert accept(priya, {}, {"SWENo": "SW654321"}).number == 2
    with pytest.raises(UsedWrongly, match="is not signed off, so there is nothing to reopen"):
        signing.reopen(filing=signed, reason="Again.", by=lead)


DONE = {
    "prepare": lambda f, by: signing.prepare(filing=f, by=by),
    "sign off": lambda f, by: signing.sign_off(filing=f, by=by),
    "reopen": lambda f, by: signing.reopen(filing=f, reason="x", by=by),
}


@pytest.mark.parametrize(
    ("who", "done", "refusal"),
    [
        ("otto", "prepare", may.OutOfSight),
        ("otto", "sign off", may.OutOfSight),
        ("otto", "reopen", may.OutOfSight),
        ("priya", "sign off", may.Refused),
        ("priya", "reopen", may.Refused),
        ("lead", "prepare", may.Refused),
        ("board", "sign off", may.Refused),
        ("administrator", "reopen", may.Refused),
    ],
)
def test_each_step_belongs_to_its_people(request, northvales, who, done, refusal):
    with pytest.raises(refusal):
        DONE[done](northvales, request.getfixturevalue(who))
