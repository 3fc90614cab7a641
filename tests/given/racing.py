"""Several people at once, each in a thread of their own, on a real home in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Barrier, Thread

ROUNDS = 6
SECONDS_TO_GET_THERE = 0.5
"""How long somebody who waits for another's transaction is given to come to it."""
RACES = {
    "two_sign": "1 3 1 1 True",
    "sign_during_upload": "consistent True",
    "sign_during_set": "consistent True",
    "uploads_at_once": "4 1 3 4",
    "same_upload_at_once": "1 3 1 0",
    "answers_sent_twice": "1 3 1",
    "two_workers_remind": "4 1 1",
    "note_taken_back_while_accepting": "True checked 0",
}
"""What each race ends with, whoever wins it."""
RUN = """
import sys
from pathlib import Path
from tenure.partnership import home
home.prepare(Path(sys.argv[1]))
from django.conf import settings
settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
from given import racing
print(*getattr(racing, sys.argv[2])())
"""


def all_at_once(acts: Sequence[Callable[[], object]]) -> list[str]:
    """Do these at the same moment; gives for each "done" or the sentence of its problem."""
    from django.db import connection

    from tenure.partnership.wall import whole_partnership
    from tenure.terms.problems import Problem

    barrier, said = Barrier(len(acts)), [""] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            barrier.wait()
            with whole_partnership():
                act()
            said[place] = "done"
        except Problem as problem:
            said[place] = str(problem)
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return said


def cast():
    """Northvale's analyst and two leads, its return for 2023 prepared for signing."""
    from given.collections import a_collection, filing_of
    from given.members import an_account

    priya = an_account("priya", partner="101")
    leads = [an_account(name, "partnership lead") for name in ("ceri", "marion")]
    filing = filing_of(a_collection(leads[0]), priya.partner)
    prepared(filing, priya, 0)
    return priya, leads, filing


def prepared(filing, priya, turn: int) -> None:
    """A new return in the record, and prepared."""
    from io import BytesIO

    from given.csww import a_return, a_worker
    from tenure.partnership.actions import returns, signing

    content = a_return(a_worker(SWENo=f"SW{1000 + turn}"))
    sent = returns.send_return(file=BytesIO(content), name="return.xml", by=priya)
    returns.check(submission=sent)
    returns.accept_return(submission=sent, by=priya)
    signing.prepare(filing=filing, by=priya)


def two_sign() -> list[object]:
    """Two leads sign at once, and twice each: once it is done, three times it was done already."""
    from tenure.partnership.actions import signing
    from tenure.partnership.models import AuditEntry, FilingStep

    _, leads, filing = cast()
    acts = [lambda by=by: signing.sign_off(filing=filing, by=by) for by in leads * 2]
    said = all_at_once(acts)
    filing.refresh_from_db()
    steps = FilingStep.objects.filter(what="signed off").count()
    entries = AuditEntry.objects.filter(what="signed a return off").count()
    already = sum("was signed off already" in each for each in said)
    return [said.count("done"), already, steps, entries, filing.signed_by in leads]


def sign_during_upload() -> list[object]:
    """A lead signs while an analyst sends: one of them is told why not, and nothing is half done."""
    from io import BytesIO

    from given.csww import a_return, a_worker
    from tenure.partnership.actions import returns, signing
    from tenure.partnership.models import Submission

    priya, (lead, _), filing = cast()
    won = set()
    for turn in range(1, ROUNDS + 1):
        content = BytesIO(a_return(a_worker(SWENo=f"SW{2000 + turn}")))
        sending = lambda: returns.send_return(file=content, name="return.xml", by=priya)  # noqa: E731, B023
        said = all_at_once([sending, lambda: signing.sign_off(filing=filing, by=lead)])
        filing.refresh_from_db()
        waiting = Submission.objects.filter(state__in=("received", "checking", "checked")).count()
        assert sorted(each == "done" for each in said) == [False, True], said
        assert filing.is_signed_off is (waiting == 0), said
        won.add("signed" if filing.is_signed_off else "sent")
        if filing.is_signed_off:
            signing.reopen(filing=filing, reason="The next round.", by=lead)
        prepared(filing, priya, 100 + turn)
    return ["consistent", len(won) > 0]


