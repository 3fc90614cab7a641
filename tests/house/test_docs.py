"""The pages made from code say what the code says now, and the pages written by hand lead somewhere."""

import re

import pytest

from tools.docs import pages

WRITTEN = sorted({*pages.ROOT.glob("*.md"), *(pages.ROOT / "docs").rglob("*.md")})
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("name", pages.MAKERS)
def test_a_page_made_from_code_is_current(name, made_now):
    kept = (pages.REFERENCE / name).read_text(encoding="utf-8")
    assert kept == made_now[name], f"docs/reference/{name} is out of date: run make docs"


@pytest.fixture(scope="module")
def made_now():
    return pages.made()


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(pages.ROOT).as_posix())
def test_every_link_leads_to_a_file(path):
    links = LINK.findall(path.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (path.parent / link).exists()] == []


def test_a_decision_is_numbered_once_and_says_context_decision_and_consequences():
    decisions = sorted((pages.ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [path.name[:4] for path in decisions]
    assert len(numbers) == len(set(numbers))
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        for part in ("**Context.**", "**Decision.**", "**Consequences.**"):
            assert part in text, path.name
