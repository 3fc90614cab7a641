"""What a page says is wrong with a form: the fields that its summary leads to."""

from __future__ import annotations

import re


def faulty_fields(page: str) -> list[str]:
    """The ids that the summary of faults links to, each of which the page has to have."""
    summary = re.search(r'<ul class="govuk-list govuk-error-summary__list">.*?</ul>', page)
    assert summary, page
    found = re.findall(r'href="#([\w-]+)"', summary.group())
    assert [each for each in found if f'id="{each}"' not in page] == []
    return found
