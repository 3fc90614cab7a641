"""What reports are made from: the record's figures, the framework, what people gave, and looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256

from tenure import __version__
from tenure.publish import numbers
from tenure.publish.holding import Holding
from tenure.publish.strategy.auditing import audit_of
from tenure.publish.strategy.course import Course, course
from tenure.publish.strategy.finding import Typed
from tenure.publish.strategy.readings import WORDS, Reading, readings
from tenure.publish.strategy.reports.parts import PLAIN, Brand
from tenure.publish.viewing import Viewer
from tenure.publish.wording import ICONS, Status
from tenure.strategy.framework.parts import Framework
from tenure.strategy.kpis.audit import Audited


@dataclass(frozen=True)
class Story:
    """A case study that may be told: whoever it is about has consented.

    about     the activity it is about, by its title.
    evidence  labels of the KPIs that stand beside it as evidence.
    told_by   the person or team it is about, as they wish to be called.
    """

    number: int
    title: str
    about: str
    context: str
    done: str
    changed: str
    evidence: tuple[str, ...] = ()
    told_by: str = ""


@dataclass(frozen=True)
class Stands:
    """Where one activity stands: its status, and why, in sentences."""

    status: Status
    reasons: tuple[str, ...] = ()

    @property
    def icon(self) -> str:
        return ICONS[self.status]

    @property
    def word(self) -> str:
        return WORDS[self.status]


@dataclass(frozen=True)
class Happened:
    """Something that somebody did on a day: what kind of thing, and in a sentence what."""

    on: date
    kind: str
    says: str


@dataclass(frozen=True)
class Material:
    """Everything that one report is made from.

    version   which framework it is, in words.
    typed     what owners gave of their KPIs, by code.
    ended     names of owners whose account has ended.
    stands    where each activity stands, by its code.
    happened  what people did since `before`, in order.
    before    the same on an earlier day, for what changed since; None where none is asked for.
    """

    holding: Holding
    viewer: Viewer
    framework: Framework
    on: date
    version: str = ""
    typed: Mapping[str, Sequence[Typed]] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()
    stands: Mapping[str, Stands] = field(default_factory=dict)
    stories: tuple[Story, ...] = ()
    brand: Brand = PLAIN
    happened: tuple[Happened, ...] = ()
    before: Material | None = None

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        return readings(self.holding, self.viewer, self.framework, typed=self.typed, today=self.on)

    @cached_property
    def course(self) -> Course:
        return course(self.framework, self.readings, self.audited)

    @cached_property
    def audited(self) -> tuple[Audited, ...]:
        return audit_of(self.framework, self.readings, ended=self.ended, today=self.on)

    @property
    def snapshot(self) -> str:
        return self.holding.snapshot

    @property
    def source(self) -> str:
        """The line under a chart or table of KPIs."""
        return (
            f"Source: returns of the partnership, snapshot {self.snapshot[:12]}; framework {self.mark[:12]}."
        )

    @property
    def mark(self) -> str:
        """Stands for the framework and for all that people gave: the same words and values have the same."""
        given = sorted((code, tuple(map(repr, values))) for code, values in self.typed.items())
        standing = sorted((code, repr(stands)) for code, stands in self.stands.items())
        return sha256(repr((self.framework, given, standing, self.happened)).encode()).hexdigest()

    def rests(self) -> tuple[tuple[str, str], ...]:
        """What the report was made from, in words; the same of all gives the same bytes."""
        brand = sha256(repr(self.brand).encode()).hexdigest()
        told = ", ".join(str(story.number) for story in self.stories)
        since = (("Since", numbers.day(self.before.on)),) if self.before else ()
        return (
            ("Day", numbers.day(self.on)),
            *since,
            ("Snapshot of the record", self.snapshot),
            ("Framework", f"{self.version} ({self.mark})" if self.version else self.mark),
            ("Readers", f"{self.viewer.audience}: small numbers are protected for them"),
            ("Case studies", told or "None"),
            ("Branding", brand[:16]),
            ("Made by", f"Tenure {__version__}"),
        )
