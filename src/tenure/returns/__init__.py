"""What partners send: a folder per return, a module per table: its fields, then its rules."""

from tenure.returns.csww.reading import expect, read
from tenure.returns.rows import Cell, Csww, LayoutFault
from tenure.terms.problems import Unreadable

__all__ = ["Cell", "Csww", "LayoutFault", "Unreadable", "expect", "read"]
