"""How reports look, case studies with consent, and what was made; each partner's unshared ones behind a wall."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

SQLITE = """
CREATE TRIGGER branding_stays BEFORE UPDATE ON partnership_branding
BEGIN SELECT RAISE(ABORT, 'Branding that was chosen never changes. Choose the next one.'); END;
"""

POSTGRESQL = """
CREATE FUNCTION branding_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Branding that was chosen never changes. Choose the next one.';
END $$;

CREATE TRIGGER branding_stays BEFORE UPDATE ON partnership_branding
FOR EACH ROW EXECUTE FUNCTION branding_stays();

ALTER TABLE partnership_casestudy ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_casestudy FORCE ROW LEVEL SECURITY;
CREATE POLICY shared_or_own ON partnership_casestudy USING (
    current_setting('app.reach', true) = 'everything'
    OR ((partner_id IS NULL OR shared_at IS NOT NULL) AND current_setting('app.reach', true) IN ('own', 'chasing'))
    OR partner_id = nullif(current_setting('app.partner', true), '')::bigint
);

ALTER TABLE partnership_caseconsent ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_caseconsent FORCE ROW LEVEL SECURITY;
CREATE POLICY of_a_case_study ON partnership_caseconsent USING (
    EXISTS (SELECT 1 FROM partnership_casestudy c WHERE c.id = case_id)
);
"""

POSTGRESQL_BACK = """
DROP POLICY of_a_case_study ON partnership_caseconsent;
DROP POLICY shared_or_own ON partnership_casestudy;
ALTER TABLE partnership_caseconsent DISABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_casestudy DISABLE ROW LEVEL SECURITY;
DROP TRIGGER branding_stays ON partnership_branding;
DROP FUNCTION branding_stays();
"""


def put_up(apps, schema_editor):
    schema_editor.execute(POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def take_down(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL_BACK if postgresql else "DROP TRIGGER branding_stays")


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0012_money"),
    ]

    operations = [
        migrations.CreateModel(
            name="Branding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("ink", models.CharField(max_length=7)),
                ("accent", models.CharField(max_length=7)),
                ("logo", models.BinaryField(blank=True, default=b"")),
                ("kind", models.CharField(blank=True, max_length=3)),
                ("alt", models.CharField(blank=True, max_length=200)),
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
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="CaseStudy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200)),
                ("activity", models.CharField(max_length=80)),
                ("outcome", models.CharField(max_length=80)),
                ("context", models.TextField(blank=True)),
                ("done", models.TextField(blank=True)),
                ("changed", models.TextField(blank=True)),
                ("evidence", models.JSONField(default=list)),
                ("told_by", models.CharField(blank=True, max_length=120)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("shared_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
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
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="CaseConsent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_by", models.CharField(blank=True, max_length=200)),
                ("on", models.DateField()),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("partnership", "partnership"),
                            ("evaluation", "evaluation"),
                            ("public", "public"),
                        ],
                        max_length=11,
                    ),
                ),
                ("until", models.DateField(null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("withdrawn_on", models.DateField(null=True)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="partnership.casestudy",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ReportMade",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("form", models.CharField(max_length=4)),
                ("on", models.DateField()),
                ("title", models.CharField(max_length=500)),
                ("rests", models.JSONField(default=list)),
                ("stories", models.JSONField(default=list)),
                ("sha256", models.CharField(max_length=64)),
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
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.RunPython(put_up, take_down),
    ]
