"""How a command ends: with a sentence and an exit code, whatever happens."""

from __future__ import annotations

import hashlib
import os
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

import click

from tenure.terms.problems import Problem

STOPPED = 130
"""What a shell shows for a program that was stopped with Ctrl+C."""

HEARD_ENOUGH = 141
"""What a shell shows for a program whose reader went away (`tenure check FILE | head`)."""


class Door(click.Group):
    """Every command ends here: a problem as its sentence, our own mistake as a reference number."""

    def main(self, *args: Any, **settings: Any) -> NoReturn:
        sys.excepthook = own_mistake
        try:
            code = super().main(*args, **{**settings, "prog_name": "tenure", "standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as asked:
            asked.show()
            code = asked.exit_code
        except click.UsageError as misuse:
            click.echo(_words(misuse), err=True)
            code = misuse.exit_code
        except click.Abort:
            click.echo("Stopped.", err=True)
            code = STOPPED
        finally:
            _let_go_of_output()
        raise SystemExit(code or 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Problem as problem:
            click.echo(str(problem), err=True)
            ctx.exit(problem.exit_code)
        except BrokenPipeError:
            ctx.exit(HEARD_ENOUGH)


def _words(misuse: click.UsageError) -> str:
    """What was wrong with the words of a command, and where to read how it is used."""
    what = misuse.message.replace(" is not a valid ", " is not a ")
    if isinstance(misuse, click.MissingParameter):
        what = misuse.format_message()
    elif isinstance(misuse, click.BadParameter) and misuse.param:
        argument = isinstance(misuse.param, click.Argument)
        what = f"{misuse.param.metavar if argument else misuse.param.opts[-1]}: {what}"
    help_of = misuse.ctx.command_path if misuse.ctx else "tenure"
    return f"{what.rstrip('.')}. See {help_of} --help."


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere when whoever was reading has gone."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def own_mistake(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Say that the fault is ours, where in the code it is, and nothing of what was being read.

    The message of the exception is left out: it may hold a cell of a return. The reference is made from the
    place, so the same fault has the same reference on every machine.
    Developers set TENURE_TRACE to see it all.
    """
    if issubclass(kind, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        raise SystemExit(STOPPED)
    if os.environ.get("TENURE_TRACE"):
        sys.__excepthook__(kind, fault, trace)
    frames = traceback.extract_tb(trace)
    ours = [frame for frame in frames if f"{os.sep}tenure{os.sep}" in frame.filename] or frames[-1:]
    places = [f"{Path(frame.filename).stem}.{frame.name}:{frame.lineno}" for frame in ours]
    reference = hashlib.sha256(" ".join([kind.__name__, *places]).encode()).hexdigest()[:8].upper()
    where = f", in {places[-1]}" if places else ""
    click.echo(
        f"Tenure made a mistake of its own (reference {reference}: {kind.__name__}{where}). "
        "Nothing from this step was kept. "
        "Tell the maintainers the reference: it holds nothing from your files.",
        err=True,
    )
