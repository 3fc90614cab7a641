"""A university is a partner too: its analyst sends education returns, and nobody else does."""

import pytest

from given.csww import a_return as a_childrens_return
from given.education import a_placement, a_student, csv_of
from given.members import an_account
from tenure.partnership import home as homes
from tenure.partnership import loading, sight
from tenure.partnership.actions import returns as actions
from tenure.partnership.may import OutOfSight, Refused
from tenure.partnership.models import Partner, Submission
from tenure.terms.problems import Unreadable

pytestmark = pytest.mark.usefixtures("at_once")
ABOVE = {"university": "Southmere University", "year": "2023"}


@pytest.fixture
def students(tmp_path):
    path = tmp_path / "students.csv"
    path.write_bytes(csv_of("students", [a_student()], above=ABOVE))
    return path


@pytest.fixture
def ruth(db):
    """Analyst at Southmere University."""
    return an_account("ruth", partner="90000001")


def test_the_parts_of_a_return_in_one_folder_are_sent_as_one(home, tmp_path, students):
    placements = tmp_path / "placements.csv"
    placements.write_bytes(csv_of("placements", [a_placement()]))

    (done,) = loading.load([students, placements], home=home)

    assert (done.partner, done.year, done.accepted) == ("90000001", 2023, True)
    sent = Submission.objects.get()
    assert (sent.kind, str(sent.partner), sent.workers) == ("education", "Southmere University", 1)
    assert [s.service for s in homes.lake().submissions()] == ["education"]
    began = homes.lake().record().query("SELECT host_number FROM learning WHERE event = 'placement began'")
    assert began["host_number"].tolist() == ["101"]


def test_councils_and_universities_are_loaded_together(home, tmp_path, students):
    council = tmp_path / "council.xml"
    council.write_bytes(a_childrens_return(year=2023))

    done = loading.load([students, council], home=home)

    assert [(one.partner, one.accepted) for one in done] == [("90000001", True), ("101", True)]


def test_a_university_that_nobody_knows_is_named(home, tmp_path):
    path = tmp_path / "students.csv"
    path.write_bytes(csv_of("students", [a_student()], above=ABOVE | {"university": "Nowhere"}))

    (done,) = loading.load([path], home=home)

    assert "the return of authority Nowhere, and there is no such number" in done.says


def test_its_analyst_sends_it_and_a_council_does_not(home, students, ruth, priya):
    sent = actions.send_return(file=students, name="students.csv", by=ruth)
    assert (sent.kind, sent.partner.name) == ("education", "Southmere University")

    with pytest.raises(Unreadable, match="is Southmere University's, and not Northvale's"):
        actions.send_return(file=students, name="students.csv", by=priya)


def test_a_council_files_no_education_return_even_one_that_names_nobody(home, tmp_path, priya):
    path = tmp_path / "students.csv"
    path.write_bytes(csv_of("students", [a_student()], above={"year": "2023"}))
    with pytest.raises(Unreadable, match="Social work education return, which Northvale does not file"):
        actions.send_return(file=path, name="students.csv", by=priya)


def test_an_analyst_of_another_partner_sees_nothing_of_it(home, students, ruth, otto):
    sent = actions.send_return(file=students, name="students.csv", by=ruth)

    with pytest.raises(OutOfSight):
        sight.submission(otto, sent.pk)
    with pytest.raises(Refused):
        actions.send_return(file=students, name="s.csv", by=otto, partner=Partner.of("90000001"))
