"""Errors in prose, and between prose and tables."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from benchmarks.corpus.defects.digits import free, mistyped, shown
from benchmarks.corpus.model import Claim, Draft, Planted, Same
from benchmarks.corpus.prose import PLACEHOLDERS


def placeholder_left(draft: Draft, rng: Random) -> Planted | None:
    """The template's own words were never replaced."""
    slot = draft.texts.get("goal")
    if slot is None or id(slot) in draft.touched or id(slot) not in shown(draft):
        return None
    slot.words = rng.choice(PLACEHOLDERS)
    draft.touched.add(id(slot))
    return Planted("placeholder-left", None, None, slot.label, "模板提示文字未替换")


def _quotes(draft: Draft, check: str) -> list[Claim]:
    printed = shown(draft)
    return [
        claim
        for claim in draft.claims
        if isinstance(claim, Same)
        and claim.check == check
        and {id(claim.stated), id(claim.other)} <= printed
        and free(draft, claim)
        and claim.stated.is_number
        and claim.other.is_number
    ]


def _misquoted(draft: Draft, rng: Random, check: str, story: str) -> Planted | None:
    claims = _quotes(draft, check)
    if not claims:
        return None
    claim = rng.choice(claims)
    stated = claim.stated
    new = mistyped(rng, stated)
    if abs(new - (stated.value or Decimal(0))) < 1:
        new = (stated.value or Decimal(0)) + rng.randint(1, 9)
    right = claim.expected()
    stated.set(new)
    draft.touched.update((id(stated), *(id(each) for each in claim.inputs())))
    if claim.holds():
        return None
    near = [
        each.stated.text
        for each in draft.claims
        if each is not claim and set(claim.inputs()) & {each.stated, *each.inputs()}
    ]
    accept = ["target-conflict", "figure-conflict"]
    if draft.family == "report":  # the sentence's own rate and rest show the wrong figure as well
        accept += ["ratio-mismatch", "sum-mismatch"]
    draft.also_ok += [
        {"check": name, "stated": near} for name in ("ratio-mismatch", "sum-mismatch")
    ]
    return Planted(
        check,
        stated.text,
        right,
        claim.what,
        story,
        [each.text for each in claim.inputs()] + (near if draft.family == "report" else []),
        accept,
    )


def figure_conflict(draft: Draft, rng: Random) -> Planted | None:
    """The table was updated and the text was not."""
    return _misquoted(draft, rng, "figure-conflict", "表格更新后正文数据未更新")


def target_conflict(draft: Draft, rng: Random) -> Planted | None:
    """The text quotes another target than the table."""
    return _misquoted(draft, rng, "target-conflict", "正文目标值与表格不一致")


def grade_without_score(draft: Draft, rng: Random) -> Planted | None:
    """A grade and no score; the report was built that way."""
    if "grade" not in draft.marks:
        return None
    return Planted("grade-without-score", None, None, "自评结论", "只写等级未写得分")
