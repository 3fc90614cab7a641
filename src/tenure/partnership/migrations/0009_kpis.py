"""What people add to KPIs. A value or a decision that was written down never changes."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

KEPT = ("kpivalue", "kpidecision")

SQLITE = """
CREATE TRIGGER {name}_stays BEFORE UPDATE ON partnership_{name}
BEGIN SELECT RAISE(ABORT, 'What was written down of a KPI never changes. Write the next one.'); END;
"""

POSTGRESQL = """
CREATE FUNCTION {name}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was written down of a KPI never changes. Write the next one.';
END $$;

CREATE TRIGGER {name}_stays BEFORE UPDATE ON partnership_{name}
FOR EACH ROW EXECUTE FUNCTION {name}_stays();
"""


def put_up(apps, schema_editor):
    words = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for name in KEPT:
        schema_editor.execute(words.format(name=name))


def take_down(apps, schema_editor):
    for name in KEPT:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {name}_stays ON partnership_{name}")
            schema_editor.execute(f"DROP FUNCTION {name}_stays()")
        else:
            schema_editor.execute(f"DROP TRIGGER {name}_stays")


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0008_framework"),
    ]

    operations = [
        migrations.CreateModel(
            name="KpiDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kpi", models.CharField(db_index=True, max_length=80)),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("keep", "keep"),
                            ("mend", "mend"),
                            ("replace", "replace"),
                            ("retire", "retire"),
                        ],
                        max_length=7,
                    ),
                ),
                ("why", models.CharField(max_length=1000)),
                ("meeting", models.CharField(max_length=200)),
                ("on", models.DateField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("kpi", "-on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="KpiValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kpi", models.CharField(db_index=True, max_length=80)),
                ("value", models.FloatField()),
                ("on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=1000)),
                ("evidence", models.CharField(blank=True, max_length=1000)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("kpi", "-on", "-at", "-pk"),
            },
        ),
        migrations.RunPython(put_up, take_down),
    ]
