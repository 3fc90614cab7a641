"""What the worker found is kept beside the files, and read back while nothing that it came from changes."""

import stat
from io import BytesIO

import pytest

from given.csww import a_return, a_worker
from tenure.partnership import checking, finding
from tenure.partnership.actions import returns
from tenure.partnership.models import Submission, SubmissionPart
from tenure.terms.problems import Unreadable

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def sent_by(by, *workers) -> Submission:
    sent = returns.send_return(file=BytesIO(a_return(*workers)), name="return.xml", by=by)
    return returns.check(submission=sent)


def nobody() -> None:
    raise AssertionError("the return was checked again")


def kept(sent):
    return finding.kept(sent, checking.last_year(sent), nobody)


MANY = [a_worker(SWENo=f"SW{n}", FTE="37") for n in range(1000, 1120)]


def test_a_page_has_its_counts_and_first_findings_without_a_check(priya):
    sent = sent_by(priya, *MANY, a_worker(PersonBirthDate="1934-05-01"))
    found, checked = kept(sent), checking.checked_of(sent)
    assert (found.errors, found.queries, found.asked) == (checked.errors, checked.queries, checked.asked)
    assert (len(found.sent), found.sent.notices) == (len(checked.sent), checked.sent.notices)
    for one, same in zip(found.groups, checked.groups, strict=True):
        assert list(one.findings(100)) == list(same.findings(100))
        assert list(one.rows) == [each.row for each in same.findings()]


def test_more_than_the_first_findings_take_a_check(priya):
    sent = sent_by(priya, *MANY)
    assert list(checking.found_of(sent).findings()) == list(checking.checked_of(sent).findings())


def test_only_its_owner_can_read_it(priya):
    sent_by(priya, *MANY)
    (place,) = finding.folder().iterdir()
    assert stat.S_IMODE(finding.folder().stat().st_mode) == 0o700
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("changed", ["year", "sha256", "partner"])
def test_what_came_from_something_else_is_not_shown(priya, otto, changed):
    sent = sent_by(priya)
    assert kept(sent) is not None
    if changed == "sha256":
        SubmissionPart.objects.update(sha256="0" * 64)
    elif changed == "partner":
        sent.partner = otto.partner
    else:
        sent.year = 2022
    assert kept(sent) is None


def test_it_is_checked_and_kept_again_where_it_is_gone(priya):
    sent = sent_by(priya, *MANY)
    for place in finding.folder().iterdir():
        place.unlink()
    assert checking.found_of(sent).errors == 120
    assert kept(sent).errors == 120


def test_one_sending_keeps_one_set_of_findings(priya):
    sent = sent_by(priya, *MANY)
    (finding.folder() / f"{sent.pk}-of-older-rules").touch()
    Submission.objects.update(state="received")
    returns.check(submission=sent)
    assert len(list(finding.folder().iterdir())) == 1


def test_nothing_is_shown_of_files_that_are_gone(priya):
    sent = sent_by(priya)
    SubmissionPart.objects.update(sha256="0" * 64)
    with pytest.raises(Unreadable, match="gone from the home"):
        checking.found_of(sent)
