"""The register of special funds (专项资金)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from heji.web.organisations.models import Organisation
from heji.web.preparation.models.regulations import Regulation
from heji.web.projects.models import Project


class SpecialFund(models.Model):
    """A special fund: who keeps it, under which measure, for how long, where it is published."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="special_funds")
    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=1000, blank=True)
    measure = models.ForeignKey(
        Regulation, models.PROTECT, null=True, blank=True, related_name="special_funds"
    )
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()  # term of validity, extensions included
    published_on = models.DateField(null=True, blank=True)
    published_at = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("organisation__path", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "name", "first_year"), name="special_fund_once"
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")), name="special_fund_years"
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_at="")
                | (Q(published_on__isnull=False) & ~Q(published_at="")),
                name="special_fund_published",
            ),
        )

    def __str__(self) -> str:
        return self.name


class FundProgramme(models.Model):
    """A programme that a fund pays for."""

    fund = models.ForeignKey(SpecialFund, models.CASCADE, related_name="programmes")
    name = models.CharField(max_length=200)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="fund_programmes"
    )

    class Meta:
        ordering = ("fund", "pk")
        constraints = (
            models.UniqueConstraint(fields=("fund", "name"), name="fund_programme_once"),
        )

    def __str__(self) -> str:
        return self.name


class ExtensionState(models.TextChoices):
    """What became of a request."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class FundExtension(models.Model):
    """A request to let a fund run longer, and its decision."""

    fund = models.ForeignKey(SpecialFund, models.PROTECT, related_name="extensions")
    until_year = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=1000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(
        max_length=10, choices=ExtensionState.choices, default=ExtensionState.ASKED
    )
    decision = models.CharField(max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("fund", "-asked_at")
        constraints = (
            models.UniqueConstraint(
                fields=("fund",),
                condition=Q(state=ExtensionState.ASKED),
                name="fund_extension_once",
            ),
            models.CheckConstraint(
                condition=Q(state=ExtensionState.ASKED, decided_by__isnull=True)
                | (~Q(state=ExtensionState.ASKED) & Q(decided_by__isnull=False) & ~Q(decision="")),
                name="fund_extension_decision",
            ),
        )

    def __str__(self) -> str:
        return f"{self.fund} {self.until_year}"
