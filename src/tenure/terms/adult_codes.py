"""Code sets of adults' social care (ASC-WDS): what its files may hold, and what is known of each code.

A set named for a property, such as `job_role_group_2024`, gives for each code of the base set a word instead
of a label. Codes are as the files have them; the service's own numbers inside (27 for a social worker) are
another set, and the two are never mixed.
"""

from __future__ import annotations

from tenure.terms.codes import CodeSet, code_sets_in


def adult_code_set(name: str) -> CodeSet:
    """The code set of that name, as the service's specification calls it. KeyError where there is none."""
    return code_sets_in("ascwds_codes.csv")[name]


RECORD_STATUS = adult_code_set("record_status")
YES_NO_DONT_KNOW = adult_code_set("yes_no_dont_know")

JOB_ROLE = adult_code_set("job_role")
JOB_ROLE_WITHDRAWN = adult_code_set("job_role_withdrawn")
JOB_ROLE_GROUP = adult_code_set("job_role_group_2024")
"""Job roles to the groups that Skills for Care publishes by."""
JOB_ROLE_REGULATED = adult_code_set("job_role_regulated_profession_group")
JOB_ROLE_WITHOUT_HEALTHCARE = adult_code_set("job_role_no_delegated_healthcare")

EMPLOYMENT_STATUS = adult_code_set("employment_status")
EMPLOYMENT_STATUS_GROUP = adult_code_set("employment_status_group")
"""Permanent and temporary are directly employed; bank or pool, agency and other are not."""

SERVICE = adult_code_set("service")
SERVICE_REGULATED = adult_code_set("service_cqc_regulated")
SERVICE_DESCRIBED = adult_code_set("service_takes_description")
SERVICE_CAPACITY = adult_code_set("service_capacity_questions")
SERVICE_WITHOUT_HEALTHCARE = adult_code_set("service_no_delegated_healthcare")
SERVICE_PAY_GROUP = adult_code_set("service_pay_question_group")
SERVICE_USER = adult_code_set("service_user")
SERVICE_USER_DESCRIBED = adult_code_set("service_user_takes_description")
ESTABLISHMENT_TYPE = adult_code_set("establishment_type")
REGISTRATION_TYPE = adult_code_set("registration_type")

SOCIAL_WORKER = "6"
REGISTERED_MANAGER = "4"
OCCUPATIONAL_THERAPIST = "15"
REGISTERED_NURSE = "16"
HEAD_OFFICE = "72"
"""Main service of a workplace that runs others and serves nobody itself: many questions are not for it."""
LOCAL_AUTHORITY_TYPES = frozenset({"1", "3"})
REGULATED = "2"
NO_OTHER_SERVICE = "0"
"""A member of ALLSERVICES: there is no service beside the main one."""
DONT_KNOW = "999"
