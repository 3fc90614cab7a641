"""The typed columns of a return: what rules judge and what the record is made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from tenure.returns.ages import whole_years
from tenure.returns.columns import Codes, Column, Dates, Keys, Mask, Numbers, Values
from tenure.returns.csww.cells import Parsed, blank, parsed, parsed_alone
from tenure.returns.csww.fields import FIELDS
from tenure.returns.rows import NO_CELL, Csww
from tenure.returns.sent import Place
from tenure.terms.counting import AS_PUBLISHED, Counting
from tenure.terms.organisations import unit_of

_EITHER_YEAR = ("GenderCurrent", "Sex")
"""Read whatever the year: one says what the other says. Other fields of another year are as if not sent."""

_SEX_OF_GENDER = {"1": "M", "2": "F", "0": "0", "9": "9"}


POPULATIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "every record": ("", ()),
    "employed": ("employed", ("AgencyWorker",)),
    "agency": ("agency", ("AgencyWorker",)),
    "at work on 30 September": ("present", ("AgencyWorker", "RoleEndDate", "Year")),
    "employed and in post": ("in_post", ("AgencyWorker", "RoleEndDate", "Year")),
    "agency in post": ("agency_in_post", ("AgencyWorker", "RoleEndDate", "Year")),
    "leavers in the year": ("leaver", ("AgencyWorker", "RoleEndDate", "Year")),
    "starters in the year": ("starter", ("AgencyWorker", "RoleStartDate", "RoleEndDate", "Year")),
    "with an end date": ("ended", ("RoleEndDate",)),
    "without an end date": ("not_ended", ("RoleEndDate",)),
}
"""Groups of records that a rule can be about: the mask that picks them, and the fields it is taken from."""


class Workers:
    """A return in typed columns, one attribute for each field by its schema name.

    Worker fields have one value a record; header and authority fields are columns of one value.
    Dates are NaT, numbers NaN and codes "" where the cell is blank or was not understood; `filled` and
    `understood` tell these apart. Registration numbers have no spaces and are in capitals. `Sex` is M or F
    (or 0, 9 of the older gender codes) whichever element was sent; `GenderCurrent` is as sent.

    sent   the return as sent.     unit   the reporting unit's number, as DfE prints it; None where unknown.
    year   the collection year; None where the header does not say.
    """

    # fmt: off
    Collection: Codes; Year: Codes; ReferenceDate: Dates; SourceLevel: Codes; LEA: Codes  # noqa: E702
    SoftwareCode: Codes; DateTime: Codes  # noqa: E702
    NumberOfVacancies: Numbers; NoAgencyFTE: Numbers; NoAgencyHeadcount: Numbers  # noqa: E702
    RecruitmentBonus: Codes; RetentionBonus: Codes; PerformanceAward: Codes; CarAllowance: Codes  # noqa: E702
    RelocationPackage: Codes; RegionalWeighting: Codes; CostSWE: Codes; CostDBS: Codes  # noqa: E702
    OtherAllowances: Codes
    AgencyWorker: Codes; SWENo: Codes; FTE: Numbers; PersonBirthDate: Dates; GenderCurrent: Codes  # noqa: E702
    Sex: Codes; Ethnicity: Codes; QualInst: Codes; QualLevel: Codes; StepUpGrad: Codes; OrgRole: Codes  # noqa: E702
    RoleStartDate: Dates; StartOrigin: Codes; RoleEndDate: Dates; LeaverDestination: Codes  # noqa: E702
    ReasonLeave: Codes; FTE30: Numbers; Cases30: Numbers; WorkingDaysLost: Numbers  # noqa: E702
    ContractWeeks: Numbers; FrontlineGrad: Codes; Absat30Sept: Codes; ReasonAbsence: Codes  # noqa: E702
    CFKSSstatus: Codes; BaseSalary: Numbers; RRPayments: Numbers; OtherPayments: Numbers  # noqa: E702
    # fmt: on

    def __init__(self, sent: Csww, *, unit: str | None = None, counting: Counting = AS_PUBLISHED) -> None:
        self.sent = sent
        self.counting = counting
        self._parsed = {name: self._parse(name) for name in FIELDS}
        self.flawed = frozenset(name for name, column in self._parsed.items() if not column.whole)
        """Fields of which at least one cell is not what the field says."""
        self.__dict__.update({name: column.values for name, column in self._parsed.items()})
        self.Sex = cast(Codes, self._sex())
        self.year = int(self.Year[0]) if self.Year[0] else None
        found = unit_of(unit or str(self.LEA[0]))
        self.unit = found.number if found else None

    def __len__(self) -> int:
        return len(self.sent)

    def __getitem__(self, name: str) -> Values:
        """A column by its field's name, where a rule judges several fields the same way."""
        column: Values = self.__dict__[name]
        return column

    def texts(self, name: str) -> Sequence[str | None]:
        """What was sent for a field, one text a record; one text in all outside the worker records."""
        record = FIELDS[name].record
        if record == "worker":
            return self.sent.column(name)
        return [(self.sent.header if record == "header" else self.sent.authority).get(name, NO_CELL).text]

    def _parse(self, name: str) -> Parsed:
        field, year = FIELDS[name], self.sent.year
        ignored = name not in _EITHER_YEAR and year is not None and not field.stands_in(year)
        if field.record == "worker" and (ignored or not self.sent.columns.get(name)):
            return blank(field, len(self))
        if field.record != "worker":
            return parsed_alone(name, self.texts(name)[0])
        return parsed(field, self.texts(name))

    def filled(self, name: str) -> Mask:
        """Which cells of the field hold something."""
        return self._parsed[name].filled

    def understood(self, name: str) -> Mask:
        """Which cells of the field are blank or are what the field says."""
        return self._parsed[name].understood

    def population(self, about: str) -> Mask | None:
        """The records that a rule is about; None for all of them."""
        name = POPULATIONS[about][0]
        return self[name] if name in self.__dict__ else getattr(self, name) if name else None

    def name_of(self, name: str, row: int) -> str:
        """The field as this record calls it: GenderCurrent to 2023, Sex from 2024, or whichever was sent."""
        other = {"Sex": "GenderCurrent", "GenderCurrent": "Sex"}.get(name)
        if other is None or self._parsed[name].filled[row]:
            return name
        if self._parsed[other].filled[row]:
            return other
        return "GenderCurrent" if self.year is not None and self.year <= 2023 else "Sex"

    def place(self, file: str, row: int, field: str) -> Place:
        """The field as this return calls it, what the cell holds, the line it stands on and whose it is."""
        if row < 0:
            cell = self.sent.authority.get(field) or self.sent.header.get(field) or NO_CELL
            return Place(field, cell.text or "", cell.line)
        name = self.name_of(field, row)
        column = self.sent.columns.get(name)
        person = self.sent.column("SWENo")[row] or ""
        return Place(name, (column[row] if column else None) or "", self.sent.lines[row], person)

    def is_cell(self, field: str) -> bool:
        """Whether the name is that of a field of the return."""
        return field in FIELDS

    def _sex(self) -> NDArray[np.str_]:
        gender: Parsed = self._parsed["GenderCurrent"]
        sex: NDArray[np.str_] = self._parsed["Sex"].values
        if not gender.filled.any():
            return sex
        as_sex = np.array([_SEX_OF_GENDER.get(code, "") for code in ("", *_SEX_OF_GENDER)])
        place = sum((gender.values == code) * i for i, code in enumerate(_SEX_OF_GENDER, start=1))
        return np.where(sex != "", sex, as_sex[place])

    @cached_property
    def reference_date(self) -> np.datetime64:
        """30 September of the collection year; NaT where the year is not known."""
        return np.datetime64(f"{self.year}-09-30" if self.year else "NaT", "D")

    @cached_property
    def year_begins(self) -> np.datetime64:
        """1 October of the year before; NaT where the collection year is not known."""
        return np.datetime64(f"{self.year - 1}-10-01" if self.year else "NaT", "D")

    @cached_property
    def employed(self) -> Mask:
        """People the authority employs."""
        return np.equal(self.AgencyWorker, "0")

    @cached_property
    def agency(self) -> Mask:
        """Agency workers: not paid directly by the authority."""
        return np.equal(self.AgencyWorker, "1")

    @cached_property
    def ended(self) -> Mask:
        """Records with an end date, whatever it is."""
        return ~np.isnat(self.RoleEndDate)

    @cached_property
    def not_ended(self) -> Mask:
        return ~self.ended

    @cached_property
    def gone(self) -> Mask:
        """Records that ended by 30 September."""
        last_days = self.RoleEndDate == self.reference_date
        before: Mask = self.RoleEndDate < self.reference_date
        return before | last_days if self.counting.last_day_is_leaver else before

    @cached_property
    def present(self) -> Mask:
        """At work for the authority on 30 September, employed or agency."""
        known: Mask = self.employed | self.agency
        return known & ~self.gone

    @cached_property
    def in_post(self) -> Mask:
        """Employed by the authority on 30 September; agency workers are not in post."""
        return self.employed & self.present

    @cached_property
    def agency_in_post(self) -> Mask:
        """Agency workers at work on 30 September."""
        return self.agency & self.present

    @cached_property
    def leaver(self) -> Mask:
        """Employed, and left in the census year."""
        leaver = self._left & ~self._began if self._flows_apart else self._left
        return leaver if self.counting.returner_left else leaver & ~self._back

    @cached_property
    def starter(self) -> Mask:
        """Employed, and started in the census year."""
        return self._began & ~self._left if self._flows_apart else self._began

    @property
    def _flows_apart(self) -> bool:
        return not self.counting.short_stay_in_both_flows

    @cached_property
    def _left(self) -> Mask:
        return self.employed & self.gone & (self.RoleEndDate >= self.year_begins)

    @cached_property
    def _began(self) -> Mask:
        began = (self.RoleStartDate >= self.year_begins) & (self.RoleStartDate <= self.reference_date)
        return self.employed & began

    @cached_property
    def _back(self) -> Mask:
        """Records of people who are in post by another record."""
        in_post: Mask = np.bincount(self.person + 1, weights=self.in_post)[self.person + 1] > 0
        return in_post & (self.person >= 0)

    @cached_property
    def age(self) -> NDArray[np.float64]:
        """Whole years at 30 September, or at leaving for those who left by then; NaN where not known."""
        on = np.where(self.gone, self.RoleEndDate, self.reference_date)
        return whole_years(self.PersonBirthDate, on)

    @cached_property
    def person(self) -> Keys:
        """A number for each person, the same for all their records; -1 where it could not be understood."""
        numbers = numbered(self.SWENo.tolist())
        return np.where(self.SWENo == "", -1, numbers)

    @cached_property
    def several(self) -> Mask:
        """Records of people who have more than one in this return."""
        return (np.bincount(self.person + 1)[self.person + 1] > 1) & (self.person >= 0)


def typed(sent: Csww, *, unit: str | None = None, counting: Counting = AS_PUBLISHED) -> Workers:
    """The typed columns of a return; `unit` where the unit is known from elsewhere than the file."""
    return Workers(sent, unit=unit, counting=counting)


def numbered(values: Sequence[Any]) -> Keys:
    """A number for each value, the same for the same, in order of first sight."""
    seen: defaultdict[Any, int] = defaultdict()
    seen.default_factory = seen.__len__
    return np.fromiter(map(seen.__getitem__, values), np.int64, len(values))


def together(*columns: Column) -> Keys:
    """A number for each combination of values; the same for the same. Blank dates count as the same."""
    keys = np.zeros(len(columns[0]), np.int64)
    for column in columns if len(keys) else ():
        values = column.view(np.int64) if column.dtype.kind == "M" else column
        _, place = np.unique(values, return_inverse=True)
        _, keys = np.unique(keys * (int(place.max(initial=0)) + 1) + place, return_inverse=True)
    return keys
