"""A source says whether the text was seen or is our reading."""

from tenure.terms.sources import CSWW_GUIDE, OUR_READING


def test_a_place_in_a_source_is_named_after_it():
    assert str(CSWW_GUIDE.at("coverage")).endswith("guide to submitting data, coverage")


def test_what_we_infer_is_marked():
    assert str(OUR_READING).endswith("(our reading)")
