"""People and their roles."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from heji.web.acting.role import Role
from heji.web.organisations.models import Organisation


class People(BaseUserManager["Person"]):
    """Makes people; passwords are only ever kept as hashes."""

    def create_user(self, username: str, name: str, password: str | None = None) -> Person:
        """A person who can sign in, once a password is set."""
        person = self.model(username=self.model.normalize_username(username), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, username: str, name: str, password: str | None = None) -> Person:
        """The same as anybody: what a person may do comes from memberships alone."""
        return self.create_user(username, name, password)


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. What they may do stands in their memberships."""

    username = models.CharField(
        max_length=150, unique=True, validators=[RegexValidator(r"^[\w.@+-]+$")]
    )
    name = models.CharField(max_length=60)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = People()

    def __str__(self) -> str:
        return self.name


class Memberships(models.QuerySet["Membership"]):
    """Roles by their days."""

    def running(self, day: datetime.date) -> Memberships:
        """Those that hold on a day and were not ended before their time."""
        return self.overlapping(day, day)

    def overlapping(self, starts: datetime.date, ends: datetime.date | None) -> Memberships:
        """Those that hold on some day from one to another; without an end, from one on."""
        found = self.filter(Q(ends__isnull=True) | Q(ends__gte=starts), ended_at__isnull=True)
        return found if ends is None else found.filter(starts__lte=ends)


class Membership(models.Model):
    """A role of a person in an organisation, from a day to a day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=40, choices=Role.choices)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)  # last day, as it was granted
    #: the moment at which it was taken away; from then on it does not hold, whatever its days say
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Memberships.as_manager()

    class Meta:
        ordering = ("organisation__path", "role", "starts")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="membership_days",
            ),
            models.UniqueConstraint(
                fields=("person", "organisation", "role"),
                condition=Q(ends__isnull=True, ended_at__isnull=True),
                name="membership_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.organisation} · {self.role}"

    def is_running(self, day: datetime.date) -> bool:
        """Whether it holds on a day."""
        return self.ended_at is None and self.starts <= day and self.is_to_come(day)

    def is_to_come(self, day: datetime.date) -> bool:
        """Whether it holds on a day or later."""
        return self.ended_at is None and (self.ends is None or day <= self.ends)
