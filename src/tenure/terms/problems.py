"""What can go wrong that a person can put right, each with its sentence and its exit code.

Problem                  something a person can put right; shown as it is
├── UsedWrongly          the command or form was used in a way that cannot work     exit 2
├── Unreadable           the file is not what it has to be                          exit 10
├── HasFindings          the rows were read, and errors must be put right first     exit 11
├── NotAllowed           this person may not do this                                exit 12
└── TooLittleData        there is not enough on record to answer                    exit 13
    └── NothingOnRecord  no return was ever put on record                           exit 13

Anything else that is raised is our own fault (exit 1) and is shown with a reference number.
"""

from __future__ import annotations

from typing import ClassVar


class Problem(Exception):
    """Something a person can put right. `str(problem)` is the sentence to show."""

    exit_code: ClassVar[int] = 1


class UsedWrongly(Problem):
    """The command or form was used in a way that cannot work."""

    exit_code = 2


class Unreadable(Problem):
    """The file is not what it has to be. The sentence says what was expected."""

    exit_code = 10


class HasFindings(Problem):
    """The rows were read, and errors in them must be put right first."""

    exit_code = 11


class NotAllowed(Problem):
    """This person may not do this. The sentence says who may."""

    exit_code = 12


class TooLittleData(Problem):
    """There is not enough on record to answer. The sentence says how much is needed."""

    exit_code = 13


class NothingOnRecord(TooLittleData):
    """No return was ever put on record, so there is nothing to show yet."""
