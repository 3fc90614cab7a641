"""Case studies as sections of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tenure.publish.strategy.reports.material import Story
from tenure.publish.strategy.reports.parts import Section

NONE_TOLD: Final = "No case study may be told here: none is shared, or no consent covers these readers."


def told(stories: Sequence[Story]) -> Iterator[Section]:
    """Each case study in its own words, as a section."""
    for story in stories:
        says = (*_paragraphs(story.context), *_paragraphs(story.done), *_paragraphs(story.changed))
        yield Section(f"Case study: {story.title}", says=says, notes=tuple(_notes(story)))


def _notes(story: Story) -> Iterator[str]:
    about = f"It is about “{story.about}”. " if story.about else ""
    yield f"Told by: {story.told_by}. It is told with consent. {about}Case study {story.number}."
    if story.evidence:
        yield f"Evidence beside it: {'; '.join(story.evidence)}."


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of what somebody wrote; nothing in them is taken for markup."""
    return (" ".join(each.split()) for each in text.split("\n\n") if each.strip())
