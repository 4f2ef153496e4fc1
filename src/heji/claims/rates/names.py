"""Which rate a percentage is, by the words before it."""

from __future__ import annotations

import re
from functools import cache

from heji.claims.cues import RateCue, longest_first, pattern, rate_cues, word_table, words
from heji.claims.naming import ends_with
from heji.claims.scene import Mention, tidy
from heji.values.quantity import Comparison

_LINK = re.compile(r"(?:分别|均|已|各)?(?:达到|达成|高达|达|约为|仅为|约|为|是|至|有|仅)*[:：]?$")
#: 「各」「均」「分别」: one percentage for several things, or several at once.
_SEVERAL = re.compile(r"(?:分别|均|各)(?:达到|达|约为|为|占)?[:：]?$")
_STEM = re.compile(r"([\u4e00-\u9fff]{1,10})率$")
_LONGEST_STEM = 4
_GENERIC_NAMES = ("完成率", "执行率")


def rate_label(mention: Mention) -> str | None:
    """What a percentage is called, without linking words; None when it stands for several."""
    label = tidy(mention.before)
    if _SEVERAL.search(label):
        return None
    return _LINK.sub("", label)


def is_stated(mention: Mention) -> bool:
    """Whether a percentage states a result: no target (≥), range or rank."""
    quantity = mention.quantity
    return quantity.comparison is Comparison.EQUAL and quantity.upper is None


def cue_for(label: str) -> RateCue | None:
    """The family of the rate that a label names; None when it names none that is divided so."""
    if ends_with(label, words("rates_not_divided")):
        return None
    named = max(
        ((len(found), cue) for cue in rate_cues() if (found := ends_with(label, cue.names))),
        key=lambda pair: pair[0],
        default=None,
    )
    if named is not None:
        return named[1]
    phrase = ends_with(label, words("rate_phrases"))
    if phrase:
        return _phrase_cue()
    stem = _STEM.search(label)
    return _stem_cue(stem[1][-_LONGEST_STEM:]) if stem else None


def is_change(label: str) -> bool:
    """Whether a percentage tells a change (「同比增长」)."""
    return pattern("change_words").search(label) is not None


@cache
def _stem_cue(stem: str) -> RateCue:
    """The family of a rate that is not in the file: 「X率」 is the part that was X-ed."""
    tails = [stem[index:] for index in range(len(stem)) if len(stem) - index >= 2]
    others = [word for tail in tails for word in word_table("stems").get(tail, ())]
    return RateCue(
        (f"{stem}率",),
        longest_first([*tails, *others, *words("default_part")]),
        (words("default_whole"),),
    )


@cache
def _phrase_cue() -> RateCue:
    """「完成预算的87%」 is meant like 完成率 and 执行率 together."""
    families = [cue for cue in rate_cues() if any(name in cue.names for name in _GENERIC_NAMES)]
    part = longest_first([word for cue in families for word in cue.part])
    whole = longest_first([word for cue in families for group in cue.whole for word in group])
    return RateCue((), part, (whole,), wide=True)
