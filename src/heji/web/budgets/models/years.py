"""What concerns a whole year: that it is closed, and how many projects may not be named."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from heji.web.organisations.models import Organisation


class YearClosing(models.Model):
    """A year that a region's bureau has closed: what changes then needs a reason."""

    region = models.ForeignKey(Organisation, models.PROTECT, related_name="closed_years")
    year = models.PositiveSmallIntegerField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("region__path", "year")
        constraints = (
            models.UniqueConstraint(fields=("region", "year"), name="year_closing_once"),
        )

    def __str__(self) -> str:
        return f"{self.region} {self.year}"

    @property
    def organisation_id(self) -> int:
        """Whose business it is, for the log."""
        return self.region_id


class ClassifiedCount(models.Model):
    """How many projects of a body are secret (涉密) in a year. Nothing else of them is kept."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="classified")
    year = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("organisation__path", "year")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "year"), name="classified_once"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"
