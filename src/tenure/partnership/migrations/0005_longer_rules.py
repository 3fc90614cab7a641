"""Room for the keys of rules that name their file, number, columns and condition."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("partnership", "0004_surveys"),)

    operations = (
        migrations.AlterField(
            model_name="note",
            name="rule",
            field=models.CharField(max_length=100),
        ),
    )
