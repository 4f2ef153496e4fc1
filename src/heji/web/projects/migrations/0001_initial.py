import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Project",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("programme", "Programme"), ("project", "Project")], max_length=20
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        max_length=40,
                        validators=[django.core.validators.RegexValidator("^[\\w.-]{1,40}$")],
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("first_year", models.PositiveSmallIntegerField()),
                ("last_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation__path", "code"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_year__isnull", True),
                            ("last_year__gte", models.F("first_year")),
                            _connector="OR",
                        ),
                        name="project_years",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level", "project"), ("parent__isnull", True), _connector="OR"
                        ),
                        name="project_parent",
                    ),
                    models.UniqueConstraint(fields=("organisation", "code"), name="project_code"),
                ],
            },
        ),
    ]
