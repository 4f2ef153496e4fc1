import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("evidence", "0001_initial"),
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                        related_name="declarations",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "organisation__path", "scope", "project__code", "pk"),
                "indexes": [
                    models.Index(fields=["year", "state"], name="declaration_year_0fb4fa_idx")
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
                ("is_taken", models.BooleanField(default=False)),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intakes",
                        to="declarations.declaration",
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
                        to="declarations.project",
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
        migrations.AddField(
            model_name="declaration",
            name="project",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="declarations",
                to="declarations.project",
            ),
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
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="declarations.declaration",
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
                "ordering": ("declaration", "number"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("declaration", "number"), name="revision_number"
                    )
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
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="set_aside",
                        to="declarations.declaration",
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
                        fields=("declaration", "person", "cell"), name="set_aside_once"
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
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="task_rows",
                        to="declarations.declaration",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="declarations.project",
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
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="text_rows",
                        to="declarations.declaration",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("declaration", "role"), name="text_once")
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
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="edits",
                        to="declarations.declaration",
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
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        fields=["declaration", "person", "is_undone"],
                        name="declaration_declara_96dbcc_idx",
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
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicator_rows",
                        to="declarations.declaration",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="taken_by",
                        to="declarations.indicatorrow",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "indexes": [
                    models.Index(fields=["library_code"], name="declaration_library_167ce2_idx")
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
                ],
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
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="money_rows",
                        to="declarations.declaration",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("declaration", "measure", "part"), name="money_once"
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
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("project__isnull", True), ("scope", "department")),
                    models.Q(
                        models.Q(("scope", "department"), _negated=True), ("project__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="declaration_scope",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("project__isnull", False), models.Q(("state", "void"), _negated=True)
                ),
                fields=("project", "year"),
                name="declaration_of_project",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("project__isnull", True), models.Q(("state", "void"), _negated=True)
                ),
                fields=("organisation", "year"),
                name="declaration_of_body",
            ),
        ),
    ]
