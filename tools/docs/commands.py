"""The page of commands, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tenure.cli import main
from tenure.terms import problems
from tools.docs.pages import page, table


def commands() -> str:
    """Every command with its arguments, its options and what it ends with."""
    parts = [_command(name, command) for name, command in every(main)]
    return page("Commands", _endings(), *parts)


def every(group: click.Group, before: str = "tenure") -> Iterator[tuple[str, click.Command]]:
    """Each command by its whole name, those inside groups too."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from every(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


def _command(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    usage = command.get_usage(context).removeprefix("Usage: ")
    options = [each for each in command.params if isinstance(each, click.Option)]
    words = "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    rows = ((f"`{_written(each)}`", each.help, _usual(each)) for each in options)
    return f"## {name}\n\n{words}\n\n    {' '.join(usage.split())}\n\n" + (
        table(("option", "what it does", "where not given"), rows) if options else ""
    )


def _written(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(click.Context(click.Command('')))}"
    return ", ".join(option.opts) + value


def _usual(option: click.Option) -> str:
    if option.required:
        return "must be given"
    return f"`{option.default}`" if option.show_default else ""


def _endings() -> str:
    kinds = (
        problems.UsedWrongly,
        problems.Unreadable,
        problems.HasFindings,
        problems.NotAllowed,
        problems.TooLittleData,
    )
    rows = [
        (0, "Fine."),
        (1, "A mistake of our own: a reference number is shown, and nothing of what was read."),
    ]
    rows += [(kind.exit_code, (kind.__doc__ or "").split("\n")[0]) for kind in kinds]
    return "Every command ends with one of these, so that a scheduled run can tell them apart.\n\n" + table(
        ("exit code", "means"), rows
    )
