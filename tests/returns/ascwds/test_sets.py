"""Two sendings of a set beside each other, record by record."""

from given.ascwds import a_set, a_training, a_workplace, an_adults_worker
from tenure.returns.ascwds.sets import difference


def test_what_came_what_is_gone_and_what_changed():
    earlier = a_set(
        workplace=[a_workplace()],
        worker=[an_adults_worker(), an_adults_worker(UNIQUEWORKERID="P2")],
    )
    later = a_set(
        workplace=[a_workplace(ESTNAME="Northvale north")],
        worker=[an_adults_worker(CONTHOURS="30"), an_adults_worker(UNIQUEWORKERID="P3")],
        training=[a_training()],
    )

    found = difference(earlier, later)

    assert [(one.field, one.was, one.now) for one in found.changed] == [
        ("ESTNAME", "Northvale locality team", "Northvale north"),
        ("CONTHOURS", "37", "30"),
    ]
    assert len(found.gone) == 1
    assert [name.split()[0] for name in found.added] == ["worker", "training"]
    assert difference(later, later).same == 4
