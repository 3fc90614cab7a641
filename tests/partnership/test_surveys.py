"""Designing, sending and closing surveys; and results that nobody can be found in."""

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from given.members import an_account
from given.surveys import WHERE, a_page, a_question, a_survey, a_wave, some_answers
from tenure.partnership import may, polling, surveyors
from tenure.partnership.actions import answering, surveyforms, surveys
from tenure.partnership.actions.surveys import Opening
from tenure.partnership.models import AnswerLink, AuditEntry, SurveyAnswer, SurveyDesign, SurveyForm
from tenure.returns.survey.form import template
from tenure.terms.problems import HasFindings, Unreadable, UsedWrongly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

TABLE = """
    question      | priya | otto | lead | board | administrator
    see_surveys   | yes   | yes  | yes  | yes   |
    design_survey |       |      | yes  |       |
    send_survey   |       |      | yes  |       |
    see_results   | yes   | yes  | yes  | yes   |
    see_texts     |       |      | yes  |       |
    take_form     | yes   | yes  | yes  |       |
"""
HEAD, *ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_who_may_do_what(request, row, lead):
    wave = surveys.close_wave(wave=a_wave(), by=lead)
    about = [wave] if row[0] in ("see_results", "see_texts", "take_form") else []
    for who, cell in zip(HEAD[1:], row[1:], strict=True):
        user = lead if who == "lead" else request.getfixturevalue(who)
        decision = getattr(surveyors, row[0])(user, *about)
        assert decision.yes is (cell == "yes"), who
        assert decision or decision.reason.endswith(".")
        user.is_active = False
        assert not getattr(surveyors, row[0])(user, *about)
        user.is_active = True
    assert not getattr(surveyors, row[0])(None, *about)


def test_a_published_version_never_changes_and_a_new_one_is_a_copy(lead):
    design = surveys.make_design(document=a_survey(), by=lead)
    surveys.publish_design(design=design, by=lead)
    with pytest.raises(UsedWrongly, match="is published and never changes"):
        surveys.change_design(design=design, document=a_survey(owner="Another"), by=lead)
    with pytest.raises(DatabaseError), transaction.atomic():
        SurveyDesign.objects.update(document={})

    design.refresh_from_db()
    copy = surveys.copy_design(design=design, by=lead)
    changed = surveys.change_design(
        design=copy, document=a_survey(owner="Another", key="x", version=9), by=lead
    )

    assert (changed.key, changed.version, changed.document["owner"]) == (design.key, 2, "Another")
    assert design.document == a_survey()
    with pytest.raises(UsedWrongly, match="Version 2 is a draft already"):
        surveys.copy_design(design=design, by=lead)


def test_what_cannot_be_asked_cannot_be_published(lead):
    faulty = a_survey(a_page(a_question("a", "scale", scale="none")))
    design = surveys.make_design(document=faulty, by=lead)
    with pytest.raises(HasFindings, match="There is no scale called none"):
        surveys.publish_design(design=design, by=lead)
    with pytest.raises(UsedWrongly, match="Publish it before you send it"):
        surveys.open_wave(design=design, opening=Opening("A", "anonymous"), by=lead)
    with pytest.raises(UsedWrongly, match="There is a survey called made-for-a-test already"):
        surveys.make_design(document=faulty, by=lead)
    with pytest.raises(HasFindings, match="version: It is missing"):
        surveys.make_design(document={"key": "a"}, by=lead)


@pytest.mark.parametrize("who", ["otto", "board", "administrator"])
def test_only_a_lead_designs_and_sends(request, who):
    user = request.getfixturevalue(who)
    wave = a_wave()
    for act in (
        lambda: surveys.make_design(document=a_survey(key="another"), by=user),
        lambda: surveys.copy_design(design=wave.design, by=user),
        lambda: surveys.open_wave(design=wave.design, opening=Opening("A", "anonymous"), by=user),
        lambda: surveys.invite(wave=wave, addresses="a@example.org", site="", by=user),
        lambda: surveys.make_links(wave=wave, number=1, by=user),
        lambda: surveys.close_wave(wave=wave, by=user),
    ):
        with pytest.raises(may.Refused, match="Only partnership leads"):
            act()
    assert AuditEntry.objects.filter(outcome="refused").count() == 6
    assert mail.outbox == []


