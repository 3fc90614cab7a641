"""Figures for a page: whose eyes they are for, and the finished page kept for those eyes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from tenure import __version__
from tenure.partnership import home, sight
from tenure.publish import Holding, Viewer
from tenure.publish.disclosure import POLICY
from tenure.web.showing import SignedIn

Key = tuple[object, ...]
_MOST: Final = 200
"""Pages kept by each worker process: seven partners and three roles, some years and choices each."""
_kept: OrderedDict[Key, str] = OrderedDict()
_lock = Lock()


def asked(request: SignedIn) -> tuple[Holding, Viewer]:
    """The record as it is now, and who is looking; refused for roles that see no figures."""
    viewer = sight.viewer(request.user)
    return home.holding(), viewer


def scope(viewer: Viewer) -> str:
    """What decides which figures someone sees; the same for all who see the same."""
    return f"{viewer.partner}|{viewer.audience}|{viewer.role}|{POLICY}"


def kept(holding: Holding, viewer: Viewer, about: Key, make: Callable[[], str]) -> str:
    """What `make` gives, kept for all who see the same until a figure or a word of ours changes."""
    key = (home.folder(), scope(viewer), holding.snapshot, __version__, *about)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made
