"""The results of an audit, set aside as they come in and put in order at the end."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from heji.audit.identity import IDENTITY_LENGTH, Numbering
from heji.audit.report import Result, reading_order
from heji.audit.spool import Piles


class Collection:
    """Results by document. Of each, eight bytes of its identity stay in memory."""

    def __init__(self) -> None:
        self._results: Piles[Result] = Piles()
        self._identities = array("Q")

    def add(self, results: Iterable[Result]) -> None:
        """Sets aside what came out of a document or of a dossier."""
        by_document: dict[str, list[Result]] = {}
        for each in results:
            by_document.setdefault(each.finding.document, []).append(each)
            self._identities.append(int(each.identity, 16))
        for document, found in by_document.items():
            self._results.add(document, found)

    def in_order(self, documents: Iterable[str]) -> Iterator[Result]:
        """The results by document, the worst first, with a number behind a repeated identity."""
        numbering = Numbering(self._repeated())
        for document in dict.fromkeys((*documents, *self._results.names())):
            for each in sorted(self._results.of(document), key=reading_order):
                yield replace(each, identity=numbering.name(each.identity))

    def _repeated(self) -> frozenset[str]:
        pairs = pairwise(sorted(self._identities))
        return frozenset(f"{one:0{IDENTITY_LENGTH}x}" for one, other in pairs if one == other)
