"""Entries of the indicator library, each version a row of its own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from heji.library import entry as core
from heji.web.organisations.models import Organisation


class Status(models.TextChoices):
    """How far a version is."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # by who proposed it, before somebody decided
    RETIRED = "retired"  # replaced by a later version, or no longer to be used


#: Proposals that came back to who made them, and can be mended and proposed anew.
RETURNED = frozenset((Status.REFUSED, Status.WITHDRAWN))
#: Versions that were in force at some time.
DECIDED = frozenset((Status.APPROVED, Status.RETIRED))


class LibraryEntry(models.Model):
    """One version of an entry, with the fields of `heji.library.entry.Entry`.

    A region that changes a shipped entry gets a version of its own, which holds for that region and
    those below it; the shipped one stays as it is.
    """

    #: the region whose entry it is; none: it ships with heji
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="library_entries"
    )
    code = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20, choices=Status.choices)

    name_zh = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    type = models.CharField(max_length=30)  # core.IndicatorType
    area = models.CharField(max_length=30)  # core.Area
    group = models.CharField(max_length=30)  # core.Group
    scopes = models.JSONField()  # core.Scope
    explanation = models.TextField()
    unit = models.CharField(max_length=40, blank=True)
    direction = models.CharField(max_length=20)  # core.Direction
    origin = models.CharField(max_length=20)  # core.Origin
    basis = models.CharField(max_length=20)  # core.Basis
    target_advice = models.TextField()
    proof = models.CharField(max_length=20)  # core.Proof
    evidence = models.JSONField()
    data_source = models.CharField(max_length=400)
    scoring = models.CharField(max_length=20)  # core.Scoring
    scoring_rule = models.TextField()
    project_types = models.JSONField()
    departments = models.JSONField()
    keywords = models.JSONField()
    mistakes = models.JSONField(default=list)

    reason = models.CharField(max_length=1000, blank=True)  # why it is proposed
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    proposed_from = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)  # as it stands: of a mended one, then
    decision = models.CharField(max_length=1000, blank=True)  # why it was decided so
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("code", "version", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "code", "version"), name="library_version"
            ),
            models.UniqueConstraint(
                fields=("code", "version"),
                condition=Q(organisation__isnull=True),
                name="library_shipped_version",
            ),
            models.UniqueConstraint(
                fields=("organisation", "code"),
                condition=Q(status=Status.APPROVED),
                name="library_one_approved",
            ),
            models.UniqueConstraint(
                fields=("organisation", "code"),
                condition=Q(status=Status.PROPOSED),
                name="library_one_proposed",
            ),
            models.UniqueConstraint(
                fields=("code",),
                condition=Q(status=Status.APPROVED, organisation__isnull=True),
                name="library_one_shipped",
            ),
            models.CheckConstraint(
                condition=Q(direction=core.Direction.QUALITATIVE.value, unit="")
                | (~Q(direction=core.Direction.QUALITATIVE.value) & ~Q(unit="")),
                name="library_unit",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, status__in=sorted(DECIDED))
                | Q(organisation__isnull=False, proposed_by__isnull=False),
                name="library_proposer",
            ),
        )
        indexes = (models.Index(fields=("status", "organisation")),)

    def __str__(self) -> str:
        return f"{self.code} {self.name_zh}"


class Opinion(models.Model):
    """What somebody thinks of a proposal, for whoever decides on it."""

    entry = models.ForeignKey(LibraryEntry, models.CASCADE, related_name="opinions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    is_supported = models.BooleanField()
    text = models.CharField(max_length=1000)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text
