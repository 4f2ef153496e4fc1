"""The tree of organisations: region → finance bureau and departments → units."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q


class Kind(models.TextChoices):
    """What an organisation is."""

    REGION = "region"
    FINANCE_BUREAU = "finance_bureau"
    DEPARTMENT = "department"
    UNIT = "unit"


class Organisation(models.Model):
    """A region or a body, from one year to another."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    region_code = models.CharField(  # GB/T 2260
        max_length=6, validators=[RegexValidator(r"^\d{6}$")]
    )
    code = models.CharField(max_length=40, blank=True)  # of the body in the budget system
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    #: ids from the root to this one, 「/1/4/9/」: all below a node are found by one index. A body that
    #: was succeeded lies below its successor here, so that those who follow see what was before.
    path = models.CharField(max_length=400, blank=True, db_index=True)
    valid_from = models.PositiveSmallIntegerField()  # first year
    valid_to = models.PositiveSmallIntegerField(null=True, blank=True)  # last year
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )

    class Meta:
        ordering = ("path",)
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="organisation_years",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=False) | Q(kind=Kind.REGION), name="organisation_root"
            ),
            models.UniqueConstraint(
                fields=("parent", "name", "valid_from"), name="organisation_name"
            ),
            models.UniqueConstraint(
                fields=("region_code", "code", "valid_from"),
                condition=~Q(code=""),
                name="organisation_code",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_valid_in(self, year: int) -> bool:
        """Whether it exists in a year."""
        return self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)


class FormerParent(models.Model):
    """What an organisation stood below up to a year, before it was moved."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="former_parents"
    )
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    last_year = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("organisation", "last_year")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "last_year"), name="former_parent"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.last_year}"
