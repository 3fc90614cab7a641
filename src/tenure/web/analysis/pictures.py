"""Addresses of charts: what is drawn, and a seal that only the eyes it was drawn for can use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils.crypto import constant_time_compare, salted_hmac

from tenure.partnership import home
from tenure.publish import Viewer
from tenure.publish.contents import Chart
from tenure.publish.drawings import Trend
from tenure.web.figures import scope

if TYPE_CHECKING:
    from tenure.publish.traces import Traces

_SEAL: Final = 24


@dataclass(frozen=True)
class Pictures:
    """The addresses of one chart for wide and narrow screens; empty where there is nothing to draw.

    traces  the partners' lines of a trend in both shapes, each named on focus; empty for other charts.
    """

    wide: str
    narrow: str
    traces: Mapping[str, Traces] = field(default_factory=dict)


def folder() -> Path:
    """Where drawn charts are kept."""
    return home.folder() / "cache" / "charts"


def pictures(chart: Chart, viewer: Viewer) -> Pictures:
    """Where this viewer's browser can get a chart."""
    from tenure.publish import charts

    wide, narrow = (charts.address(chart, folder(), shape) for shape in ("wide", "narrow"))
    return Pictures(sealed(wide, viewer), sealed(narrow, viewer), _traces(chart))


def _traces(chart: Chart) -> Mapping[str, Traces]:
    from tenure.publish.traces import traces

    if not isinstance(chart.drawing, Trend):
        return {}
    return {shape: traces(chart.drawing, shape) for shape in ("wide", "narrow")}


def sealed(drawing: str, viewer: Viewer) -> str:
    """A drawing's address with the seal of this viewer's eyes."""
    return f"{drawing}-{_seal(drawing, viewer)}" if drawing else ""


def opened(picture: str, viewer: Viewer) -> str:
    """The drawing behind an address; empty where it was not made for these eyes."""
    drawing, _, seal = picture.rpartition("-")
    return drawing if constant_time_compare(seal, _seal(drawing, viewer)) else ""


def _seal(drawing: str, viewer: Viewer) -> str:
    return salted_hmac("tenure chart", f"{drawing}|{scope(viewer)}", algorithm="sha256").hexdigest()[:_SEAL]
