"""One-time links and passwords: made here, shown once, kept as digests."""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.utils import timezone

from heji.web.accounts.models import OneTimeLink, Person, Purpose

_TOKEN_BYTES = 32
#: Letters and digits that nobody takes for one another when a password is read out.
_CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4


def make_link(person: Person, purpose: Purpose) -> str:
    """A new link in the place of any open one.

    Returns:
        The token of its address. Only its digest is kept: it cannot be shown a second time.
    """
    person.links.filter(used_at=None).delete()
    token, now = secrets.token_urlsafe(_TOKEN_BYTES), timezone.now()
    lasting = settings.ENVIRONMENT.sign_in
    lasts = lasting.invitation if purpose is Purpose.INVITATION else lasting.reset
    OneTimeLink.objects.create(
        person=person,
        purpose=purpose,
        digest=digest_of(token),
        made_at=now,
        expires_at=now + lasts,
    )
    return token


def link_of(token: str) -> OneTimeLink | None:
    """The link of a token, if it can still be used."""
    usable = OneTimeLink.objects.filter(used_at=None, expires_at__gt=timezone.now())
    usable = usable.filter(digest=digest_of(token), person__is_active=True)
    return usable.select_related("person").first()


def digest_of(token: str) -> str:
    """What is kept of a token; 256 random bits need no salt.

    >>> len(digest_of("token"))
    64
    """
    return hashlib.sha256(token.encode()).hexdigest()


def one_time_password() -> str:
    """A password to be changed at the first sign-in, such as `k7mp-wq3x-…` (about 79 bits)."""
    groups = ("".join(secrets.choice(_CLEAR) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
