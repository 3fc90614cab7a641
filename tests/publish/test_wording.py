"""Every sentence of finding, from the figures it is made of."""

import pytest

from tenure.publish import wording
from tenure.publish.wording import Beside, Move


def a_move(before, now, sure=None, unit="share", before_year=2022):
    return Move(before, now, unit, before_year, sure)


@pytest.mark.parametrize(
    ("move", "says"),
    [
        (a_move(0.213, 0.184), "down from 21.3% in 2022"),
        (a_move(0.226, 0.239), "up from 22.6% in 2022"),
        (a_move(0.1841, 0.1843), "the same as in 2022"),
        (None, "no earlier figure to compare with"),
        (a_move(1270.0, 1305.5, unit="FTE"), "up from 1,270.0 in 2022"),
    ],
)
def test_a_tile_says_how_its_figure_changed(move, says):
    assert wording.change_words(move) == says


@pytest.mark.parametrize(
    ("sure", "says"),
    [
        (0.95, "almost certainly a real fall"),
        (0.949, "likely a real fall"),
        (0.75, "likely a real fall"),
        (0.749, "within the range of chance"),
        (None, "a fall; not tested for chance"),
    ],
)
def test_words_for_chance_follow_the_fixed_table(sure, says):
    assert wording.chance_words(a_move(0.213, 0.184, sure)) == says


@pytest.mark.parametrize(
    ("move", "better", "worse_than", "expected"),
    [
        (a_move(0.25, 0.20, 0.8), "lower", "", ("on-course", "likely a real fall")),
        (a_move(0.20, 0.25, 0.8), "lower", "", ("watch", "likely a real rise")),
        (a_move(0.20, 0.25, 0.97), "lower", "", ("off-course", "almost certainly a real rise")),
        (a_move(0.20, 0.25, 0.97), "higher", "", ("on-course", "almost certainly a real rise")),
        (a_move(0.20, 0.21, 0.2), "lower", "England", ("watch", "above England")),
        (a_move(0.20, 0.21, 0.2), "lower", "", ("no-data", "within the range of chance")),
        (None, "lower", "", ("no-data", "not clear yet")),
    ],
)
def test_a_status_follows_a_clear_change_then_a_clear_gap(move, better, worse_than, expected):
    assert wording.status_of(move, better, worse_than=worse_than) == expected


@pytest.mark.parametrize(
    ("move", "says"),
    [
        (None, "Turnover was 18.4%; there is no earlier figure to compare it with."),
        (a_move(0.184, 0.184, 0.0), "Turnover stayed at 18.4%."),
        (a_move(0.213, 0.184, 0.8), "Turnover fell from 21.3% in 2022 to 18.4%, likely a real fall."),
        (a_move(0.213, 0.184), "Turnover fell from 21.3% in 2022 to 18.4%."),
        (
            a_move(0.213, 0.184, 0.5),
            "Turnover fell from 21.3% in 2022 to 18.4%; the fall is within the range that chance gives a "
            "workforce of this size.",
        ),
    ],
)
def test_level_and_change_in_one_sentence(move, says):
    assert wording.level_and_change("Turnover", "18.4%", move) == says


@pytest.mark.parametrize(
    ("gap", "sure", "says"),
    [
        (0.025, 0.99, "That is above England (15.9%)."),
        (-0.025, 0.99, "That is below England (15.9%)."),
        (0.025, 0.90, "That is above England (15.9%) by no more than chance could explain."),
        (0.0, 0.0, "That is the same as England (15.9%)."),
        (0.025, None, "That is above England (15.9%)."),
    ],
)
def test_a_comparison_says_whether_chance_could_explain_it(gap, sure, says):
    assert wording.against([Beside("England", 0.159, "share", gap, sure)]) == says


def test_two_comparators_share_a_sentence():
    two = [Beside("England", 0.159, "share", 0.025, 0.99), Beside("Outer London", 0.181, "share", 0.003, 0.1)]
    says = "above Outer London (18.1%) by no more than chance could explain"
    assert wording.against(two) == f"That is above England (15.9%) and {says}."


def test_an_earlier_comparator_is_compared_in_its_own_year():
    said = wording.against_then(2023, "18.4%", Beside("England", 0.159, "share", 0.025, 0.99))
    assert said == "In 2023, the latest year published, it was 18.4%: above England (15.9%)."