def test_letters_carry_a_link_each_and_no_address_is_kept(lead):
    wave = a_wave(openly=False)
    sent = surveys.invite(
        wave=wave, addresses="a@example.org, b@example.org\na@example.org", site="https://x", by=lead
    )
    assert (sent.sent, sent.left, len(mail.outbox)) == (2, (), 2)
    codes = {letter.body.split("/answer/")[1].split("/")[0] for letter in mail.outbox}
    assert {answering.place_of(code).standing for code in codes} == {"open"}
    kept = list(AnswerLink.objects.values())
    assert not any(code in str(kept) for code in codes)
    assert "example.org" not in str(kept) + str(list(AuditEntry.objects.values()))
    wave.refresh_from_db()
    assert wave.invited == 2


def test_where_the_mail_system_stops_those_who_had_no_letter_are_said(lead, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    sent = surveys.invite(wave=a_wave(), addresses="a@example.org b@example.org", site="", by=lead)
    assert (sent.sent, sent.left) == (0, ("a@example.org", "b@example.org"))
    assert AnswerLink.objects.count() == 0


def test_one_refused_address_keeps_no_letter_from_the_others(lead, settings):
    settings.EMAIL_BACKEND = "given.posting.Refusing"
    addresses = "a@example.org nobody@example.org b@example.org c@example.org"
    sent = surveys.invite(wave=(wave := a_wave()), addresses=addresses, site="", by=lead)
    assert (sent.sent, sent.left) == (3, ("nobody@example.org",))
    assert sorted(letter.to[0][0] for letter in mail.outbox) == ["a", "b", "c"]
    wave.refresh_from_db()
    assert wave.invited == 3


@pytest.mark.parametrize(
    ("addresses", "says"),
    [
        ("", "No address was given"),
        ("someone", "Address 1 is no e-mail address"),
        (" ".join(f"a{n}@example.org" for n in range(501)), "501 addresses were given"),
    ],
)
def test_what_is_no_list_of_addresses_says_why(lead, addresses, says):
    with pytest.raises(UsedWrongly, match=says):
        surveys.invite(wave=a_wave(), addresses=addresses, site="", by=lead)


def test_a_linked_wave_knows_a_person_again_and_not_by_name(lead):
    first = a_wave(mode="linked")
    second = surveys.open_wave(design=first.design, opening=Opening("Later", "linked"), by=lead)
    other = a_wave(a_survey(key="another"), mode="linked")
    same = surveys.pseudonym_of(first, "A@example.org")
    assert same == surveys.pseudonym_of(second, "a@example.org")
    assert same != surveys.pseudonym_of(other, "a@example.org")
    assert surveys.pseudonym_of(a_wave(a_survey(key="third")), "a@example.org") == ""
    with pytest.raises(UsedWrongly, match="A linked wave is sent by e-mail"):
        surveys.make_links(wave=first, number=1, by=lead)
    with pytest.raises(UsedWrongly, match="needs an invitation for each person"):
        surveys.open_wave(design=first.design, opening=Opening("A", "linked", openly=True), by=lead)


def test_results_wait_until_the_wave_has_closed(lead):
    wave = a_wave()
    some_answers(wave, 12, cases="Words")
    with pytest.raises(may.Refused, match="still open"):
        polling.results(wave=wave, by=lead)
    wave = surveys.close_wave(wave=wave, by=lead)
    assert polling.results(wave=wave, by=lead, texts=True).texts[0][1] == ("Words",) * 12
    assert AuditEntry.objects.filter(what="read what people wrote").count() == 1
    with pytest.raises(UsedWrongly, match="It cannot become closed"):
        surveys.close_wave(wave=wave, by=lead)


def test_closing_writes_the_answers_anew_and_erases_what_was_not_sent(lead):
    wave = a_wave()
    some_answers(wave, 30, cases=tuple(str(n) for n in range(30)))
    before = dict(SurveyAnswer.objects.values_list("pk", "answers"))
    code = answering.begin(open_link=wave.open_link)
    answering.save_page(code=code, page=1, sent={"cases": ["half a thought"]})
    surveys.close_wave(wave=wave, by=lead)
    after = dict(SurveyAnswer.objects.values_list("pk", "answers"))
    assert sorted(str(a) for a in after.values()) == sorted(str(a) for a in before.values())
    assert not set(after) & set(before)
    assert AnswerLink.objects.get().draft == {}
    assert answering.place_of(code).standing == "closed"


DOCUMENT = a_survey(a_page(WHERE, a_question("leaving", "single")))


def test_a_form_is_taken_in_once_and_whole(lead, northvale):
    from given.forms import a_filled_form

    wave = a_wave(DOCUMENT)
    data = a_filled_form(
        DOCUMENT, wave.survey, {"employer": "Northvale", "leaving": "Yes"}, {"leaving": "No"}
    )
    assert surveyforms.take_form(wave=wave, data=data, by=lead).answers == 2
    with pytest.raises(UsedWrongly, match="Nothing was counted twice"):
        surveyforms.take_form(wave=wave, data=data, by=lead)
    assert (SurveyAnswer.objects.count(), SurveyForm.objects.get().rows) == (2, 2)
    faulty = a_filled_form(DOCUMENT, wave.survey, {"leaving": "Yes"}, {"leaving": "Perhaps"})
    taken = surveyforms.take_form(wave=wave, data=faulty, by=lead)
    assert [fault.cell for fault in taken.faults] == ["B4"]
    assert SurveyAnswer.objects.count() == 2


def test_an_analyst_takes_in_their_own_partners_answers_only(otto, northvale):
    from given.forms import a_filled_form

    wave = a_wave(DOCUMENT)
    both = a_filled_form(DOCUMENT, wave.survey, {"employer": "Hartwell"}, {"employer": "Northvale"})
    taken = surveyforms.take_form(wave=wave, data=both, by=otto)
    assert (
        str(taken.faults[0])
        == "Row 4: These answers are of another employer. Take them out, or send Hartwell's alone."
    )
    own = a_filled_form(DOCUMENT, wave.survey, {"employer": "Hartwell", "leaving": "No"})
    assert surveyforms.take_form(wave=wave, data=own, by=otto).answers == 1
    assert SurveyAnswer.objects.get().partner == otto.partner


def test_a_form_of_another_version_or_of_a_closed_wave_is_turned_away(lead):
    wave = a_wave(DOCUMENT)
    with pytest.raises(Unreadable, match="form of version 2, and the survey is version 1"):
        surveyforms.take_form(wave=wave, data=template({**DOCUMENT, "version": 2}), by=lead)
    with pytest.raises(UsedWrongly, match="The form has no answers"):
        surveyforms.take_form(wave=wave, data=template(DOCUMENT), by=lead)
    closed = surveys.close_wave(wave=wave, by=lead)
    with pytest.raises(UsedWrongly, match="takes no more answers"):
        surveyforms.take_form(wave=closed, data=template(DOCUMENT), by=lead)


def test_the_example_is_loaded_once_and_its_results_are_there(home):
    from tenure.partnership.pulsing import load_pulse

    load_pulse()
    load_pulse()
    waves = polling.waves_by_name()
    assert [wave.state for wave in waves.values()] == ["closed", "closed", "open"]
    assert SurveyAnswer.objects.filter(wave=waves["wellbeing-pulse-2"]).count() == 440
    otto = an_account("otto", partner="103")
    page = polling.results(wave=waves["wellbeing-pulse-2"], by=otto, shown_by="partner")
    assert [row[0].text for row in page.tables[0].rows] == ["Hartwell", "Everyone who answered"]
