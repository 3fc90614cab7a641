"""Surveys: their versions, the waves that are sent, and answers that nobody can be found behind.

An answer has no account, address or time. Its number is drawn by chance, so that the table is stored in no
order of arrival, and closing a wave writes its answers anew in another order.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import models
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.models.deliveries import Delivery
from tenure.partnership.models.members import Account, Partner
from tenure.returns.survey import Survey, survey_of
from tenure.terms.problems import UsedWrongly

DRAFT, PUBLISHED = "draft", "published"
DESIGN_MOVES: Final[Mapping[str, Mapping[str, str]]] = {
    DRAFT: {PUBLISHED: "the lead publishes it; from then on it never changes"},
    PUBLISHED: {},
}
"""The states of a version of a survey, and every move between them."""

OPEN, CLOSED = "open", "closed"
WAVE_MOVES: Final[Mapping[str, Mapping[str, str]]] = {
    OPEN: {CLOSED: "the lead closes it; answers that were not sent are erased, results can be seen"},
    CLOSED: {},
}
"""The states of a wave. A closed one is not opened again: results seen twice would tell who came between."""

ANONYMOUS, LINKED = "anonymous", "linked"
MODES: Final[Mapping[str, str]] = {
    ANONYMOUS: "Anonymous: nothing tells who answered",
    LINKED: "Linked: one person's answers to two waves can be compared, by a code and not by name",
}
CODE_LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Letters of a code: none that is taken for another."""
CODE_LENGTH, CODE_GROUP = 20, 5
"""Twenty of thirty-two letters are 100 bits: no code is found by trying."""


_READ: dict[str, Survey] = {}
MOST_READ: Final = 50
"""Surveys kept as read, by their fingerprint: every page of answering asks for one."""


class SurveyDesign(models.Model):
    """One version of a survey. A published one never changes; a new version is a copy."""

    key = models.SlugField(max_length=40)
    version = models.PositiveIntegerField()
    document = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=9, choices=[(s, s) for s in DESIGN_MOVES], default=DRAFT)
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("key", "-version")
        constraints = (models.UniqueConstraint(name="one_design_a_version", fields=("key", "version")),)

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    @property
    def title(self) -> str:
        words: dict[str, str] = self.document["title"]
        return words.get("en") or next(iter(words.values()))

    @property
    def is_draft(self) -> bool:
        return self.state == DRAFT

    @property
    def survey(self) -> Survey:
        """The survey itself, without its partners; read once for each content that it ever had."""
        if self.fingerprint not in _READ:
            if len(_READ) >= MOST_READ:
                _READ.clear()
            _READ[self.fingerprint] = survey_of(self.document)
        return _READ[self.fingerprint]

    def get_absolute_url(self) -> str:
        return reverse("surveys:design", args=[self.pk])


class SurveyWave(models.Model):
    """One time that a survey is sent.

    number       1 for the first wave of a survey, over all its versions.
    open_link    what stands in the address that anyone may answer by; empty where only invited people may.
    invited      links that were made for one person each.
    partners     the partners at the time, number and name: the answers to who employs someone.
    to_partners  whether each partner's analysts may see their own partner's results.
    """

    design = models.ForeignKey(SurveyDesign, on_delete=models.PROTECT, related_name="waves")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    mode = models.CharField(max_length=9, choices=[(m, m) for m in MODES], default=ANONYMOUS)
    state = models.CharField(max_length=6, choices=[(s, s) for s in WAVE_MOVES], default=OPEN)
    opened_on = models.DateField()
    closes_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    open_link = models.CharField(max_length=30, blank=True, db_index=True)
    invited = models.PositiveIntegerField(default=0)
    partners = models.JSONField(default=dict)
    to_partners = models.BooleanField(default=False)

    class Meta:
        ordering = ("-opened_on", "-pk")

    def __str__(self) -> str:
        return f"{self.design.title}, {self.name}"

    @property
    def survey(self) -> Survey:
        """The survey with this wave's partners as the answers to who employs someone."""
        return self.design.survey.among(self.partners)

    def takes_answers(self, on: date) -> bool:
        """Whether answers can be sent on that day."""
        return self.state == OPEN and (self.closes_on is None or on <= self.closes_on)

    @property
    def is_closed(self) -> bool:
        return self.state == CLOSED

    def get_absolute_url(self) -> str:
        return reverse("surveys:wave", args=[self.pk])

    def move(self, to: str) -> None:
        """Go to another state (not saved yet); UsedWrongly where there is no such move."""
        if to not in WAVE_MOVES[self.state]:
            raise UsedWrongly(f"{self.name} is {self.state}. It cannot become {to}.")
        self.state = to


class AnswerLink(models.Model):
    """What lets one person answer, once. Only the hash of its code is kept, and never whose it is.

    pseudonym   in a linked wave, what stands for the person; empty in an anonymous one.
    draft       answers so far; emptied when they are sent, and when the wave closes.
    """

    wave = models.ForeignKey(SurveyWave, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    pseudonym = models.CharField(max_length=64, blank=True)
    sent = models.BooleanField(default=False)
    draft = models.JSONField(default=dict)
    language = models.CharField(max_length=3, default="en")

    def __str__(self) -> str:
        return f"a link of {self.wave_id}"


def drawn_number() -> int:
    """A number for an answer, by chance: SQLite stores a table in the order of this number."""
    return secrets.randbits(62) + 1


class SurveyAnswer(models.Model):
    """One person's answers to a wave. `partner` is whom they said employs them, where it is a partner."""

    id = models.BigAutoField(primary_key=True, default=drawn_number)
    wave = models.ForeignKey(SurveyWave, on_delete=models.PROTECT, related_name="answers")
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="+")
    pseudonym = models.CharField(max_length=64, blank=True, db_index=True)
    answers: Any = models.JSONField()

    def __str__(self) -> str:
        return f"an answer to {self.wave_id}"


class SurveyForm(models.Model):
    """A workbook of answers that was taken in; the same file is not taken twice.

    delivery  the files that it was dropped together with; None where it came another way.
    """

    wave = models.ForeignKey(SurveyWave, on_delete=models.PROTECT, related_name="forms")
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.PROTECT, related_name="forms")
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(name="one_form_a_wave", fields=("wave", "sha256")),)

    def __str__(self) -> str:
        return f"a form of {self.wave_id}"


def new_code() -> str:
    """A code that lets one person answer: twenty letters in groups of five."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    return "-".join(letters[at : at + CODE_GROUP] for at in range(0, CODE_LENGTH, CODE_GROUP))


def plain_code(typed: str) -> str:
    """A code as it was typed, without what does not matter; empty where it can be no code."""
    letters = "".join(c for c in typed.lower() if c.isalnum()).translate(str.maketrans("oil", "011"))
    if len(letters) != CODE_LENGTH or not set(letters) <= set(CODE_LETTERS):
        return ""
    return "-".join(letters[at : at + CODE_GROUP] for at in range(0, CODE_LENGTH, CODE_GROUP))
