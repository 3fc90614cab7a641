"""Who is in: partners, the people who sign in, and one-time links to sign in with."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from tenure.terms.organisations import ReportingUnit
from tenure.terms.problems import UsedWrongly
from tenure.terms.universities import partner_of

ANALYST: Final = "analyst"
LEAD: Final = "partnership lead"
BOARD: Final = "board member"
ADMINISTRATOR: Final = "administrator"
ROLES: Final = (ANALYST, LEAD, BOARD, ADMINISTRATOR)


class Partner(models.Model):
    """A member of the partnership: a council, keyed by its number as DfE prints it ("101", "106 / 107"), or a
    university, by its provider number.
    """

    number = models.CharField(max_length=20, unique=True)
    slug = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, number: str) -> Partner:
        """The partner that an authority's number files in, or of a university's, made when new.

        UsedWrongly where there is neither.
        """
        unit = cls.registered(number)
        return cls.objects.get_or_create(number=unit.number, defaults={"slug": unit.slug, "name": unit.name})[
            0
        ]

    @staticmethod
    def registered(number: str) -> ReportingUnit:
        """Whose number it is, as `of` finds them, with nothing made."""
        unit = partner_of(number)
        if unit is None:
            raise UsedWrongly(f"No authority has the number {number}. Give the three digits that DfE uses.")
        return unit

    @property
    def unit(self) -> ReportingUnit:
        """What the register of authorities says of it."""
        unit = partner_of(self.number)
        assert unit is not None, "a partner is made from the register"
        return unit


class Accounts(BaseUserManager["Account"]):
    """The people who sign in, each with their partner: every page asks whose it is."""

    def get_queryset(self) -> models.QuerySet[Account]:
        return super().get_queryset().select_related("partner")

    def active(self) -> models.QuerySet[Account]:
        """Those who may sign in now."""
        return self.filter(is_active=True)


class Account(AbstractBaseUser):
    """Someone who signs in. An analyst belongs to one partner; the other roles to the partnership itself."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=20, choices=[(role, role) for role in ROLES])
    partner = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="accounts"
    )
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]
    objects = Accounts()

    class Meta:
        ordering = ("username",)
        constraints = (
            models.CheckConstraint(name="role_is_known", condition=models.Q(role__in=ROLES)),
            models.CheckConstraint(
                name="analyst_has_partner",
                condition=~models.Q(role=ANALYST) | models.Q(partner__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def has_second_factor(self) -> bool:
        """Whether a code from a telephone is asked of them at sign-in."""
        from allauth.mfa.models import Authenticator

        return Authenticator.objects.filter(user=self, type=Authenticator.Type.TOTP).exists()


class SignInLink(models.Model):
    """A link that signs one person in, once, until it runs out. Only its hash is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    @classmethod
    def make(cls, account: Account, *, hours: float, at: datetime | None = None) -> str:
        """A new link's token: shown once, never kept."""
        token = secrets.token_urlsafe(32)
        now = at or timezone.now()
        cls.objects.create(
            account=account, digest=digest_of(token), made_at=now, until=now + timedelta(hours=hours)
        )
        return token


def digest_of(token: str) -> str:
    """How a link's token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()
