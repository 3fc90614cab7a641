"""Published cells are a number or a symbol; a symbol is never zero."""

import numpy as np
import pytest

from tenure.benchmark.published import NOT_PRINTED, Printed, figures, leaver_destinations, parse


@pytest.mark.parametrize("symbol", ["z", "x", "c", "u", "low", ":"])
def test_a_symbol_is_kept_and_is_not_a_number(symbol):
    assert parse(symbol) == Printed(None, symbol)


def test_a_blank_is_not_available_and_a_zero_is_zero():
    assert parse("  ") == NOT_PRINTED
    assert parse("0") == Printed(0.0, "")
    assert parse("1,234.5") == Printed(1234.5, "")


def test_text_that_no_symbol_explains_is_not_passed_over():
    with pytest.raises(ValueError, match="n/a"):
        parse("n/a")


def test_every_cell_is_a_number_or_a_symbol_and_never_both():
    table = figures()
    for column, numbers in table.numbers.items():
        symbols = np.array(table.symbols[column])
        assert ((symbols == "") == ~np.isnan(numbers)).all()


def test_england_in_2023_as_printed():
    assert figures().printed("turnover_rate_fte", "england", 2023) == Printed(15.9, "")
    assert figures().printed("inpost_headcount", "england", 2023) == Printed(35199.0, "")


def test_kingston_and_richmond_are_found_by_either_number():
    from tenure.terms.organisations import unit_of

    assert figures().printed("inpost_fte", unit_of("318").number, 2023).value is not None


def test_gatesheads_leavers_of_2022_have_a_symbol():
    assert figures().printed("leavers_fte", "390", 2022) == Printed(None, "u")


def test_the_published_series_stops_where_it_stops():
    assert figures().years == range(2017, 2024)
    assert figures().printed("turnover_rate_fte", "england", 2024) == NOT_PRINTED
    assert max(leaver_destinations()) == 2023


def test_englands_leavers_of_2023_are_movers_agency_and_not_found():
    year = leaver_destinations()[2023]
    parts = [year[c].value for c in ("movers_las_fte", "agency_attrition_fte", "full_attrition_fte")]
    assert sum(parts) == pytest.approx(5254.6, abs=0.15)
