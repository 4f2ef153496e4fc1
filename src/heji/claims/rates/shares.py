"""Shares: 「共有企业800家,其中规上企业200家,占比25%」, 「占全部企业的25%」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heji.claims.cues import word_table, words
from heji.claims.naming import ends_with
from heji.claims.rates.candidates import REACH
from heji.claims.rates.pairs import Choice, Pair, is_former
from heji.claims.scene import Mention, tidy
from heji.values.units import same_kind

_OF = re.compile(r"占(?P<whole>[^占]{1,20}?)(?:的|总数|总量|总额|总个数|比重|比例|比)*$")
_WHOLE_WORDS = ("总", "共", "合计", "全部", "现有", "拥有")
_COMPARED = re.compile(r"^(?:的|之比|的?比率|的?比值|的?比例|比例)?$")
_NOTHING = Choice((), False)


def share_choice(rate: Mention, label: str, mentions: Sequence[Mention]) -> Choice | None:
    """The pair of a share; an empty choice if its whole is not stated, None if it is no share."""
    if ends_with(label, words("rate_phrases")):
        return None
    if ends_with(label, words("shares")) and not _OF.search(label[:-2]):
        return _bare(rate, mentions)
    of = _OF.search(label)
    return _of(of["whole"], rate, mentions) if of else None


def bare_choice(rate: Mention, label: str, mentions: Sequence[Mention]) -> Choice | None:
    """「编制数120人,在职人数108人,比率为90%」: the only two figures of the sentence before it.

    The words do not say which is divided: a rate up to 100 % has the smaller one above.
    """
    if label not in words("bare_ratios"):
        return None
    before = [
        each
        for each in mentions[max(0, rate.index - REACH) : rate.index]
        if each.sentence == rate.sentence
    ]
    if len(before) != 2 or not all(_is_like(each, before[0]) for each in before):
        return _NOTHING
    if before[1].segment - before[0].segment != 1 or rate.segment - before[1].segment != 1:
        return _NOTHING
    small, large = sorted(before, key=lambda each: each.quantity.fraction)
    over, under = (small, large) if rate.quantity.fraction <= 1 else (large, small)
    return Choice((Pair((over,), (under,)),), True)


def compared_choice(rate: Mention, label: str, mentions: Sequence[Mention]) -> Choice | None:
    """「甲12万元比上乙15万元为80%」: the verb stands between the two figures."""
    if rate.index < 2 or rate.opening or not _COMPARED.match(label):
        return None
    whole, part = mentions[rate.index - 1], mentions[rate.index - 2]
    if not (whole.counts and part.counts and same_kind(part.quantity.unit, whole.quantity.unit)):
        return None
    said = tidy(whole.before)
    if label != "的" and (label or tidy(rate.before) == "为"):
        verbs = ("与", "和") if label else words("ratio_verbs")
        related = said.startswith(verbs) and part.segment == whole.segment
    else:
        named = said.startswith("占") or ends_with(said, words("target_words"))
        related = bool(named) and label == "的" and part.sentence == whole.sentence
    return Choice((Pair((part,), (whole,)),), True) if related else None


def _part(rate: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The figure right before a share, if it is one of a sum and of the same sentence."""
    if not rate.index:
        return None
    part = mentions[rate.index - 1]
    return part if part.counts and part.sentence == rate.sentence else None


def _bare(rate: Mention, mentions: Sequence[Mention]) -> Choice:
    """A share that does not say of what: of the figure before 「其中」, or before the part."""
    part = _part(rate, mentions)
    if part is None or not part.index:
        return _NOTHING
    says = tidy(part.before).startswith(words("of_which"))
    alike = [
        each for each in mentions[max(0, part.index - REACH) : part.index] if _is_like(each, part)
    ]
    if not alike or (not says and alike[-1].index != part.index - 1):
        return _NOTHING
    whole = alike[-1]
    named = any(word in tidy(whole.before) for word in _WHOLE_WORDS)
    sure = (says and len(alike) == 1) or (whole.index == part.index - 1 and (says or named))
    return Choice((Pair((part,), (whole,)),), sure)


def _is_like(whole: Mention, part: Mention) -> bool:
    """Whether a figure can be the whole of a share in the same sentence."""
    alike = whole.counts and same_kind(part.quantity.unit, whole.quantity.unit)
    return alike and whole.sentence == part.sentence and not is_former(whole)


def _of(named: str, rate: Mention, mentions: Sequence[Mention]) -> Choice:
    """A share of something named, which must be stated in the same sentence."""
    part = _part(rate, mentions)
    bodies = [word for listed in word_table("bodies").values() for word in listed]
    if part is None or named in bodies or len(named) < 2:
        return _NOTHING
    found = [
        each
        for each in mentions[max(0, part.index - REACH) : part.index]
        if each.sentence == rate.sentence
        and each.counts
        and same_kind(each.quantity.unit, part.quantity.unit)
        and named in tidy(each.before)
    ]
    sure = len(found) == 1 and tidy(found[0].before).endswith(named)
    return Choice(tuple(Pair((part,), (each,)) for each in found), sure)
