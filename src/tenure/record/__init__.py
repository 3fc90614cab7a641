"""The career record: one history per person, made of dated events; who was where, when.

The record is derived, never edited: the same accepted submissions give the same record, byte for byte.
"""

from tenure.record.events import Columns, Submission
from tenure.record.lake import Lake
from tenure.record.pseudonyms import Pseudonyms
from tenure.record.snapshot import Record, record_of
from tenure.terms.counting import Counting

__all__ = ["Columns", "Counting", "Lake", "Pseudonyms", "Record", "Submission", "record_of"]
