"""The rules of passwords, told beforehand and kept; and setting one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError
from django.utils import timezone

from heji.language import text
from heji.web.accounts.models import PastPassword, Person
from heji.web.acting.action import Refused

#: Characters of a password, at least: long ones are better than motley ones (NIST SP 800-63B).
LENGTH = 10
_RULES = (
    "password_too_short",
    "password_entirely_numeric",
    "password_too_common",
    "password_too_similar",
    "password_used_before",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is told to a person."""

    code: str
    words: str


class WeakPassword(Refused):
    """A password that breaks rules; `codes` says which."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(f"accounts.rule.{codes[0]}", **_values())
        self.codes = codes


class NotUsedBefore:
    """Refuses the last passwords of a person, the present one included (HEJI_OLD_PASSWORDS)."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Compares with what is kept.

        Raises:
            ValidationError: it was used before.
        """
        if (
            user is not None
            and user.pk
            and any(check_password(password, old) for old in _old(user))
        ):
            raise ValidationError("used before", code="password_used_before")

    def get_help_text(self) -> str:
        """What Django's own forms would say."""
        return text("accounts.rule.password_used_before", "en", **_values())


def rules(language: str) -> tuple[Rule, ...]:
    """All rules, to be told before a password is chosen."""
    return tuple(
        Rule(code, text(f"accounts.rule.{code}", language, **_values())) for code in _RULES
    )


def require_strong(password: str, person: Person) -> None:
    """Holds a new password against the rules.

    Raises:
        WeakPassword: which rules it breaks, all of them.
    """
    codes = tuple(_broken(password, person))
    if codes:
        raise WeakPassword(codes)


def set_password(person: Person, password: str) -> None:
    """Sets a password that the person chose, and remembers the hash for the rule above."""
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=("password", "must_change_password"))
    PastPassword.objects.create(person=person, password=person.password, set_at=timezone.now())
    kept = person.past_passwords.values_list("pk", flat=True)[: _count()]
    person.past_passwords.exclude(pk__in=list(kept)).delete()


def _broken(password: str, person: Person) -> Iterator[str]:
    for validator in get_default_password_validators():
        try:
            validator.validate(password, person)
        except ValidationError as error:
            yield from (str(each.code) for each in error.error_list)


def _old(person: Person) -> Iterator[str]:
    yield person.password
    kept = person.past_passwords.exclude(password=person.password)
    yield from kept.values_list("password", flat=True)[: _count() - 1]


def _count() -> int:
    return int(settings.ENVIRONMENT.sign_in.old_passwords)


def _values() -> dict[str, object]:
    return {"length": LENGTH, "count": _count()}
