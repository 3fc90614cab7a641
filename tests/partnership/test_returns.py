"""What is done with a return: sent, checked, noted, accepted, replaced, taken back; and who may not."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from given.csww import a_return, a_worker
from given.members import an_account
from tenure.partnership import home as homes
from tenure.partnership import may, sight
from tenure.partnership.actions import completing, reading, returns
from tenure.partnership.models import AuditEntry, Note, Submission
from tenure.terms.problems import HasFindings, Unreadable, UsedWrongly

# Slow: sends and accepts whole returns.

CLEAN = a_return()
TOO_MANY_HOURS = a_return(a_worker(FTE="37"))


def a_query() -> bytes:
    """A return with one query and no error: somebody who would be 89 years old."""
    return a_return(a_worker(PersonBirthDate="1934-05-01"))


def send(by, content=CLEAN, *, name="return.xml", **more):
    submission = returns.send_return(file=BytesIO(content), name=name, by=by, **more)
    submission.refresh_from_db()
    return submission


def test_a_clean_return_is_sent_checked_and_accepted(priya):
    submission = send(priya)
    assert (submission.state, submission.errors, submission.queries) == ("checked", 0, 0)

    returns.accept_return(submission=submission, by=priya)

    submission.refresh_from_db()
    assert (submission.state, submission.on_record) == ("accepted", True)
    assert [s.partner for s in homes.lake().submissions()] == ["101"]
    done = list(AuditEntry.objects.order_by("number").values_list("who", "what"))
    assert done == [
        ("priya", "sent a return"),
        ("command", "checked a return"),
        ("priya", "accepted a return"),
    ]


def test_an_upload_is_kept_as_it_was_sent(priya, home):
    content = SimpleUploadedFile("../../our return.xml", CLEAN)

    submission = returns.send_return(file=content, name=content.name, by=priya)

    assert (home / "files" / submission.sha256).read_bytes() == CLEAN
    assert submission.name == "our return.xml"
    assert [path.name for path in (home / "files").iterdir()] == [submission.sha256]


def test_a_return_with_errors_is_not_accepted(priya):
    submission = send(priya, TOO_MANY_HOURS)

    with pytest.raises(
        HasFindings, match=r"Northvale's return for 2023: there (is 1 error|are .* errors) in it"
    ):
        returns.accept_return(submission=submission, by=priya)

    submission.refresh_from_db()
    assert submission.state == "checked"
    assert homes.lake().submissions() == ()


def test_a_query_waits_for_its_note(priya):
    submission = send(priya, a_query())
    rules = [t["rule"] for t in submission.tally if t["severity"] == "query"]
    assert rules
    with pytest.raises(HasFindings, match=r"no note yet\. Say why it may stand"):
        returns.accept_return(submission=submission, by=priya)

    for rule in rules:
        returns.note_query(submission=submission, rule=rule, text="Seen the birth certificate.", by=priya)
    accepted = returns.accept_return(submission=submission, by=priya)

    assert accepted.state == "accepted"


def test_notes_on_each_row_answer_a_query_too(priya):
    submission = send(priya, a_query())
    checked = reading.findings(submission=submission, by=priya)
    for finding in checked.findings():
        note = {"rule": finding.rule, "row": finding.row, "text": "Seen."}
        returns.note_query(submission=submission, by=priya, **note)

    assert returns.unanswered(submission, checked) == ()
    returns.remove_note(note=Note.objects.first(), by=priya)
    assert len(returns.unanswered(submission, checked)) == 1


@pytest.mark.parametrize(
    ("rule", "text", "says"),
    [
        ("QUERY", "  ", "The note has 0 letters"),
        ("QUERY", "x" * 2001, "The note has 2001 letters"),
        ("XX-99", "Seen.", "This return has no query XX-99"),
    ],
)
def test_a_note_has_words_and_a_query(priya, rule, text, says):
    submission = send(priya, a_query())
    known = next(t["rule"] for t in submission.tally if t["severity"] == "query")

    with pytest.raises(UsedWrongly, match=says):
        returns.note_query(submission=submission, rule=rule.replace("QUERY", known), text=text, by=priya)


def test_a_corrected_file_takes_the_place_of_the_one_before(priya):
    first = send(priya, TOO_MANY_HOURS)
    second = send(priya)

    first.refresh_from_db()
    assert (first.state, first.replaced_by, second.number) == ("replaced", second, 2)


def test_what_is_on_record_stays_until_its_successor_is_accepted(priya):
    first = send(priya)
    returns.accept_return(submission=first, by=priya)
    second = send(priya, a_return(a_worker(), a_worker(SWENo="SW654321")))
    first.refresh_from_db()
    assert first.state == "accepted"

    returns.accept_return(submission=second, by=priya)

    first.refresh_from_db()
    assert (first.state, first.replaced_by) == ("replaced", second)
    assert [s.id for s in homes.lake().submissions()] == ["csww-101-2023-2"]
    assert len(homes.lake().submissions(every=True)) == 2


def test_a_return_is_accepted_once(priya):
    submission = send(priya)
    returns.accept_return(submission=submission, by=priya)

    with pytest.raises(UsedWrongly, match=r"return for 2023 is accepted\. It cannot be accepted now"):
        returns.accept_return(submission=submission, by=priya)

    assert AuditEntry.objects.filter(what="accepted a return").count() == 1


def test_a_return_taken_back_may_be_sent_again(priya):
    submission = send(priya)
    returns.withdraw_return(submission=submission, by=priya)

    again = send(priya)

    submission.refresh_from_db()
    assert (submission.state, again.state, again.number) == ("withdrawn", "checked", 2)


def test_last_years_return_is_compared_once_it_is_accepted(priya):
    this_year = send(priya, a_return(year=2023))
    before = this_year.checked_at
    returns.accept_return(submission=send(priya, a_return(year=2022)), by=priya)

    this_year.refresh_from_db()

    assert this_year.checked_at > before
    assert this_year.state == "checked"


def test_the_file_comes_back_annotated_fixed_and_as_sent(priya):
    submission = send(priya, a_return(a_worker(FTE=" 0.5 ")))

    workbook = reading.returned_workbook(submission=submission, by=priya)
    clean = reading.cleaned(submission=submission, by=priya)
    sent = reading.originals(submission=submission, by=priya)

    assert workbook.startswith(b"PK")
    assert b"<FTE>0.5</FTE>" in clean.files["return.xml"]
    assert sent["return.xml"].read_bytes() == a_return(a_worker(FTE=" 0.5 "))
    reads = AuditEntry.objects.filter(purpose="returns").values_list("what", flat=True)
    assert sorted(reads) == ["took a file as sent", "took a fixed return", "took a workbook of findings"]


DONE_TO_A_RETURN = {
    "see": lambda s, by: sight.submission(by, s.pk),
    "findings": lambda s, by: reading.findings(submission=s, by=by),
    "workbook": lambda s, by: reading.returned_workbook(submission=s, by=by),
    "clean": lambda s, by: reading.cleaned(submission=s, by=by),
    "originals": lambda s, by: reading.originals(submission=s, by=by),
    "json": lambda s, by: reading.found_lines(submission=s, by=by),
    "summary": lambda s, by: reading.summary(submission=s, by=by),
    "complete": lambda s, by: completing.complete(submission=s, by=by),
    "year": lambda s, by: completing.move_year(submission=s, year=2022, by=by),
    "note": lambda s, by: returns.note_query(submission=s, rule="X", text="x", by=by),
    "accept": lambda s, by: returns.accept_return(submission=s, by=by),
    "withdraw": lambda s, by: returns.withdraw_return(submission=s, by=by),
}


@pytest.mark.parametrize("done", DONE_TO_A_RETURN)
@pytest.mark.parametrize("who", ["otto", "lead", "board", "administrator"])
def test_nobody_but_northvale_reaches_its_return(request, priya, who, done):
    submission = send(priya)
    user = request.getfixturevalue(who)

    with pytest.raises(may.OutOfSight):
        DONE_TO_A_RETURN[done](submission, user)

    entry = AuditEntry.objects.order_by("-number").first()
    assert (entry.by, entry.outcome, entry.about) == (user, "refused", f"submission {submission.pk}")
    submission.refresh_from_db()
    assert submission.state == "checked"


def test_otto_does_not_send_for_northvale(otto, northvale):
    with pytest.raises(may.Refused, match="Only Northvale's analysts may send its returns"):
        send(otto, partner=northvale)
    assert not Submission.objects.exists()


def test_lists_hold_ones_own_returns_only(priya, otto, lead, board, administrator):
    mine = send(priya)
    assert list(sight.submissions(priya)) == [mine]
    for other in (otto, lead, board, administrator):
        assert not sight.submissions(other).exists()


def test_who_has_filed_is_for_leads_and_ones_own(priya, otto, lead, board):
    send(priya)
    assert [(row.partner.number, row.state) for row in sight.filing(lead, year=2023, kind="csww")] == [
        ("101", "checked"),
        ("103", "not sent"),
    ]
    assert {row.partner.number for row in sight.filing(otto, year=2023)} == {"103"}
    assert sight.filing(board, year=2023) == []


@pytest.mark.parametrize("year", ["2016", "9999", "0000"])
def test_a_year_that_has_no_return_is_a_slip_and_nothing_is_kept(priya, home, year):
    content = CLEAN.replace(b"<Year>2023<", f"<Year>{year}<".encode())

    with pytest.raises(
        Unreadable, match=rf"says that it is for {int(year)}, and there are returns for 2017 to"
    ):
        send(priya, content)

    assert not Submission.objects.exists()
    assert list((home / "files").iterdir()) == []


def test_the_year_that_has_begun_may_be_tried_before_it_ends(priya):
    november = datetime(2022, 11, 1, 12, tzinfo=UTC)
    assert send(priya, a_return(year=2023), at=november).year == 2023
    with pytest.raises(Unreadable, match="for 2024, and there are returns for 2017 to 2023"):
        send(priya, a_return(year=2024), at=november)


def test_nobody_is_asked_for_a_kind_that_they_do_not_file(priya, lead):
    an_account("ruth", partner="90000001")
    filed = {(row.partner.number, row.kind, row.state) for row in sight.filing(lead, year=2023)}
    assert filed == {
        ("101", "csww", "not sent"),
        ("101", "ascwds", "not sent"),
        ("90000001", "education", "not sent"),
    }


@pytest.mark.parametrize("row", [-1, 1, 10**30])
def test_a_note_is_on_a_row_that_is_there(priya, row):
    submission = send(priya, a_query())
    rule = submission.tally[0]["rule"]

    with pytest.raises(UsedWrongly, match=rf"This return has no row {row}\."):
        returns.note_query(submission=submission, rule=rule, text="She is.", by=priya, row=row)


def test_a_note_holds_letters_that_can_be_seen(priya):
    submission = send(priya, a_query())
    rule = submission.tally[0]["rule"]

    note = returns.note_query(submission=submission, rule=rule, text="She\x00 is\u202e\ud800.", by=priya)

    assert note.text == "She is."


pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]
