"""Returns beside one another: whose numbers stand in more than one of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from given.spec import return_of
from tenure.returns.csww.table import typed
from tenure.returns.csww.years import Partners, TwoYears

NUMBERS = st.sampled_from(["SW1", "SW2", "SW3", "SW4", "", "odd"])


@settings(max_examples=40)
@given(st.lists(st.lists(NUMBERS, max_size=4), min_size=1, max_size=4))
def test_people_at_several_partners_are_those_a_plain_count_finds(partners):
    everyone = Partners([typed(return_of([{"SWENo": n} for n in numbers])) for numbers in partners], {})
    known = [{n for n in numbers if n.startswith("SW")} for numbers in partners]
    slow = [sum(n in others for others in known) > 1 for numbers in partners for n in numbers]
    assert everyone.elsewhere.tolist() == slow


def test_only_the_records_asked_about_count_towards_several():
    lines = [{"SWENo": "SW1", "AgencyWorker": "1"}, {"SWENo": "SW2", "AgencyWorker": "0"}]
    everyone = Partners([typed(return_of(lines)), typed(return_of(lines[::-1]))], {})
    assert everyone.at_several(everyone.all("employed")).tolist() == [False, True, True, False]


def test_last_years_value_is_that_of_the_persons_first_record():
    then = typed(return_of([{"SWENo": "SW1", "OrgRole": "3"}, {"SWENo": "SW1", "OrgRole": "5"}], year="2022"))
    now = typed(return_of([{"SWENo": n} for n in ("sw 1", "SW2", "", "odd")]))
    assert TwoYears(now, then).last("OrgRole").tolist() == ["3", "", "", ""]
