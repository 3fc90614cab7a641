"""What a partnership lead does with surveys: designing, publishing, opening, inviting, closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import SystemRandom
from smtplib import SMTPRecipientsRefused
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, home, limits, may, surveyors
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, AnswerLink, Partner, SurveyAnswer, SurveyDesign, SurveyWave
from tenure.partnership.models.members import digest_of
from tenure.partnership.models.surveys import CLOSED, LINKED, MODES, PUBLISHED, drawn_number, new_code
from tenure.partnership.wall import whole_partnership
from tenure.returns.survey import designing, errors_in
from tenure.returns.survey.questions import in_language
from tenure.returns.survey.reading import Document, shape_faults
from tenure.terms.problems import HasFindings, UsedWrongly

MOST_ADDRESSES: Final = 500
"""Letters of one sending: a request has to end."""
MOST_LINKS: Final = 2000
_AT_ONCE: Final = 500
"""Answers written in one statement."""
_BETWEEN: Final = re.compile(r"[\s,;]+")


def _require(by: By, *, about: str, sending: bool = False) -> None:
    decision = surveyors.send_survey(by) if sending else surveyors.design_survey(by)
    may.require(decision, by=by, about=about)


def _maker(by: By) -> Account | None:
    return by if isinstance(by, Account) else None


def make_design(*, document: Document, by: By) -> SurveyDesign:
    """Keep a new draft. It needs the shape of a survey; what else is wrong can be put right in it."""
    _require(by, about="designing a survey")
    _require_shape(document)
    if SurveyDesign.objects.filter(key=document["key"]).exists():
        raise UsedWrongly(
            f"There is a survey called {document['key']} already. Copy it, or choose another key."
        )
    with transaction.atomic():
        design = SurveyDesign.objects.create(
            key=document["key"],
            version=1,
            document={**document, "version": 1},
            fingerprint=designing.fingerprint({**document, "version": 1}),
            made_by=_maker(by),
        )
        audit.enter("made a survey", f"survey {design.pk}", by=by)
    return design


def _require_shape(document: Document) -> None:
    faults = shape_faults(document)
    if faults:
        raise HasFindings(str(faults[0]))


def change_design(*, design: SurveyDesign, document: Document, by: By) -> SurveyDesign:
    """Change a draft. Its key and version stay; HasFindings where it would be no survey any more."""
    _require(by, about=f"survey {design.pk}")
    kept = {**document, "key": design.key, "version": design.version}
    _require_shape(kept)
    with transaction.atomic():
        locked = SurveyDesign.objects.select_for_update().get(pk=design.pk)
        _require_draft(locked)
        locked.document, locked.fingerprint = kept, designing.fingerprint(kept)
        locked.save(update_fields=["document", "fingerprint"])
        audit.enter("changed a survey", f"survey {design.pk}", by=by)
    return locked


def _require_draft(design: SurveyDesign) -> None:
    if not design.is_draft:
        raise UsedWrongly(f"{design} is published and never changes. Make a copy of it, and change that.")


def copy_design(*, design: SurveyDesign, by: By) -> SurveyDesign:
    """A draft of the next version of a survey."""
    _require(by, about=f"survey {design.pk}")
    newest = SurveyDesign.objects.filter(key=design.key).order_by("-version").first()
    assert newest is not None, "the design itself is one"
    if newest.is_draft:
        raise UsedWrongly(f"Version {newest.version} is a draft already. Change that one.")
    document = designing.copied(design.document, version=newest.version + 1)
    with transaction.atomic():
        copy = SurveyDesign.objects.create(
            key=design.key,
            version=newest.version + 1,
            document=document,
            fingerprint=designing.fingerprint(document),
            made_by=_maker(by),
        )
        audit.enter("copied a survey", f"survey {copy.pk}", by=by, version=copy.version)
    return copy


def publish_design(*, design: SurveyDesign, by: By) -> SurveyDesign:
    """Publish a draft: from now on it never changes. HasFindings where something must be put right first."""
    _require(by, about=f"survey {design.pk}")
    with transaction.atomic():
        locked = SurveyDesign.objects.select_for_update().get(pk=design.pk)
        _require_draft(locked)
        faults = errors_in(locked.document)
        if faults:
            raise HasFindings(f"{faults[0]} Put it right before you publish.")
        locked.state, locked.published_at = PUBLISHED, timezone.now()
        locked.save(update_fields=["state", "published_at"])
        audit.enter("published a survey", f"survey {design.pk}", by=by, version=locked.version)
    return locked


@dataclass(frozen=True)
class Opening:
    """How a wave is sent.

    openly       whether anyone with the address may answer, besides those who are invited.
    to_partners  whether each partner may see its own results.
    """

    name: str
    mode: str
    closes_on: date | None = None
    openly: bool = False
    to_partners: bool = False


def open_wave(*, design: SurveyDesign, opening: Opening, by: By, on: date | None = None) -> SurveyWave:
    """Begin to take answers to a published survey."""
    _require(by, about=f"survey {design.pk}", sending=True)
    today = on or timezone.localdate()
    _require_opening(design, opening, today)
    with transaction.atomic():
        wave = SurveyWave.objects.create(
            design=design,
            number=SurveyWave.objects.filter(design__key=design.key).count() + 1,
            name=" ".join(opening.name.split()),
            mode=opening.mode,
            opened_on=today,
            closes_on=opening.closes_on,
            open_link=new_code() if opening.openly else "",
            partners={p.number: p.name for p in Partner.objects.all()},
            to_partners=opening.to_partners,
        )
        audit.enter("opened a survey", f"wave {wave.pk}", by=by)
    return wave


def _require_opening(design: SurveyDesign, opening: Opening, today: date) -> None:
    if design.is_draft:
        raise UsedWrongly(f"{design} is a draft. Publish it before you send it.")
    if not opening.name.strip():
        raise UsedWrongly("The wave has no name. Give it one that people know, such as Autumn 2026.")
    if opening.mode not in MODES:
        raise UsedWrongly(f"There is no mode {opening.mode}. Choose one of: {', '.join(MODES)}.")
    if opening.mode == LINKED and opening.openly:
        raise UsedWrongly(
            "A linked wave needs an invitation for each person. Close it to others, or make it anonymous."
        )
    if opening.closes_on and opening.closes_on < today:
        raise UsedWrongly("The closing day is past. Choose today or later, or none.")


def close_wave(*, wave: SurveyWave, by: By, on: date | None = None) -> SurveyWave:
    """Take no more answers: erase what was not sent, and write the answers anew in an order of chance."""
    _require(by, about=f"wave {wave.pk}", sending=True)
    with whole_partnership(), transaction.atomic():
        locked = SurveyWave.objects.select_for_update().get(pk=wave.pk)
        locked.move(CLOSED)
        locked.closed_on = on or timezone.localdate()
        locked.save(update_fields=["state", "closed_on"])
        AnswerLink.objects.filter(wave=locked).update(draft={}, pseudonym="")
        answers = shuffle(locked)
        audit.enter("closed a survey", f"wave {wave.pk}", by=by, answers=answers)
    return locked


def shuffle(wave: SurveyWave) -> int:
    """Write a wave's answers anew under other numbers, so that neither order nor age tells who came when.

    One that comes while the wave closes stays as it is: only what was read is written anew.
    """
    kept = list(SurveyAnswer.objects.filter(wave=wave))
    SystemRandom().shuffle(kept)
    for at in range(0, len(kept), _AT_ONCE):
        SurveyAnswer.objects.filter(pk__in=[answer.pk for answer in kept[at : at + _AT_ONCE]]).delete()
    for answer in kept:
        answer.pk = drawn_number()
    SurveyAnswer.objects.bulk_create(kept, batch_size=_AT_ONCE)
    return len(kept)


def make_links(*, wave: SurveyWave, number: int, by: By) -> list[str]:
    """Codes for as many people, to hand out oneself; shown once and never kept."""
    _require(by, about=f"wave {wave.pk}", sending=True)
    _require_open(wave)
    if not 1 <= number <= MOST_LINKS:
        raise UsedWrongly(f"{number:,} links were asked for. Ask for 1 to {MOST_LINKS:,}.")
    if wave.mode == LINKED:
        raise UsedWrongly(
            "A linked wave is sent by e-mail: its links belong to addresses. Give the addresses."
        )
    with whole_partnership(), transaction.atomic():
        codes = _codes(wave, [""] * number)
        audit.enter("made links for a survey", f"wave {wave.pk}", by=by, links=number)
    return codes


def _codes(wave: SurveyWave, pseudonyms: Sequence[str]) -> list[str]:
    codes = [new_code() for _ in pseudonyms]
    AnswerLink.objects.bulk_create(
        AnswerLink(wave=wave, digest=digest_of(code), pseudonym=pseudonym)
        for code, pseudonym in zip(codes, pseudonyms, strict=True)
    )
    locked = SurveyWave.objects.select_for_update().get(pk=wave.pk)
    locked.invited += len(codes)
    locked.save(update_fields=["invited"])
    return codes


def _require_open(wave: SurveyWave) -> None:
    if not wave.takes_answers(timezone.localdate()):
        raise UsedWrongly(f"{wave.name} takes no more answers. Open another wave.")


@dataclass(frozen=True)
class Invited:
    """How many letters went out, and the addresses that none went to."""

    sent: int
    left: tuple[str, ...]


def invite(*, wave: SurveyWave, addresses: str, site: str, by: By) -> Invited:
    """E-mail a link to each address. The addresses are not kept, and stand with no answer.

    site  where the pages are, "https://example.org".

    An address that the mail system refuses comes back, and so do all that no letter went to where the mail
    system stops half-way: they can be put right, or tried again.
    """
    _require(by, about=f"wave {wave.pk}", sending=True)
    _require_open(wave)
    if isinstance(by, Account):
        limits.spend("sending", by.pk)
    wanted = _addresses(addresses)
    SystemRandom().shuffle(wanted)
    with whole_partnership():
        left = _post(wave, wanted, site)
        sent = len(wanted) - len(left)
        audit.enter("invited people to a survey", f"wave {wave.pk}", by=by, letters=sent)
    return Invited(sent, tuple(sorted(left)))


def _addresses(text: str) -> list[str]:
    found = list(dict.fromkeys(filter(None, _BETWEEN.split(text))))
    if not found:
        raise UsedWrongly("No address was given. Write one on each line.")
    if len(found) > MOST_ADDRESSES:
        raise UsedWrongly(f"{len(found):,} addresses were given. Give {MOST_ADDRESSES} at a time.")
    for number, address in enumerate(found, start=1):
        try:
            validate_email(address)
        except ValidationError:
            raise UsedWrongly(f"Address {number} is no e-mail address. Correct it, or take it out.") from None
    return found


def _post(wave: SurveyWave, addresses: Sequence[str], site: str) -> list[str]:
    """Send the letters one by one, a link made only for a letter that goes; gives those that none went to."""
    connection, refused = get_connection(), []
    for number, address in enumerate(addresses):
        try:
            with transaction.atomic():
                [code] = _codes(wave, [pseudonym_of(wave, address)])
                letter = EmailMessage(
                    _subject(wave), _letter(wave, site, code), None, [address], connection=connection
                )
                letter.send()
        except SMTPRecipientsRefused:
            refused.append(address)
        except OSError:
            return [*refused, *addresses[number:]]
    return refused


def _subject(wave: SurveyWave) -> str:
    return in_language(wave.design.document["title"], "en")


def _letter(wave: SurveyWave, site: str, code: str) -> str:
    closes = f"You can answer until {wave.closes_on:%d %B %Y}.\n".replace(" 0", " ") if wave.closes_on else ""
    return (
        f"{in_language(wave.design.document['introduction'], 'en')}\n\n"
        f"Answer here: {site}/answer/{code}/\n\n{closes}"
        "The link is for you alone, and sends answers once. You can stop, and come back with the same link.\n"
    )


def pseudonym_of(wave: SurveyWave, address: str) -> str:
    """What stands for a person in a linked wave: the same in every wave of this survey, and nowhere else."""
    if wave.mode != LINKED:
        return ""
    return home.pseudonyms()(f"survey|{wave.design.key}|{address.casefold()}")


def answers_so_far(wave: SurveyWave) -> int:
    """How many answers have come. Of an open wave nothing else is told."""
    with whole_partnership():
        return SurveyAnswer.objects.filter(wave=wave).count()


def waves_before(wave: SurveyWave) -> Any:
    """The closed waves of the same survey before this one, newest first."""
    return (
        SurveyWave.objects.filter(design__key=wave.design.key, number__lt=wave.number, state=CLOSED)
        .select_related("design")
        .order_by("-number")
    )
