"""The record as it would be with one more return: worked out beside the lake, which stays as it is."""

from datetime import UTC, datetime

import pytest

from given.csww import a_return, a_worker
from tenure import returns
from tenure.record import Lake, Pseudonyms, Submission
from tenure.record.continuity import vanished
from tenure.returns.csww.accepting import events_of

PSEUDONYM = Pseudonyms.once()


def filed(people, year: int, number: int = 1):
    content = a_return(*(a_worker(SWENo=f"SW10000{n}") for n in people), year=year)
    checked = returns.check(returns.read(content))
    name = f"csww-101-{year}-{number}"
    at = datetime(2024, 1, number, tzinfo=UTC)
    submission = Submission(name, "csww", "101", year, at, checked.sent.sha256)
    return submission, events_of(checked, pseudonym=PSEUDONYM, submission=name)


@pytest.fixture
def lake(tmp_path):
    """A lake that holds three people in post in 2022."""
    made = Lake(tmp_path / "lake")
    made.keep(*filed(range(3), 2022))
    return made


def in_post(record, year: int) -> int:
    found = record.query("SELECT count(*) AS n FROM staff WHERE year = $year AND in_post", {"year": year})
    return int(found["n"][0])


def test_a_supposed_return_stands_beside_the_others_and_is_not_kept(lake):
    before = [path for path in lake.folder.rglob("*") if path.is_file()]
    record = lake.supposing(*filed(range(5), 2023))
    assert (in_post(record, 2022), in_post(record, 2023)) == (3, 5)
    assert [path for path in lake.folder.rglob("*") if path.is_file()] == before


def test_it_takes_the_place_of_the_one_before_it(lake):
    record = lake.supposing(*filed(range(1), 2022, number=2))
    assert in_post(record, 2022) == 1


def test_supposed_and_kept_give_the_same_record(lake):
    again = filed(range(4), 2023)
    supposed = lake.supposing(*again)
    lake.keep(*again)
    assert in_post(supposed, 2023) == in_post(lake.record(), 2023)


def test_people_whom_this_years_return_does_not_mention(lake):
    record = lake.supposing(*filed((0, 3, 4), 2023))
    assert vanished(record, service="children", partner="101", year=2023) == (3, 2)
