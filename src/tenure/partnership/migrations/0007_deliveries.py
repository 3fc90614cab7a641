"""Files that wait to be read behind the page; PostgreSQL shows each partner its own."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

POSTGRESQL = """
ALTER TABLE partnership_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner ON partnership_delivery USING (
    current_setting('app.reach', true) = 'everything'
    OR partner_id = nullif(current_setting('app.partner', true), '')::bigint
);

ALTER TABLE partnership_deliveredfile ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_deliveredfile FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner ON partnership_deliveredfile USING (
    current_setting('app.reach', true) = 'everything'
    OR EXISTS (
        SELECT 1 FROM partnership_delivery d
        WHERE d.id = delivery_id
        AND d.partner_id = nullif(current_setting('app.partner', true), '')::bigint
    )
);
"""

POSTGRESQL_BACK = """
DROP POLICY own_partner ON partnership_deliveredfile;
ALTER TABLE partnership_deliveredfile DISABLE ROW LEVEL SECURITY;
DROP POLICY own_partner ON partnership_delivery;
ALTER TABLE partnership_delivery DISABLE ROW LEVEL SECURITY;
"""


def put_up(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)


def take_down(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0006_plans"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("folder", models.CharField(max_length=32, unique=True)),
                ("year", models.PositiveSmallIntegerField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("reading", "reading"),
                            ("read", "read"),
                            ("put aside", "put aside"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("step", models.CharField(default="waiting for the worker", max_length=80)),
                ("progress", models.PositiveSmallIntegerField(default=0)),
                ("became", models.JSONField(default=list)),
                ("says", models.TextField(blank=True)),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="partnership.partner",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="DeliveredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("bytes", models.PositiveBigIntegerField(default=0)),
                ("refused", models.TextField(blank=True)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="partnership.delivery",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="submission",
            name="delivery",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="made",
                to="partnership.delivery",
            ),
        ),
        migrations.AddField(
            model_name="surveyform",
            name="delivery",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="forms",
                to="partnership.delivery",
            ),
        ),
        migrations.RunPython(put_up, take_down),
    ]
