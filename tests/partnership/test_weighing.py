"""What is sent is weighed before it is read."""

from io import BytesIO

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
    request = rf.post("/sign-in/", CONTENT_LENGTH=megabytes * MEGABYTE, **{"wsgi.input": BytesIO()})
    request.user = priya if signed_in else AnonymousUser()

    assert weighing(lambda _: HttpResponse())(request).status_code == status


def test_a_visitors_heavy_form_is_turned_away_unread(client):
    client.handler.enforce_csrf_checks = True
    client.get("/sign-in/")
    form = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": 2 * MEGABYTE}

    answer = client.generic("POST", "/sign-in/", **form, **{"wsgi.input": Unread()})

    assert answer.status_code == 413
    assert "larger than anything that is sent here" in answer.content.decode()


@pytest.mark.parametrize(("path", "kind"), [("/plan/", "text/plain"), ("/api/plan", "application/json")])
def test_heavy_text_is_turned_away_and_let_go_by_so_that_its_sender_hears_why(rf, priya, path, kind):
    body = BytesIO(b"[" * (2 * MEGABYTE))
    about = {"CONTENT_LENGTH": 2 * MEGABYTE, "CONTENT_TYPE": kind, "wsgi.input": body}
    request = rf.generic("POST", path, **about)
    request.user = priya

    answer = weighing(lambda _: HttpResponse())(request)

    assert answer.status_code == 413
    assert "has more than 1 MB" in answer.content.decode()
    assert body.tell() == 2 * MEGABYTE
