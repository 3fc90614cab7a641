"""What looks like a postcode, and what is of a place."""

import pytest

from tenure.terms import postcodes


@pytest.mark.parametrize(
    ("text", "shaped", "of_a_place"),
    [
        ("M1 1AE", True, True),
        ("ec1a-1bb", True, True),
        ("SW1A 1AA", True, True),
        ("ZZ99 3VZ", True, False),
        ("NV1 1AA", True, False),
        ("M1", False, False),
        ("1AE M1", False, False),
        ("", False, False),
    ],
)
def test_a_postcode_has_a_shape_and_an_area(text, shaped, of_a_place):
    assert postcodes.is_shaped_like_one(text) is shaped
    assert postcodes.is_of_a_place(text) is of_a_place
    assert len(postcodes.AREAS) == 124
