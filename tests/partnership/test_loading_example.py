"""The made-up partnership is loaded as it was sent."""

import pytest

from tenure.partnership import loading
from tenure.partnership.models import Submission

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.mark.slow  # loads every return of seven councils and a university
def test_what_a_university_sent_in_several_files_is_one_sending(home, vale_and_mere):
    loading.load_example(home, vale_and_mere.folder)

    sent = Submission.objects.filter(kind="education")
    assert set(sent.values_list("state", flat=True)) == {"accepted"}
    assert max(one.parts.count() for one in sent) == 4
