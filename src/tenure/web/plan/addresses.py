"""What stands in the addresses of the planner, and the futures that its pages share."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest

from tenure.partnership import home, sight
from tenure.partnership.actions.planning import overrides
from tenure.publish.asking import Picked
from tenure.publish.planning.bringing import own_in
from tenure.publish.planning.futures import Futures, futures_of
from tenure.publish.planning.guarding import FEW, Grain, grain_of_run
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.picking import picked, year_of


def chosen_in(request: HttpRequest) -> tuple[Picked, int | None]:
    """The service, the area and the year that an address asks for."""
    chosen: Picked = {}
    found = picked(request)
    if "service" in found:
        chosen["service"] = found["service"]
    if "focus" in found:
        chosen["focus"] = found["focus"]
    return chosen, year_of(request.GET["until"]) if request.GET.get("until") else None


def address_of(chosen: Picked, until: int | None, keys: Sequence[str] = ()) -> str:
    """The choices as the end of an address, in one order, so that equal choices are one page."""
    asked = [name for name in ("service", "focus") if name in chosen]
    pairs: list[tuple[str, str]] = [(name, str(chosen[name])) for name in asked]
    pairs += [("until", str(until))] if until else []
    return urlencode(pairs + [("with", key) for key in keys])


def rests_on() -> tuple[object, ...]:
    """What somebody chose or gave that futures of actions rest on: pages that were kept before are others."""
    return (overrides(), own_in(home.folder()))


def futures_now() -> Futures:
    """The futures of the record as it stands, with the parameters that somebody chose."""
    return futures_of(home.folder(), overrides())


def grain_for(request: HttpRequest, service: str, focus: str) -> Grain:
    """How finely this reader sees a run about a place. UsedWrongly where that place alone sees it."""
    futures = futures_now()
    grain = grain_of_run(futures.start, sight.viewer(request.user), futures.units(service, focus), focus)
    if grain.hidden:
        raise UsedWrongly(f"{FEW}, so that forecast is shown to the place itself alone. Choose another.")
    return grain
