import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("filing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Result",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("own_total", models.CharField(blank=True, max_length=60)),
                ("reviewed_total", models.CharField(blank=True, max_length=60)),
                ("grade", models.JSONField(default=dict)),
                ("budget", models.BigIntegerField(null=True)),
                ("executed", models.BigIntegerField(null=True)),
                ("targets", models.PositiveSmallIntegerField()),
                ("reached", models.PositiveSmallIntegerField()),
                ("undecided", models.PositiveSmallIntegerField()),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="result",
                        to="filing.revision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "targets__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("reached"), "+", models.F("undecided")
                                ),
                            )
                        ),
                        name="result_targets",
                    )
                ],
            },
        ),
    ]
