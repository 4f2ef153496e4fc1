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
            name="Duty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("text", models.CharField(blank=True, max_length=2000)),
                ("basis", models.CharField(blank=True, max_length=300)),
                ("valid_from", models.PositiveSmallIntegerField()),
                ("valid_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation__path", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name", "valid_from"), name="duty_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="duty_years",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
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
                        choices=[("policy", "Policy"), ("project", "Project")], max_length=10
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("amount", models.BigIntegerField()),
                ("reason", models.CharField(max_length=2000)),
                ("method", models.CharField(blank=True, max_length=1000)),
                ("criteria", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("concluded", "Concluded")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "conclusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("support", "Support"),
                            ("adjust", "Adjust"),
                            ("reject", "Reject"),
                        ],
                        max_length=10,
                    ),
                ),
                ("opinion", models.CharField(blank=True, max_length=2000)),
                ("adjustments", models.CharField(blank=True, max_length=2000)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("concluded_at", models.DateTimeField(blank=True, null=True)),
                ("adjusted_at", models.DateTimeField(blank=True, null=True)),
                ("adjusted_how", models.CharField(blank=True, max_length=2000)),
                (
                    "adjusted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "concluded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
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
                        related_name="evaluations",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ex_ante_evaluations",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "organisation__path", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "year", "name"), name="ex_ante_evaluation_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="ex_ante_amount"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("conclusion", ""), ("state", "draft")),
                            models.Q(
                                ("concluded_by__isnull", False),
                                ("state", "concluded"),
                                models.Q(("conclusion", ""), _negated=True),
                                models.Q(("opinion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ex_ante_conclusion",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adjusted_at__isnull", True), ("conclusion", "adjust"), _connector="OR"
                        ),
                        name="ex_ante_adjusted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_year", models.PositiveSmallIntegerField()),
                ("least_amount", models.BigIntegerField()),
                ("is_blocking", models.BooleanField(default=True)),
                (
                    "region",
                    models.ForeignKey(
                        limit_choices_to={"kind": "region"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluation_rules",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("region__path", "-from_year"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "from_year"), name="ex_ante_rule_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("least_amount__gte", 0)), name="ex_ante_rule_amount"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion", models.CharField(max_length=40)),
                ("hundredths", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(blank=True, max_length=1000)),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="preparation.evaluation",
                    ),
                ),
            ],
            options={
                "ordering": ("evaluation", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evaluation", "criterion"), name="ex_ante_score_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Regulation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("budget", "Budget"),
                            ("finance", "Finance"),
                            ("performance", "Performance"),
                            ("procurement", "Procurement"),
                            ("assets", "Assets"),
                            ("contracts", "Contracts"),
                            ("projects", "Projects"),
                            ("special_fund", "Special Fund"),
                            ("internal_control", "Internal Control"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("number", models.CharField(blank=True, max_length=100)),
                ("issued_on", models.DateField()),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("repealed_on", models.DateField(blank=True, null=True)),
                ("published_at", models.CharField(blank=True, max_length=300)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regulations",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation__path", "kind", "-valid_from", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name", "number"), name="regulation_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="regulation_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpecialFund",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("purpose", models.CharField(blank=True, max_length=1000)),
                ("first_year", models.PositiveSmallIntegerField()),
                ("last_year", models.PositiveSmallIntegerField()),
                ("published_on", models.DateField(blank=True, null=True)),
                ("published_at", models.CharField(blank=True, max_length=300)),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="special_funds",
                        to="preparation.regulation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="special_funds",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation__path", "name"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name", "first_year"), name="special_fund_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_year__gte", models.F("first_year"))),
                        name="special_fund_years",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at", ""), ("published_on__isnull", True)),
                            models.Q(
                                ("published_on__isnull", False),
                                models.Q(("published_at", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="special_fund_published",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FundProgramme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fund_programmes",
                        to="projects.project",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programmes",
                        to="preparation.specialfund",
                    ),
                ),
            ],
            options={
                "ordering": ("fund", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("fund", "name"), name="fund_programme_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="FundExtension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until_year", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(max_length=1000)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=1000)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="preparation.specialfund",
                    ),
                ),
            ],
            options={
                "ordering": ("fund", "-asked_at"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("fund",),
                        name="fund_extension_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by__isnull", True), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("decided_by__isnull", False),
                                models.Q(("decision", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="fund_extension_decision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("content", models.CharField(blank=True, max_length=2000)),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="preparation.duty",
                    ),
                ),
            ],
            options={
                "ordering": ("duty", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("duty", "year", "name"), name="task_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("target", models.CharField(max_length=1000)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="task_links",
                        to="projects.project",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="preparation.task",
                    ),
                ),
            ],
            options={
                "ordering": ("task", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("task", "project"), name="target_link_once")
                ],
            },
        ),
    ]
