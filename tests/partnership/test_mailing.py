"""Where letters go: printed in a demo, to the named mail system in public."""

import pytest

from tenure.partnership.mailing import mail_of
from tenure.terms.problems import UsedWrongly


def test_a_demo_prints_its_letters():
    mail = mail_of({}, hosts=("localhost",), public=False)
    assert (mail.backend.split(".")[-2], mail.site, mail.sender) == ("console", "", "tenure@localhost")


@pytest.mark.parametrize(
    ("address", "port", "start_tls", "tls"),
    [
        ("smtps://u%40x:p@mail.example", 465, False, True),
        ("smtp+starttls://u%40x:p@mail.example", 587, True, False),
        ("smtp://u%40x:p@mail.example:2525", 2525, False, False),
    ],
)
def test_a_mail_system_is_named_in_one_address(address, port, start_tls, tls):
    mail = mail_of({"TENURE_MAIL": address}, hosts=("tenure.example",), public=True)
    assert (mail.host, mail.port, mail.user, mail.start_tls, mail.tls) == (
        *("mail.example", port, "u@x", start_tls, tls),
    )
    assert (mail.site, mail.sender) == ("https://tenure.example", "tenure@tenure.example")


def test_what_is_no_mail_system_is_refused():
    with pytest.raises(UsedWrongly, match="TENURE_MAIL names no mail system"):
        mail_of({"TENURE_MAIL": "mail.example"}, hosts=(), public=False)
