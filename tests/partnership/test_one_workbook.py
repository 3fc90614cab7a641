"""The workbook of what to put right in a whole set comes back as one file, and becomes one sending."""

from io import BytesIO

import pytest

from given.ascwds import a_workplace, an_adults_worker, csv_of
from tenure.partnership import files
from tenure.partnership.actions import completing, reading, returns, sending
from tenure.partnership.models import Submission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

WORKPLACE = csv_of("workplace", [a_workplace()])
WORKER = csv_of("worker", [an_adults_worker(DAYSSICK="1x")])


def send(by, **contents: bytes):
    incoming = [(name.replace("_", "."), BytesIO(content)) for name, content in contents.items()]
    return sending.send_files(incoming=incoming, by=by, year=2023)


@pytest.fixture
def workbook(priya) -> bytes:
    sent = send(priya, workplace_csv=WORKPLACE, worker_csv=WORKER)[0].submission
    return reading.returned_workbook(submission=returns.check(submission=sent), by=priya)


def test_it_is_one_sending_with_each_part_and_the_same_findings(priya, workbook):
    before = Submission.objects.get()
    became = send(priya, fixed_xlsx=workbook)
    again = returns.check(submission=became[0].submission)
    assert [one.which for one in became] == ["workplace", "worker"]
    assert [part.part for part in again.parts.all()] == ["workplace", "worker"]
    assert (again.number, again.name, again.bytes) == (2, "fixed.xlsx", len(workbook))
    assert again.tally == before.tally


def test_it_is_kept_once_and_comes_back_as_one_file(priya, workbook):
    sent = send(priya, fixed_xlsx=workbook)[0].submission
    (place,) = reading.originals(submission=sent, by=priya).values()
    assert place.read_bytes() == workbook
    assert list(files.folder_for_arriving().glob("*")) == []


def test_a_file_that_lacks_is_taken_out_of_it_alone(priya, workbook):
    sent = send(priya, fixed_xlsx=workbook)[0].submission
    corrected = csv_of("worker", [an_adults_worker(DAYSSICK="2")])
    alone = returns.check(submission=send(priya, worker_csv=corrected)[0].submission)

    whole = returns.check(submission=completing.complete(submission=alone, by=priya))

    assert [(part.part, part.name) for part in whole.parts.all()] == [
        ("workplace", "fixed.xlsx"),
        ("worker", "worker.csv"),
    ]
    assert (whole.state, whole.workers > 0, sent.number) == ("checked", True, 2)


def test_the_command_line_loads_it_as_one(tmp_path, workbook):
    from tenure.partnership.gathering import gathered

    path = tmp_path / "fixed.xlsx"
    path.write_bytes(workbook)
    training = tmp_path / "training.csv"
    training.write_bytes(b"not one of these")
    first, second = gathered([path, training])
    assert (first.paths, first.problem) == ((path,), None)
    assert second.problem is not None
