"""Compiling: the planner's one kernel is Python that numba turns into machine code, once, at set-up."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final, ParamSpec, TypeVar, cast

import numba
from numba import njit

Given = ParamSpec("Given")
Gives = TypeVar("Gives")


MADE_OF: Final = (
    "cells", "chances", "compiled", "drawing", "hiring", "inputs", "leaving", "months", "moving",
    "simulating", "working",
)  # fmt: skip
"""The modules that the machine code is made of."""


def _kernels() -> str:
    """The name of the folder of this version's machine code.

    numba looks whether the file of a function changed, and not whether what it calls did: so every version
    of these modules, of numba and of Python has a folder of its own.
    """
    made_of = [Path(__file__).with_name(f"{module}.py").read_bytes() for module in MADE_OF]
    made_of += [numba.__version__.encode(), sys.version.encode()]
    return f"kernel-{sha256(b''.join(made_of)).hexdigest()[:16]}"


def _kept_in() -> Path:
    """Beside the modules where that can be written, else in the user's own folder for such things.

    Where neither can be written, a folder of this process alone: machine code is never read from a place that
    somebody else could have written to.
    """
    own = os.environ.get("XDG_CACHE_HOME", "")
    for place in (Path(__file__).parent / "__pycache__", Path(own) if own else Path.home() / ".cache"):
        if os.access(place if place.exists() else place.parent, os.W_OK):
            return place / ("tenure" if place.name != "__pycache__" else "") / _kernels()
    return Path(mkdtemp(prefix="tenure-kernel-"))


KERNELS: Final = _kept_in()
vars(numba.config)["CACHE_DIR"] = str(KERNELS)

_MACHINE_CODE: Final[dict[str, Any]] = {"nogil": True, "error_model": "numpy", "_nrt": False}
"""No lock, no exceptions from division, and no counting of references to arrays: several times as fast."""


def compiled(function: Callable[Given, Gives]) -> Callable[Given, Gives]:
    """The function as machine code, kept on disk between processes; it must not ask for memory.

    Sums and products keep the order they are written in, so that every machine gives the same bits.
    """
    return cast("Callable[Given, Gives]", njit(cache=True, **_MACHINE_CODE)(function))


def inlined(function: Callable[Given, Gives]) -> Callable[Given, Gives]:
    """The function as part of the one that calls it: passing it all arrays would cost more than it does."""
    return cast("Callable[Given, Gives]", njit(inline="always", **_MACHINE_CODE)(function))


def merged(function: Callable[Given, Gives]) -> Callable[Given, Gives]:
    """`compiled`, and put where it is called: for what is called at one place, every month."""
    return cast("Callable[Given, Gives]", njit(cache=True, forceinline=True, **_MACHINE_CODE)(function))
