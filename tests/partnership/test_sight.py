"""What each role may be shown: nothing outside its list, and nothing at all by default."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from tenure.partnership import may, sight
from tenure.partnership.models import Account, AuditEntry, Note, Partner, Submission

pytestmark = pytest.mark.django_db

EVERYONE = ("priya", "otto", "lead", "board", "administrator")


@pytest.mark.parametrize("who", EVERYONE)
def test_a_thing_shows_the_fields_of_the_role_and_no_other(request, who, northvale):
    user = request.getfixturevalue(who)
    sent = Submission.objects.create(partner=northvale, year=2023, number=1, sha256="0" * 64, bytes=1)
    for thing in (northvale, sent, user, Note(submission=sent, rule="X", text="x")):
        assert tuple(sight.shown(user, thing)) == sight.FIELDS[type(thing)].get(user.role, ())


@pytest.mark.parametrize("model", list(apps.get_app_config("partnership").get_models()))
def test_no_role_is_shown_a_secret(model):
    shown = {name for fields in sight.FIELDS.get(model, {}).values() for name in fields}
    assert not shown & {"password", "digest", "seal", "sha256", "last_login"}
    assert shown <= {field.name for field in model._meta.get_fields()}


def test_leads_board_members_and_administrators_are_shown_no_return(lead, board, administrator):
    for user in (lead, board, administrator):
        assert sight.fields(user, Submission) == ()
        assert sight.fields(user, Note) == ()


def test_nobody_sees_anything_without_signing_in(northvale, priya):
    nobody = AnonymousUser()
    for seen in (sight.partners, sight.submissions, sight.accounts, sight.entries):
        assert not seen(nobody).exists()
    assert sight.shown(nobody, northvale) == {}


def test_an_ended_account_sees_nothing(priya, northvale):
    priya.is_active = False
    assert not sight.submissions(priya).exists()
    assert sight.fields(priya, Partner) == ()


def test_an_analyst_looks_as_their_partner_and_others_as_the_partnership(priya, lead, board):
    viewer = sight.viewer(priya)
    assert viewer.sees_true("101")
    assert not viewer.sees_true("103")
    for user in (lead, board):
        assert (sight.viewer(user).partner, sight.viewer(user).audience) == (None, "partnership")
        assert not sight.viewer(user).sees_true("101")


def test_an_administrator_looks_at_no_figures(administrator):
    with pytest.raises(may.Refused, match="Analysts, partnership leads and board members see"):
        sight.viewer(administrator)
    assert AuditEntry.objects.get().outcome == "refused"


def test_the_audit_is_for_administrators_and_ones_own(administrator, priya, otto):
    from tenure.partnership import audit

    audit.enter("read rows", "submission 1", by=priya)
    audit.enter("signed in", "account otto", by=otto)
    assert sight.entries(administrator).count() == 2
    assert [entry.by for entry in sight.entries(otto)] == [otto]


def test_the_holder_of_the_files_sees_every_return(northvale):
    Submission.objects.create(partner=northvale, year=2023, number=1, sha256="0" * 64, bytes=1)
    assert sight.submissions(may.HOLDER).count() == 1
    assert sight.viewer(may.HOLDER).holds_everything
    assert Account.objects.count() == 0
