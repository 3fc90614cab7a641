"""Earlier sendings compared and brought back; last year's notes offered again."""

import pytest

from given.collections import WITH_A_QUERY, WITH_AN_ERROR, accept, send
from tenure.partnership import may, notes
from tenure.partnership.actions import reading, returns, signing, versions
from tenure.partnership.models import AuditEntry, SubmissionPart
from tenure.terms.problems import UsedWrongly

# Slow: files a year for each.
pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]


def test_a_sending_keeps_its_file_as_its_only_part(priya):
    sent = send(priya)
    part = SubmissionPart.objects.get()
    assert (part.submission, part.part, part.sha256, part.bytes) == (sent, "", sent.sha256, sent.bytes)


def test_two_sendings_are_compared_and_the_reading_is_written_down(priya):
    first = send(priya, {"SWENo": "SW1"}, {"SWENo": "SW2"})
    second = send(priya, {"SWENo": "SW2", "FTE": "0.5"})

    found = versions.compare(earlier=first, later=second, by=priya)

    assert (found.added, found.gone, dict(found.by_field)) == ((), ("SW1",), {"FTE": 1})
    entry = AuditEntry.objects.order_by("-number").first()
    assert (entry.what, entry.purpose) == ("compared two sendings", "returns")


def test_sendings_of_two_years_are_not_compared(priya):
    first, second = send(priya, year=2022), send(priya, year=2023)
    with pytest.raises(UsedWrongly, match="These are sendings of two returns"):
        versions.compare(earlier=first, later=second, by=priya)


def test_an_earlier_sending_comes_back_as_the_newest_and_is_checked_anew(priya):
    first = send(priya, WITH_A_QUERY)
    second = send(priya, WITH_AN_ERROR)

    restored = versions.restore(submission=first, by=priya)

    for one in (first, second, restored):
        one.refresh_from_db()
    assert (restored.number, restored.state, restored.queries) == (3, "checked", 1)
    assert (restored.restored_from, restored.sha256) == (first, first.sha256)
    assert [p.sha256 for p in restored.parts.all()] == [first.sha256]
    assert (first.state, second.state) == ("replaced", "replaced")


def test_what_is_in_the_record_stays_until_the_restored_one_is_accepted(priya):
    first = accept(priya, {"SWENo": "SW1"})
    second = accept(priya, {"SWENo": "SW2"})
    restored = versions.restore(submission=first, by=priya)
    second.refresh_from_db()
    assert second.state == "accepted"

    restored.refresh_from_db()
    returns.accept_return(submission=restored, by=priya)
    second.refresh_from_db()
    assert (second.state, second.replaced_by) == ("replaced", restored)


def test_what_stands_open_or_accepted_is_not_brought_back(priya):
    sent = send(priya)
    with pytest.raises(UsedWrongly, match="Sending 1 for 2023 is checked"):
        versions.restore(submission=sent, by=priya)


def test_a_signed_period_takes_nothing_back(priya, lead, northvales):
    first = send(priya, WITH_AN_ERROR)
    accept(priya)
    signing.prepare(filing=northvales, by=priya)
    signing.sign_off(filing=northvales, by=lead)
    with pytest.raises(UsedWrongly, match="was signed off on"):
        versions.restore(submission=first, by=priya)


@pytest.mark.parametrize("who", ["otto", "lead", "board", "administrator"])
def test_nobody_else_compares_or_restores(request, priya, who):
    first, second = send(priya, WITH_AN_ERROR), send(priya)
    user = request.getfixturevalue(who)
    with pytest.raises(may.OutOfSight):
        versions.compare(earlier=first, later=second, by=user)
    with pytest.raises(may.OutOfSight):
        versions.restore(submission=first, by=user)


AGED = {"SWENo": "SW89", **WITH_A_QUERY}
"""Somebody who would be 89 years old: a query in each year's return."""


def in_the_record_with_a_note(priya, *, row):
    """The return for 2022, accepted with a note on its query; gives the query's rule."""
    sent = send(priya, {"SWENo": "SW1"}, AGED, year=2022)
    (rule,) = {t["rule"] for t in sent.tally if t["severity"] == "query"}
    returns.note_query(submission=sent, rule=rule, row=row, text="Seen the passport.", by=priya)
    returns.accept_return(submission=sent, by=priya)
    return rule


def offers(submission, priya):
    return notes.offered(submission, reading.findings(submission=submission, by=priya))


def test_last_years_note_on_a_person_is_offered_for_the_same_person(priya):
    rule = in_the_record_with_a_note(priya, row=1)
    now = send(priya, AGED | {"SWENo": "sw 89"}, {"SWENo": "SW1"})

    (offer,) = offers(now, priya)[rule]

    assert (offer.row, offer.text, offer.year) == (0, "Seen the passport.", 2022)
    assert now.notes.count() == 0, "nothing is carried unless somebody says so"


def test_it_is_not_offered_for_somebody_else(priya):
    rule = in_the_record_with_a_note(priya, row=1)
    now = send(priya, {"SWENo": "SW90", **WITH_A_QUERY})
    assert rule not in offers(now, priya)


def test_a_note_on_the_whole_rule_is_offered_until_there_is_one(priya):
    rule = in_the_record_with_a_note(priya, row=None)
    now = send(priya, AGED)
    (offer,) = offers(now, priya)[rule]
    assert (offer.row, offer.person) == (None, "")

    returns.note_query(submission=now, rule=rule, text=offer.text, by=priya)
    assert rule not in offers(now, priya)
