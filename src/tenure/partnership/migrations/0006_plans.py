"""What the planner keeps, and its walls: a saved version never changes; PostgreSQL shows each partner its own."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

SQLITE = """
CREATE TRIGGER saved_scenario_stays BEFORE UPDATE ON partnership_scenarioversion
BEGIN SELECT RAISE(ABORT, 'A saved version never changes. Save the next one.'); END;
"""

POSTGRESQL = """
CREATE FUNCTION saved_scenario_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A saved version never changes. Save the next one.';
END $$;

CREATE TRIGGER saved_scenario_stays BEFORE UPDATE ON partnership_scenarioversion
FOR EACH ROW EXECUTE FUNCTION saved_scenario_stays();

ALTER TABLE partnership_scenario ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_scenario FORCE ROW LEVEL SECURITY;
CREATE POLICY shared_or_own ON partnership_scenario USING (
    current_setting('app.reach', true) = 'everything'
    OR (partner_id IS NULL AND current_setting('app.reach', true) IN ('own', 'chasing'))
    OR partner_id = nullif(current_setting('app.partner', true), '')::bigint
);

ALTER TABLE partnership_scenarioversion ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_scenarioversion FORCE ROW LEVEL SECURITY;
CREATE POLICY of_a_scenario ON partnership_scenarioversion USING (
    EXISTS (SELECT 1 FROM partnership_scenario s WHERE s.id = scenario_id)
);

ALTER TABLE partnership_planrun ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_planrun FORCE ROW LEVEL SECURITY;
CREATE POLICY shared_or_own ON partnership_planrun USING (
    current_setting('app.reach', true) = 'everything'
    OR (partner_id IS NULL AND current_setting('app.reach', true) IN ('own', 'chasing'))
    OR partner_id = nullif(current_setting('app.partner', true), '')::bigint
);
"""

POSTGRESQL_BACK = """
DROP POLICY shared_or_own ON partnership_planrun;
DROP POLICY of_a_scenario ON partnership_scenarioversion;
DROP POLICY shared_or_own ON partnership_scenario;
ALTER TABLE partnership_planrun DISABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_scenarioversion DISABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_scenario DISABLE ROW LEVEL SECURITY;
DROP TRIGGER saved_scenario_stays ON partnership_scenarioversion;
DROP FUNCTION saved_scenario_stays();
"""


def put_up(apps, schema_editor):
    schema_editor.execute(POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def take_down(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL_BACK if postgresql else "DROP TRIGGER saved_scenario_stays")


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0005_longer_rules"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("forecast", "forecast"), ("reverse plan", "reverse plan")], max_length=12
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=64)),
                ("asked", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("running", "running"),
                            ("cancelled", "cancelled"),
                            ("failed", "failed"),
                            ("done", "done"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("progress", models.PositiveSmallIntegerField(default=0)),
                ("left", models.PositiveIntegerField(null=True)),
                ("says", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.partner",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Scenario",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("set_aside_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.partner",
                    ),
                ),
            ],
            options={
                "ordering": ("key",),
            },
        ),
        migrations.CreateModel(
            name="ScenarioVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("document", models.JSONField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scenario",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="partnership.scenario",
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
            },
        ),
        migrations.CreateModel(
            name="ParameterChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("parameter", models.CharField(max_length=160)),
                ("value", models.FloatField()),
                ("low", models.FloatField(null=True)),
                ("high", models.FloatField(null=True)),
                ("reason", models.CharField(max_length=1000)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("parameter", "-at"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("parameter",),
                        name="one_choice_a_parameter",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="scenario",
            constraint=models.UniqueConstraint(
                fields=("key", "partner"), name="one_scenario_a_key_and_partner"
            ),
        ),
        migrations.AddConstraint(
            model_name="scenario",
            constraint=models.UniqueConstraint(
                condition=models.Q(("partner__isnull", True)), fields=("key",), name="one_scenario_a_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="scenarioversion",
            constraint=models.UniqueConstraint(fields=("scenario", "number"), name="one_scenario_a_version"),
        ),
        migrations.RunPython(put_up, take_down),
    ]
