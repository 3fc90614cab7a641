"""Members, fees and what activities cost: amounts never change; PostgreSQL shows each member its own fees."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

KEPT = {"fee": "waived", "payment": "taken back", "moneyline": "struck out"}

SQLITE = """
CREATE TRIGGER {table}_stays BEFORE UPDATE OF amount ON partnership_{table}
BEGIN SELECT RAISE(ABORT, 'An amount never changes. It is {instead}, and the right one added.'); END;
"""

POSTGRESQL = """
CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An amount never changes. It is {instead}, and the right one added.';
END $$;

CREATE TRIGGER {table}_stays BEFORE UPDATE OF amount ON partnership_{table}
FOR EACH ROW EXECUTE FUNCTION {table}_stays();
"""

WALL = """
ALTER TABLE partnership_fee ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_fee FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner_or_lead ON partnership_fee USING (
    current_setting('app.reach', true) IN ('everything', 'chasing')
    OR partner_id = nullif(current_setting('app.partner', true), '')::bigint
);

ALTER TABLE partnership_payment ENABLE ROW LEVEL SECURITY;
ALTER TABLE partnership_payment FORCE ROW LEVEL SECURITY;
CREATE POLICY own_partner_or_lead ON partnership_payment USING (
    current_setting('app.reach', true) IN ('everything', 'chasing')
    OR EXISTS (
        SELECT 1 FROM partnership_fee f
        WHERE f.id = fee_id
        AND f.partner_id = nullif(current_setting('app.partner', true), '')::bigint
    )
);
"""

WALL_BACK = """
DROP POLICY own_partner_or_lead ON partnership_payment;
ALTER TABLE partnership_payment DISABLE ROW LEVEL SECURITY;
DROP POLICY own_partner_or_lead ON partnership_fee;
ALTER TABLE partnership_fee DISABLE ROW LEVEL SECURITY;
"""


def put_up(apps, schema_editor):
    server = schema_editor.connection.vendor == "postgresql"
    for table, instead in KEPT.items():
        schema_editor.execute((POSTGRESQL if server else SQLITE).format(table=table, instead=instead))
    if server:
        schema_editor.execute(WALL)


def take_down(apps, schema_editor):
    server = schema_editor.connection.vendor == "postgresql"
    if server:
        schema_editor.execute(WALL_BACK)
    for table in KEPT:
        if server:
            schema_editor.execute(f"DROP TRIGGER {table}_stays ON partnership_{table}")
            schema_editor.execute(f"DROP FUNCTION {table}_stays()")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_stays")


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0011_meetings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Fee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("membership fee", "membership fee"), ("contribution", "contribution")],
                        max_length=14,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("due", models.DateField()),
                ("waived_on", models.DateField(null=True)),
                ("waived_why", models.CharField(blank=True, max_length=1000)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fees",
                        to="partnership.partner",
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "kind", "partner__name"),
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("core", "core"), ("associate", "associate")], max_length=9),
                ),
                ("joined", models.DateField()),
                ("left", models.DateField(null=True)),
                ("left_why", models.CharField(blank=True, max_length=1000)),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="partnership.partner",
                    ),
                ),
            ],
            options={
                "ordering": ("partner__name", "joined"),
            },
        ),
        migrations.CreateModel(
            name="MoneyLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("activity", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("source", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(choices=[("planned", "planned"), ("spent", "spent")], max_length=7),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=1000)),
                ("struck_on", models.DateField(null=True)),
                ("struck_why", models.CharField(blank=True, max_length=1000)),
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
                "ordering": ("on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=1000)),
                ("taken_back_on", models.DateField(null=True)),
                ("taken_back_why", models.CharField(blank=True, max_length=1000)),
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
                    "fee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="partnership.fee",
                    ),
                ),
            ],
            options={
                "ordering": ("on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="WorkstreamLead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("workstream", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=200)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("why", models.CharField(blank=True, max_length=1000)),
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
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stands_in_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stand_ins",
                        to="partnership.workstreamlead",
                    ),
                ),
            ],
            options={
                "ordering": ("workstream", "-since", "-pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.UniqueConstraint(
                fields=("partner", "year", "kind"), name="one_fee_a_member_year_and_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="fees_are_above_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("left__isnull", True), ("left__gt", models.F("joined")), _connector="OR"),
                name="members_leave_after_they_join",
            ),
        ),
        migrations.AddIndex(
            model_name="moneyline",
            index=models.Index(fields=["year", "activity"], name="money_of_a_year"),
        ),
        migrations.AddConstraint(
            model_name="moneyline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)), name="money_is_never_below_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="payments_are_above_nothing"
            ),
        ),
        migrations.RunPython(put_up, take_down),
    ]
