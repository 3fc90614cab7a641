"""An administrator makes, ends and opens accounts, and reads the audit; nobody else does."""

import re

import pytest

from tenure.partnership.models import Account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
BILAL = {"name": "Bilal Aziz", "username": "bilal", "email": "", "role": "analyst", "partner": "101"}


@pytest.fixture
def admin(client, administrator):
    client.force_login(administrator)
    return client


def test_an_account_is_made_with_a_link_shown_once(admin, northvale):
    made = admin.post("/accounts/new/", BILAL)
    shown = admin.post(f"{made.url}link/").content.decode()

    bilal = Account.objects.get(username="bilal")
    assert (bilal.role, bilal.partner) == ("analyst", northvale)
    assert re.search(r"<code>http://testserver/sign-in/[\w-]{40,}/</code>", shown)
    assert "/sign-in/" not in admin.get(made.url).content.decode()


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"name": ""}, "name", "The name is missing."),
        ({"username": "no spaces"}, "username", "letters, digits, points and hyphens"),
        ({"username": "dana"}, "username", "The username dana is taken."),
        ({"role": ""}, "role", "The role is missing."),
        ({"partner": ""}, "partner", "An analyst belongs to a partner."),
        ({"email": "nowhere"}, "email", "The e-mail address has no such form."),
    ],
)
def test_what_an_account_needs_is_said_beside_its_field(admin, northvale, change, field, says):
    response = admin.post("/accounts/new/", BILAL | change)
    assert response.status_code == 400
    assert re.search(rf'<a href="#{field}">[^<]*{re.escape(says)}', response.content.decode())
    assert not Account.objects.filter(username="bilal").exists()


def test_an_account_is_ended_and_opened_again(admin, priya):
    ended = admin.post(f"/accounts/{priya.pk}/end/", follow=True).content.decode()
    assert "account has ended" in ended
    assert not Account.objects.get(pk=priya.pk).is_active
    admin.post(f"/accounts/{priya.pk}/open/")
    assert Account.objects.get(pk=priya.pk).is_active


def test_the_list_names_everyone_with_role_and_partner(admin, priya):
    shown = admin.get("/accounts/").content.decode()
    assert re.search(r"Priya</a>.*?Analyst.*?Northvale", shown, re.DOTALL)


def test_the_audit_names_partners(admin, priya, client):
    client.force_login(priya)
    client.get("/accounts/")
    client.force_login(Account.objects.get(role="administrator"))
    assert re.search(
        r"was refused</td>.*?<td>Northvale</td>", admin.get("/audit/").content.decode(), re.DOTALL
    )


def test_the_audit_tells_what_was_refused(admin, otto, priya, client):
    client.force_login(otto)
    client.get("/accounts/")
    client.force_login(Account.objects.get(username="dana"))
    refused = client.get("/audit/?outcome=refused").content.decode()
    assert "was refused" in refused
    assert "otto" in refused


def test_a_changed_entry_is_found(admin, home):
    admin.post("/accounts/new/", BILAL | {"role": "board member", "partner": ""})
    assert "none was changed" in admin.get("/audit/?verify=yes").content.decode()
    (home / "audit-heads.jsonl").write_text('{"number": 1, "seal": "another"}\n')
    found = admin.get("/audit/?verify=yes").content.decode()
    assert "something was changed since it was written" in found
    assert "Audit entry 1 is not the one that was written outside the database." in found


@pytest.mark.parametrize("path", ["/accounts/", "/accounts/new/", "/accounts/1/", "/audit/", "/api/audit"])
@pytest.mark.parametrize("who", ["priya", "lead", "board"])
def test_only_administrators_look(client, request, who, path):
    client.force_login(request.getfixturevalue(who))
    assert client.get(path).status_code == 403
