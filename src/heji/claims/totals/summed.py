"""「9场、2场、1场,共12场」 and 「三项合计80个」: parts that stand before their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heji.claims.cues import words
from heji.claims.naming import ends_with
from heji.claims.scene import Mention, Scene, tidy
from heji.claims.totals.following import adds_up
from heji.relations.relation import Basis, Sum
from heji.values.quantity import Comparison
from heji.values.units import same_kind

_ANNOUNCED = re.compile(
    r"(?:以上|上述|前述|这|该)?([二两三四五六七八九十]|\d{1,2})(?:项|者|类|个|部分|方面)$"
)
_NUMERALS = {sign: value for value, sign in enumerate("〇一二三四五六七八九十")} | {"两": 2}
_REACH = 3
#: Nobody adds up more figures than this in one sentence.
_MOST_PARTS = 40
_LONGEST_NOUN = 16
#: Shortest noun that says that the parts are things of one kind: 「公厕」.
_SHORTEST_NOUN = 2
#: Parts of parts, of plans and of other times do not make the total.
_NARROWS = re.compile(r"其中|计划|目标|上年|去年|累计")


def summed(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Sum]:
    """Totals of what is listed before them."""
    for total in mentions:
        if not total.counts:
            continue
        count = _announced(scene, total)
        if count is not None:
            found = _announced_sum(scene, total, mentions, count)
        else:
            found = _listed_sum(scene, total, mentions)
        if found is not None:
            yield found


def _announced(scene: Scene, total: Mention) -> int | None:
    """The number of parts that 「三项合计」 tells."""
    label = tidy(scene.text[max(0, total.start - 10) : total.start])
    word = next((each for each in words("summing") if label.endswith(each)), None)
    match = _ANNOUNCED.search(label.removesuffix(word)) if word else None
    if match is None:
        return None
    said = match[1]
    return int(said) if said.isdecimal() else _NUMERALS[said]


def _announced_sum(
    scene: Scene, total: Mention, mentions: Sequence[Mention], count: int
) -> Sum | None:
    """The nearest so many counts before the total, ranks and percentages left out."""
    near = [
        each
        for each in mentions[max(0, total.index - _MOST_PARTS) : total.index]
        if each.counts
        and total.sentence - each.sentence <= _REACH
        and same_kind(each.quantity.unit, total.quantity.unit)
        and not _is_announcement(each, total)
    ]
    if len(near) < count or count < 2:
        return None
    parts = near[-count:]
    only = len(near) == count or adds_up(parts, total)
    return _sum(scene, total, parts, certain=only)


def _is_announcement(mention: Mention, total: Mention) -> bool:
    """「三项」 right before 「合计80个」 is no part."""
    return mention.index == total.index - 1 and not total.opening


def _listed_sum(scene: Scene, total: Mention, mentions: Sequence[Mention]) -> Sum | None:
    """A run of figures of one unit, one in each clause, right before 「共22场」."""
    label = tidy(total.before)
    adding = _adds_its_noun(label)
    if not (label in words("summing") or adding) or total.opening not in tuple(",，、"):
        return None
    parts: list[Mention] = []
    for each in reversed(mentions[max(0, total.index - _MOST_PARTS) : total.index]):
        after = parts[-1] if parts else total
        joined = each.sentence == total.sentence and each.segment == after.segment - 1
        apart = tidy(each.before) in words("summing") or _is_aim(each)
        if not joined or each.kind != total.kind or not each.counts or apart:
            break
        parts.append(each)
    parts.reverse()
    if len(parts) < 2 or _reaches_others(label, parts):
        return None
    enumerated = all(each.opening == "、" for each in parts[1:])
    sure = enumerated or adds_up(parts, total) or _are_all_of_one_kind(total, parts, mentions)
    return _sum(scene, total, parts, certain=sure)


def _are_all_of_one_kind(
    total: Mention, parts: Sequence[Mention], mentions: Sequence[Mention]
) -> bool:
    """「新建公厕12座,改造公厕28座,合计40座」: one noun, other deeds, nothing else in the sentence."""
    if tidy(total.before) not in words("summing"):
        return False
    labels = [tidy(each.before) for each in parts]
    noun = _shared_ending(labels)
    deeds = {each.removesuffix(noun) for each in labels}
    if len(noun) < _SHORTEST_NOUN or len(deeds) < len(parts) or _NARROWS.search("".join(labels)):
        return False
    others = [
        each for each in mentions if each.sentence == total.sentence and each.index < total.index
    ]
    return len(others) == len(parts)


def _shared_ending(labels: Sequence[str]) -> str:
    """The longest ending that all labels have."""
    first = labels[0]
    endings = (first[start:] for start in range(len(first)))
    return next((end for end in endings if all(each.endswith(end) for each in labels)), "")


def _reaches_others(label: str, parts: Sequence[Mention]) -> bool:
    """「改造20户、30户,合计惠及3000户」: those reached are not those listed.

    The verb comes first: 「合计开展志愿服务48次」 reaches nobody.
    """
    deed = _without_span(label)
    for word in words("adding_up"):
        deed = deed.removeprefix(word)
    said = [word for word in words("reaching") if deed.startswith(word)]
    return bool(said) and not any(word in each.lead for word in said for each in parts)


def _is_aim(mention: Mention) -> bool:
    """「目标值不少于47个」 before the results is no part of their sum."""
    bound = mention.quantity.comparison is not Comparison.EQUAL
    return bound or bool(ends_with(tidy(mention.before), words("target_words")))


def _adds_its_noun(label: str) -> bool:
    """「全年合计开展咨询21次」; what is cumulative holds more than the list before it."""
    label = _without_span(label)
    begins = label.startswith(words("adding_up")) and len(label) <= _LONGEST_NOUN
    return begins and "累计" not in label


def _without_span(label: str) -> str:
    for word in words("spans_of_time"):
        label = label.removeprefix(word)
    return label


def _sum(scene: Scene, total: Mention, parts: Sequence[Mention], *, certain: bool) -> Sum:
    check = "sum-mismatch" if total.kind == "money" else "count-mismatch"
    figures = tuple(scene.figure(each) for each in parts)
    return Sum(check, Basis.SENTENCE, certain, scene.figure(total), figures, True)
