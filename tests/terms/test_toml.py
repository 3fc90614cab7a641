"""TOML that somebody sent is read, or refused in a sentence before it takes the machine's time and memory."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.terms.problems import Unreadable
from tenure.terms.toml import values_of

DOTS = "." * 2000


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = \n", r"Ours cannot be read as TOML: Invalid value \(at line 1, column 5\)"),
        ("a = " + "9" * 5_000, "Ours cannot be read as TOML: a number is too long"),
        ("a = " + "[" * 100_000, "Ours holds lists in lists without end"),
        (".".join(["a"] * 100_000) + " = 1", "Ours has too many full stops outside words, up to line 1"),
        ("x = 1\n[" + ".".join(["a"] * 1002) + "]", "too many full stops outside words, up to line 2"),
        (".".join(['"\u2028"'] * 1002) + " = 1", "too many full stops outside words, up to line 1"),
        (
            'x = [""" \n""", {' + ".".join(["a"] * 1002) + " = 1}]",
            "too many full stops outside words, up to line 2",
        ),
        ("\n".join(f"k{n}" + ".a" * 100 + " = 1" for n in range(200)), "up to line 101"),
        (
            "x = '\"'\n" + ".".join(["a"] * 1002) + " = '\"'",
            "too many full stops outside words, up to line 2",
        ),
    ],
)
def test_what_is_no_toml_or_slow_to_read_is_refused(text, says):
    with pytest.raises(Unreadable, match=says):
        values_of(text, name="Ours")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f'a = "{DOTS}"', DOTS),
        (f"a = '{DOTS}'  # {DOTS}", DOTS),
        (f'a = """\n{DOTS}"{DOTS}"""', f'{DOTS}"{DOTS}'),
        (f"a = '''{DOTS}'{DOTS}''''", f"{DOTS}'{DOTS}'"),
        (f'a = "\\"{DOTS}\\\\"  # "', f'"{DOTS}\\'),
        ("a = [" + "1.5, " * 90 + "]", [1.5] * 90),
    ],
)
def test_words_may_have_as_many_full_stops_as_they_like(text, value):
    assert values_of(text, name="Ours") == {"a": value}


@given(st.text(alphabet="ab.\"'\\\n#=[] \u2028", max_size=60))
def test_whatever_is_sent_is_read_or_refused(text):
    with suppress(Unreadable):
        assert isinstance(values_of(text, name="Ours"), dict)


@pytest.mark.parametrize("text", ['"\\' * 200_000, '"""' * 100_000, "'''a" * 100_000 + "'", "'" * 300_001])
def test_quotation_marks_that_are_never_closed_take_no_time(text):
    with pytest.raises(Unreadable):
        values_of(text, name="Ours")
