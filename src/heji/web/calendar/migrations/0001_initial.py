import django.db.models.deletion
import heji.web.calendar.models
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
            name="Phase",
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
                        choices=[
                            ("declaration", "Declaration"),
                            ("monitoring", "Monitoring"),
                            ("self_evaluation", "Self Evaluation"),
                            ("review", "Review"),
                            ("disclosure", "Disclosure"),
                        ],
                        max_length=20,
                    ),
                ),
                ("layout", models.CharField(blank=True, max_length=120)),
                ("rubric", models.CharField(blank=True, max_length=120)),
                ("department_layout", models.CharField(blank=True, max_length=120)),
                ("department_rubric", models.CharField(blank=True, max_length=120)),
                ("opens", models.DateField()),
                ("closes", models.DateField()),
                ("has_unit_approval", models.BooleanField(default=True)),
                ("has_department_review", models.BooleanField(default=True)),
                ("has_finance_division", models.BooleanField(default=True)),
                ("has_finance_performance", models.BooleanField(default=True)),
                (
                    "reminder_days",
                    models.JSONField(default=heji.web.calendar.models.usual_reminders),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="phases",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "must_answer",
                    models.CharField(
                        blank=True,
                        choices=[("", "None"), ("error", "Error"), ("warning", "Warning")],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ("region__path", "-year", "opens", "kind"),
                "constraints": [
                    models.UniqueConstraint(fields=("region", "year", "kind"), name="phase_once"),
                    models.CheckConstraint(
                        condition=models.Q(("closes__gte", models.F("opens"))), name="phase_days"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LateSubmission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=1000)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("wanted_until", models.DateField()),
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
                ("until", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision", models.CharField(blank=True, max_length=1000)),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="late_submissions",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="late_submissions",
                        to="calendar.phase",
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("phase", "organisation"),
                        name="late_submission_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "granted"), ("until__isnull", False)),
                            models.Q(
                                models.Q(("state", "granted"), _negated=True),
                                ("until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="late_submission_until",
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
                        name="late_submission_decision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpecialDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("is_working", models.BooleanField()),
                ("name", models.CharField(max_length=60)),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="special_days",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("day",),
                "constraints": [
                    models.UniqueConstraint(fields=("region", "day"), name="special_day_once")
                ],
            },
        ),
    ]