def a_set_of(turn: int) -> list[tuple[str, object]]:
    """The files of an adults' set, another one each turn."""
    from io import BytesIO

    from given.ascwds import a_workplace, an_adults_worker, csv_of

    workplaces = csv_of("workplace", [a_workplace(ESTNAME=f"East {turn}")])
    workers = csv_of("worker", [an_adults_worker(DISPLAYID=f"Post {turn}")])
    return [("workplace.csv", BytesIO(workplaces)), ("worker.csv", BytesIO(workers))]


def accepted_set(priya, turn: int) -> None:
    """A set in the record, whatever was queried in it noted."""
    from tenure.partnership.actions import returns

    sent = returns.send_files(incoming=a_set_of(turn), by=priya, year=2023)[0].submission
    returns.check(submission=sent)
    for query in (each["rule"] for each in sent.tally if each["severity"] == "query"):
        returns.note_query(submission=sent, rule=query, text="It is so.", by=priya)
    returns.accept_return(submission=sent, by=priya)


def sign_during_set() -> list[object]:
    """A lead signs an adults' return while its analyst sends another set: one of them is told why not."""
    from given.collections import a_collection, filing_of
    from given.members import an_account
    from tenure.partnership.actions import returns, signing
    from tenure.partnership.models import Submission, SubmissionPart

    priya, lead = an_account("priya", partner="101"), an_account("ceri", "partnership lead")
    filing = filing_of(a_collection(lead, kind="ascwds"), priya.partner)
    won = set()
    for turn in range(1, ROUNDS + 1):
        accepted_set(priya, turn)
        signing.prepare(filing=filing, by=priya)
        became: list = []
        sending = lambda: became.extend(returns.send_files(incoming=a_set_of(-turn), by=priya, year=2023))  # noqa: E731, B023
        _, signed = all_at_once([sending, lambda: signing.sign_off(filing=filing, by=lead)])
        filing.refresh_from_db()
        kept = [one for one in became if one.submission]
        assert (signed == "done") is filing.is_signed_off is (not kept), (signed, became)
        assert len(kept) in (0, 2), became
        assert SubmissionPart.objects.count() == 2 * Submission.objects.count()
        won.add(signed)
        if filing.is_signed_off:
            signing.reopen(filing=filing, reason="The next round.", by=lead)
    return ["consistent", len(won) > 0]


def uploads_at_once() -> list[object]:
    """Four colleagues send four sets: all are kept under numbers of their own, the last one waits alone."""
    from given.members import an_account
    from tenure.partnership.actions import returns
    from tenure.partnership.models import Submission

    priya = an_account("priya", partner="101")
    acts = [
        lambda turn=turn: returns.send_files(incoming=a_set_of(turn), by=priya, year=2023)
        for turn in range(4)
    ]
    said = all_at_once(acts)
    sent = Submission.objects.all()
    replaced = sent.filter(state="replaced").count()
    numbers = len(set(sent.values_list("number", flat=True)))
    return [said.count("done"), sent.count() - replaced, replaced, numbers]


def same_upload_at_once() -> list[object]:
    """The same set four times at the same moment: it is kept once, and three are told so."""
    from django.conf import settings

    from given.members import an_account
    from tenure.partnership.actions import returns
    from tenure.partnership.models import Submission

    priya, became = an_account("priya", partner="101"), []
    send = lambda: became.append(returns.send_files(incoming=a_set_of(1), by=priya, year=2023))  # noqa: E731
    all_at_once([send] * 4)
    kept = sum(all(one.submission for one in each) for each in became)
    told = sum(all("This same file was sent on" in one.says for one in each) for each in became)
    arriving = len(list((settings.TENURE_HOME / "arriving").iterdir()))
    return [kept, told, Submission.objects.count(), arriving]


