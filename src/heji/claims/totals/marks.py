"""「决策得14分(满分15分),过程得24分(满分25分),…,合计95分」: marks of the parts and of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heji.claims.cues import words
from heji.claims.naming import ends_with
from heji.claims.scene import Mention, Scene, tidy
from heji.relations.relation import Basis, Sum
from heji.values.quantity import Approximation, Comparison

#: Full marks that the parts of a whole evaluation have together.
_FULL_MARK = 100


@dataclass(frozen=True, slots=True)
class _Part:
    """What one part got, and what it could have got."""

    got: Mention
    full: Mention

    @property
    def first(self) -> int:
        """Index of the earlier of the two."""
        return min(self.got.index, self.full.index)


def marks(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Sum]:
    """The sums of marks that prose lists part by part with the full mark of each.

    The full marks tell whether the list is whole: only parts that can earn 100 together are all.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings.
    """
    index = 0
    while index < len(mentions):
        parts = _parts_from(mentions, index)
        if len(parts) > 1 and sum(each.full.quantity.fraction for each in parts) == _FULL_MARK:
            total = _total(scene, mentions, parts)
            if total is not None:
                figures = tuple(scene.figure(each.got) for each in parts)
                whole = scene.figure(total)
                yield Sum("score-sum", Basis.SENTENCE, True, whole, figures, True)
        index += max(1, 2 * len(parts))


def _parts_from(mentions: Sequence[Mention], index: int) -> list[_Part]:
    """The run of parts that begins here; all of it prints the two marks in one order."""
    parts: list[_Part] = []
    first = mentions[index]
    got_first = _is_got(first)
    for one, other in zip(mentions[index::2], mentions[index + 1 :: 2], strict=False):
        got, full = (one, other) if got_first else (other, one)
        sentence = one.sentence == other.sentence == first.sentence
        if not (sentence and _is_got(got) and _is_full(full)) or _is_whole(full):
            break
        parts.append(_Part(got, full))
    return parts


def _is_got(mention: Mention) -> bool:
    return _is_mark(mention) and bool(ends_with(tidy(mention.before), words("marks_got")))


def _is_full(mention: Mention) -> bool:
    """「满分15分」, or 「(15分)」 right behind the name of the part."""
    label = tidy(mention.before)
    bracketed = mention.opening == "(" and mention.closing == ")" and not label
    return _is_mark(mention) and (bracketed or bool(ends_with(label, words("full_marks"))))


def _is_mark(mention: Mention) -> bool:
    quantity = mention.quantity
    exact = quantity.comparison is Comparison.EQUAL and not quantity.malformed
    return mention.kind == "score" and exact and quantity.approximation is Approximation.NONE


def _total(scene: Scene, mentions: Sequence[Mention], parts: Sequence[_Part]) -> Mention | None:
    """The total right behind the parts, or the one before them that 「其中」 divides."""
    behind = parts[-1].first + 2
    if behind < len(mentions):
        after = mentions[behind]
        same = after.sentence == parts[0].got.sentence
        if same and after.kind == "score" and _is_total(after):
            return after
    before = parts[0].first - 1
    if before > 0 and _is_full(mentions[before]) and _is_whole(mentions[before]):
        before -= 1
    if before < 0 or not _is_total(mentions[before]):
        return None
    between = scene.text[mentions[before].end : mentions[parts[0].first].start]
    return mentions[before] if any(each in between for each in words("of_which")) else None


def _is_whole(full: Mention) -> bool:
    return full.quantity.fraction == _FULL_MARK


def _is_total(mention: Mention) -> bool:
    label = tidy(mention.before)
    known = (*words("summing"), *words("score_labels"))
    return _is_mark(mention) and bool(ends_with(label, known))
