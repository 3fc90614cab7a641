"""The example is the same for the same numbers, and overwrites nothing of anyone's."""

from __future__ import annotations

import json

import pytest

from given.example import bytes_of, on_record
from tenure import example
from tenure.returns.csww.fields import block_name, fields_of
from tenure.terms.problems import UsedWrongly

# Slow: writes whole examples.
pytestmark = pytest.mark.slow


def test_the_same_numbers_write_the_same_bytes(tmp_path, vale_and_mere):
    again = example.write(tmp_path / "again")

    assert bytes_of(again.folder) == bytes_of(vale_and_mere.folder)


def test_another_seed_makes_other_people(tmp_path, vale_and_mere):
    other = example.write(tmp_path / "other", seed=2, years=1)

    file = "returns/2023/CSWW_101_2023.xml"
    assert (other.folder / file).read_bytes() != (vale_and_mere.folder / file).read_bytes()


def test_going_on_for_longer_leaves_the_years_before_as_they_are(tmp_path, vale_and_mere):
    longer = bytes_of(example.write(tmp_path / "longer", to=2025, years=9).folder)
    shorter = bytes_of(vale_and_mere.folder)

    returns_before = {file: data for file, data in shorter.items() if file.startswith("returns/")}
    assert returns_before.items() <= longer.items()


@pytest.mark.parametrize("year", [2017, 2023, 2024, 2025, 2026])
def test_each_year_is_written_in_its_own_layout(tmp_path, year):
    written = example.write(tmp_path / "made", years=1, to=year)

    for sent in on_record(written, year):
        assert set(sent.columns) == {field.name for field in fields_of("worker", year)}
        assert sent.block == block_name(year) or sent.name == "CSWW_102_2025.xml"


def test_the_folder_says_what_was_sent_when(vale_and_mere):
    sendings = example.sendings(vale_and_mere.folder)

    assert sendings == vale_and_mere.files
    assert [each.sent_at for each in sendings] == sorted(each.sent_at for each in sendings)
    assert {each.partner for each in sendings} == {"101", "102", "103", "104", "105", "106 / 107"}


def test_the_page_in_the_folder_names_the_councils(vale_and_mere):
    page = (vale_and_mere.folder / "README.txt").read_text(encoding="utf-8")

    assert "Northvale (101)" in page
    assert "Westbrook and Leaford file one return" in page
    assert max(map(len, page.splitlines())) <= 110


@pytest.mark.slow  # forty thousand people, written and read
def test_a_nation_has_every_council_asked_for(tmp_path):
    nation = example.write(tmp_path / "nation", partners=153, workers=40_000, years=1)

    on_record_now = [each for each in nation.files if each.standing == "accepted"]
    assert len({each.partner for each in on_record_now}) == 152  # two of the 153 file together
    assert sum(len(sent) for sent in on_record(nation, 2023)) == pytest.approx(40_000, rel=0.02)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"partners": 0}, "Ask for 1 to 199 partners."),
        ({"partners": 200}, "Ask for 1 to 199 partners."),
        ({"workers": 30}, "Ask for 60 or more, or for fewer partners."),
        ({"years": 0}, "Ask for fewer years, or for others."),
        ({"years": 8}, "8 years to 2023 begin in 2016"),
        ({"to": 2031}, "collection years from 2017 to 2026"),
    ],
)
def test_numbers_that_cannot_be_met_are_refused_with_what_can(tmp_path, asked, sentence):
    with pytest.raises(UsedWrongly, match=sentence):
        example.write(tmp_path / "made", **asked)
    assert not (tmp_path / "made").exists()


def test_a_folder_with_other_files_is_left_as_it_is(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    (tmp_path / "returns").mkdir()

    with pytest.raises(UsedWrongly, match="holds other files"):
        example.write(tmp_path, years=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["returns", "thesis.txt"]


def test_a_file_is_not_a_folder(tmp_path):
    (tmp_path / "made").write_text("mine")

    with pytest.raises(UsedWrongly, match="is a file"):
        example.write(tmp_path / "made", years=1)


def test_an_example_is_written_over_an_older_one_and_leaves_nothing_of_it(tmp_path):
    example.write(tmp_path / "made", years=3)
    example.write(tmp_path / "made", years=1)

    years = {each.name for each in (tmp_path / "made" / "returns").iterdir()}
    assert years == {"2023"}


def test_a_folder_without_an_example_says_how_to_make_one(tmp_path):
    with pytest.raises(UsedWrongly, match="Write one into it with: tenure example"):
        example.sendings(tmp_path)


def test_progress_is_told_year_by_year(tmp_path):
    told = []
    example.write(tmp_path / "made", years=3, progress=lambda done, of: told.append((done, of)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_manifest_says_how_it_was_made(vale_and_mere):
    manifest = json.loads((vale_and_mere.folder / "manifest.json").read_text(encoding="utf-8"))

    assert manifest["made"] == {"partners": 7, "workers": None, "years": 7, "to": 2023, "seed": 1}
