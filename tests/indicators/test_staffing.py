"""Who is in post and which posts are empty, worked by hand."""

from pytest import approx

from given.careers import a_record, a_stay, sent_by
from given.counts import given_by
from tenure.indicators import figures
from tenure.indicators.staffing import in_post_share, vacancy_rate


def test_a_vacancy_rate_is_vacant_posts_over_vacant_and_filled():
    """England in 2023 as printed: 7,722.7 vacant and 33,119.1 in post, 18.9%."""
    assert given_by(vacancy_rate, vacancies=[7722.7, 1.0, 0.0], in_post=[33119.1, 3.0, 4.0]) == approx(
        [0.1891, 0.25, 0.0], abs=0.00005
    )


def test_the_share_of_those_in_post():
    assert given_by(in_post_share, in_post=[3.0, 1.0], all_in_post=[4.0, 4.0]) == [0.75, 0.25]


def shares(found, dimension):
    rows = (found.measure == "in-post-share") & (found.basis == "headcount") & (found.dimension == dimension)
    rows &= found.partner == "101"
    return dict(zip(found.slice[rows], found.value[rows].tolist(), strict=True))


def test_shares_of_ethnic_groups_are_of_those_whose_group_is_known():
    codes = {"amara": "BAFR", "bilal": "APKN", "ceri": "WBRI", "dana": "WIRI", "otto": "REFU"}
    stays = (a_stay(person, ethnicity=code, sex="F" if code < "W" else "") for person, code in codes.items())
    found = figures(a_record(sent_by("101", *stays)))

    assert shares(found, "ethnicity") == {
        "White": 0.5,
        "Asian / Asian British": 0.25,
        "Black / African / Caribbean / Black British": 0.25,
        "Not known": 0.2,
    }
    assert shares(found, "sex") == {"Female": 0.6, "Not known": 0.4}


def test_the_population_pyramid_is_age_by_sex():
    found = figures(a_record(sent_by("101", a_stay(age=29, sex="M"), a_stay("bilal", age=60))))
    rows = (found.dimension == "age-sex") & (found.partner == "101") & (found.basis == "headcount")
    rows &= found.value > 0

    assert set(found.slice[rows]) == {"20 to 29, Male", "60 and over, Female"}
    assert set(found.measure[rows]) == {"in-post"}
