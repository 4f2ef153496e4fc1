"""How the names of an installation's own entries are spelled, so that they are found by pinyin."""

from __future__ import annotations

from functools import lru_cache

from heji.library.spelling import stored

_NAMES = 10_000  #: names whose spelling is remembered


@lru_cache(maxsize=_NAMES)
def spelled(name: str) -> tuple[str, ...]:
    """The syllables of a name; a shipped name as its data say, another one by the dictionary.

    >>> spelled("支付进度率")
    ('zhi', 'fu', 'jin', 'du', 'lv')
    """
    known = stored(name)
    if known:
        return known
    from pypinyin import lazy_pinyin

    kept = "".join(each for each in name.lower() if each.isalnum())
    return tuple(lazy_pinyin(kept, v_to_u=False))
