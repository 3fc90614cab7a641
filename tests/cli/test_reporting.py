"""Reports from the command line: into a folder, in the forms asked for, and what cannot be is said."""

import pytest
from click.testing import CliRunner

from tenure.cli import main
from tenure.partnership.framing import load_framework
from tenure.partnership.models import ReportMade

# Slow: writes whole reports.
pytestmark = pytest.mark.slow


@pytest.fixture
def framed(filled):
    """A home with a record and the founding framework in force."""
    load_framework()
    return filled


def run(*asked):
    return CliRunner().invoke(main, ["publish", *map(str, asked)])


@pytest.mark.django_db
def test_each_report_is_written_in_the_forms_asked_for(framed, tmp_path):
    for kind in ("board", "progress", "evaluation"):
        done = run(kind, "--home", framed, "--out", tmp_path / kind, "--format", "xlsx,pptx")
        assert done.exit_code == 0, done.output
        assert sorted(path.suffix for path in (tmp_path / kind).iterdir()) == [".pptx", ".xlsx"]


@pytest.mark.django_db
def test_a_file_may_be_named_and_holds_the_form_it_is_named_for(framed, tmp_path):
    deck = tmp_path / "for the board.pptx"
    assert run("board", "--home", framed, "--out", deck).output.endswith(f"{deck}\n")
    assert deck.read_bytes().startswith(b"PK")
    assert list(tmp_path.glob("*.p*")) == [deck]

    refused = run("board", "--home", framed, "--out", tmp_path / "b.pdf", "--format", "xlsx,html")

    assert refused.exit_code == 2, refused.output
    assert "b.pdf holds one form, and --format asks for xlsx,html." in refused.output


@pytest.mark.django_db
def test_the_same_day_gives_the_same_file(framed, tmp_path):
    for folder in ("one", "two"):
        done = run(
            "board", "--home", framed, "--out", tmp_path / folder, "--on", "2024-06-01", "--format", "xlsx"
        )
        assert done.exit_code == 0, done.output
    one, two = (tmp_path / folder / "board-2024-06-01.xlsx" for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.django_db
def test_what_changed_is_written_since_a_day(framed, tmp_path):
    done = run("changes", "--since", "2023-01-01", "--home", framed, "--out", tmp_path, "--format", "xlsx")
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("board", "--format", "docx"), "A report is not written as docx."),
        (("board", "--format", ","), "A report is not written as nothing."),
        (("board", "--on", "soon"), "soon is not a day of the calendar"),
        (("changes",), "Missing option '--since'"),
        (("board", "--home", "/nowhere/at/all"), "There is no home at /nowhere/at/all."),
    ],
)
def test_what_cannot_be_written_is_said(asked, says, tmp_path):
    done = run(*asked, "--out", tmp_path)
    assert done.exit_code == 2
    assert says in done.output


# Slow: makes whole reports.
@pytest.mark.slow
@pytest.mark.django_db
def test_a_report_that_was_taken_is_made_again(framed, tmp_path):
    run("board", "--home", framed, "--out", tmp_path / "one", "--format", "xlsx")
    number = ReportMade.objects.get().pk
    done = run("again", number, "--home", framed, "--out", tmp_path / "two")
    assert (done.exit_code, "It is the same, to the byte." in done.output) == (0, True)
    (one,), (two,) = (list((tmp_path / folder).iterdir()) for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert "No report 77 was taken" in run("again", 77, "--home", framed).output
