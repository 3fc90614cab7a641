"""The pages of words: the glossary and the code sets."""

from __future__ import annotations

from tenure.terms.calendars import CSWW_LAYOUT_YEARS
from tenure.terms.codes import CodeSet
from tenure.terms.glossary import GLOSSARY
from tools.docs.pages import page, table


def glossary() -> str:
    """Every word with one meaning."""
    return page(
        "Glossary", table(("word", "means"), sorted(GLOSSARY.items(), key=lambda each: each[0].lower()))
    )


def code_sets() -> str:
    """Every code that a return may hold."""
    from tenure.returns.csww.fields import FIELDS

    used: dict[str, tuple[CodeSet, list[str]]] = {}
    for field in FIELDS.values():
        if field.codes is not None:
            used.setdefault(field.codes.name, (field.codes, []))[1].append(field.name)
    parts = [
        f"## {codes.name}\n\nUsed by {', '.join(f'`{name}`' for name in names)}.\n\n"
        + table(("code", "means"), ((f"`{code}`", codes.label(code)) for code in codes))
        for codes, names in used.values()
    ]
    first, last = CSWW_LAYOUT_YEARS[0], CSWW_LAYOUT_YEARS[-1]
    known = f"The codes of the children's workforce return, collections {first} to {last}."
    return page("Code sets", known, *parts)
