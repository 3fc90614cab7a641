"""Engagement in the browser: all of it for a lead, one's own for an analyst, nothing for anybody else."""

import pytest
from django.utils import timezone

from given.members import an_account
from tenure.partnership.actions import meetings
from tenure.partnership.actions.meetings import Due, Seated
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Partner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
TODAY = timezone.localdate()


@pytest.fixture
def marion(db):
    return an_account("marion", "partnership lead")


@pytest.fixture
def otto(db):
    return an_account("otto", partner="103")


@pytest.fixture
def met(otto):
    """A meeting today that Otto's partner came to, Northvale did not, and that gave Otto an action."""
    board = meetings.found_board("Board", quorum=1, by=HOLDER)
    for name, number in (("Ann", "101"), ("Ben", "103")):
        meetings.seat(board, Seated(name, TODAY, partner=Partner.of(number)), by=HOLDER)
    one = meetings.call(board, TODAY, by=HOLDER)
    came = {each.pk: "present" if each.name == "Ben" else "apologies" for each in meetings.seats_of(one)}
    meetings.write_attendance(one, came, by=HOLDER)
    action = meetings.give_action(one, Due("Write", "Otto", TODAY, otto), by=HOLDER)
    meetings.finish(action, on=TODAY, by=HOLDER)


def test_a_lead_sees_partners_side_by_side(client, marion, met):
    client.force_login(marion)
    page = client.get("/strategy/engagement/").content.decode()
    assert "No partner takes part less than the year before." in page
    hartwell = page[page.index("Hartwell") : page.index("Northvale")]
    assert hartwell.count("100.0%") == 2
    assert "Placements offered are not counted yet." in page
    assert "number of places, would supply it" in page
    assert client.get("/strategy/engagement/101/").status_code == 200


def test_otto_sees_his_own_partner_and_no_other(client, otto, met):
    client.force_login(otto)
    response = client.get("/strategy/engagement/", follow=True)
    page = response.content.decode()
    assert response.redirect_chain[-1][0] == "/strategy/engagement/103/"
    assert f"Meetings attended: 100.0% in {TODAY.year}, the first year." in page
    assert client.get("/strategy/engagement/101/").status_code == 403
    file = client.get("/strategy/engagement/engagement.csv").content.decode()
    assert "Hartwell" in file
    assert "Northvale" not in file


@pytest.mark.parametrize("path", ["", "engagement.csv", "103/"])
@pytest.mark.parametrize("role", ["board member", "administrator"])
def test_nobody_else_sees_it(client, met, path, role):
    client.force_login(an_account("other", role))
    assert client.get(f"/strategy/engagement/{path}").status_code == 403


def test_a_partner_that_is_not_there_is_not_found(client, marion, met):
    client.force_login(marion)
    assert client.get("/strategy/engagement/none/").status_code == 404