def answers_sent_twice() -> list[object]:
    """Somebody's answers are posted four times at the same moment: they are kept once."""
    from given.surveys import a_survey, a_wave
    from tenure.partnership.actions import answering
    from tenure.partnership.models import SurveyAnswer

    code = answering.begin(open_link=a_wave(a_survey(key="short")).open_link)
    said = all_at_once([lambda: answering.send(code=code)] * 4)
    shut = said.count("These answers cannot be sent any more.")
    return [said.count("done"), shut, SurveyAnswer.objects.count()]


def note_taken_back_while_accepting() -> list[object]:
    """The last note goes while a colleague accepts: whether every query has its note is asked again then."""
    from io import BytesIO

    from django.db import transaction

    from given.csww import a_return, a_worker
    from given.members import an_account
    from tenure.partnership.actions import returns

    priya = an_account("priya", partner="101")
    content = BytesIO(a_return(a_worker(PersonBirthDate="1934-05-01")))
    submission = returns.check(submission=returns.send_return(file=content, name="return.xml", by=priya))
    query = submission.tally[0]["rule"]
    note = returns.note_query(submission=submission, rule=query, text="She is.", by=priya)
    said: list[str] = []
    accept = lambda: returns.accept_return(submission=submission, by=priya)  # noqa: E731
    colleague = Thread(target=lambda: said.extend(all_at_once([accept])))
    with transaction.atomic():
        returns.remove_note(note=note, by=priya)
        colleague.start()
        colleague.join(SECONDS_TO_GET_THERE)
    colleague.join(60)
    submission.refresh_from_db()
    return ["1 query has no note yet" in said[0], submission.state, submission.notes.count()]


def two_workers_remind() -> list[object]:
    """Two workers look at the same moment: each reminder is written down once and goes out once."""
    from django.core import mail
    from django.utils import timezone

    from given.collections import a_collection
    from given.members import an_account
    from tenure.partnership import reminding
    from tenure.partnership.models import Account, Reminder

    an_account("priya", partner="101")
    Account.objects.update(email="priya@council.example")
    lead = an_account("ceri", "partnership lead")
    a_collection(lead, due=3)
    mail.outbox = []

    def work() -> None:
        reminding.do_what_is_due(on=timezone.localdate())
        reminding.send_what_is_written()

    said = all_at_once([work] * 4)
    return [said.count("done"), Reminder.objects.count(), len(mail.outbox)]


class SlowMail:
    """A mail system that takes a moment for each letter, so that a kill falls between two; it keeps ids."""

    def __init__(self, **_: object) -> None:
        pass

    def send_messages(self, messages: list) -> int:
        import os
        import time

        for letter in messages:
            time.sleep(0.02)
            with open(os.environ["LETTERS"], "a", encoding="utf-8") as file:  # noqa: PTH123
                file.write(letter.extra_headers["Message-ID"] + "\n")
        return len(messages)


def remind_thirty() -> None:
    """Thirty analysts are due a reminder; ten minutes have passed since an earlier worker was killed."""
    from django.conf import settings

    from given.collections import a_collection
    from given.members import an_account
    from tenure.partnership import reminding
    from tenure.partnership.models import Account, Reminder

    settings.EMAIL_BACKEND = "given.racing.SlowMail"
    if not Account.objects.exists():
        for number in range(30):
            an_account(f"analyst{number}", partner="101")
        Account.objects.update(email="somebody@council.example")
        a_collection(an_account("ceri", "partnership lead"), due=3)
    Reminder.objects.filter(sent_at=None).update(taken_at=None)
    print("ready", flush=True)  # noqa: T201
    reminding.do_what_is_due()
    reminding.send_what_is_written()
    print(Reminder.objects.count(), Reminder.objects.filter(sent_at=None).count())  # noqa: T201
