import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisations", "0001_initial"),
        ("projects", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "nature",
                    models.CharField(
                        choices=[("basic", "Basic"), ("project", "Project")], max_length=10
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("general_public", "General Public"),
                            ("government_fund", "Government Fund"),
                            ("state_capital", "State Capital"),
                            ("fiscal_account", "Fiscal Account"),
                            ("unit_funds", "Unit Funds"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("own_level", "Own Level"), ("transfer", "Transfer")],
                        max_length=12,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("current", "Current"), ("brought_forward", "Brought Forward")],
                        default="current",
                        max_length=16,
                    ),
                ),
                ("initial", models.BigIntegerField(null=True)),
                ("carry_over", models.BigIntegerField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_lines",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_lines",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "ordering": (
                    "organisation__path",
                    "project__code",
                    "nature",
                    "source",
                    "level",
                    "origin",
                ),
                "indexes": [models.Index(fields=["year", "organisation"], name="budget_line_year")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("project__isnull", False)),
                        fields=("project", "year", "nature", "source", "level", "origin"),
                        name="budget_line_of_project",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("project__isnull", True)),
                        fields=("organisation", "year", "nature", "source", "level", "origin"),
                        name="budget_line_of_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("project__isnull", False), ("nature", "basic"), _connector="OR"
                        ),
                        name="budget_line_project",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("initial__isnull", True), ("initial__gte", 0), _connector="OR"
                        ),
                        name="budget_line_initial",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("carry_over__isnull", True), ("carry_over__gte", 0), _connector="OR"
                        ),
                        name="budget_line_carry_over",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adjustment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount", models.BigIntegerField()),
                ("decided_on", models.DateField()),
                ("document", models.CharField(max_length=200)),
                ("note", models.CharField(blank=True, max_length=400)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustments",
                        to="budgets.budgetline",
                    ),
                ),
            ],
            options={
                "ordering": ("decided_on", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("line", "decided_on", "document"), name="budget_adjustment_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document", ""), _negated=True),
                        name="budget_adjustment_document",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True),
                        name="budget_adjustment_amount",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClassifiedCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("count", models.PositiveIntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="classified",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation__path", "year"),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "year"), name="classified_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("columns", models.JSONField()),
                (
                    "unit",
                    models.CharField(choices=[("yuan", "Yuan"), ("wan", "Wan")], max_length=10),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="column_mappings",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation__path", "name"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name"), name="column_mapping_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MonthlyExecution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.PositiveSmallIntegerField()),
                ("amount", models.BigIntegerField()),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="months",
                        to="budgets.budgetline",
                    ),
                ),
            ],
            options={
                "ordering": ("line", "month"),
                "constraints": [
                    models.UniqueConstraint(fields=("line", "month"), name="budget_month_once"),
                    models.CheckConstraint(
                        condition=models.Q(("month__gte", 1), ("month__lte", 12)),
                        name="budget_month_of_year",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("field", models.CharField(max_length=40)),
                ("value", models.BigIntegerField()),
                ("places", models.PositiveSmallIntegerField()),
                ("source", models.CharField(max_length=300)),
                ("source_date", models.DateField(blank=True, null=True)),
                ("entered_at", models.DateTimeField(auto_now=True)),
                (
                    "entered_by",
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
                        related_name="register_values",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation__path", "year", "field"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "year", "field"), name="register_value_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="register_value_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScopeChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("initial", "Initial"),
                            ("full_year", "Full Year"),
                            ("executed", "Executed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("amount", models.BigIntegerField()),
                ("reason", models.CharField(max_length=400)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scope_changes",
                        to="budgets.budgetline",
                    ),
                ),
            ],
            options={
                "ordering": ("line", "measure"),
                "constraints": [
                    models.UniqueConstraint(fields=("line", "measure"), name="budget_scope_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="budget_scope_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YearClosing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("closed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closed_years",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("region__path", "year"),
                "constraints": [
                    models.UniqueConstraint(fields=("region", "year"), name="year_closing_once")
                ],
            },
        ),
    ]
