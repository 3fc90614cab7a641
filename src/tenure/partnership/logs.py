"""Logs: one JSON object a line, holding ids and counts; never a name, a cell or a sentence about a person."""

from __future__ import annotations

import re
import sys
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

SAID = frozenset(
    [
        "event",
        "level",
        "timestamp",
        "logger",
        "account",
        "partner",
        "submission",
        "state",
        "year",
        "errors",
        "queries",
        "workers",
        "bytes",
        "seconds",
        "status",
        "method",
        "route",
        "reference",
        "exception",
        "entry",
        "task",
    ]
)
"""Every key that a log line may have; others are dropped, so that a name cannot slip in."""

_QUOTED: Final = re.compile(r"""(['"]).*\1""", re.DOTALL)
"""From the first quotation mark of a kind to its last, whatever stands between."""

_SHARED: list[Any] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def only_ids_and_counts(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop what a log line may not hold."""
    return {key: value for key, value in line.items() if key in SAID or key.startswith("_")}


def where_it_broke(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace an exception by its class and the lines it passed, since its words may quote a cell."""
    fault = line.pop("exc_info", None)
    if fault is True:
        fault = sys.exc_info()
    error = fault[1] if isinstance(fault, tuple) else fault
    if isinstance(error, BaseException):
        line["exception"] = [type(error).__name__, *_steps(error)]
    return line


def _steps(error: BaseException) -> list[str]:
    step, steps = error.__traceback__, []
    while step is not None:
        steps.append(f"{step.tb_frame.f_globals.get('__name__')}:{step.tb_lineno}")
        step = step.tb_next
    return steps[-8:]


def _foreign(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A line of Django's or another library's: its words may hold an address, so their template stays.

    What is quoted in words that were filled in already, such as the name of a host, was said by a visitor.
    """
    record = line.get("_record")
    if record is not None:
        line["event"] = _QUOTED.sub("…", str(record.msg))
        if (status := getattr(record, "status_code", None)) is not None:
            line["status"] = status
    return line


def lines(*, level: str) -> dict[str, Any]:
    """Python's description of logging: everything goes to stderr, ours from that level upwards."""
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*_SHARED, structlog.stdlib.ExtraAdder(), _foreign, where_it_broke],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            only_ids_and_counts,
            structlog.processors.JSONRenderer(),
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "django.request": {"level": "ERROR"},  # refusals are in the audit
            "tenure": {"handlers": ["stderr"], "level": level, "propagate": False},
        },
    }


structlog.configure(
    processors=[
        *_SHARED,
        where_it_broke,
        only_ids_and_counts,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)


def log(name: str) -> Any:
    """The log of one module, below `tenure`."""
    return structlog.stdlib.get_logger(name)
