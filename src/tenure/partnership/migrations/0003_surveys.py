"""Surveys, and their walls: a published version never changes; PostgreSQL shows answers to what counts them only."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import tenure.partnership.models.surveys

SQLITE = """
CREATE TRIGGER published_survey_stays BEFORE UPDATE ON partnership_surveydesign
WHEN OLD.state = 'published'
BEGIN SELECT RAISE(ABORT, 'A published survey never changes. Make a copy of it.'); END;
"""

POSTGRESQL = """
CREATE FUNCTION published_survey_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'published' THEN
        RAISE EXCEPTION 'A published survey never changes. Make a copy of it.';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER published_survey_stays BEFORE UPDATE ON partnership_surveydesign
FOR EACH ROW EXECUTE FUNCTION published_survey_stays();

ALTER TABLE partnership_surveyanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_surveyanswer FORCE ROW LEVEL SECURITY;
CREATE POLICY counted_only ON partnership_surveyanswer USING (
    current_setting('app.reach', true) = 'everything'
);

ALTER TABLE partnership_answerlink ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_answerlink FORCE ROW LEVEL SECURITY;
CREATE POLICY answering_only ON partnership_answerlink USING (
    current_setting('app.reach', true) = 'everything'
);

ALTER TABLE partnership_surveyform ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_surveyform FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner ON partnership_surveyform USING (
    current_setting('app.reach', true) = 'everything'
    OR partner_id = nullif(current_setting('app.partner', true), '')::bigint
);
"""

POSTGRESQL_BACK = """
DROP POLICY own_partner ON partnership_surveyform;
DROP POLICY answering_only ON partnership_answerlink;
DROP POLICY counted_only ON partnership_surveyanswer;
ALTER TABLE partnership_surveyform DISABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_answerlink DISABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_surveyanswer DISABLE ROW LEVEL SECURITY;
DROP TRIGGER published_survey_stays ON partnership_surveydesign;
DROP FUNCTION published_survey_stays();
"""


def put_up(apps, schema_editor):
    schema_editor.execute(POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def take_down(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL_BACK if postgresql else "DROP TRIGGER published_survey_stays")


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0002_second_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="SurveyDesign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("document", models.JSONField()),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published")],
                        default="draft",
                        max_length=9,
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("key", "-version"),
            },
        ),
        migrations.CreateModel(
            name="SurveyWave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=60)),
                (
                    "mode",
                    models.CharField(
                        choices=[("anonymous", "anonymous"), ("linked", "linked")],
                        default="anonymous",
                        max_length=9,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("closed", "closed")], default="open", max_length=6
                    ),
                ),
                ("opened_on", models.DateField()),
                ("closes_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("open_link", models.CharField(blank=True, db_index=True, max_length=30)),
                ("invited", models.PositiveIntegerField(default=0)),
                ("partners", models.JSONField(default=dict)),
                ("to_partners", models.BooleanField(default=False)),
                (
                    "design",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waves",
                        to="partnership.surveydesign",
                    ),
                ),
            ],
            options={
                "ordering": ("-opened_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="SurveyForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("rows", models.PositiveIntegerField()),
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
                (
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.partner",
                    ),
                ),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forms",
                        to="partnership.surveywave",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SurveyAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=tenure.partnership.models.surveys.drawn_number,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("pseudonym", models.CharField(blank=True, db_index=True, max_length=64)),
                ("answers", models.JSONField()),
                (
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.partner",
                    ),
                ),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="partnership.surveywave",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AnswerLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("pseudonym", models.CharField(blank=True, max_length=64)),
                ("sent", models.BooleanField(default=False)),
                ("draft", models.JSONField(default=dict)),
                ("language", models.CharField(default="en", max_length=3)),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="partnership.surveywave",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="surveydesign",
            constraint=models.UniqueConstraint(fields=("key", "version"), name="one_design_a_version"),
        ),
        migrations.AddConstraint(
            model_name="surveyform",
            constraint=models.UniqueConstraint(fields=("wave", "sha256"), name="one_form_a_wave"),
        ),
        migrations.RunPython(put_up, take_down),
    ]
