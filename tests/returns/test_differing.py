"""Two sendings beside each other: who came, who is gone, which cells changed."""

from hypothesis import given
from hypothesis import strategies as st

from given.csww import a_worker, sent
from tenure.returns.differing import Changed, difference


def test_who_came_who_is_gone_and_what_changed():
    earlier = sent(a_worker(SWENo="SW1"), a_worker(SWENo="SW2", FTE="0.5"), a_worker(SWENo="SW3"))
    later = sent(a_worker(SWENo="SW2", FTE="0.6"), a_worker(SWENo="SW3"), a_worker(SWENo="SW4"))

    found = difference(earlier, later)

    assert (found.added, found.gone, found.same) == (("SW4",), ("SW1",), 1)
    assert found.changed == (Changed("SW2", "FTE", "0.5", "0.6"),)
    assert (found.people_changed, dict(found.by_field)) == (1, {"FTE": 1})


def test_a_number_written_otherwise_is_the_same_person_and_a_changed_cell():
    found = difference(sent(a_worker(SWENo="SW12")), sent(a_worker(SWENo="sw12")))
    assert (found.added, found.gone) == ((), ())
    assert found.changed == (Changed("SW12", "SWENo", "SW12", "sw12"),)


def test_a_number_with_other_zeros_is_the_same_and_another_number_is_shown_as_sent():
    then = sent(a_worker(FTE="1.000000", Cases30="10"), NumberOfVacancies="2.00")
    now = sent(a_worker(FTE="1.0", Cases30="1"), NumberOfVacancies="2")
    found = difference(then, now)
    assert found.changed == (Changed("SW9990001", "Cases30", "10", "1"),)
    assert difference(sent(a_worker(FTE="1.0")), sent(a_worker(FTE="0.50"))).changed[0].now == "0.50"


def test_the_returns_own_fields_are_compared_but_for_the_moment_it_was_made():
    found = difference(
        sent(NumberOfVacancies="2.00", DateTime="2023-10-14T09:30:00"),
        sent(NumberOfVacancies="3.00", DateTime="2023-10-15T09:30:00"),
    )
    assert found.changed == (Changed("", "NumberOfVacancies", "2.00", "3.00"),)
    assert found.people_changed == 0


def test_someone_with_two_records_is_compared_record_by_record():
    agency, employed = a_worker(SWENo="SW1", OrgRole="3"), a_worker(SWENo="SW1", OrgRole="5")
    found = difference(sent(agency, employed), sent(employed, a_worker(SWENo="SW1", OrgRole="4"), agency))
    assert (found.added, found.gone, found.changed, found.same) == (("SW1",), (), (), 2)


SOMEBODY = [a_worker(SWENo=f"SW{number}", FTE=fte) for number in range(1, 5) for fte in "01"]
PEOPLE = st.lists(st.sampled_from(SOMEBODY), min_size=1, max_size=5)


@given(PEOPLE, PEOPLE)
def test_every_record_is_accounted_for(before, after):
    found = difference(sent(*before), sent(*after))
    back = difference(sent(*after), sent(*before))
    records_changed = len(before) - found.same - len(found.gone)
    assert len(after) == found.same + records_changed + len(found.added)
    assert sorted(found.added) == sorted(back.gone)
    assert len(found.changed) == len(back.changed)
    assert difference(sent(*before), sent(*before)).changed == ()
