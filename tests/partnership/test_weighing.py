"""What is sent is weighed before it is read."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse

from tenure.partnership.files import MEGABYTE
from tenure.partnership.weighing import weighing

pytestmark = pytest.mark.usefixtures("home")


class Unread:
    """A body that must not be read."""

    def read(self, *_):
        raise AssertionError("The body was read.")

    readline = read


@pytest.mark.parametrize(
    ("megabytes", "signed_in", "status"),
    [(0, False, 200), (2, False, 413), (2, True, 200), (200, True, 200), (251, True, 413)],
)
def test_a_body_is_weighed_by_who_sends_it(rf, priya, megabytes, signed_in, status):
    request = rf.post("/sign-in/", CONTENT_LENGTH=megabytes * MEGABYTE)
    request.user = priya if signed_in else AnonymousUser()

    assert weighing(lambda _: HttpResponse())(request).status_code == status


def test_a_visitors_heavy_form_is_turned_away_unread(client):
    client.handler.enforce_csrf_checks = True
    client.get("/sign-in/")
    form = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": 2 * MEGABYTE}

    answer = client.generic("POST", "/sign-in/", **form, **{"wsgi.input": Unread()})

    assert answer.status_code == 413
    assert "larger than anything that is sent here" in answer.content.decode()
