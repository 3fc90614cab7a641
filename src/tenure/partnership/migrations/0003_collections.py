"""Collections and what is owed to them; each part of a sending; PostgreSQL's wall around both."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def _number():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _of(model, related_name, on_delete):
    return models.ForeignKey(on_delete=on_delete, related_name=related_name, to=model)


def _account():
    """Who did it; None for a command."""
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


POSTGRESQL = """
ALTER TABLE partnership_submissionpart ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_submissionpart FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner ON partnership_submissionpart USING (
    current_setting('app.reach', true) = 'everything'
    OR EXISTS (
        SELECT 1 FROM partnership_submission s
        WHERE s.id = submission_id
        AND s.partner_id = nullif(current_setting('app.partner', true), '')::bigint
    )
);

ALTER TABLE partnership_filing ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_filing FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner_or_lead ON partnership_filing USING (
    current_setting('app.reach', true) IN ('everything', 'chasing')
    OR partner_id = nullif(current_setting('app.partner', true), '')::bigint
);

ALTER TABLE partnership_filingstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_filingstep FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner_or_lead ON partnership_filingstep USING (
    current_setting('app.reach', true) IN ('everything', 'chasing')
    OR EXISTS (
        SELECT 1 FROM partnership_filing f
        WHERE f.id = filing_id
        AND f.partner_id = nullif(current_setting('app.partner', true), '')::bigint
    )
);

ALTER TABLE partnership_reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_reminder FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner_or_lead ON partnership_reminder USING (
    current_setting('app.reach', true) IN ('everything', 'chasing')
    OR EXISTS (
        SELECT 1 FROM partnership_filing f
        WHERE f.id = filing_id
        AND f.partner_id = nullif(current_setting('app.partner', true), '')::bigint
    )
);
"""

POSTGRESQL_BACK = """
DROP POLICY own_partner_or_lead ON partnership_reminder;
DROP POLICY own_partner_or_lead ON partnership_filingstep;
DROP POLICY own_partner_or_lead ON partnership_filing;
DROP POLICY own_partner ON partnership_submissionpart;
"""


def give_each_sending_its_part(apps, schema_editor):
    """Until now a sending was one file: it becomes the sending's only part."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute("SELECT set_config('app.reach', 'everything', true)")
    sendings = apps.get_model("partnership", "Submission").objects
    parts = apps.get_model("partnership", "SubmissionPart")
    for sent in sendings.iterator():
        parts.objects.create(submission=sent, name=sent.name, sha256=sent.sha256, bytes=sent.bytes)
    if postgresql:
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def leave_the_parts(apps, schema_editor):
    """The table goes, and with it the parts: a sending still names its file itself."""


def put_up(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)


def take_down(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0002_second_wall"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="restored_from",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="restored",
                to="partnership.submission",
            ),
        ),
        migrations.CreateModel(
            name="Collection",
            fields=[
                ("id", _number()),
                ("kind", models.CharField(max_length=10)),
                ("year", models.PositiveSmallIntegerField()),
                ("opens", models.DateField()),
                ("due", models.DateField()),
                ("closes", models.DateField()),
                ("statutory", models.BooleanField()),
                ("source", models.CharField(max_length=200)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "opened_by",
                    _account(),
                ),
            ],
            options={
                "ordering": ("-year", "kind"),
            },
        ),
        migrations.CreateModel(
            name="DateChange",
            fields=[
                ("id", _number()),
                (
                    "which",
                    models.CharField(
                        choices=[("opens", "opens"), ("due", "due"), ("closes", "closes")], max_length=6
                    ),
                ),
                ("was", models.DateField()),
                ("now", models.DateField()),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    _account(),
                ),
                (
                    "collection",
                    _of("partnership.collection", "changes", models.CASCADE),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="DueJob",
            fields=[
                ("id", _number()),
                ("days", models.SmallIntegerField()),
                ("due_on", models.DateField(db_index=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("done", models.CharField(blank=True, max_length=10)),
                (
                    "collection",
                    _of("partnership.collection", "jobs", models.CASCADE),
                ),
            ],
            options={
                "ordering": ("due_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Filing",
            fields=[
                ("id", _number()),
                ("prepared_at", models.DateTimeField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                (
                    "collection",
                    _of("partnership.collection", "filings", models.PROTECT),
                ),
                (
                    "delegate",
                    _account(),
                ),
                (
                    "partner",
                    _of("partnership.partner", "filings", models.PROTECT),
                ),
                (
                    "prepared_by",
                    _account(),
                ),
                (
                    "signed_by",
                    _account(),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnership.submission",
                    ),
                ),
            ],
            options={
                "ordering": ("-collection__year", "collection__kind", "partner__number"),
            },
        ),
        migrations.CreateModel(
            name="FilingStep",
            fields=[
                ("id", _number()),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("delegated", "delegated"),
                            ("prepared", "prepared"),
                            ("lapsed", "lapsed"),
                            ("signed off", "signed off"),
                            ("reopened", "reopened"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "by",
                    _account(),
                ),
                (
                    "filing",
                    _of("partnership.filing", "steps", models.CASCADE),
                ),
                (
                    "to",
                    _account(),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", _number()),
                ("occasion", models.CharField(max_length=30)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("fault", models.CharField(blank=True, max_length=100)),
                (
                    "by",
                    _account(),
                ),
                (
                    "filing",
                    _of("partnership.filing", "reminders", models.CASCADE),
                ),
                (
                    "to",
                    _of(settings.AUTH_USER_MODEL, "reminders", models.PROTECT),
                ),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="SubmissionPart",
            fields=[
                ("id", _number()),
                ("part", models.CharField(blank=True, max_length=20)),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("bytes", models.PositiveBigIntegerField()),
                (
                    "submission",
                    _of("partnership.submission", "parts", models.CASCADE),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="CalendarLink",
            fields=[
                ("id", _number()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "account",
                    _of(settings.AUTH_USER_MODEL, "calendar_links", models.CASCADE),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("account",),
                        name="one_calendar_link",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="collection",
            constraint=models.UniqueConstraint(
                fields=("kind", "year"), name="one_collection_a_kind_and_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="collection",
            constraint=models.CheckConstraint(
                condition=models.Q(("opens__lte", models.F("due")), ("due__lte", models.F("closes"))),
                name="days_come_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="duejob",
            constraint=models.UniqueConstraint(fields=("collection", "days"), name="one_job_a_day"),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.UniqueConstraint(fields=("collection", "partner"), name="one_filing_a_partner"),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_at__isnull", True), ("prepared_at__isnull", False), _connector="OR"
                ),
                name="prepared_before_signed",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("occasion", "asked"), _negated=True),
                fields=("filing", "to", "occasion"),
                name="one_reminder_an_occasion",
            ),
        ),
        migrations.AddConstraint(
            model_name="submissionpart",
            constraint=models.UniqueConstraint(fields=("submission", "part"), name="one_file_a_part"),
        ),
        migrations.RunPython(give_each_sending_its_part, leave_the_parts),
        migrations.RunPython(put_up, take_down),
    ]
