"""Accounts: made and ended by an administrator; one-time links; passwords; sessions that end."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.utils import timezone

from given.members import an_account
from tenure.partnership import limits, may, sight
from tenure.partnership.actions import accounts
from tenure.partnership.models import Account, AuditEntry, SignInLink
from tenure.terms.problems import NotAllowed, UsedWrongly

# Slow: hashes passwords as production does.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]

LONG_ENOUGH = "rain over the estuary"


def a_request(rf, client):
    """A request with the client's own session."""
    from allauth.core import context
    from django.contrib.auth.models import AnonymousUser

    request = rf.post("/sign-in/")
    request.session = client.session
    request.user = AnonymousUser()
    request._messages = []
    context._request_var.set(request)
    return request


@pytest.fixture
def asking(rf, client):
    return a_request(rf, client)


def make(by, **more):
    said = {"username": "Bilal", "name": "Bilal  Khan", "email": "", "role": "board member", "by": by}
    return accounts.make_account(**{**said, **more})


def test_an_administrator_makes_an_account(administrator, northvale):
    account = make(administrator, role="analyst", partner=northvale)

    assert (account.username, account.name, account.partner) == ("bilal", "Bilal Khan", northvale)
    assert not account.has_usable_password()
    assert AuditEntry.objects.get().about == "account bilal"


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"username": "bi lal"}, "Choose another"),
        ({"username": "dana"}, "The username dana is taken"),
        ({"name": " "}, "Give the person's name"),
        ({"role": "king"}, "There is no role king"),
        ({"role": "analyst"}, "An analyst belongs to a partner"),
    ],
)
def test_an_account_is_whole(administrator, said, says):
    with pytest.raises(UsedWrongly, match=says):
        make(administrator, **said)
    assert Account.objects.count() == 1


@pytest.mark.parametrize("who", ["priya", "otto", "lead", "board"])
def test_nobody_else_makes_ends_or_links_accounts(request, who, administrator):
    user = request.getfixturevalue(who)
    for done in (
        lambda: make(user),
        lambda: accounts.disable_account(account=administrator, by=user),
        lambda: accounts.enable_account(account=administrator, by=user),
        lambda: accounts.make_link(account=user, by=user),
        lambda: accounts.reset_account(account=administrator, by=user),
    ):
        with pytest.raises(may.Refused, match="Only administrators"):
            done()
    assert AuditEntry.objects.filter(by=user, outcome="refused").count() == 5


def test_a_link_signs_in_once(administrator, priya, asking):
    token = accounts.make_link(account=priya, by=administrator)

    response = accounts.use_link(asking, token)

    assert (response.status_code, asking.user) == (302, priya)
    with pytest.raises(NotAllowed, match="was used or has run out"):
        accounts.use_link(asking, token)


def test_a_link_is_kept_as_a_hash(administrator, priya):
    token = accounts.make_link(account=priya, by=administrator)
    link = SignInLink.objects.get()
    assert token not in (link.digest, str(vars(link)))
    assert not any(token in str(vars(entry)) for entry in AuditEntry.objects.all())


@pytest.mark.parametrize("end", ["run out", "account ended", "never made"])
def test_a_link_that_does_not_hold_any_more_signs_nobody_in(administrator, priya, asking, end):
    token = accounts.make_link(account=priya, by=administrator)
    if end == "run out":
        SignInLink.objects.update(until=timezone.now() - timedelta(seconds=1))
    elif end == "account ended":
        accounts.disable_account(account=priya, by=administrator)
    else:
        token = "never made"

    with pytest.raises(NotAllowed, match="Ask an administrator for another"):
        accounts.use_link(asking, token)

    assert not asking.user.is_authenticated


def test_a_link_does_not_step_round_a_second_factor(administrator, priya, asking):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(priya, generate_totp_secret())
    token = accounts.make_link(account=priya, by=administrator)

    response = accounts.use_link(asking, token)

    assert response.url.startswith("/sign-in/code/")
    assert not asking.user.is_authenticated


def test_in_public_a_link_is_for_people_without_a_password(administrator, priya, settings, asking):
    token = accounts.make_link(account=priya, by=administrator)
    settings.TENURE_PUBLIC = True
    priya.set_password(LONG_ENOUGH)
    priya.save()

    with pytest.raises(UsedWrongly, match="has a password"):
        accounts.make_link(account=priya, by=administrator)
    with pytest.raises(NotAllowed):
        accounts.use_link(asking, token)


def test_links_are_not_tried_for_ever(asking):
    for _ in range(10):
        with pytest.raises(NotAllowed, match="was used or has run out"):
            accounts.use_link(asking, "a guess")
    with pytest.raises(limits.TooMany, match="Wait 5 minutes and try again"):
        accounts.use_link(asking, "a guess")


def test_ending_an_account_ends_its_sessions(administrator, priya, client):
    client.force_login(priya)
    accounts.disable_account(account=priya, by=administrator)

    response = client.get("/health", follow=False)

    assert not response.wsgi_request.user.is_authenticated


