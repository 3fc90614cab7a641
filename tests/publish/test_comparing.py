"""Each partner beside a comparator: gap, chance, rank, quarter, run of years, and the sentence."""

import pytest

from tenure.publish import compare_rows
from tenure.publish.viewing import HOLDER, Viewer
from tenure.terms.problems import TooLittleData, UsedWrongly


def rows(holding, viewer=HOLDER, **picked):
    return {row.partner: row for row in compare_rows(holding, viewer, **picked)}


def test_a_council_beside_england(partnership):
    row = rows(partnership, measure="turnover-rate")["101"]
    assert (row.name, row.year, row.comparator) == ("Northvale", 2023, "England")
    assert row.gap == pytest.approx(row.value - row.comparator_value)
    assert row.low < row.value < row.high
    assert row.beyond_chance is False
    assert (row.of, row.quarter, row.trend) == (151, 3, -1)
    assert row.says == (
        "Turnover in Northvale was 18.3% in 2023. That is above England (15.9%) by no more than chance could "
        "explain. It ranks 50th highest of 151 authorities."
    )


@pytest.mark.parametrize(
    ("against", "name"),
    [("region", "Outer London"), ("neighbours", "Statistical neighbours"), ("315", "Merton")],
)
def test_other_comparators(partnership, against, name):
    assert rows(partnership, measure="turnover-rate", against=against)["101"].comparator == name


def test_each_council_has_its_own_neighbours(partnership):
    found = rows(partnership, measure="turnover-rate", against="neighbours")
    assert found["101"].comparator_value != found["102"].comparator_value


def test_a_partnership_is_compared_and_not_ranked(partnership):
    row = rows(partnership, measure="turnover-rate")["partnership"]
    assert row.rank is None
    assert row.beyond_chance is True


def test_a_caseload_is_not_judged_against_chance(partnership):
    row = rows(partnership, measure="average-caseload")["101"]
    assert (row.beyond_chance, row.low) == (None, None)
    assert row.gap == pytest.approx(1.8, abs=0.1)


def test_all_comparable_measures_where_none_is_named(partnership):
    found = {row.measure for row in compare_rows(partnership, HOLDER, partner="101")}
    assert {"turnover-rate", "vacancy-rate", "agency-rate", "average-caseload", "absence-rate"} <= found
    assert "in-post" not in found


def test_a_hidden_figure_is_not_compared():
    from given.figures import STOCK, a_partnership

    small = a_partnership(stock={**STOCK, "106 / 107": 4})
    row = rows(small, Viewer("101"), measure="turnover-rate")["106 / 107"]
    assert (row.value, row.gap, row.rank, row.trend, row.low) == ("c", None, None, None, None)
    assert row.says.startswith("Turnover in Westbrook / Leaford is not shown for 2023.")


def test_an_unknown_comparator_and_an_empty_record_are_said(partnership):
    with pytest.raises(UsedWrongly, match="Figures cannot be compared with everyone"):
        rows(partnership, against="everyone")
    with pytest.raises(TooLittleData, match="There is no accepted return on record"):
        rows(partnership, service="adults")
