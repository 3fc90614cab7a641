"""Pseudonyms: the same person the same, another key another person, and a key that stays private."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from tenure.record import Pseudonyms
from tenure.terms.problems import UsedWrongly

KEY = "6b" * 32


def test_the_same_number_has_the_same_pseudonym_however_it_is_written():
    pseudonym = Pseudonyms(bytes.fromhex(KEY))

    assert pseudonym("sw 123 4567") == pseudonym("SW1234567")
    assert pseudonym("SW1234567") != pseudonym("SW1234568")
    assert len(pseudonym("SW1234567")) == 32


def test_the_published_way_to_make_a_pseudonym():
    """HMAC-SHA-256, worked out with `openssl dgst -sha256 -mac HMAC -macopt hexkey:6b6b...`."""
    assert Pseudonyms(bytes.fromhex(KEY))("SW1234567") == "1a2404961e80d3cfcf73efbcc4cf9c5e"


def test_another_key_gives_another_pseudonym():
    assert Pseudonyms.once()("SW1234567") != Pseudonyms.once()("SW1234567")


def test_a_home_keeps_its_key_private(tmp_path, monkeypatch):
    monkeypatch.delenv("TENURE_PSEUDONYM_KEY", raising=False)
    first = Pseudonyms.of(tmp_path)("SW1")

    assert Pseudonyms.of(tmp_path)("SW1") == first
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_the_environment_goes_before_the_home(tmp_path, monkeypatch):
    monkeypatch.setenv("TENURE_PSEUDONYM_KEY", KEY)

    assert Pseudonyms.of(tmp_path)("SW1") == Pseudonyms(bytes.fromhex(KEY))("SW1")
    assert not (tmp_path / "key").exists()


@pytest.mark.parametrize("given", ["", "secret", "6b" * 31, "6b" * 33, "zz" * 32])
def test_a_key_that_is_none_is_refused_in_a_sentence(tmp_path, monkeypatch, given):
    monkeypatch.setenv("TENURE_PSEUDONYM_KEY", given)

    with pytest.raises(
        UsedWrongly, match=r"^TENURE_PSEUDONYM_KEY is not a key: a key is 64 hexadecimal digits"
    ):
        Pseudonyms.of(tmp_path)


def test_a_spoilt_key_file_is_refused_and_left_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("TENURE_PSEUDONYM_KEY", raising=False)
    path = tmp_path / "key"
    path.write_text("é not a key")
    path.chmod(0o600)

    with pytest.raises(UsedWrongly, match="holds no key"):
        Pseudonyms.of(tmp_path)
    assert path.read_text() == "é not a key"


def test_a_key_that_others_can_read_is_refused(tmp_path, monkeypatch):
    monkeypatch.delenv("TENURE_PSEUDONYM_KEY", raising=False)
    path = tmp_path / "key"
    path.write_text(KEY)
    path.chmod(0o644)

    with pytest.raises(UsedWrongly, match="chmod 600"):
        Pseudonyms.of(tmp_path)


def test_several_who_open_a_new_home_at_once_share_one_key(tmp_path, monkeypatch):
    monkeypatch.delenv("TENURE_PSEUDONYM_KEY", raising=False)
    with ThreadPoolExecutor(4) as together:
        found = set(together.map(lambda _: Pseudonyms.of(tmp_path)("SW1"), range(8)))

    assert len(found) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_another_key_than_the_one_a_record_was_begun_with_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("TENURE_PSEUDONYM_KEY", KEY)
    Pseudonyms.of(tmp_path).leave_mark(tmp_path)

    monkeypatch.setenv("TENURE_PSEUDONYM_KEY", "7c" * 32)
    with pytest.raises(UsedWrongly, match=r"^TENURE_PSEUDONYM_KEY is another key than this record's"):
        Pseudonyms.of(tmp_path)
    monkeypatch.setenv("TENURE_PSEUDONYM_KEY", KEY)
    assert Pseudonyms.of(tmp_path)("SW1") == Pseudonyms(bytes.fromhex(KEY))("SW1")


def test_no_new_key_is_made_for_a_record_whose_key_is_gone(tmp_path, monkeypatch):
    monkeypatch.delenv("TENURE_PSEUDONYM_KEY", raising=False)
    Pseudonyms.of(tmp_path).leave_mark(tmp_path)
    (tmp_path / "key").unlink()

    with pytest.raises(UsedWrongly, match="key is gone, and TENURE_PSEUDONYM_KEY is not set"):
        Pseudonyms.of(tmp_path)
    assert not (tmp_path / "key").exists()


def test_the_mark_tells_nothing_of_the_key_or_of_anyone(tmp_path, monkeypatch):
    monkeypatch.setenv("TENURE_PSEUDONYM_KEY", KEY)
    Pseudonyms.of(tmp_path).leave_mark(tmp_path)
    mark = (tmp_path / "lake" / "key-mark").read_text()

    Pseudonyms(b"another key of thirty-two bytes.").leave_mark(tmp_path)

    assert len(mark) == 32
    assert mark not in KEY
    assert (tmp_path / "lake" / "key-mark").read_text() == mark
