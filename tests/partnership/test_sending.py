"""Any mix of files at once: what each is, what belongs together, and what becomes of the rest."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from given.ascwds import a_training, a_workplace, an_adults_worker, csv_of
from given.csww import a_return
from tenure.partnership.actions import completing, reading, returns, sending
from tenure.partnership.checking import checked_of
from tenure.partnership.models import Submission
from tenure.terms.problems import Unreadable, UsedWrongly

# Slow: sends whole returns.

WORKPLACE = csv_of("workplace", [a_workplace()])
WORKER = csv_of("worker", [an_adults_worker()])
TRAINING = csv_of("training", [a_training()])
OCTOBER = datetime(2025, 10, 1, 12, tzinfo=UTC)


def send(by, *contents, at=OCTOBER, **more):
    incoming = [(f"file{n}.csv", BytesIO(content)) for n, content in enumerate(contents)]
    return sending.send_files(incoming=incoming, by=by, at=at, **more)


def the(became) -> Submission:
    (sent,) = {one.submission for one in became}
    sent.refresh_from_db()
    return sent


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.csv", content)
    return out.getvalue()


def test_a_set_and_a_return_sent_together_are_two_sendings(priya):
    became = send(priya, WORKER, a_return(year=2023), WORKPLACE, TRAINING)

    assert [(one.which, one.submission.kind, one.submission.year) for one in became] == [
        ("worker", "ascwds", 2025),
        ("", "csww", 2023),
        ("workplace", "ascwds", 2025),
        ("training", "ascwds", 2025),
    ]
    adults = Submission.objects.get(kind="ascwds")
    assert adults.state == "checked"
    assert {part.part for part in adults.parts.all()} == {"workplace", "worker", "training"}
    assert [one.number for one in Submission.objects.all()] == [1, 1]


def test_each_file_of_a_set_is_kept_as_it_was_sent(priya, home):
    sent = the(send(priya, zipped(a=WORKPLACE, b=WORKER)))
    kept = {path.read_bytes() for path in (home / "files").iterdir()}
    assert kept == {WORKPLACE, WORKER}
    assert {name: p.read_bytes() for name, p in reading.originals(submission=sent, by=priya).items()} == {
        "a.csv": WORKPLACE,
        "b.csv": WORKER,
    }
    assert list((home / "arriving").iterdir()) == []


def test_what_cannot_be_read_has_its_sentence_and_the_others_go_on(priya):
    became = send(priya, b"%PDF-1.4", zipped(a=WORKPLACE, b=b"{\\rtf1"), WORKER)
    assert [(one.name, one.says[:25]) for one in became] == [
        ("file0.csv", "The file is a PDF documen"),
        ("a.csv", ""),
        ("b.csv", "The file is a Word docume"),
        ("file2.csv", ""),
    ]
    assert {part.part for part in Submission.objects.get().parts.all()} == {"workplace", "worker"}


def test_two_workplace_files_are_not_guessed_between(priya):
    other = csv_of("workplace", [a_workplace(LOCALESTID="W2")])
    became = send(priya, WORKPLACE, other, a_return())
    assert ["are both workplace files" in one.says for one in became] == [True, True, False]
    assert Submission.objects.get().kind == "csww"


@pytest.mark.parametrize(
    ("at", "worker", "year"),
    [
        (datetime(2025, 10, 1, tzinfo=UTC), {}, 2025),
        (datetime(2025, 3, 1, tzinfo=UTC), {}, 2024),
        (datetime(2025, 9, 20, tzinfo=UTC), {"STARTDATE": "02/09/2024"}, 2025),
        (datetime(2025, 9, 20, tzinfo=UTC), {"STARTDATE": "02/09/2099"}, 2025),
    ],
)
def test_the_year_of_a_set_is_that_of_the_september_it_describes(priya, at, worker, year):
    sent = the(send(priya, WORKPLACE, csv_of("worker", [an_adults_worker(**worker)]), at=at))
    assert sent.year == year


def test_the_sender_may_say_the_year_but_none_before_what_the_files_hold(priya):
    assert the(send(priya, WORKPLACE, WORKER, year=2019)).year == 2019
    late = csv_of("worker", [an_adults_worker(STARTDATE="02/10/2023")])
    (_, refused) = send(priya, WORKPLACE, late, year=2020)
    assert refused.says == (
        "The files hold a day after September 2020: 02/10/2023. Say which year they describe, 2023 or later."
    )


def test_the_same_set_sent_again_is_said(priya):
    send(priya, WORKPLACE, WORKER)
    again = send(priya, WORKER, WORKPLACE)
    assert all("This same file was sent on 1 October 2025" in one.says for one in again)
    assert the(send(priya, WORKER, WORKPLACE, year=2024)).year == 2024


def test_workers_sent_later_complete_the_set(priya):
    send(priya, WORKPLACE)
    alone = the(send(priya, WORKER))
    assert [part.part for part in completing.lacking(alone)] == ["workplace"]
    assert "workplace-U1-files-missing" in {one["rule"] for one in alone.tally}

    whole = completing.complete(submission=alone, by=priya)

    whole.refresh_from_db()
    assert (whole.number, whole.state) == (3, "checked")
    assert [part.part for part in whole.parts.all()] == ["workplace", "worker"]
    assert "workplace-U1-files-missing" not in {one["rule"] for one in whole.tally}
    with pytest.raises(UsedWrongly, match="No earlier sending has a file that this one lacks"):
        completing.complete(submission=whole, by=priya)


def test_a_set_is_moved_to_the_year_it_is_of(priya):
    sent = the(send(priya, WORKPLACE, WORKER))

    moved = completing.move_year(submission=sent, year=2024, by=priya)

    sent.refresh_from_db()
    assert (sent.state, moved.year, moved.number) == ("withdrawn", 2024, 1)
    assert checked_of(moved).sent.year == 2024
    with pytest.raises(Unreadable, match="Give the year of the September that it describes"):
        completing.move_year(submission=moved, year=2050, by=priya)


def test_a_return_that_says_its_year_is_not_moved(priya):
    sent = the(send(priya, a_return()))
    with pytest.raises(UsedWrongly, match="The file itself says its year"):
        completing.move_year(submission=sent, year=2022, by=priya)


def test_a_set_is_noted_accepted_compared_and_brought_back(priya):
    from tenure.partnership.actions import versions

    first = the(send(priya, WORKPLACE, WORKER))
    second = the(send(priya, WORKPLACE, csv_of("worker", [an_adults_worker(CONTHOURS="30")])))
    apart = versions.compare(earlier=first, later=second, by=priya)
    assert [(one.field, one.was, one.now) for one in apart.changed] == [("CONTHOURS", "37", "30")]
    first.refresh_from_db()
    back = versions.restore(submission=first, by=priya)
    back.refresh_from_db()
    for tally in back.tally:
        returns.note_query(submission=back, rule=tally["rule"], text="Seen.", by=priya)
    assert returns.accept_return(submission=back, by=priya).state == "accepted"


def test_an_accepted_set_goes_on_record(priya):
    sent = the(send(priya, WORKPLACE, WORKER))
    for tally in sent.tally:
        returns.note_query(submission=sent, rule=tally["rule"], text="Seen.", by=priya)
    returns.accept_return(submission=sent, by=priya)
    sent.refresh_from_db()
    assert (sent.state, sent.on_record) == ("accepted", True)


def a_set_of(year: int, *people: str) -> list[bytes]:
    """A whole set whose people began in the September of that year."""
    workers = [an_adults_worker(UNIQUEWORKERID=each, STARTDATE=f"02/09/{year}") for each in people]
    total = str(len(people))
    return [
        csv_of("workplace", [a_workplace(TOTALPERMTEMP=total, ALLJOBROLES="6;3")]),
        csv_of("worker", workers),
    ]


def test_last_year_s_set_and_today_s_in_one_drop_are_two_sendings_each_of_its_year(priya):
    now, then = a_set_of(2025, "P1", "P2", "P3"), a_set_of(2024, "P1", "P2")
    became = send(priya, now[0], then[1], then[0], now[1])
    assert [(one.which, one.submission.year) for one in became] == [
        ("workplace", 2025),
        ("worker", 2024),
        ("workplace", 2024),
        ("worker", 2025),
    ]
    assert len({one.submission for one in became}) == 2


def test_the_year_that_is_said_is_that_of_the_later_set(priya):
    became = send(priya, *a_set_of(2023, "P1"), *a_set_of(2024, "P1", "P2"), year=2025)
    assert [one.submission.year for one in became] == [2023, 2023, 2025, 2025]


pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]
