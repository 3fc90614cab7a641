"""The tutorial shows what a newcomer will see."""

from pathlib import Path

from tenure import returns

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial" / "your-first-return.md"
FIRST = "to-fix/CSWW_101_2023.xml"


def shown_after(command):
    """The lines that the tutorial prints below a command, up to where it leaves off."""
    below = TUTORIAL.read_text(encoding="utf-8").split(f"    {command}\n\n", 1)[1]
    block = below.split("    ...", 1)[0].splitlines()
    return [line.strip() for line in block if line.strip()]


def test_the_findings_in_the_tutorial_are_those_of_the_example(vale_and_mere):
    said = returns.summary(returns.check(returns.read(vale_and_mere.folder / FIRST)))
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    shown = shown_after(f"tenure check vale/{FIRST}")

    assert len(shown) == 8
    assert lines[: len(shown)] == shown


def test_the_change_in_the_tutorial_is_the_one_that_is_made(vale_and_mere):
    fixed = returns.fix(returns.read(vale_and_mere.folder / FIRST))
    (change,) = fixed.changes

    assert change.field == "ReasonLeave"
    assert "a reason for leaving that was written as its word" in " ".join(TUTORIAL.read_text().split())
