"""How partners take part, as the pages say it: level, trend, and who fell back."""

from datetime import date

from tenure.publish.strategy.engagement import (
    TakingPart,
    as_table,
    of_partner,
    overview,
    taking_part_rows,
    year_table,
)
from tenure.publish.tables import table_csv
from tenure.strategy.engagement import Asked, Attended, Filed

TODAY = date(2026, 11, 26)


def filed(year, *, late=0):
    """A return that is due at the end of October and accepted that many days later."""
    due = date(year, 10, 20)
    return Filed(due, TODAY, sent=due, accepted=date(year, 10, 20 + late), rows=100, findings=1)


def seats(year, *came):
    return [Attended(date(year, 1 + n, 5), each) for n, each in enumerate(came)]


NORTHVALE = TakingPart(
    "101",
    "101",
    "Northvale",
    (filed(2024), filed(2024), filed(2025), filed(2025)),
    (*seats(2025, False, True), *seats(2026, True, True)),
    (Asked(date(2026, 5, 1), TODAY, date(2026, 4, 1)),),
)
HARTWELL = TakingPart("103", "103", "Hartwell", (filed(2024), filed(2024), filed(2025), filed(2025, late=3)))
NOBODY = TakingPart("104", "104", "Ashmere")


def sentences(one):
    return [each.sentence for each in of_partner(one).kept]


def test_each_measure_says_its_level_and_its_trend():
    assert sentences(NORTHVALE) == [
        "Returns on time: 100.0% in 2025, much as in 2024 (100.0%)",
        "Findings per 100 rows: 1.0 in 2025, much as in 2024 (1.0)",
        "Days to clear: 0.0 in 2025, much as in 2024 (0.0)",
        "Reminders needed: 0.0 in 2025, much as in 2024 (0.0)",
        "Meetings attended: 100.0% in 2026; better than 50.0% in 2025",
        "Actions done on time: 100.0% in 2026, the first year",
    ]
    assert sentences(HARTWELL)[0] == "Returns on time: 50.0% in 2025; worse than 100.0% in 2024"
    assert sentences(NOBODY)[0] == "Returns on time: nothing yet"


def test_a_year_of_one_event_is_not_compared():
    one = TakingPart("101", "101", "Northvale", attended=(*seats(2025, False), *seats(2026, True)))
    assert sentences(one)[4] == "Meetings attended: 100.0% in 2026, and 0.0% in 2025: too few to compare"


def test_the_answer_names_who_fell_back_and_they_stand_first():
    found = overview([NORTHVALE, HARTWELL, NOBODY])
    assert found.answer == "Hartwell takes part less in something than the year before"
    assert [each.partner.name for each in found.partners] == ["Hartwell", "Ashmere", "Northvale"]
    assert overview([NOBODY]).answer == "Nothing is known yet of how partners take part"
    assert overview([NORTHVALE]).answer == "No partner takes part less than the year before"


def test_a_partners_own_page_opens_with_what_changed():
    assert of_partner(HARTWELL).answer == "Hartwell fell back in returns on time and days to clear"
    assert of_partner(NORTHVALE).answer == "Northvale does better in meetings attended"
    assert of_partner(NOBODY).answer == "Nothing is known yet of how Ashmere takes part"
    assert year_table(of_partner(NORTHVALE)).columns == ("Measure", "2026", "2025", "2024")


def test_a_program_and_a_file_get_every_year():
    row = taking_part_rows([HARTWELL])[1]
    assert (row.measure, row.year, row.part, row.whole) == ("returns-on-time", 2025, 1, 2)
    lines = table_csv(as_table([HARTWELL])).splitlines()
    assert lines[0] == "Partner,Measure,Year,Value,Unit"
    assert lines[2] == "Hartwell,Returns on time,2025,50,%"
