"""The signed version of a self-evaluation (盖章版): each file with what came of reading it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from heji.web.evidence.models import Evidence
from heji.web.filing.models import Filing


class Paper(models.TextChoices):
    """What was signed."""

    FORM = "form"  # 自评表
    REPORT = "report"  # 自评报告


class SignedVersion(models.Model):
    """A signed file, and what its reading found when it came in; nobody changes it any more."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="signed_versions")
    paper = models.CharField(max_length=10, choices=Paper.choices)
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    revision = models.PositiveSmallIntegerField()  # of the form, when the file came in
    sha256 = models.CharField(max_length=64)  # of the file
    heji = models.CharField(max_length=40)  # version that read it
    is_read = models.BooleanField()  # False: nobody can say what it says
    facts = models.JSONField(default=dict)  # what a signed form says: name -> text
    differences = models.JSONField(default=list)  # from the form as it was then
    findings = models.JSONField(default=list)  # of the audit of form and report together
    #: SHA-256 of the other paper that it was audited with; "" of the one that the system printed
    beside = models.CharField(max_length=64, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("filing", "paper"), name="signed_of_filing"),)

    def __str__(self) -> str:
        return self.evidence.name
