"""Loading files from the command line: what has no errors goes on record, the rest says why not."""

from datetime import UTC, datetime

import pytest

from given.csww import a_return, a_worker
from tenure.partnership import home as homes
from tenure.partnership import loading, verifying
from tenure.partnership.models import Note, Submission
from tenure.terms.problems import UsedWrongly

# Slow: loads whole returns.
pytestmark = [pytest.mark.usefixtures("at_once"), pytest.mark.slow]


@pytest.fixture
def written(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def test_files_come_back_in_the_order_given(home, written):
    paths = [
        written("now.xml", a_return(year=2023)),
        written("before.xml", a_return(year=2022)),
        written("letter.xml", b"Dear all"),
        written("wrong.xml", a_return(a_worker(FTE="37"), lea="102")),
    ]
    told = []

    done = loading.load(paths, home=home, progress=lambda at, of: told.append((at, of)))

    assert [(d.partner, d.year, d.accepted, d.exit_code) for d in done] == [
        ("101", 2023, True, 0),
        ("101", 2022, True, 0),
        ("", None, False, 10),
        ("102", 2023, False, 11),
    ]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert done[0].says.startswith("Northvale’s children’s return for 2023 is on record: 1 person")
    assert homes.lake().is_current()


def test_a_query_stands_with_a_note_that_says_nobody_looked(home, written):
    query = written("query.xml", a_return(a_worker(PersonBirthDate="1934-05-01")))

    (done,) = loading.load([query], home=home)

    assert (done.accepted, done.queries) == (True, 1)
    assert "nobody has said yet" in Note.objects.get().text


def test_a_record_is_not_continued_under_another_key(home, written, monkeypatch):
    loading.load([written("before.xml", a_return(year=2022))], home=home)
    monkeypatch.setenv("TENURE_PSEUDONYM_KEY", "7c" * 32)

    with pytest.raises(UsedWrongly, match="another key than this record's"):
        loading.load([written("now.xml", a_return(year=2023))], home=home)

    assert Submission.objects.count() == 1


def test_loading_the_same_file_again_changes_nothing(home, written):
    path = written("return.xml", a_return())
    loading.load([path], home=home)
    before = homes.lake().record().snapshot

    (again,) = loading.load([path], home=home)

    assert (again.accepted, again.exit_code) == (False, 2)
    assert again.says.startswith("This same file was sent on")
    assert homes.lake().record().snapshot == before


def test_what_was_known_earlier_can_be_asked_again(home, written):
    first = written("first.xml", a_return())
    corrected = written("corrected.xml", a_return(a_worker(), a_worker(SWENo="SW000002")))
    sent_at = {first: datetime(2023, 10, 20, tzinfo=UTC), corrected: datetime(2023, 12, 1, tzinfo=UTC)}

    loading.load([corrected, first], home=home, sent_at=sent_at)

    lake = homes.lake()
    assert [s.id for s in lake.submissions()] == ["csww-101-2023-2"]
    earlier = lake.submissions(datetime(2023, 11, 1, tzinfo=UTC))
    assert [s.id for s in earlier] == ["csww-101-2023-1"]
    assert Submission.objects.get(number=1).state == "replaced"


def test_an_authority_that_there_is_not_is_named(home, written):
    (done,) = loading.load([written("x.xml", a_return(lea="999"))], home=home)
    assert "the return of authority 999, and there is no such number" in done.says


def test_a_whole_home_has_no_faults(home, written):
    loading.load([written("return.xml", a_return())], home=home)
    assert verifying.verify(home) == []


def test_a_changed_file_a_missing_one_and_a_damaged_lake_are_named(home, written):
    loading.load([written("a.xml", a_return()), written("b.xml", a_return(lea="102"))], home=home)
    northvale, ashmere = Submission.objects.order_by("partner__number")
    (home / "files" / northvale.sha256).write_bytes(b"something else")
    (home / "files" / ashmere.sha256).unlink()
    (home / "lake" / "submissions" / f"{northvale.reference}.json").unlink()

    says = " ".join(verifying.verify(home))

    assert f"The kept file {northvale.sha256[:12]} is not as it was sent" in says
    assert "The file of Ashmere 2023, sending 1 is gone" in says
    assert "csww-101-2023-1 is accepted and not in the lake" in says


def test_what_a_stopped_process_left_is_put_on_record_later(home, written):
    loading.load([written("return.xml", a_return())], home=home)
    Submission.objects.update(on_record=False)
    (home / "lake" / "submissions" / "csww-101-2023-1.json").unlink()

    from tenure.partnership import keeping

    assert keeping.settle() == 1
    assert verifying.verify(home) == []
    assert keeping.settle() == 0
