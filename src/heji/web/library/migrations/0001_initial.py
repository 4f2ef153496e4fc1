import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="LibraryEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                ("version", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("approved", "Approved"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                            ("retired", "Retired"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name_zh", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, max_length=200)),
                ("type", models.CharField(max_length=30)),
                ("area", models.CharField(max_length=30)),
                ("group", models.CharField(max_length=30)),
                ("scopes", models.JSONField()),
                ("explanation", models.TextField()),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("direction", models.CharField(max_length=20)),
                ("origin", models.CharField(max_length=20)),
                ("basis", models.CharField(max_length=20)),
                ("target_advice", models.TextField()),
                ("proof", models.CharField(max_length=20)),
                ("evidence", models.JSONField()),
                ("data_source", models.CharField(max_length=400)),
                ("scoring", models.CharField(max_length=20)),
                ("scoring_rule", models.TextField()),
                ("project_types", models.JSONField()),
                ("departments", models.JSONField()),
                ("keywords", models.JSONField()),
                ("mistakes", models.JSONField(default=list)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decision", models.CharField(blank=True, max_length=1000)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="library_entries",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("code", "version", "pk"),
                "indexes": [
                    models.Index(
                        fields=["status", "organisation"], name="library_lib_status_1fb8a2_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "code", "version"), name="library_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organisation__isnull", True)),
                        fields=("code", "version"),
                        name="library_shipped_version",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "approved")),
                        fields=("organisation", "code"),
                        name="library_one_approved",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "proposed")),
                        fields=("organisation", "code"),
                        name="library_one_proposed",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organisation__isnull", True), ("status", "approved")),
                        fields=("code",),
                        name="library_one_shipped",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("direction", "qualitative"), ("unit", "")),
                            models.Q(
                                models.Q(("direction", "qualitative"), _negated=True),
                                models.Q(("unit", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="library_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("organisation__isnull", True),
                                ("status__in", ["approved", "retired"]),
                            ),
                            models.Q(
                                ("organisation__isnull", False), ("proposed_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="library_proposer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_supported", models.BooleanField()),
                ("text", models.CharField(max_length=1000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opinions",
                        to="library.libraryentry",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
    ]
