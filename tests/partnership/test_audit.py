"""The audit: entries are sealed one to the next, so that any change afterwards is found and named."""

import pytest
from django.db import connection

from tenure.partnership import audit
from tenure.partnership.models import AuditEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def three_entries(by):
    for what in ("sent a return", "read rows", "accepted a return"):
        audit.enter(what, "submission 1", by=by, partner=by.partner, purpose="returns", rows=3)


def tamper(statement):
    """As somebody would who holds the database itself."""
    with connection.cursor() as cursor:
        place = " ON partnership_auditentry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER IF EXISTS audit_stays{place}")
        cursor.execute(statement)


def test_an_untouched_audit_has_no_faults(priya):
    three_entries(priya)
    assert audit.verify() == audit.Verdict(3, ())


def test_an_entry_says_who_what_about_and_why(priya):
    three_entries(priya)

    entry = AuditEntry.objects.get(number=2)

    assert (entry.who, entry.what, entry.about) == ("priya", "read rows", "submission 1")
    assert (entry.partner, entry.purpose, entry.counts) == ("101", "returns", {"rows": 3})


@pytest.mark.parametrize(
    "change",
    [
        "what = 'sent nothing'",
        "about = 'submission 2'",
        "who = 'otto'",
        "purpose = ''",
        "outcome = 'refused'",
        "at = '2020-01-01'",
        "counts = '{\"rows\": 4}'",
    ],
)
def test_a_changed_entry_is_named(priya, change):
    three_entries(priya)
    tamper(f"UPDATE partnership_auditentry SET {change} WHERE number = 2")

    faults = audit.verify().faults

    assert len(faults) == 1
    assert "Audit entry 2 was changed after it was written" in faults[0]


def test_an_entry_taken_out_is_named(priya):
    three_entries(priya)
    tamper("DELETE FROM partnership_auditentry WHERE number = 2")
    assert audit.verify().faults == ("Audit entries 2 to 2 are missing.",)


def test_an_entry_sealed_anew_breaks_the_next_one(priya):
    three_entries(priya)
    forged = AuditEntry.objects.get(number=2)
    forged.what = "sent nothing"
    change = f"what = 'sent nothing', seal = '{forged.seal_of()}'"
    tamper(f"UPDATE partnership_auditentry SET {change} WHERE number = 2")
    assert audit.verify().faults == ("Audit entry 3 does not follow the entry before it.",)


def test_cutting_the_end_off_is_noticed_from_outside_the_database(priya):
    three_entries(priya)
    audit.write_head()
    tamper("DELETE FROM partnership_auditentry WHERE number = 3")
    assert audit.verify().faults == ("Audit entry 3 is not the one that was written outside the database.",)


def test_an_entry_is_never_changed_or_deleted_here(priya):
    three_entries(priya)
    entry = AuditEntry.objects.get(number=1)

    with pytest.raises(TypeError, match="never changed"):
        entry.save()
    with pytest.raises(TypeError, match="never changed"):
        entry.delete()


def test_the_database_itself_refuses_a_change(priya):
    three_entries(priya)
    with pytest.raises(Exception, match="never changed"):
        AuditEntry.objects.filter(number=2).update(what="sent nothing")


def test_what_a_long_address_is_about_is_cut(priya):
    entry = audit.enter("was refused", f"meeting {10**300}", by=priya)
    assert entry.about == "meeting 1" + "0" * 71
