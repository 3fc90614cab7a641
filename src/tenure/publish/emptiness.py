"""Why a page has nothing to show, and what would fill it."""

from __future__ import annotations

from tenure.publish import numbers, wording
from tenure.publish.asking import Asked
from tenure.publish.disclosure import NOT_THERE


def why_empty(question: Asked) -> str:
    """Why there is nothing to show, and what would fill the page; empty where there is something."""
    workers = wording.SERVICES[question.service]
    if not question.years:
        return f"No return about {workers} has been accepted yet. The first that is accepted fills this page."
    if question.see("in-post") is NOT_THERE:
        years = numbers.listed([str(y) for y, seen in question.series("in-post") if seen is not NOT_THERE])
        there = f"It has figures for {years}." if years else "None of its returns has been accepted yet."
        return (
            f"{question.area} has no accepted return for {question.year}. {there} "
            f"Send and accept the return for {question.year} to fill this page."
        )
    return ""
