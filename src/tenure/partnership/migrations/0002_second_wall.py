"""The database's own walls: audit entries stay as they are; PostgreSQL shows a request its own partner only."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER audit_stays BEFORE UPDATE ON partnership_auditentry
BEGIN SELECT RAISE(ABORT, 'An audit entry is added once and never changed.'); END;
"""

POSTGRESQL = """
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'An audit entry is added once and never changed or deleted.'; END $$;

CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON partnership_auditentry
FOR EACH ROW EXECUTE FUNCTION audit_stays();

ALTER TABLE partnership_submission ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_submission FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner ON partnership_submission USING (
    current_setting('app.reach', true) = 'everything'
    OR partner_id = nullif(current_setting('app.partner', true), '')::bigint
);
CREATE POLICY who_has_filed ON partnership_submission FOR SELECT USING (
    current_setting('app.reach', true) = 'chasing'
);

ALTER TABLE partnership_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_note FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner ON partnership_note USING (
    current_setting('app.reach', true) = 'everything'
    OR EXISTS (
        SELECT 1 FROM partnership_submission s
        WHERE s.id = submission_id
        AND s.partner_id = nullif(current_setting('app.partner', true), '')::bigint
    )
);
"""

POSTGRESQL_BACK = """
DROP POLICY own_partner ON partnership_note;
ALTER TABLE partnership_note DISABLE ROW LEVEL SECURITY;
DROP POLICY who_has_filed ON partnership_submission;
DROP POLICY own_partner ON partnership_submission;
ALTER TABLE partnership_submission DISABLE ROW LEVEL SECURITY;
DROP TRIGGER audit_stays ON partnership_auditentry;
DROP FUNCTION audit_stays();
"""


def put_up(apps, schema_editor):
    schema_editor.execute(POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def take_down(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL_BACK if postgresql else "DROP TRIGGER audit_stays")


class Migration(migrations.Migration):
    dependencies = [("partnership", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down)]
