"""Slips of hand and eye."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from random import Random

from benchmarks.corpus.model import Cell, Claim, Draft, Grid, Piece, Slot


def mistyped(rng: Random, slot: Slot, *, least: int = 0) -> Decimal:
    """One digit typed wrong: of the whole part or of the first `least` places after the point."""
    value = slot.value or Decimal(0)
    text = f"{value:.{slot.places}f}"
    point = text.index(".") if "." in text else len(text)
    spots = [at for at, each in enumerate(text) if each.isdigit() and at <= point + least]
    at = rng.choice(spots)
    lowest = 1 if at == 0 else 0
    digit = rng.choice([d for d in range(lowest, 10) if d != int(text[at])])
    return Decimal(text[:at] + str(digit) + text[at + 1 :])


def transposed(rng: Random, slot: Slot) -> Decimal | None:
    """Two neighbouring digits of the whole part swapped."""
    text = f"{slot.value or 0:.{slot.places}f}"
    point = text.index(".") if "." in text else len(text)
    spots = [at for at in range(point - 1) if text[at] != text[at + 1] and text[at + 1] != "0"]
    if not spots:
        return None
    at = rng.choice(spots)
    return Decimal(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def pieces_of(draft: Draft) -> Iterable[Piece]:
    """Everything that is printed."""
    for block in draft.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row:
                    yield from cell.pieces
        else:
            yield from block.pieces


def shown(draft: Draft) -> set[int]:
    """Ids of the slots that are printed."""
    return {id(piece) for piece in pieces_of(draft) if isinstance(piece, Slot)}


def alone(draft: Draft) -> set[int]:
    """Ids of the slots that fill a cell."""
    return {
        id(cell.slot)
        for grid in draft.grids()
        for row in grid.rows
        for cell in row
        if cell.slot is not None
    }


def cell_with(draft: Draft, slot: Slot) -> Cell | None:
    """The cell that prints a slot."""
    return next(
        (
            cell
            for grid in draft.grids()
            for row in grid.rows
            for cell in row
            if any(piece is slot for piece in cell.pieces)
        ),
        None,
    )


def free(draft: Draft, claim: Claim) -> bool:
    """Whether no other defect has been at a claim's figures."""
    slots = (claim.stated, *claim.inputs())
    return not any(id(slot) in draft.touched for slot in slots)


def visible(draft: Draft, claim: Claim, printed: set[int]) -> bool:
    """Whether a claim's figures are all printed or stand for nothing."""
    return (
        id(claim.stated) in printed
        and claim.applies()
        and all(id(slot) in printed for slot in claim.inputs())
    )
