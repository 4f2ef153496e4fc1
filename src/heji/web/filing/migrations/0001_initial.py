import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("evidence", "0001_initial"),
        ("organisations", "0001_initial"),
        ("projects", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Filing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(default="declaration", max_length=30)),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("department", "Department"),
                            ("programme", "Programme"),
                            ("project", "Project"),
                        ],
                        max_length=20,
                    ),
                ),
                ("month", models.PositiveSmallIntegerField(default=0)),
                ("year", models.PositiveSmallIntegerField()),
                ("layout", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("department_review", "Department Review"),
                            ("finance_division_review", "Finance Division Review"),
                            ("finance_performance_review", "Finance Performance Review"),
                            ("returned", "Returned"),
                            ("approved", "Approved"),
                            ("adjusting", "Adjusting"),
                            ("published", "Published"),
                            ("void", "Void"),
                        ],
                        default="draft",
                        max_length=30,
                    ),
                ),
                ("revision", models.PositiveSmallIntegerField(default=0)),
                ("adjusted_from", models.PositiveSmallIntegerField(default=0)),
                ("adjustment_reason", models.CharField(blank=True, max_length=1000)),
                ("conclusion", models.CharField(blank=True, max_length=20)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "ordering": (
                    "-year",
                    "organisation__path",
                    "scope",
                    "project__code",
                    "month",
                    "pk",
                ),
                "indexes": [
                    models.Index(
                        fields=["kind", "year", "state"], name="filing_fili_kind_ad9784_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("project__isnull", True), ("scope", "department")),
                            models.Q(
                                models.Q(("scope", "department"), _negated=True),
                                ("project__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="filing_scope",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("project__isnull", False), models.Q(("state", "void"), _negated=True)
                        ),
                        fields=("project", "year", "kind", "month"),
                        name="filing_of_project",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("project__isnull", True), models.Q(("state", "void"), _negated=True)
                        ),
                        fields=("organisation", "year", "kind", "month"),
                        name="filing_of_body",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("changes", models.JSONField()),
                ("is_undone", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="edits",
                        to="filing.filing",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        fields=["filing", "person", "is_undone"],
                        name="filing_edit_filing__50b6f5_idx",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("level1", models.CharField(blank=True, max_length=100)),
                ("level2", models.CharField(blank=True, max_length=100)),
                ("name", models.CharField(blank=True, max_length=400)),
                ("type", models.CharField(blank=True, max_length=20)),
                ("sign", models.CharField(blank=True, max_length=2)),
                ("value", models.BigIntegerField(null=True)),
                ("places", models.PositiveSmallIntegerField(default=0)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("text", models.CharField(blank=True, max_length=1000)),
                ("whole_value", models.BigIntegerField(null=True)),
                ("whole_places", models.PositiveSmallIntegerField(default=0)),
                ("whole_text", models.CharField(blank=True, max_length=1000)),
                ("weight", models.IntegerField(null=True)),
                ("weight_places", models.PositiveSmallIntegerField(default=0)),
                ("evidence", models.CharField(blank=True, max_length=1000)),
                ("library_code", models.CharField(blank=True, max_length=60)),
                ("section", models.CharField(blank=True, max_length=20)),
                ("code", models.CharField(blank=True, max_length=40)),
                ("result_value", models.BigIntegerField(null=True)),
                ("result_places", models.PositiveSmallIntegerField(default=0)),
                ("result_text", models.CharField(blank=True, max_length=4000)),
                ("forecast_value", models.BigIntegerField(null=True)),
                ("forecast_places", models.PositiveSmallIntegerField(default=0)),
                ("forecast_text", models.CharField(blank=True, max_length=4000)),
                ("possibility", models.CharField(blank=True, max_length=40)),
                ("reason_kind", models.CharField(blank=True, max_length=40)),
                ("reason", models.TextField(blank=True)),
                ("improvement", models.TextField(blank=True)),
                ("basis", models.TextField(blank=True)),
                ("score", models.IntegerField(null=True)),
                ("score_places", models.PositiveSmallIntegerField(default=0)),
                ("note", models.TextField(blank=True)),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicator_rows",
                        to="filing.filing",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="taken_by",
                        to="filing.indicatorrow",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "indexes": [
                    models.Index(fields=["library_code"], name="filing_indi_library_2d1269_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", True),
                            models.Q(("text", ""), models.Q(("sign", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="indicator_value_or_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("whole_value__isnull", True), ("whole_text", ""), _connector="OR"
                        ),
                        name="indicator_whole_value_or_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result_value__isnull", True), ("result_text", ""), _connector="OR"
                        ),
                        name="indicator_result_value_or_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forecast_value__isnull", True), ("forecast_text", ""), _connector="OR"
                        ),
                        name="indicator_forecast_value_or_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("file_name", models.CharField(max_length=255)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.JSONField()),
                ("doubts", models.JSONField()),
                ("places", models.JSONField(default=dict)),
                ("tables", models.JSONField(default=list)),
                ("told", models.JSONField(default=list)),
                ("is_taken", models.BooleanField(default=False)),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intakes",
                        to="filing.filing",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.storedfile",
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
                "ordering": ("-at",),
            },
        ),
        migrations.CreateModel(
            name="MoneyRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("measure", models.CharField(max_length=40)),
                ("part", models.CharField(max_length=40)),
                ("amount", models.BigIntegerField(null=True)),
                ("absence", models.CharField(blank=True, max_length=12)),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="money_rows",
                        to="filing.filing",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("filing", "measure", "part"), name="money_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True), ("absence", ""), _connector="OR"
                        ),
                        name="money_or_absent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
                ("is_adjustment", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("approved_at", models.DateTimeField(null=True)),
                ("submitted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="filing.filing",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("filing", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("filing", "number"), name="revision_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="SetAside",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cell", models.CharField(max_length=80)),
                ("label", models.CharField(max_length=400)),
                ("text", models.TextField()),
                ("reason", models.CharField(max_length=80)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="set_aside",
                        to="filing.filing",
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
                "ordering": ("-at",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("filing", "person", "cell"), name="set_aside_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(blank=True, max_length=400)),
                ("content", models.TextField(blank=True)),
                ("amount", models.BigIntegerField(null=True)),
                ("fiscal", models.BigIntegerField(null=True)),
                ("other", models.BigIntegerField(null=True)),
                ("goal", models.TextField(blank=True)),
                ("result", models.TextField(blank=True)),
                ("executed", models.BigIntegerField(null=True)),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="task_rows",
                        to="filing.filing",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TextRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("role", models.CharField(max_length=40)),
                ("text", models.TextField(blank=True)),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="text_rows",
                        to="filing.filing",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("filing", "role"), name="text_once")
                ],
            },
        ),
    ]
