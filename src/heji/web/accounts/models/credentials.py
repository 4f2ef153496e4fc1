"""How people prove who they are. Nothing here can be read back as a password or a code."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from heji.web.accounts.models.people import Person


class Purpose(models.TextChoices):
    """What a one-time link is for."""

    INVITATION = "invitation"
    RESET = "reset"


class OneTimeLink(models.Model):
    """A link with which a person sets their password, once and in time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    digest = models.CharField(max_length=64, unique=True)  # of the token, which is not kept
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="link_times"),
            # A new link takes the place of the one before.
            models.UniqueConstraint(
                fields=("person",), condition=Q(used_at__isnull=True), name="link_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.purpose}"


class PastPassword(models.Model):
    """The hash of a password that was set once, so that it is not set again too soon."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="past_passwords")
    password = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("-set_at", "-pk")

    def __str__(self) -> str:
        return f"{self.person} · {self.set_at:%Y-%m-%d}"


class SecondFactor(models.Model):
    """A person's authenticator (TOTP, RFC 6238)."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=200)  # encrypted with the key of the installation
    set_up_at = models.DateTimeField()
    #: the last half minute whose code was used: no code is used twice, whichever process sees it
    last_step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.person)


class RecoveryCode(models.Model):
    """A code for the day when the authenticator is lost; used once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "digest"), name="recovery_code_once"),
        )

    def __str__(self) -> str:
        return str(self.person)


class OpenSession(models.Model):
    """A place where somebody is signed in now."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="open_sessions")
    key = models.CharField(max_length=40, unique=True)  # of Django's session
    began_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()  # exact to a minute
    address = models.CharField(max_length=64, blank=True)
    browser = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-last_seen_at",)

    def __str__(self) -> str:
        return f"{self.person} · {self.address}"
