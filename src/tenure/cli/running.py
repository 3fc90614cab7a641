"""Commands that keep a home going: serve, worker, verify, doctor."""

from __future__ import annotations

from pathlib import Path

import click

from tenure.cli import options


@click.command()
@options.home
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The address to listen on."
)
@click.option(
    "--port",
    metavar="N",
    type=options.Whole(1, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on.",
)
@click.option(
    "--example",
    "folder",
    metavar="DIR",
    type=options.Existing(),
    help="Load the made-up partnership in DIR first, and print a sign-in link for each role.",
)
def serve(home: Path, host: str, port: int, folder: Path | None) -> None:
    """Serve the pages and the API, with a worker for long work."""
    from tenure.partnership import home as homes

    homes.prepare(home)
    from tenure.partnership import loading, serving

    serving.require_place(host, port)
    site = f"http://{host}:{port}"
    if folder:
        with options.progress("Loading") as told:
            links = loading.load_example(home, folder, progress=told)
        click.echo("Sign in as (each link works once):")
        for role, link in links.items():
            click.echo(f"  {role:<44} {site}{link}")
    elif first := serving.first_link(home):
        click.echo("No administrator has signed in yet. Sign in as one, once, with:")
        click.echo(f"  {site}{first}")
    click.echo(f"Serving {home} at {site}/ until you press Ctrl+C.")
    serving.serve(home, host, port)


@click.command()
@options.home
def worker(home: Path) -> None:
    """Do the long work that pages ask for."""
    from tenure.partnership import home as homes

    homes.prepare(home)
    from tenure.partnership import serving

    serving.work(home)


@click.command()
@options.home
def verify(home: Path) -> None:
    """Check that the home is whole.

    Every file as it was sent, the audit unbroken, the record what its inputs give.
    """
    from tenure.partnership import home as homes

    homes.require_kept(home)
    homes.prepare(home)
    from tenure.partnership import verifying

    faults = verifying.verify(home)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise SystemExit(1)
    click.echo(
        f"{home} is whole: every file is as it was sent, the audit is unbroken, the record follows from them."
    )


@click.command()
@options.home
def doctor(home: Path) -> None:
    """Say whether this machine and this home have what Tenure needs."""
    from tenure.partnership import home as homes

    homes.prepare(home)
    from tenure.partnership import verifying

    points = verifying.doctor(home)
    for point in points:
        click.echo(f"{'fine' if point.fine else 'look'}  {point.name}: {point.says}")
    raise SystemExit(0 if all(point.fine for point in points) else 1)


COMMANDS = (serve, worker, verify, doctor)
