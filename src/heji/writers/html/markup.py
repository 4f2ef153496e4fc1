"""Small pieces of HTML: escaping, and texts in both languages side by side."""

from __future__ import annotations

from collections.abc import Callable
from html import escape as _escape

from heji.language import LANGUAGES, text

_LANG = {"zh": "zh-CN", "en": "en"}


def escape(words: object) -> str:
    """Text as HTML; a NUL, which no HTML may hold, becomes the sign for an unknown character.

    >>> escape("<b>")
    '&lt;b&gt;'
    """
    return _escape(str(words).replace("\0", "�"), quote=True)


def both(words: Callable[[str], str | None]) -> str:
    """What a function says in each language, of which the page shows one."""
    return "".join(
        f'<span class="{each}" lang="{_LANG[each]}">{escape(said)}</span>'
        for each in LANGUAGES
        if (said := words(each))
    )


def label(key: str, **values: object) -> str:
    """A text of the catalogue in both languages."""
    return both(lambda language: text(key, language, **values))
