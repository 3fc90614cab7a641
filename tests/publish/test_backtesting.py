import pytest

from given.series import council_rows, written
from tenure.publish import backtesting
from tenure.publish.backtesting import Asked
from tenure.terms.problems import TooLittleData, UsedWrongly

RATE = "turnover_rate_fte"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A made-up file of fifteen councils and six years."""
    path = tmp_path_factory.mktemp("series") / "made.csv"
    path.write_bytes(written(council_rows(councils=15, years=range(2018, 2024))))
    return path


def test_years_to_score_without_a_fit_are_fitted_until_the_year_before(made):
    found = backtesting.backtest(made, Asked(score=(2023,), measures=(RATE,)))
    assert {(line.year, line.horizon) for line in found.lines} == {(2023, 1)}


def test_a_fit_without_years_is_scored_on_all_that_follow(made):
    found = backtesting.backtest(made, Asked(fit_until=2021, measures=(RATE,)))
    assert {line.year for line in found.lines} == {2022, 2023}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (Asked(fit_until=2030), "has the years 2018 to 2023, so nothing can be fitted until 2030"),
        (Asked(fit_until=2023), "there is no year after 2023 to score"),
        (Asked(fit_until=2021, score=(2020,)), "2020 is not later than 2021"),
        (Asked(fit_until=2021, score=(2025,)), "there is no 2025 in it to score"),
        (Asked(measures=("sadness",)), "has no measure sadness. It has inpost_fte"),
        (Asked(where={"mood": "low"}), "has no column called mood"),
    ],
)
def test_what_cannot_be_asked_is_said(made, asked, sentence):
    with pytest.raises(UsedWrongly, match=sentence):
        backtesting.backtest(made, asked)


def test_nothing_to_forecast_ends_with_the_reason(tmp_path):
    path = tmp_path / "few.csv"
    path.write_bytes(written(council_rows(councils=4)))
    with pytest.raises(TooLittleData, match="4 councils have a figure in every year; 10 are needed"):
        backtesting.backtest(path, Asked())


def test_a_measure_that_ends_before_the_fit_is_left_out_with_the_reason(tmp_path):
    rows = [
        {**row, RATE: "z" if int(row["time_period"]) > 2020 else row[RATE]}
        for row in council_rows(councils=12)
    ]
    path = tmp_path / "ends.csv"
    path.write_bytes(written(rows))
    found = backtesting.backtest(path, Asked(fit_until=2022))
    assert RATE not in {line.measure for line in found.lines}
    assert f"{RATE} was left out: its figures end with 2020, before 2022." in found.said


def test_figures_as_they_were_published_are_fitted_to_and_the_revision_told(made, tmp_path):
    rows = council_rows(councils=15, years=range(2018, 2022))
    then = [{**row, "leaver_fte": "77.0" if at < 5 else row["leavers_fte"]} for at, row in enumerate(rows)]
    for row in then:
        del row["leavers_fte"]
    vintage = tmp_path / "then.csv"
    vintage.write_bytes(written(then))
    found = backtesting.backtest(made, Asked(fit_until=2021, measures=("leavers_fte",), as_published=vintage))
    assert {line.measure for line in found.lines} == {"leavers_fte"}
    assert "figures until 2021 were revised later" in found.said[-1]


def test_the_series_that_comes_with_the_package_needs_no_file():
    assert backtesting.opened(None).years.max() == 2023
