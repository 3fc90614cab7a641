"""A case study that is not shared is for its writers: the partnership's own for its leads. And indexes."""

from django.db import migrations, models

POSTGRESQL = """
DROP POLICY shared_or_own ON partnership_casestudy;
CREATE POLICY shared_or_own ON partnership_casestudy USING (
    current_setting('app.reach', true) = 'everything'
    OR (shared_at IS NOT NULL AND current_setting('app.reach', true) IN ('own', 'chasing'))
    OR (partner_id IS NULL AND current_setting('app.reach', true) = 'chasing')
    OR partner_id = nullif(current_setting('app.partner', true), '')::bigint
);
"""

POSTGRESQL_BACK = """
DROP POLICY shared_or_own ON partnership_casestudy;
CREATE POLICY shared_or_own ON partnership_casestudy USING (
    current_setting('app.reach', true) = 'everything'
    OR ((partner_id IS NULL OR shared_at IS NOT NULL) AND current_setting('app.reach', true) IN ('own', 'chasing'))
    OR partner_id = nullif(current_setting('app.partner', true), '')::bigint
);
"""


def put_up(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)


def take_down(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0015_frameworks_agreed_at"),
    ]

    operations = [
        migrations.RunPython(put_up, take_down),
        migrations.AddIndex(
            model_name="boardaction",
            index=models.Index(fields=["done_on", "due"], name="actions_to_do"),
        ),
        migrations.AddIndex(
            model_name="boarddecision",
            index=models.Index(fields=["stands"], name="decisions_that_stand"),
        ),
        migrations.AddIndex(
            model_name="moneyline",
            index=models.Index(fields=["activity", "on"], name="money_of_an_activity"),
        ),
        migrations.AddIndex(
            model_name="workstreamlead",
            index=models.Index(fields=["workstream", "since"], name="leads_of_a_workstream"),
        ),
    ]
