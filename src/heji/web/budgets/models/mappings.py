"""How the columns of a finance system's export are to be read: kept by a body under a name."""

from __future__ import annotations

from django.db import models

from heji.web.organisations.models import Organisation


class AmountUnit(models.TextChoices):
    """The unit of the amounts of a file."""

    YUAN = "yuan"  # 元
    WAN = "wan"  # 万元


class ColumnMapping(models.Model):
    """Which column each heading of an export is."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="column_mappings")
    name = models.CharField(max_length=100)
    columns = models.JSONField()  # heading -> column of columns.yaml
    unit = models.CharField(max_length=10, choices=AmountUnit.choices)

    class Meta:
        ordering = ("organisation__path", "name")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="column_mapping_once"),
        )

    def __str__(self) -> str:
        return self.name
