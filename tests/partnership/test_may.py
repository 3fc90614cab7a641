"""Who may do what: a table of yes and no for every role and every question."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tenure.partnership import may
from tenure.partnership.models import AuditEntry, Filing, Submission

pytestmark = pytest.mark.django_db

TABLE = """
    question           | priya | otto | lead | board | administrator
    see_home           | yes   | yes  | yes  | yes   | yes
    see_own_account    | yes   | yes  | yes  | yes   | yes
    see_definitions    | yes   | yes  | yes  | yes   | yes
    see_analysis       | yes   | yes  | yes  | yes   |
    see_filing         | yes   | yes  | yes  |       |
    chase              |       |      | yes  |       |
    send_return        | yes   |      |      |       |
    see_submission     | yes   |      |      |       |
    see_rows           | yes   |      |      |       |
    take_file          | yes   |      |      |       |
    note_query         | yes   |      |      |       |
    accept_return      | yes   |      |      |       |
    withdraw_return    | yes   |      |      |       |
    see_collections    | yes   | yes  | yes  |       |
    open_collection    |       |      | yes  |       |
    change_dates       |       |      | yes  |       |
    see_filing_of      | yes   |      | yes  |       |
    delegate           | yes   |      | yes  |       |
    prepare_sign_off   | yes   |      |      |       |
    sign_off           |       |      | yes  |       |
    reopen             |       |      | yes  |       |
    keep_calendar      | yes   | yes  | yes  | yes   |
    see_engagement     | yes   | yes  | yes  |       |
    compare_sendings   | yes   |      |      |       |
    restore_sending    | yes   |      |      |       |
    see_accounts       |       |      |      |       | yes
    make_account       |       |      |      |       | yes
    make_link          |       |      |      |       | yes
    disable_account    |       |      |      |       | yes
    see_audit          |       |      |      |       | yes
"""
HEAD, *ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
QUESTIONS = [row[0] for row in ROWS]
ASKED = [(row[0], who, cell == "yes") for row in ROWS for who, cell in zip(HEAD[1:], row[1:], strict=True)]


@pytest.fixture
def sent(northvale):
    return Submission.objects.create(partner=northvale, year=2023, number=1, sha256="0" * 64, bytes=1)


ABOUT_A_RETURN = (
    *("see_submission", "take_file", "note_query", "accept_return", "withdraw_return"),
    *("compare_sendings", "restore_sending"),
)
ABOUT_A_FILING = ("see_filing_of", "delegate", "prepare_sign_off", "sign_off", "reopen")


def ask(question, user, *, sent, northvale, otto):
    rest = {
        "chase": [northvale],
        "send_return": [northvale],
        "see_rows": [sent, "returns"],
        "disable_account": [otto],
    }
    rest |= {each: [sent] for each in ABOUT_A_RETURN}
    if question in ABOUT_A_FILING:
        rest[question] = [Filing(partner=northvale)]
    return getattr(may, question)(user, *rest.get(question, []))


def test_the_table_has_every_question():
    asked = (
        {
            name
            for name, thing in vars(may).items()
            if callable(thing) and getattr(thing, "__module__", "") == may.__name__ and name[0].islower()
        }
        - {"no", "one_of", "require"}
        - {name for name in vars(may) if name.startswith("_")}
    )
    assert asked == set(QUESTIONS)


@pytest.mark.parametrize(("question", "who", "yes"), ASKED)
def test_northvales_return_and_every_role(request, question, who, yes, sent, northvale, otto):
    user = request.getfixturevalue(who)

    decision = ask(question, user, sent=sent, northvale=northvale, otto=otto)

    assert decision.yes is yes
    assert yes or decision.reason.endswith(".")


@pytest.mark.parametrize("question", QUESTIONS)
def test_nobody_who_is_not_signed_in_may_do_anything(question, sent, northvale, otto):
    for nobody in (AnonymousUser(), None):
        assert not ask(question, nobody, sent=sent, northvale=northvale, otto=otto)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_ended_account_may_do_nothing(question, request, sent, northvale, otto):
    for who in HEAD[1:]:
        user = request.getfixturevalue(who)
        user.is_active = False
        assert not ask(question, user, sent=sent, northvale=northvale, otto=otto)


def test_otto_is_not_even_told_that_northvales_return_is_there(otto, sent):
    decision = may.see_rows(otto, sent, "returns")
    assert (decision.yes, decision.hidden) == (False, True)


def test_rows_are_read_for_an_agreed_purpose_only(priya, sent):
    assert may.see_rows(priya, sent, "returns")
    assert "curiosity is not one of them" in may.see_rows(priya, sent, "curiosity").reason
    assert not may.see_rows(priya, sent, "")


def test_an_administrator_does_not_end_their_own_account(administrator):
    assert "Ask another administrator" in may.disable_account(administrator, administrator).reason


def test_a_refusal_is_written_down_and_raised(otto, sent, northvale):
    with pytest.raises(may.OutOfSight, match="There is no such page"):
        may.require(may.see_submission(otto, sent), by=otto, about="submission 1", partner=northvale)

    entry = AuditEntry.objects.get()
    assert (entry.who, entry.what, entry.about, entry.outcome) == (
        "otto",
        "was refused",
        "submission 1",
        "refused",
    )
