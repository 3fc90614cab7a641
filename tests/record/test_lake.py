"""The lake: whole or not at all, the same bytes from the same inputs, and what was known on a day."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from given.careers import a_leaving, a_record, a_stay, sent_by
from tenure.record import Counting, Lake
from tenure.record.snapshot import ORDER
from tenure.terms.problems import Unreadable, UsedWrongly

# Slow: writes records, and kills the writer.
pytestmark = pytest.mark.slow


NOVEMBER, MARCH = datetime(2022, 11, 5, 12, tzinfo=UTC), datetime(2023, 3, 1, 12, tzinfo=UTC)

SENT = (
    sent_by("101", a_stay("amara"), a_stay("ceri"), year=2021),
    sent_by("101", a_stay("amara"), a_leaving("ceri", on=date(2022, 5, 31)), year=2022, accepted=NOVEMBER),
    sent_by("102", a_stay("dana"), year=2022),
    sent_by("106 / 107", a_stay("bilal"), a_stay("otto", agency=True), year=2022),
)
CORRECTED = sent_by("101", a_stay("amara"), a_stay("ceri"), year=2022, accepted=MARCH)


def kept(folder, sent=SENT, **more):
    lake = Lake(folder, **more)
    for one in sent:
        lake.keep(one.submission, one.tables)
    return lake


def bytes_of(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def in_post(record):
    return record.query("SELECT count(*) AS n FROM staff WHERE in_post AND partner = '101' AND year = 2022")[
        "n"
    ][0]


def test_the_same_inputs_give_the_same_bytes_in_any_order(tmp_path):
    other = [*SENT, CORRECTED]
    Random(7).shuffle(other)
    first, second = kept(tmp_path / "a", (*SENT, CORRECTED)), kept(tmp_path / "b", other)
    first.record(), second.record()

    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")
    assert len(bytes_of(tmp_path / "a" / "record")) == len(ORDER) + 1


def test_rebuilding_gives_the_same_bytes(tmp_path):
    lake = kept(tmp_path)
    lake.record()
    before = bytes_of(tmp_path)

    lake.rebuild()

    assert bytes_of(tmp_path) == before


def test_an_untouched_lake_is_not_built_again(tmp_path):
    lake = kept(tmp_path)
    assert not lake.is_current()
    snapshot = lake.record().snapshot
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}

    assert lake.is_current()
    assert Lake(tmp_path).record().snapshot == snapshot
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")} == times


def test_a_file_resent_replaces_its_predecessor_and_the_old_answer_stays(tmp_path):
    lake = kept(tmp_path)
    lake.keep(CORRECTED.submission, CORRECTED.tables)

    assert in_post(lake.record()) == 2
    assert in_post(lake.record(as_known_on=datetime(2023, 2, 28, tzinfo=UTC))) == 1
    assert in_post(lake.record(as_known_on=MARCH)) == 2
    assert in_post(lake.record(as_known_on=datetime(2022, 11, 1, tzinfo=UTC))) == 0
    assert len(lake.submissions()) == 4
    assert len(lake.submissions(every=True)) == 5


def test_nothing_is_known_before_the_first_submission(tmp_path):
    record = kept(tmp_path).record(as_known_on=datetime(2001, 1, 1, tzinfo=UTC))

    assert record.query("SELECT count(*) AS n FROM staff")["n"][0] == 0


def test_a_day_without_a_zone_is_universal_time(tmp_path):
    lake = kept(tmp_path)

    just_before, then = NOVEMBER.replace(tzinfo=None, hour=11, minute=59), NOVEMBER.replace(tzinfo=None)
    assert len(lake.submissions(just_before)) == 3
    assert len(lake.submissions(then)) == 4


def test_keeping_a_submission_again_changes_nothing(tmp_path):
    lake = kept(tmp_path)
    before = bytes_of(tmp_path)

    lake.keep(SENT[0].submission, SENT[1].tables)

    assert bytes_of(tmp_path) == before


def test_other_settings_give_another_record(tmp_path):
    one, other = kept(tmp_path), Lake(tmp_path, counting=Counting(last_day_is_leaver=False))

    assert one.record().snapshot != other.record().snapshot
    assert other.record().manifest["definitions"]["last_day_is_leaver"] is False


def test_the_manifest_says_what_the_record_was_made_from(tmp_path):
    manifest = kept(tmp_path).record().manifest

    assert [(i["partner"], i["year"], i["sha256"]) for i in manifest["inputs"]] == [
        (s.submission.partner, s.submission.year, s.submission.sha256) for s in SENT
    ]
    assert manifest["code"]["version"]


def test_events_that_are_not_those_kept_are_refused(tmp_path):
    lake = kept(tmp_path)
    (tmp_path / "events" / f"{SENT[0].submission.id}.parquet").write_bytes(b"spoilt")

    with pytest.raises(
        Unreadable, match=r"not what was kept when 101's return for 2021 was accepted\. Restore"
    ):
        lake.record()
    assert not lake.is_current()


def test_an_id_that_would_leave_the_folder_is_refused(tmp_path):
    with pytest.raises(UsedWrongly, match="cannot name a submission"):
        Lake(tmp_path).keep(replace(SENT[0].submission, id="../x"), SENT[0].tables)


def test_only_the_records_last_used_stay(tmp_path):
    lake = kept(tmp_path, SENT[:1])
    for day in range(1, 11):
        one = sent_by("102", a_stay("dana"), accepted=datetime(2023, 12, day, tzinfo=UTC))
        lake.keep(one.submission, one.tables)
        lake.record()

    assert len(list((tmp_path / "record").iterdir())) == 8
    assert lake.is_current()


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path

from given.careers import a_stay, sent_by
from tenure.record import Lake

moves = iter(range(int(sys.argv[2])))

def stop(event, arguments):
    if event == "os.rename" and next(moves, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)

accepted = datetime(2023, 3, 1, 12, tzinfo=UTC)
one = sent_by("101", a_stay("amara"), a_stay("ceri"), year=2022, accepted=accepted)
sys.addaudithook(stop)
lake = Lake(Path(sys.argv[1]))
lake.keep(one.submission, one.tables)
lake.record()
"""