@pytest.mark.parametrize(
    ("values", "run", "sure", "says"),
    [
        ((0.20, 0.22, 0.24), 2, 0.9, "Turnover is at its highest since 2021"),
        ((0.24, 0.22, 0.20), -2, 0.9, "Turnover is at its lowest since 2021"),
        ((0.30, 0.20, 0.22, 0.24), 2, 0.9, "Turnover has risen for two years in a row"),
        ((0.20, 0.20, 0.20), 0, 0.0, "Turnover has stayed at 20.0% since 2021"),
        ((0.20, 0.30, 0.25), -1, 0.9, "Turnover fell in 2023"),
        ((0.20, 0.30, 0.25), -1, 0.2, "Turnover shows no clear change in 2023"),
        ((0.20, 0.30, 0.25), -1, None, "Turnover fell to 25.0% in 2023"),
    ],
)
def test_the_title_over_years_states_the_finding(values, run, sure, says):
    series = [(2024 - len(values) + i, value) for i, value in enumerate(values)]
    if len(series) == 4:
        says = says.replace("2021", "2020")
    move = a_move(values[-2], values[-1], sure)
    assert wording.trend_title("turnover-rate", "", series, unit="share", move=move, run=run) == says


def test_the_reading_of_years_tells_the_longest_swing_and_then_chance():
    series = [(2017, 0.192), (2018, 0.240), (2022, 0.213), (2023, 0.184)]
    said = wording.trend_reading("turnover-rate", "", "share", series, a_move(0.213, 0.184, 0.5))
    assert said == (
        "Turnover fell from 24.0% in 2018 to 18.4% in 2023. "
        "Last year’s fall of 2.9 points is within the range that chance alone gives a workforce of this size."
    )


def test_one_year_makes_no_trend():
    said = wording.trend_reading("turnover-rate", "", "share", [(2023, 0.184)], None)
    assert said == "One year is on record; a trend needs two or more."


@pytest.mark.parametrize(
    ("apart", "says"),
    [
        ([], "No partner’s turnover is clearly apart from England"),
        ([("Ashmere", 0.1)], "Only Ashmere’s turnover is clearly above England"),
        (
            [("Ashmere", -0.1), ("Hartwell", -0.1)],
            "Turnover in Ashmere and Hartwell is clearly below England",
        ),
        (
            [("Ashmere", 0.1), ("Hartwell", -0.1)],
            "Turnover in Ashmere and Hartwell is clearly apart from England",
        ),
        ([(n, 0.1) for n in "abcd"], "Turnover in four of six partners is clearly above England"),
        ([(n, 0.1) for n in "abcdef"], "Turnover in every partner is clearly above England"),
    ],
)
def test_the_title_over_places_names_who_is_apart(apart, says):
    assert wording.places_title("turnover-rate", "", apart, "England", 6) == says


FELL, ROSE, NONE = a_move(0.25, 0.20, 0.9), a_move(0.20, 0.25, 0.9), a_move(0.20, 0.21, 0.1)


@pytest.mark.parametrize(
    ("moves", "says"),
    [
        (
            [("turnover-rate", FELL), ("vacancy-rate", NONE)],
            "Turnover fell; the vacancy rate did not clearly change",
        ),
        ([("turnover-rate", FELL), ("vacancy-rate", ROSE)], "Turnover fell; the vacancy rate rose"),
        ([("turnover-rate", NONE)], "Turnover shows no clear change"),
        (
            [("turnover-rate", NONE), ("agency-rate", NONE)],
            "Turnover and the agency rate show no clear change",
        ),
        ([("turnover-rate", None)], "There is one year on record, so nothing can be compared yet"),
    ],
)
def test_a_page_opens_with_its_answer(moves, says):
    assert wording.headline(moves) == says


def test_without_a_clear_change_the_answer_says_what_is_clearly_high():
    moves = [("turnover-rate", NONE), ("agency-rate", NONE)]
    said = wording.headline(moves, ["agency-rate"], "England")
    assert (
        said == "Turnover and the agency rate show no clear change; the agency rate is clearly above England"
    )


@pytest.mark.parametrize(
    ("share", "says"),
    [
        (0.2, "one in five"),
        (0.217, "more than one in five"),
        (0.239, "nearly one in four"),
        (0.6, "60.0%"),
        (0.01, "1.0%"),
    ],
)
def test_shares_in_everyday_words(share, says):
    assert wording.one_in(share) == says


def test_the_first_two_shares_a_reader_meets():
    said = wording.posts_and_agency(0.217, 0.239)
    assert said == "More than one post in five was vacant; nearly one social worker in four was agency staff."


@pytest.mark.parametrize(("rank", "says"), [(1, "highest"), (2, "2nd highest"), (12, "12th highest")])
def test_a_rank_in_words(rank, says):
    assert wording.rank_words(rank, 151) == f"It ranks {says} of 151 authorities."
