"""Codes of adults' social care hold what the service's specification lists."""

import pytest

from tenure.terms import adult_codes


def test_every_job_role_has_a_group_and_no_withdrawn_one_is_among_them():
    assert set(adult_codes.JOB_ROLE) == set(adult_codes.JOB_ROLE_GROUP)
    assert not set(adult_codes.JOB_ROLE) & set(adult_codes.JOB_ROLE_WITHDRAWN)


def test_a_social_worker_is_6_and_a_regulated_profession():
    assert adult_codes.JOB_ROLE.label(adult_codes.SOCIAL_WORKER) == "Social worker"
    assert adult_codes.SOCIAL_WORKER in adult_codes.JOB_ROLE_REGULATED


def test_head_office_may_be_regulated_or_not():
    assert adult_codes.SERVICE_REGULATED.label(adult_codes.HEAD_OFFICE) == "either (head office)"
    assert (
        set(adult_codes.SERVICE) == set(adult_codes.SERVICE_REGULATED) == set(adult_codes.SERVICE_PAY_GROUP)
    )


@pytest.mark.parametrize(("status", "group"), [("1", "directly"), ("2", "directly"), ("4", "indirectly")])
def test_employment_statuses_have_groups(status, group):
    assert adult_codes.EMPLOYMENT_STATUS_GROUP.label(status) == f"{group} employed"


def test_a_set_that_is_not_there():
    with pytest.raises(KeyError):
        adult_codes.adult_code_set("hat_size")
