"""Where definitions, rules and figures come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A publication, and optionally the place in it.

    title      what it is called.
    publisher  who stands behind it.
    where      the part that is meant, empty for the whole.
    settled    True where the text itself was seen; False where we infer or remember.
    """

    title: str
    publisher: str
    where: str = ""
    settled: bool = True

    def at(self, where: str, *, settled: bool | None = None) -> Source:
        """The same publication, at a named place."""
        return Source(self.title, self.publisher, where, self.settled if settled is None else settled)

    def __str__(self) -> str:
        place = f", {self.where}" if self.where else ""
        doubt = "" if self.settled else " (our reading)"
        return f"{self.publisher}: {self.title}{place}{doubt}"


CSWW_GUIDE = Source("Children's social work workforce census: guide to submitting data", "DfE")
CSWW_SCHEMA = Source("CSWW schema, collections 2021 to 2025, as copied by regional data teams", "DfE")
CSWW_METHOD = Source("Children's social work workforce: methodology", "DfE, Explore Education Statistics")
CSWW_DATA_GUIDANCE = Source("Children's social work workforce: data guidance", "DfE")
CSWW_DASHBOARD = Source("Children's social care outcomes and enablers: technical notes", "DfE")
CSWW_ATTRITION = Source("Children's social work workforce: attrition (in development)", "DfE")
REGIONAL_TOOLS = Source("Public checking tools for the workforce return, 2022 and 2023", "LIIA")
OUR_READING = Source("Tenure's own rule, by inference", "Tenure", settled=False)
ASCWDS_SERVICE = Source(
    "Adult Social Care Workforce Data Set: the web service's public source, August 2026", "Skills for Care"
)
ASCWDS_RETURN = Source(
    "Adult Social Care Workforce Data Set: report of the local authority return", "Skills for Care"
)
EDUCATION_RETURN = Source("The partnership's education return: its own fields and words", "Tenure")
EDUCATION_PRACTICE = Source(
    "How partnerships run admissions, placements and grow your own, by general knowledge",
    "Tenure",
    settled=False,
)
PLACEMENTS_GUIDANCE = Source(
    "Practice placements guidance: qualifying education and training standards 2021, updated April 2023",
    "Social Work England",
)
OPEN_DATA_STANDARD = Source("Analysts' guide: open data standards", "DfE")
EXAMPLE_PLAN = Source(
    "A Labour Market Plan: Our Workforce Strategy", "Developing Together Teaching Partnership"
)
CSWW_INDICATORS = Source("csww_indicators, 2017 to 2023", "DfE, Explore Education Statistics")
CSWW_CASELOAD = Source(
    "Children's social work workforce: caseload groups", "DfE, Explore Education Statistics"
)
CSWW_REPORTS = Source("Children's social work workforce: reports specifications", "DfE")
SALARIES_NEWS = Source(
    "DfE to collect data on children's social worker salaries", "Community Care", "1 May 2024"
)
ASCWDS_SERVICE = Source("ASC-WDS service: bulk upload and benchmarks", "Skills for Care")
ASCWDS_RETURN = Source("Local authority return: what is asked", "Skills for Care")
ADULTS_HEADLINES = Source("Headline social work information", "Skills for Care")
ADULTS_STAFF = Source("Personal Social Services: Staff of Social Services Departments, 2019", "NHS Digital")
