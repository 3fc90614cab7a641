"""The one door out: what may be shown to whom, in which words, as a page's content, a file or a chart."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tenure.publish.analysing import analysis as analysis
    from tenure.publish.asking import known_service as known_service
    from tenure.publish.comparing import compare_rows as compare_rows
    from tenure.publish.contents import Analysis as Analysis
    from tenure.publish.contents import MeasurePage as MeasurePage
    from tenure.publish.defining import definition as definition
    from tenure.publish.defining import definitions as definitions
    from tenure.publish.holding import Holding as Holding
    from tenure.publish.measuring import measure_page as measure_page
    from tenure.publish.measuring import measure_rows as measure_rows
    from tenure.publish.opendata import open_data_csv as open_data_csv
    from tenure.publish.opendata import open_data_meta_csv as open_data_meta_csv
    from tenure.publish.opening import InHand as InHand
    from tenure.publish.opening import open_home as open_home
    from tenure.publish.opening import open_in_hand as open_in_hand
    from tenure.publish.opening import open_returns as open_returns
    from tenure.publish.previewing import Preview as Preview
    from tenure.publish.previewing import preview as preview
    from tenure.publish.surveybooks import survey_workbook as survey_workbook
    from tenure.publish.tables import table_csv as table_csv
    from tenure.publish.viewing import HOLDER as HOLDER
    from tenure.publish.viewing import Viewer as Viewer
    from tenure.publish.viewing import viewer_for as viewer_for
    from tenure.publish.wording import SERVICE_LABELS as SERVICE_LABELS
    from tenure.publish.workbooks import workbook as workbook

_WHERE: Final = {
    "Analysis": "contents",
    "HOLDER": "viewing",
    "Holding": "holding",
    "MeasurePage": "contents",
    "SERVICE_LABELS": "wording",
    "Preview": "previewing",
    "Viewer": "viewing",
    "analysis": "analysing",
    "compare_rows": "comparing",
    "definition": "defining",
    "definitions": "defining",
    "known_service": "asking",
    "measure_page": "measuring",
    "measure_rows": "measuring",
    "open_data_csv": "opendata",
    "open_data_meta_csv": "opendata",
    "open_home": "opening",
    "InHand": "opening",
    "open_in_hand": "opening",
    "open_returns": "opening",
    "survey_workbook": "surveybooks",
    "preview": "previewing",
    "table_csv": "tables",
    "viewer_for": "viewing",
    "workbook": "workbooks",
}
"""Each name and its module, which is imported when the name is first used: commands start quickly so."""

__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"tenure.publish has no {name}")
    return getattr(import_module(f"tenure.publish.{_WHERE[name]}"), name)