def test_a_new_home_has_an_administrator_to_begin_with(asking):
    first = accounts.first_administrator()
    assert (first.role, accounts.first_administrator()) == ("administrator", first)

    accounts.use_link(asking, accounts.make_link(account=first, by=may.HOLDER))

    assert accounts.first_administrator() is None


def test_the_last_administrator_stays(administrator):
    with pytest.raises(UsedWrongly, match="This is the only administrator"):
        accounts.disable_account(account=administrator, by=may.HOLDER)


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("short", "A password has 12 to 128 characters"),
        ("x" * 129, "This one has 129"),
        ("password1234", "is on the list of common ones. Choose three or four words of your own."),
        ("Partnership2026", "a word of this place"),
    ],
)
def test_a_weak_password_is_refused(priya, asking, new, says):
    with pytest.raises(UsedWrongly, match=says):
        accounts.change_password(account=priya, old="", new=new, request=asking)


def signed_in(client, account, password=LONG_ENOUGH):
    client.post("/sign-in/", {"login": account.username, "password": password})
    return client


def test_changing_a_password_ends_the_other_sessions(priya, asking, administrator):
    accounts.use_link(asking, accounts.make_link(account=priya, by=administrator))
    accounts.change_password(account=priya, old="", new=LONG_ENOUGH, request=asking)
    asking.session.save()  # as the middleware does after each answer
    elsewhere = signed_in(Client(), priya)
    assert len(accounts.sessions_of(priya)) == 2

    accounts.change_password(account=priya, old=LONG_ENOUGH, new=LONG_ENOUGH[::-1], request=asking)
    asking.session.save()

    assert not elsewhere.get("/").wsgi_request.user.is_authenticated
    assert [one.session_key for one in accounts.sessions_of(priya)] == [asking.session.session_key]


def test_a_password_is_not_guessed_for_ever(priya, settings):
    priya.set_password(LONG_ENOUGH)
    priya.save()
    for _ in range(6):
        signed_in(Client(), priya, "a wrong guess")

    late = signed_in(Client(), priya)

    assert not late.get("/").wsgi_request.user.is_authenticated
    assert AuditEntry.objects.filter(what="failed to sign in", who="priya").count() == 5


def test_a_session_is_new_after_signing_in(priya, client):
    priya.set_password(LONG_ENOUGH)
    priya.save()
    client.get("/sign-in/")
    before = client.session.session_key

    signed_in(client, priya)

    assert client.session.session_key != before
    assert client.get("/").wsgi_request.user == priya


def test_a_password_is_kept_by_argon2(priya, asking):
    asking.user = priya
    accounts.change_password(account=priya, old="", new=LONG_ENOUGH, request=asking)
    assert identify_hasher(priya.password).algorithm == "argon2"
    with pytest.raises(UsedWrongly, match="The present password is another one"):
        accounts.change_password(account=priya, old="wrong", new=LONG_ENOUGH, request=asking)


def test_an_administrator_sees_accounts_and_others_their_own(administrator, priya, otto):
    assert sight.accounts(administrator).count() == 3
    assert list(sight.accounts(otto)) == [otto]


def test_people_who_came_in_are_written_down(administrator, priya, asking):
    accounts.use_link(asking, accounts.make_link(account=priya, by=administrator))
    assert AuditEntry.objects.order_by("-number").first().what == "signed in"
    assert an_account("ceri", "board member").role == "board member"


def test_an_account_has_one_link_at_a_time(administrator, priya):
    first = accounts.make_link(account=priya, by=administrator)
    second = accounts.make_link(account=priya, by=administrator)

    assert accounts._usable(first) is None
    assert accounts._usable(second) is not None


def test_a_password_that_is_taken_away_revives_no_older_link(administrator, priya, settings):
    older = accounts.make_link(account=priya, by=administrator)
    priya.set_password(LONG_ENOUGH)
    priya.save()

    accounts.reset_account(account=priya, by=administrator)

    assert accounts._usable(older) is None


def test_a_try_is_counted_for_the_machine_behind_the_proxy(rf, client, settings):
    """The proxy's own address would let one visitor use up everybody's tries."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(limits.LIMITS["sign-in link"].tries + 1):
        request = a_request(rf, client)
        request.META |= {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": f"8.8.8.8, 10.0.0.{number}"}
        with pytest.raises(NotAllowed, match="was used or has run out"):
            accounts.use_link(request, "none")


@pytest.mark.parametrize("username", ["priya", "nobody"])
def test_a_failed_sign_in_is_written_down_whether_or_not_there_is_such_an_account(client, priya, username):
    """If only one of them were, the time it takes would tell which names there are."""
    client.post("/sign-in/", {"login": username, "password": "what somebody typed"})

    entry = AuditEntry.objects.get()
    who, about = ("priya", "account priya") if username == "priya" else ("visitor", "no such account")
    assert (entry.what, entry.who, entry.about, entry.outcome) == ("failed to sign in", who, about, "refused")
