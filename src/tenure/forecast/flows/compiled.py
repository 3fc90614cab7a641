"""Compiling: the planner's one kernel is Python that numba turns into machine code, once, at set-up."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import Final, ParamSpec, TypeVar, cast

import numba
from numba import njit

Given = ParamSpec("Given")
Gives = TypeVar("Gives")


def _kernels() -> str:
    """The name of the folder of this version's machine code.

    numba looks whether the file of a function changed, and not whether what it calls did: so every version
    of these modules, of numba and of Python has a folder of its own.
    """
    here = Path(__file__).parent
    made_of = [file.read_bytes() for file in sorted(here.glob("*.py"))]
    made_of += [numba.__version__.encode(), sys.version.encode()]
    return f"kernel-{sha256(b''.join(made_of)).hexdigest()[:16]}"


def _kept_in() -> Path:
    """Beside the modules where that can be written, else in the user's own folder for such things."""
    beside = Path(__file__).parent / "__pycache__"
    if os.access(beside.parent if not beside.exists() else beside, os.W_OK):
        return beside / _kernels()
    own = os.environ.get("XDG_CACHE_HOME", "")
    place = Path(own) if own else Path.home() / ".cache"
    return (place if os.access(place.parent, os.W_OK) else Path(gettempdir())) / "tenure" / _kernels()


KERNELS: Final = _kept_in()
numba.config.CACHE_DIR = str(KERNELS)


def compiled(function: Callable[Given, Gives]) -> Callable[Given, Gives]:
    """The function as machine code, kept on disk between processes; its types are as they were written.

    It must not ask for memory: without counting references to arrays it is four times as fast.
    """
    made = njit(cache=True, nogil=True, error_model="numpy", _nrt=False)(function)
    return cast("Callable[Given, Gives]", made)


def inlined(function: Callable[Given, Gives]) -> Callable[Given, Gives]:
    """The function as part of the one that calls it: passing it all arrays would cost more than it does."""
    made = njit(inline="always", nogil=True, error_model="numpy", _nrt=False)(function)
    return cast("Callable[Given, Gives]", made)


def summing(function: Callable[Given, Gives]) -> Callable[Given, Gives]:
    """A sum that may be taken in any order: several at a time. Whole numbers give the same sum."""
    made = njit(cache=True, nogil=True, error_model="numpy", _nrt=False, fastmath={"reassoc", "nsz"})(
        function
    )
    return cast("Callable[Given, Gives]", made)
