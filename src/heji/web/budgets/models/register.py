"""The annual register: figures of a body that no budget line gives, each with its source."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from heji.web.organisations.models import Organisation


class RegisterValue(models.Model):
    """A value of the register: an integer with its decimal places (money: 分, two places of 元)."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="register_values")
    year = models.PositiveSmallIntegerField()
    field = models.CharField(max_length=40)  # of register.yaml
    value = models.BigIntegerField()
    places = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)  # the document that states it
    source_date = models.DateField(null=True, blank=True)  # of that document
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("organisation__path", "year", "field")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "year", "field"), name="register_value_once"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="register_value_source"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.organisation} {self.field}"
