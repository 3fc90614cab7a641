"""The page of indicators: what each counts, over what, and where that comes from."""

from __future__ import annotations

from tenure.indicators import DIMENSIONS, MEASURES, Indicator
from tenure.strategy.engagement import ENGAGEMENT, Measure
from tools.docs.pages import page, table

INTRODUCTION = """Every measure that Tenure computes. A share is printed as a percentage on pages and
runs from 0 to 1 in files. Slices of a share add up as part and whole before they are divided."""

ABOUT_ENGAGEMENT = """How partners keep up with collections, from what they do. A lead sees every partner's, a
partner its own."""

SERVICES = {
    "children": "## Children's services\n\nCounted from the return to the Department for Education.",
    "adults": (
        "## Adults' services\n\nCounted from ASC-WDS sets: social workers are main job role 6. A key that "
        "children's services have too asks the same, counted as these files allow."
    ),
}


def indicators() -> str:
    """Every indicator with its words, and the slices that each is counted for."""
    parts = [
        part
        for service, measures in MEASURES.items()
        for part in (SERVICES[service], *map(_indicator, measures.values()))
    ]
    slices = table(
        ("slice", "called", "holds"),
        ((f"`{key}`", each.label, ", ".join(each.slices)) for key, each in DIMENSIONS.items()),
    )
    engagement = ["## Engagement", ABOUT_ENGAGEMENT, *map(_engagement, ENGAGEMENT.values())]
    return page("Indicators", INTRODUCTION, *parts, "## Slices", slices, *engagement)


def _engagement(each: Measure) -> str:
    rows = (
        ("formula", each.formula),
        ("unit", each.unit),
        ("taken", each.taken),
        ("better", each.better),
        ("why", each.why),
        ("source", each.source),
        ("owner", f"{each.owner}; next review {each.review.isoformat()}"),
        *(("remark", remark) for remark in each.remarks),
    )
    return f"### {each.label}\n\n`{each.key}`\n\n" + table(("", ""), rows)


def _indicator(each: Indicator) -> str:
    rows = (
        ("formula", each.formula),
        ("unit", each.unit),
        ("taken", each.taken),
        ("better", each.better),
        ("basis", ", ".join(each.bases)),
        ("by", ", ".join(each.by)),
        ("why", each.why),
        ("source", each.source),
        ("owner", f"{each.owner}; next review {each.review.isoformat()}"),
        *(("remark", remark) for remark in each.remarks),
    )
    return f"### {each.label}\n\n`{each.key}`\n\n" + table(("", ""), rows)
