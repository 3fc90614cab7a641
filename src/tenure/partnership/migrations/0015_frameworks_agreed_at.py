"""The meeting of the register that agreed a version of the framework."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0014_nudges"),
    ]

    operations = [
        migrations.AddField(
            model_name="frameworkversion",
            name="agreed_at",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="frameworks",
                to="partnership.meeting",
            ),
        ),
    ]
