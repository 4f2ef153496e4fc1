"""Proves that nothing in the log was changed, and says where it was if it was.

The proof runs beside a working server: what is appended meanwhile is proved, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from heji.web.audit_log.anchors import Anchor
from heji.web.audit_log.chain import FIRST, digest_of, head_text
from heji.web.audit_log.guard import is_guarded
from heji.web.audit_log.models import ChainHead, LogEntry
from heji.web.audit_log.signing import is_signed

_AT_ONCE = 2000  #: entries in memory


@dataclass(frozen=True, slots=True)
class Break:
    """Where the log does not hold."""

    number: int  #: of the entry
    reason: str  #: key of the catalogue, such as 「log.changed」
    detail: str = ""  #: what an anchor states


@dataclass(slots=True)
class Proof:
    """What a look at the whole log found."""

    count: int = 0  #: entries
    digest: str = FIRST  #: of the last one
    breaks: list[Break] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.breaks


def prove(public: str, anchors: Iterable[Anchor] = ()) -> Proof:
    """Goes through the log from the first entry to the head.

    Args:
        public: the public key of the installation, base64.
        anchors: what was kept outside of the database.

    Returns:
        Every place where it is broken; none when it holds.
    """
    proof = Proof()
    if not is_guarded():
        proof.breaks.append(Break(0, "log.unguarded"))
    stated = _stated(anchors, public, proof)
    while True:
        seen = proof.count
        # Read before the entries: an entry and its head appear at once, so it never says too much.
        head = ChainHead.objects.first()
        for entry in _entries(after=seen):
            _follow(entry, proof, stated)
        if proof.count == seen:
            break
    _end(head, proof, public)
    for number, anchored in sorted(stated.items()):
        if number > proof.count:
            proof.breaks.append(Break(proof.count, "log.short-of-anchor", _said(anchored)))
    return proof


def _entries(after: int) -> Iterator[LogEntry]:
    return LogEntry.objects.filter(number__gt=after).iterator(chunk_size=_AT_ONCE)


def _follow(entry: LogEntry, proof: Proof, stated: dict[int, Anchor]) -> None:
    """One step: the entry must continue the last one, and be what it was."""
    if entry.number != proof.count + 1 or entry.previous != proof.digest:
        proof.breaks.append(Break(entry.number, "log.missing"))
    elif entry.digest != digest_of(entry):
        proof.breaks.append(Break(entry.number, "log.changed"))
    anchored = stated.get(entry.number)
    if anchored is not None and anchored.digest != entry.digest:
        proof.breaks.append(Break(entry.number, "log.against-anchor", _said(anchored)))
    proof.count, proof.digest = entry.number, entry.digest


def _end(head: ChainHead | None, proof: Proof, public: str) -> None:
    if head is None:
        if proof.count:
            proof.breaks.append(Break(proof.count, "log.cut-off"))
        return
    if (head.number, head.digest) != (proof.count, proof.digest):
        proof.breaks.append(Break(proof.count, "log.cut-off"))
    if not is_signed(head_text(head.number, head.digest), head.signature, public):
        proof.breaks.append(Break(head.number, "log.wrong-signature"))


def _stated(anchors: Iterable[Anchor], public: str, proof: Proof) -> dict[int, Anchor]:
    """The anchors that are truly signed, by the number of the entry."""
    found: dict[int, Anchor] = {}
    for each in anchors:
        if not each.is_signed_by(public):
            proof.breaks.append(Break(each.number, "log.wrong-anchor", _said(each)))
        elif found.setdefault(each.number, each).digest != each.digest:
            proof.breaks.append(Break(each.number, "log.against-anchor", _said(each)))
    return found


def _said(anchored: Anchor) -> str:
    return f"{anchored.number} · {anchored.at} · {anchored.digest[:12]}"
