"""How well the relations of a form agree with one reading of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from heji.audit.arithmetic.reckoning import judgements
from heji.audit.case import Reading, once_per_reading
from heji.documents.document import Block, Document, Table
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Form
from heji.relations.judgement import Judgement
from heji.relations.shape import shape
from heji.values.quantity import Quantity
from heji.values.verdict import Verdict

#: A relation by what it states and where, whatever else is read into it.
Name = tuple[str, str, tuple[Locator, ...]]

_CERTAIN = Decimal(1)


@dataclass(frozen=True, slots=True)
class Standing:
    """The relations that hold and those that fail, with the figures that they rest on."""

    holding: Counter[Name]
    failing: Counter[Name]
    meaning: frozenset[Hashable]  #: equal for two readings that say the same

    @property
    def count(self) -> int:
        """How many relations hold."""
        return self.holding.total()

    @property
    def balance(self) -> int:
        """How many more relations hold than fail."""
        return self.count - self.failing.total()

    def mended(self, before: Standing) -> frozenset[Name]:
        """The relations that hold now and did not before."""
        return frozenset(self.holding - before.holding)

    def is_better(self, before: Standing) -> bool:
        """Whether more relations hold, also where some are found that fail."""
        return self.count > before.count and self.balance > before.balance

    def ties(self, before: Standing) -> bool:
        """Whether other relations hold, as many as before, and fewer fail."""
        same = self.count == before.count and self.balance > before.balance
        return same and bool(self.mended(before))

    def breaks(self, before: Standing) -> bool:
        """Whether a relation fails that did not fail before."""
        return bool(self.failing - before.failing)


def standing(reading: Reading) -> Standing:
    """How the relations of a reading stand, each figure taken as it was read."""
    found = judgements(as_sure(reading))
    return Standing(
        Counter(_name(each) for each in found if _speaks(each)),
        Counter(_name(each) for each in found if each.verdict is Verdict.INCONSISTENT),
        frozenset((*_of_relations(found), *_of_form(reading.form))),
    )


@once_per_reading
def as_sure(reading: Reading) -> Reading:
    """The same reading of a document whose reader had no doubt."""
    document = reading.document
    return replace(reading, document=replace(document, blocks=tuple(_sure(document))))


def _sure(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        if isinstance(block, Table):
            cells = (replace(each, confidence=_CERTAIN) for each in block.cells)
            yield replace(block, cells=tuple(cells))
        else:
            yield replace(block, confidence=_CERTAIN)


def _speaks(judgement: Judgement) -> bool:
    """Whether a relation holds and says something: parts that may be less than the whole do not."""
    return judgement.verdict is Verdict.CONSISTENT and not judgement.is_partial


def _name(judgement: Judgement) -> Name:
    relation = judgement.relation
    stated = tuple(_place(each) for each in shape(relation).stated)
    return relation.check, type(relation).__name__, stated


def _place(figure: Figure) -> Locator:
    return replace(figure.locator, box=None)


def _of_relations(judgements: tuple[Judgement, ...]) -> Iterator[Hashable]:
    for each in judgements:
        if each.verdict is Verdict.CONSISTENT:
            figures = shape(each.relation).figures
            yield _name(each), frozenset(filter(None, map(_printed, figures)))


def _of_form(form: Form) -> Iterator[Hashable]:
    """What each figure is, where it is money or belongs to an indicator."""
    for money in form.money:
        yield money.measure, money.part, _printed(money.figure)
    for indicator in form.indicators:
        for entry in indicator.entries:
            if (printed := _printed(entry.figure)) is not None:
                yield entry.role, _place(indicator.figure), printed


def _printed(figure: Figure) -> Hashable:
    value = figure.value
    return (_place(figure), value.number) if isinstance(value, Quantity) else None
