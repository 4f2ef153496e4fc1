"""Every figure of a passage with what it is said of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from heji.claims.claim import Statement
from heji.claims.cues import pattern
from heji.claims.rates.names import is_change
from heji.claims.rates.pairs import is_former
from heji.claims.roles import Role, roles
from heji.claims.scene import Mention, Scene, tidy
from heji.claims.statement_names import is_bare_rate, is_distributed, name_in, own_noun, whole_of
from heji.claims.subject import Name, within
from heji.values.quantity import Approximation, Comparison

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?年")
_SPAN = re.compile(
    r"近[一二两三四五六七八九十\d]+年|\d+年内|连续[一二两三四五六七八九十\d]+年|十[二三四五]五"
)
_LONGEST_SENTENCE = 400
_MEASURES = {"money": "amount", "ratio": "rate", "points": "change", "score": "score"}


def statements(scene: Scene) -> Iterator[Statement]:
    """What a passage states, figure by figure."""
    heads: dict[int, str] = {}
    named = roles(scene.mentions)
    totals: dict[int, str] = {}
    previous: Mention | None = None
    for mention in scene.mentions:
        name = name_in(scene, mention, previous)
        if is_distributed(scene, mention) or is_bare_rate(mention, name):
            name = replace(name, subject="")
        whole = whole_of(mention, previous, heads)
        subject = within(whole, name.subject or own_noun(mention)) if whole else name.subject
        if not whole:
            heads[mention.sentence] = subject
        role = _role(mention, named.get(mention.index), totals)
        yield Statement(
            subject,
            _measure(mention),
            _period(scene, mention),
            name.body,
            _qualifier(scene, mention, name),
            scene.figure(mention),
            role.role if role else "",
            role.part if role else "",
        )
        previous = mention


def _measure(mention: Mention) -> str:
    if mention.quantity.is_rank:
        return "rank"
    if is_change(_label_end(mention)):
        return "growth" if mention.is_rate else "change"
    if mention.kind.startswith("count:") and "/" not in mention.kind:
        return "count"
    return _MEASURES.get(mention.kind, "size" if mention.kind else "number")


def _label_end(mention: Mention) -> str:
    return tidy(mention.before)[-4:]


def _period(scene: Scene, mention: Mention) -> str:
    if is_former(mention):
        return "former"
    lead = _sentence_lead(scene, mention)
    years = _YEAR.findall(lead)
    span = "+span" if _SPAN.search(lead[-24:]) else ""
    return (years[-1] if years else "") + span


def _sentence_lead(scene: Scene, mention: Mention) -> str:
    """The words of the sentence before a figure, as far as they can matter."""
    place = bisect_right(scene.stops, mention.start)
    low = scene.stops[place - 1] if place else 0
    return scene.text[max(low, mention.start - _LONGEST_SENTENCE) : mention.start]


def _qualifier(scene: Scene, mention: Mention, name: Name) -> str:
    bound = mention.quantity.comparison is not Comparison.EQUAL
    loose = mention.quantity.approximation is not Approximation.NONE
    found = list(name.qualifiers)
    hoped = pattern("intent").search(_sentence_lead(scene, mention)) is not None
    if (hoped or (bound and not loose)) and "planned" not in found:
        found.append("planned")
    return "+".join(sorted(found))


def _role(mention: Mention, found: Role | None, totals: dict[int, str]) -> Role | None:
    """The role of an amount; a part named alone takes the role of its sentence's total."""
    if found is None or mention.kind != "money":
        return found
    if found.part == "total":
        totals[mention.sentence] = found.role
        return found
    return Role(totals.get(mention.sentence, ""), found.part)
