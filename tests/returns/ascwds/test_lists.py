"""Lists inside a cell, with their places as the service counts them."""

import pytest

from tenure.returns.ascwds import lists


@pytest.mark.parametrize(
    ("text", "services", "beside"),
    [
        ("", "16", [""]),
        ("5;", "16", ["5"]),
        ("Words", "16", ["Words"]),
        ("a;b", "16", ["a", "b"]),
        ("5;6", "16;0;6", ["5", "6"]),
        (";", "16;13", ["", ""]),
        ("", "16;13", [""]),
        ("5;0", "6;0", ["5"]),
        ("0;5", "0;6", ["5"]),
        ("", "0;16", [""]),
        ("1;2;3", "16;13;6", ["1", "2", "3"]),
    ],
)
def test_places_beside_services(text, services, beside):
    assert lists.beside_services(text, services) == beside


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["22"], "22"),
        (["22", "", "22"], "22 and an empty place"),
        (["1", "2", "3"], "1, 2 and 3"),
        ([str(n) for n in range(7)], "0, 1, 2, 3, 4 and 2 more"),
    ],
)
def test_wrong_places_are_named_once_and_the_rest_are_counted(wrong, said):
    assert lists.listed(wrong) == said
