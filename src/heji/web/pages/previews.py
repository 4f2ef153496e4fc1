"""What a preview showed, carried through the page and back: signed, for its person, for an hour.

Nothing is kept on the server between a preview and its confirmation.
"""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpRequest

from heji.web.pages.performing import actor_of

_HOUR = 60 * 60


def sealed(request: HttpRequest, salt: str, content: list[Any]) -> str:
    """Content for a hidden field of the page.

    Args:
        request: of the person who sees the preview.
        salt: a name for this kind of preview: one is no use for another.
        content: what JSON can hold.
    """
    return signing.dumps([actor_of(request).person.pk, *content], salt=salt, compress=True)


def unsealed(request: HttpRequest, salt: str) -> list[Any]:
    """The content that comes back in the field `signed`.

    Raises:
        BadSignature: it was changed, is an hour old, or was made for somebody else.
    """
    given = request.POST.get("signed", "")
    content: list[Any] = signing.loads(given, salt=salt, max_age=_HOUR)
    if content[0] != actor_of(request).person.pk:
        raise signing.BadSignature
    return content[1:]
