"""The page that lies in the example's folder and says what is what."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

from tenure.example.planting import Planted
from tenure.example.sending import Sending
from tenure.terms.organisations import PARTNERSHIP_NAMES

_TEXT = """The Vale and Mere Teaching Partnership
======================================

Everything in this folder is made up: the councils, the people, their numbers and every date. No real
authority has these numbers, and no social worker has these registration numbers. Show it to anyone.

returns/        {returns} returns of {units} reporting units, a folder for each collection year ({years})
education/      the university's returns of the same years: students whom the councils' returns show later
to-fix/         {to_fix} councils' first sendings with {rules} kinds of faults in them, to try putting them
                right, and the university's
adults/         adults' sets of the same councils and years, a folder each: workplaces, workers, training
adults-to-fix/  the first sending of Northvale's last set, with errors in it; planted-adults.json says which
manifest.json   every file: who sent it, for which year, when, and what is worth knowing about it
planted.json    every fault that was planted: the file, the rule, the record (counted from 0) and the field;
                checking must find all of them and nothing else; planted-education.json is the same of the
                university's

{councils}

Try:
  tenure check to-fix/*.xml
  tenure load returns/*/* education
  tenure check adults-to-fix/101
  tenure measures --by partner,year
"""


def readme(files: Sequence[Sending], planted: Sequence[Planted]) -> str:
    """What lies where, and what to try first."""
    faulty = [each for each in files if each.standing == "to fix"]
    joint = " Westbrook and Leaford file one return." if any("/" in each.partner for each in files) else ""
    years = sorted({each.year for each in files})
    return _TEXT.format(
        returns=len(files) - len(faulty),
        units=len({each.partner for each in files}),
        years=f"{years[0]} to {years[-1]}" if len(years) > 1 else years[0],
        to_fix=len(faulty),
        rules=len({each.rule for each in planted if each.file.startswith("to-fix/")}),
        councils=fill(f"Councils: {_listed(files)}.{joint}", width=100),
    )


def _listed(files: Sequence[Sending]) -> str:
    numbers = {number for each in files for number in each.partner.split(" / ")}
    names = [f"{name} ({number})" for number, name in PARTNERSHIP_NAMES.items() if number in numbers]
    others = len(numbers) - len(names)
    return ", ".join(names) + (f" and {others} more" if others else "")
