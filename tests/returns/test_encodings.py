"""A file is read in the letters it is really written in, and its sender hears where it said otherwise."""

from __future__ import annotations

import codecs

import pytest

from given.csww import a_return, a_worker
from tenure import returns
from tenure.returns.encodings import decoded
from tenure.terms.problems import Unreadable

CERI = "Coleg Llŷn"
ZOE = "Zoë’s college"


def with_encoding(name: str, text: str = ZOE) -> str:
    return a_return(a_worker(QualInst=text)).decode().replace("UTF-8", name)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (with_encoding("UTF-8").encode(), "UTF-8"),
        (codecs.BOM_UTF8 + with_encoding("UTF-8").encode(), "UTF-8"),
        (with_encoding("UTF-16").encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + with_encoding("UTF-16").encode("utf-16-be"), "UTF-16"),
        (with_encoding("UTF-16").encode("utf-16-le"), "UTF-16"),
        (with_encoding("UTF-16").encode("utf-16-be"), "UTF-16"),
        (with_encoding("UTF-32").encode("utf-32"), "UTF-32"),
        (with_encoding("windows-1252").encode("cp1252"), "windows-1252"),
        (with_encoding("ISO-8859-1").encode("cp1252"), "ISO-8859-1"),
    ],
)
def test_letters_come_out_right_without_a_word(data, encoding):
    found = returns.read(data)

    assert found.columns["QualInst"] == [ZOE]
    assert found.encoding == encoding
    assert found.notices == ()


def test_windows_letters_under_a_utf_8_label_are_read_with_a_notice():
    found = returns.read(with_encoding("UTF-8").encode("cp1252"))

    assert found.columns["QualInst"] == [ZOE]
    assert found.encoding == "Windows-1252"
    assert found.notices == (
        "Line 28: the file is not UTF-8 as it should be; it was read as Windows-1252. Save it as UTF-8.",
    )


def test_a_utf_8_mark_before_other_letters_is_not_believed():
    found = returns.read(codecs.BOM_UTF8 + with_encoding("UTF-8").encode("cp1252"))

    assert found.columns["QualInst"] == [ZOE]


def test_letters_that_even_windows_does_not_have_are_read_as_latin_1():
    assert decoded(b"a\x81\xe9").encoding == "ISO-8859-1"


@pytest.mark.parametrize("name", ["UTF-16", "ISO-8859-1", "windows-1252"])
def test_utf_8_under_another_label_is_read_with_a_notice(name):
    found = returns.read(with_encoding(name, CERI).encode())

    assert found.columns["QualInst"] == [CERI]
    assert found.notices == (f"The file says it is {name} but is written in UTF-8; it was read as that.",)


def test_windows_letters_under_a_utf_16_label_are_read_too():
    assert returns.read(with_encoding("UTF-16").encode("cp1252")).columns["QualInst"] == [ZOE]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b'<?xml version="1.0" encoding="cp037"?><Message/>',
            "The file is said to be in cp037, which is not read here. Save it as UTF-8. (T-F01)",
        ),
        (
            '<?xml version="1.0"?>'.encode("utf-16")[:-1],
            "The file begins as UTF-16 but breaks off or is damaged. Save it as UTF-8. (T-F01)",
        ),
        (
            b'<?xml version="1.0" encoding="windows-1253"?><a>\xaa</a>',
            "The file says it is written in windows-1253, but it is not. Save it as UTF-8. (T-F01)",
        ),
        (bytes(range(256)), "The file is not text. Send the return as XML, CSV or XLSX. (T-F01)"),
    ],
)
def test_letters_that_cannot_be_read_are_refused(data, sentence):
    with pytest.raises(Unreadable) as refused:
        returns.read(data)
    assert str(refused.value) == sentence
