"""Errors in money, rates and counts."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.corpus.defects.digits import (
    alone,
    free,
    mistyped,
    shown,
    transposed,
    visible,
)
from benchmarks.corpus.model import (
    Claim,
    Draft,
    Grid,
    Growth,
    Piece,
    Planted,
    Rate,
    Same,
    Slot,
    Sum,
    rounded,
)

#: units of what is measured and rounded, not counted
MEASURED = ("公里", "米", "亩", "公顷", "平方米", "吨")


def _candidates(draft: Draft, check: str, kinds: tuple[type[Claim], ...]) -> list[Claim]:
    printed = shown(draft)
    return [
        claim
        for claim in draft.claims
        if claim.check == check
        and isinstance(claim, kinds)
        and visible(draft, claim, printed)
        and free(draft, claim)
    ]


def sum_mismatch(draft: Draft, rng: Random) -> Planted | None:
    """A total typed wrong, or a part changed later and the total not."""
    claims = [
        claim
        for claim in _candidates(draft, "sum-mismatch", (Sum,))
        if sum(1 for part in claim.inputs() if part.value) > 1
    ]
    return _broken_sum(draft, rng, rng.choice(claims), "sum-mismatch") if claims else None


def count_mismatch(draft: Draft, rng: Random) -> Planted | None:
    """A count that is not the sum of its sub-counts."""
    claims = _candidates(draft, "count-mismatch", (Sum,))
    return _broken_sum(draft, rng, rng.choice(claims), "count-mismatch") if claims else None


def _broken_sum(draft: Draft, rng: Random, claim: Claim, check: str) -> Planted | None:
    way = rng.choice(["typed", "typed", "transposed", "part"])
    stated = claim.stated
    if way == "part":
        part = rng.choice([each for each in claim.inputs() if each.value])
        step = max(Decimal(1), (part.value or Decimal(0)) * rng.randint(4, 30) / 100)
        draft.touched.update((id(part), id(stated)))
        part.set((part.value or Decimal(0)) + step)
        draft.settle(skip=[claim])
        story = "分项调整后合计未更新"
    else:
        new = transposed(rng, stated) if way == "transposed" else mistyped(rng, stated, least=1)
        if new is None or abs(Fraction(new) - claim.follow()) < Fraction(1, 2):
            new = (stated.value or Decimal(0)) + rng.choice([1, 2, 10])
        draft.touched.add(id(stated))
        stated.set(new)
        if rng.random() < 0.5:
            draft.settle(skip=[claim])
        story = "合计录入错误"
    if claim.holds():
        return None
    return Planted(
        check,
        stated.text,
        claim.expected(),
        claim.what,
        story,
        [each.text for each in claim.inputs()],
    )


def ratio_mismatch(draft: Draft, rng: Random) -> Planted | None:
    """A rate typed wrong, over another denominator, or left from last year."""
    claims = _candidates(draft, "ratio-mismatch", (Rate, Growth))
    claims = [claim for claim in claims if claim.stated.value]
    if not claims:
        return None
    claim = rng.choice(claims)
    stated = claim.stated
    exact = claim.follow()
    budget = next((each for each in draft.claims if each.stated.role == "initial_budget"), None)
    other = budget.stated if budget and id(budget.stated) in shown(draft) else None
    new: Decimal | None = None
    story = "比率录入错误"
    if (
        isinstance(claim, Rate)
        and other
        and rng.random() < 0.4
        and (claim.denominator[0].role == "full_year_budget" and "总" in claim.what)
    ):
        above = sum((each.amount for each in claim.numerator), Fraction(0))
        new, story = rounded(above / other.amount * 100, stated.places), "分母误用年初预算数"
    if new is None or _near(new, exact, stated.places):
        new = mistyped(rng, stated, least=min(1, stated.places))
    if _near(new, exact, stated.places) or _may_be_measured(claim, new):
        new = (stated.value or Decimal(0)) - Decimal(rng.randint(2, 9))
    if _may_be_measured(claim, new):
        return None
    draft.touched.add(id(stated))
    stated.set(new)
    if rng.random() < 0.5:
        draft.settle(skip=[claim])
    if claim.holds():
        return None
    return Planted("ratio-mismatch", stated.text, claim.expected(), claim.what, story)


def _near(value: Decimal, exact: Fraction, places: int) -> bool:
    """Whether a value could pass for a rounding of another kind."""
    return abs(Fraction(value) - exact) < Fraction(2, 10**places)


def _may_be_measured(claim: Claim, value: Decimal) -> bool:
    """Whether lengths and areas that round to the printed ones have this quotient.

    73 km is printed for anything from 72.5 to 73.5 km: a rate that one of them gives is not wrong.
    """
    if not isinstance(claim, Rate) or not all(map(_is_measured, claim.inputs())):
        return False
    above = sum((each.amount for each in claim.numerator), Fraction(0))
    below = sum((each.amount for each in claim.denominator), Fraction(0))
    high = (above + _half_step(claim.numerator)) / (below - _half_step(claim.denominator))
    low = (above - _half_step(claim.numerator)) / (below + _half_step(claim.denominator))
    half = Fraction(1, 2 * 10**claim.stated.places)
    return low * claim.scale - half <= Fraction(value) <= high * claim.scale + half


def _is_measured(slot: Slot) -> bool:
    return slot.suffix in MEASURED


def _half_step(slots: tuple[Slot, ...]) -> Fraction:
    return sum((each.factor / (2 * 10**each.places) for each in slots), Fraction(0))


def rounding_mode(draft: Draft, rng: Random) -> Planted | None:
    """One rate cut off where the others are rounded."""
    telling = [
        claim
        for claim in _candidates(draft, "ratio-mismatch", (Rate,))
        if isinstance(claim, Rate) and _differs(claim) and not _may_be_rounded_down(claim)
    ]
    if len(telling) < 3:
        return None
    claim = rng.choice(telling)
    draft.touched.add(id(claim.stated))
    claim.settle(truncate=True)
    draft.settle(skip=[claim])
    return Planted(
        "rounding-mode", claim.stated.text, claim.expected(), claim.what, "截位而非四舍五入"
    )


def _differs(claim: Claim) -> bool:
    value, places = claim.follow(), claim.stated.places
    return places > 0 and rounded(value, places) != rounded(value, places, truncate=True)


def _may_be_rounded_down(claim: Rate) -> bool:
    """Whether amounts that round to the printed ones give the cut-off rate by plain rounding.

    8.18 ÷ 116.87 is 6.9992 %, but 8.175 ÷ 116.87 is 6.9949 %: 6.99 % is no error then. Only counts
    without decimals leave no room.
    """
    above = sum((each.amount for each in claim.numerator), Fraction(0))
    below = sum((each.amount for each in claim.denominator), Fraction(0))
    low = (above - _room(claim.numerator)) / (below + _room(claim.denominator))
    cut = rounded(claim.follow(), claim.stated.places, truncate=True)
    return low * claim.scale < Fraction(cut) + Fraction(1, 2 * 10**claim.stated.places)


def _room(slots: tuple[Slot, ...]) -> Fraction:
    return _half_step(tuple(each for each in slots if each.places or _is_measured(each)))


def malformed_number(draft: Draft, rng: Random) -> Planted | None:
    """A comma moved, or a second point."""
    single, roles = alone(draft), ("initial_budget", "full_year_budget", "executed", "budget")
    # What an earlier error is told by must stay readable.
    telling = {
        id(slot)
        for claim in draft.claims
        if id(claim.stated) in draft.touched
        for slot in claim.inputs()
    }
    slots = [
        slot
        for slot in _slots(draft)
        if id(slot) in single
        and slot.is_number
        and slot.role in roles
        and (slot.value or 0) >= 1000
        and id(slot) not in draft.touched | telling
    ]
    if not slots:
        return None
    slot = rng.choice(slots)
    digits = f"{slot.value:.{slot.places}f}"
    whole, _, tail = digits.partition(".")
    if rng.random() < 0.6:
        at = rng.choice([each for each in range(1, len(whole)) if len(whole) - each != 3])
        text, story = f"{whole[:at]},{whole[at:]}.{tail}", "千分位逗号错位"
    else:
        text, story = f"{whole[:-2]}.{whole[-2:]}.{tail}", "多输入一个小数点"
    right = slot.text
    slot.words = text
    draft.touched.add(id(slot))
    draft.also_ok += [{"check": check} for check in ("figure-conflict",)]
    return Planted("malformed-number", text, right, slot.label, story)


def _slots(draft: Draft) -> list[Slot]:
    found: dict[int, Slot] = {}
    for grid in draft.grids():
        for row in grid.rows:
            for cell in row:
                found.update((id(piece), piece) for piece in cell.pieces if isinstance(piece, Slot))
    return list(found.values())


_UNIT = re.compile(r"(?<=[（(:：])(万元|元)(?=[）)]|$)")


def unit_mismatch(draft: Draft, rng: Random) -> Planted | None:
    """The heading names another unit than its figures have; the text tells the right one."""
    quoted = [
        claim
        for claim in _candidates(draft, "figure-conflict", (Same,))
        if isinstance(claim, Same) and claim.stated.suffix == "万元" and not claim.other.suffix
    ]
    units = {found for piece in _plain(draft) for found in _UNIT.findall(piece)}
    if not quoted or len(units) != 1:
        return None
    now = units.pop()
    other = "元" if now == "万元" else "万元"
    for block in draft.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row:
                    cell.pieces = _renamed(cell.pieces, other)
        else:
            block.pieces = _renamed(block.pieces, other)
    draft.touched.update(id(slot) for claim in quoted for slot in (claim.stated, *claim.inputs()))
    draft.also_ok += [
        {"check": check} for check in ("figure-conflict", "basis-conflict", "unit-mismatch")
    ]
    return Planted("unit-mismatch", None, None, f"表头单位（应为{now}）", "表头单位写错")


def _plain(draft: Draft) -> list[str]:
    texts: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Grid):
            texts += [
                piece
                for row in block.rows
                for cell in row
                for piece in cell.pieces
                if isinstance(piece, str)
            ]
        else:
            texts += [piece for piece in block.pieces if isinstance(piece, str)]
    return texts


def _renamed(pieces: tuple[Piece, ...], unit: str) -> tuple[Piece, ...]:
    return tuple(_UNIT.sub(unit, each) if isinstance(each, str) else each for each in pieces)


def budget_overspent(draft: Draft, rng: Random) -> Planted | None:
    """More was spent than there was, and all that follows follows."""
    spent, budget = draft.marks.get("executed"), draft.marks.get("full_year_budget")
    if spent is None or budget is None or draft.family == "report":
        return None
    if {id(spent), id(budget)} & draft.touched or not {id(spent), id(budget)} <= shown(draft):
        return None
    part = _leaf(draft, spent)
    over = budget.amount - spent.amount + budget.amount * rng.randint(2, 9) / 100
    part.words = None
    part.set(Fraction(part.value or 0) + over)
    draft.settle()
    if spent.amount <= budget.amount:
        return None
    draft.touched.update((id(spent), id(budget), id(part)))
    rate = draft.marks.get("execution_rate")
    alternatives = [slot.text for slot in (rate, part, budget) if slot]
    draft.also_ok += [{"check": "score-above-weight"}, {"check": "budget-overspent"}]
    return Planted(
        "budget-overspent", spent.text, None, spent.label, "支出超过全年预算", alternatives
    )


def _leaf(draft: Draft, total: Slot) -> Slot:
    """The largest amount under a total that is itself no total: a change of it stays."""
    claim = next(
        (each for each in draft.claims if each.stated is total and isinstance(each, Sum)), None
    )
    if claim is None:
        return total
    return _leaf(draft, max(claim.inputs(), key=lambda each: each.amount))


def basis_conflict(draft: Draft, rng: Random) -> Planted | None:
    """A row is scored on another rate than the form's own money block gives."""
    rate, basis = draft.marks.get("execution_rate"), draft.marks.get("scored_rate")
    if rate is None or basis is None or {id(rate), id(basis)} & draft.touched:
        return None
    value = min(Decimal("99.9"), (rate.value or Decimal(0)) + rng.randint(3, 7))
    if abs(value - (rate.value or Decimal(0))) < 1:
        value = (rate.value or Decimal(0)) - 4
    basis.set(value)
    draft.touched.update((id(rate), id(basis)))
    draft.also_ok += [{"check": "target-missed"}, {"check": "target-missed-full-score"}]
    return Planted(
        "basis-conflict",
        basis.text,
        rate.text,
        "预算完成率",
        "评分依据与本表数据不一致",
        [rate.text],
        ["figure-conflict", "ratio-mismatch"],
    )