@pytest.mark.parametrize(
    ("moves", "in_post_after"),
    [
        (0, 1),  # before anything of the resent file is there
        (3, 1),  # its tables are there, its description is not
        (7, 2),  # it is kept, and the record is half made
        (11, 2),  # the record is made, and not in its place
    ],
)
def test_a_writer_that_is_killed_leaves_the_old_or_the_new(tmp_path, moves, in_post_after):
    lake = kept(tmp_path)
    lake.record()
    tests = Path(__file__).parents[1]

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), str(moves)],
        env={**os.environ, "PYTHONPATH": str(tests)},
    )

    assert killed.returncode == -signal.SIGKILL
    assert in_post(lake.record()) == in_post_after
    lake.keep(CORRECTED.submission, CORRECTED.tables)
    assert in_post(lake.record()) == 2


def test_the_record_does_not_depend_on_the_order_in_which_partners_were_accepted(tmp_path):
    """Submissions are numbered as they come: the numbers are not in the record."""
    for folder, order in (("a", SENT), ("b", SENT[::-1])):
        numbered = [replace(one.submission, id=str(i)) for i, one in enumerate(order)]
        lake = Lake(tmp_path / folder)
        for submission, one in zip(numbered, order, strict=True):
            lake.keep(submission, one.tables)
        lake.record()

    assert bytes_of(tmp_path / "a" / "record") == bytes_of(tmp_path / "b" / "record")


def test_a_record_in_memory_says_the_same_as_one_in_the_lake(tmp_path):
    in_lake, in_memory = kept(tmp_path).record(), a_record(*SENT)

    for table in ("staff", "equality", "vacancies", "spells", "people", "submissions"):
        question = f"SELECT * FROM {table} ORDER BY ALL"
        rows = in_lake.connection().execute(question).fetchall()
        assert rows == in_memory.connection().execute(question).fetchall()
        assert rows


def test_several_who_build_at_once_make_one_record(tmp_path):
    kept(tmp_path)
    with ThreadPoolExecutor(4) as together:
        records = list(together.map(lambda _: Lake(tmp_path).record(), range(4)))

    assert len({record.snapshot for record in records}) == 1
    assert [in_post(record) for record in records] == [1, 1, 1, 1]
    assert [folder.name for folder in (tmp_path / "record").iterdir()] == [records[0].snapshot]


def test_what_a_stopped_writer_left_is_cleared_away_after_an_hour(tmp_path):
    lake = kept(tmp_path)
    left, begun = tmp_path / "record" / ".left", tmp_path / "record" / ".begun"
    for folder in (left, begun):
        folder.mkdir(parents=True)
    os.utime(left, (0, 0))

    lake.record()

    assert not left.exists()
    assert begun.exists()
