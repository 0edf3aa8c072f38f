import django.db.models.deletion
from django.db import migrations, models

import comity.releasing.models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0001_initial"),
        ("releasing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Product",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.TextField(default=comity.releasing.models.public_id, unique=True),
                ),
                ("name", models.TextField()),
                ("address", models.TextField(blank=True)),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("digest", models.TextField()),
                ("entries", models.JSONField(default=list)),
                ("editions", models.JSONField(default=list)),
                ("settled_by", models.TextField(blank=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled", models.TextField(blank=True)),
                (
                    "audience",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.audience",
                    ),
                ),
            ],
            options={"db_table": "releasing_product"},
        ),
    ]
