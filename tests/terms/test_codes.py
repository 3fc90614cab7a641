"""Code sets hold what the specification lists."""

from tenure.terms import codes


def test_every_ethnicity_has_a_major_group():
    assert set(codes.ETHNICITY) == set(codes.ETHNIC_GROUP)


def test_chinese_is_inside_asian_and_a_refusal_is_not_known():
    assert codes.ETHNIC_GROUP.label("CHNE") == "Asian / Asian British"
    assert {codes.ETHNIC_GROUP.label(code) for code in codes.ETHNICITY_NOT_KNOWN} == {"Not known"}


def test_a_code_outside_the_set_is_shown_as_it_is():
    assert "7" not in codes.ORG_ROLE
    assert codes.ORG_ROLE.label("7") == "7"


def test_destinations_and_origins_use_different_codes_for_the_same_place():
    assert codes.START_ORIGIN.label("2") == codes.LEAVER_DESTINATION.label("1")
