"""Rules about the header (T-H): which return this is, whose, and for which year."""

from __future__ import annotations

import numpy as np

from tenure.returns.columns import Mask
from tenure.returns.csww.cellwise import field_rule
from tenure.returns.csww.table import Workers
from tenure.returns.rules import rule
from tenure.terms.organisations import authority, files_in
from tenure.terms.sources import CSWW_GUIDE, CSWW_SCHEMA, OUR_READING

not_this_collection = field_rule(
    "T-H01",
    "Collection",
    says="This is not a CSWW return.",
    fix="Set Collection to CSWW, or send the file to the collection it is for.",
    source=CSWW_SCHEMA.at("Header"),
)

no_collection_year = field_rule(
    "T-H02",
    "Year",
    says="The collection year is blank or is not a year.",
    fix="Give the four digits of the year in which the census year ends, such as 2025.",
    source=CSWW_SCHEMA.at("Header"),
)


@rule(
    "T-H03",
    scope="cell",
    about="the header",
    each=("ReferenceDate",),
    says="The reference date is not 30 September {year}.",
    fix="Set ReferenceDate to {year}-09-30, or put the collection year right.",
    source=CSWW_GUIDE.at("reference date; that the two must agree is our reading", settled=False),
)
def reference_date_is_not_30_september(w: Workers, field: str) -> Mask:
    known = w.year is not None
    return (w.ReferenceDate != w.reference_date) & known


not_from_an_authority = field_rule(
    "T-H04",
    "SourceLevel",
    says="The source level is not L.",
    fix="Set SourceLevel to L: the return comes from a local authority.",
    source=CSWW_SCHEMA.at("Header"),
)

no_authority_number = field_rule(
    "T-H05",
    "LEA",
    says="The authority number is blank or is not three digits.",
    fix="Give DfE's three digits of your authority.",
    source=CSWW_SCHEMA.at("Header"),
)


@rule(
    "T-H06",
    scope="return",
    about="the header",
    reads=("LEA",),
    says="{value} is not the number of an authority that files this return.",
    fix="Look up your authority's number; authorities that have ended no longer file.",
    source=OUR_READING,
)
def authority_does_not_file(w: Workers) -> Mask:
    number = str(w.LEA[0])
    stands = files_in(number, w.year) if w.year else authority(number) is not None
    return np.array([bool(number) and not stands])


not_a_time_stamp = field_rule(
    "T-H07",
    "DateTime",
    query=True,
    says="The time stamp cannot be read.",
    fix="Give it as 2025-10-14T09:30:00, or leave it out.",
    source=CSWW_SCHEMA.at("Header"),
)
