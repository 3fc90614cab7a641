"""The tutorial shows what a newcomer will see."""

from pathlib import Path

from given.sets_of_example import read_set
from tenure import returns
from tenure.returns import Beside

PAGES = Path(__file__).parents[2] / "docs" / "tutorial"
TUTORIAL, ADULTS = PAGES / "your-first-return.md", PAGES / "your-first-adults-return.md"
FIRST = "to-fix/CSWW_101_2023.xml"


def shown_after(command, page=TUTORIAL):
    """The lines that a tutorial prints below a command, up to where it leaves off."""
    below = page.read_text(encoding="utf-8").split(f"    {command}\n\n", 1)[1]
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


def test_the_findings_in_the_adults_tutorial_are_those_of_the_example(vale_and_mere):
    (faulty,) = [one for one in vale_and_mere.sets.sent if one.standing == "to fix"]
    checked = returns.check_any(read_set(vale_and_mere.folder, faulty), Beside(today=faulty.sent_at.date()))
    said = [line.strip() for line in returns.summary(checked).splitlines() if line.strip()]
    words = " ".join(ADULTS.read_text(encoding="utf-8").split())

    assert shown_after("tenure check vale/adults-to-fix/101", ADULTS)[1:] == said[1:3]
    first = next(at for at, line in enumerate(said) if line.startswith("2 is no employer type."))
    assert " ".join(said[first : first + 3]).replace("  ", " ") in words
