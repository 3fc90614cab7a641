"""The desk of the made-up partnership: every kind is collected of those who file it."""

import pytest

from tenure.partnership import standing
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Collection, Submission

# Slow: loads the made-up partnership whole.
pytestmark = [pytest.mark.usefixtures("home"), pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def loaded(home, db, vale_and_mere):
    from tenure.partnership import loading

    loading.load_example(home, vale_and_mere.folder)


def test_the_example_collects_every_kind_of_those_who_file_it(loaded):
    newest = Collection.objects.order_by("-year").first().year
    now = {one.kind: one for one in Collection.objects.filter(year=newest)}
    stands = standing.standings(standing.filings(HOLDER).filter(collection__year__lt=newest - 1))

    assert set(now) == {"csww", "ascwds", "education"}
    assert [one.partner.number for one in now["education"].filings.all()] == ["90000001"]
    assert "90000001" not in now["csww"].filings.values_list("partner__number", flat=True)
    assert {one.state for one in stands} == {"signed off"}
    # The four files of 2017 are one sending, and it is on record.
    university = Submission.objects.filter(kind="education", year=2017)
    assert [(one.state, one.parts.count()) for one in university] == [("accepted", 4)]
