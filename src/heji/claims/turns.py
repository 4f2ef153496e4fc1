"""Whether a figure is a change: 「增加10万元」, 「同比下降5%」."""

from __future__ import annotations

from heji.claims.cues import word_table, words
from heji.claims.naming import ends_with, starts_with
from heji.claims.scene import Mention, tidy

_LINKS = ("了", "到", "至", "为", "约", "达", "率", "幅度")
_YEAR_ON_YEAR = ("同比", "环比", "总体", "共", "实际")


def turn_of(mention: Mention) -> str:
    """Whether it is a change: "rise" or "fall" if the words right before say so."""
    return _split(mention)[0]


def is_level(mention: Mention) -> bool:
    """Whether a figure is an amount, and neither a change of one nor what was saved of it."""
    label = tidy(mention.before).rstrip("了为达")
    return not (turn_of(mention) or ends_with(label, words("saved_surely")))


def is_bare_turn(mention: Mention) -> bool:
    """Whether the words of a change name nothing of their own: 「增长」, 「较上年增长」, 「同比下降」.

    「旅游收入增长12%」 is the growth of something else than the figures before it.
    """
    turn, rest = _split(mention)
    return bool(turn) and not _without_comparison(rest)


def tells_since(mention: Mention) -> bool:
    """Whether a change says that it is counted from an earlier time: 「比年初增加」, 「同比减少」."""
    turn, rest = _split(mention)
    return bool(turn and rest) and not _without_comparison(rest)


def _split(mention: Mention) -> tuple[str, str]:
    """The turn of a change, and the words before it."""
    label = tidy(mention.before)
    while link := ends_with(label, _LINKS):
        label = label.removesuffix(link)
    for turn, listed in word_table("growth_turns").items():
        if word := ends_with(label, listed):
            return turn, label.removesuffix(word)
    return "", label


def _without_comparison(rest: str) -> str:
    """What is left of the words before a change when the comparison is taken away."""
    if rest in _YEAR_ON_YEAR:
        return ""
    verb = starts_with(rest, words("compare"))
    since = rest.removeprefix(verb)
    base = starts_with(since, words("before_growth"))
    return since.removeprefix(base).removeprefix("相比") if base else since
