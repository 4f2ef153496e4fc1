"""The relations of all plain tables of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.documents.document import Document
from heji.documents.locator import Locator
from heji.forms.ledgers.columns import column_relations
from heji.forms.ledgers.ledger import Ledger, ledgers
from heji.forms.ledgers.totals import numbered_relations, total_relations
from heji.forms.lexicon import Lexicon
from heji.forms.tables.rows import runs
from heji.relations.relation import AnyRelation
from heji.relations.shape import shape


def ledger_relations(
    document: Document, words: Lexicon, known: Sequence[AnyRelation]
) -> Iterator[AnyRelation]:
    """What plain tables state, but for what is known already.

    Nothing is said of a figure that another relation states, nor of figures that another relation
    relates: a total with its parts is not also a difference.

    Args:
        document: as read.
        words: the lexicon, which knows what 合计 is.
        known: the relations that the blocks of the form gave.
    """
    said = _Said()
    for relation in known:
        said.add(relation)
    for rows in runs(document):
        for ledger in ledgers(rows, words):
            for relation in _relations(ledger, words):
                if relation not in said:
                    said.add(relation)
                    yield relation


class _Said:
    """What has been said: the figures that were stated, and with which others."""

    def __init__(self) -> None:
        self._stated: set[Locator] = set()
        self._beside: dict[Locator, list[set[Locator]]] = {}

    def add(self, relation: AnyRelation) -> None:
        self._stated |= _stated(relation)
        places = _places(relation)
        for place in places:
            self._beside.setdefault(place, []).append(places)

    def __contains__(self, relation: AnyRelation) -> bool:
        own, places = _stated(relation), _places(relation)
        beside = (other for place in own for other in self._beside.get(place, ()))
        return bool(own & self._stated) or any(places <= other for other in beside)


def _stated(relation: AnyRelation) -> set[Locator]:
    return {each.locator for each in shape(relation).stated}


def _places(relation: AnyRelation) -> set[Locator]:
    return {each.locator for each in shape(relation).figures}


def _relations(ledger: Ledger, words: Lexicon) -> Iterator[AnyRelation]:
    for each in (ledger, ledger.transposed()):
        yield from total_relations(each, words)
        yield from numbered_relations(each, words)
        yield from column_relations(each)
