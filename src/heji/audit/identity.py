"""A name for a finding that outlives the audit that made it.

People answer findings, and correct forms between two audits. An answer must find its finding again
when rows have moved, and must not be taken for an answer to other figures. So the identity is made
of what is said, of whom, and with which printed figures, and never of where it stands.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from heji.audit.finding import Evidence, Finding

IDENTITY_LENGTH = 12  #: hexadecimal digits: 48 bits, no clash in any number of forms seen

#: A quotation up to this length is a cell and is kept whole; of a longer one only the figures count,
#: so that a sentence may be reworded without losing its answer.
LONGEST_CELL = 40

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_DOCUMENT_ID = re.compile(r"d\d+")
_SEPARATOR = "\x1f"


def document_key(path: str, organisation: str, year: int | None) -> str:
    """What stays of a document when it is moved to another folder."""
    return _SEPARATOR.join((PurePath(path).name, _plain(organisation), str(year or "")))


def identity(finding: Finding, document: str) -> str:
    """The identity of a finding in a document of that key.

    >>> from heji.audit.finding import Finding, Message, Severity
    >>> from heji.values.verdict import Verdict
    >>> finding = Finding("sum-mismatch", Verdict.INCONSISTENT, Severity.ERROR, "d1", Message("x"))
    >>> identity(finding, "form.xlsx") == identity(finding, "form.xlsx")
    True
    """
    parts = (
        finding.check,
        document,
        finding.message.key,
        *(f"{name}={_plain(value)}" for name, value in _lasting(finding.message.values)),
        *(_plain(each or "") for each in (finding.stated, finding.expected, finding.formula)),
        *_evidence(finding.evidence),
    )
    digest = hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:IDENTITY_LENGTH]


class Numbering:
    """Puts a number behind repeated identities, in the order in which they are named.

    Args:
        repeated: the identities that occur more than once; only these are remembered.

    >>> numbering = Numbering({"a"})
    >>> [numbering.name(each) for each in ("a", "b", "a")]
    ['a', 'b', 'a-2']
    """

    def __init__(self, repeated: Iterable[str]) -> None:
        self._seen = dict.fromkeys(repeated, 0)

    def name(self, identity: str) -> str:
        """The identity, from its second time on with a number."""
        if identity not in self._seen:
            return identity
        self._seen[identity] += 1
        count = self._seen[identity]
        return identity if count == 1 else f"{identity}-{count}"


def _lasting(values: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    # The id of a document is its position among the files of this one audit.
    return [(name, value) for name, value in values if not _DOCUMENT_ID.fullmatch(value)]


def _evidence(evidence: tuple[Evidence, ...]) -> list[str]:
    # Sorted, because the order of the parts of a sum follows the order of the rows.
    return sorted(_essence(each.quote) for each in evidence)


def _essence(quote: str) -> str:
    plain = _plain(quote)
    if len(plain) <= LONGEST_CELL:
        return plain
    return " ".join(_FIGURE.findall(plain)) or plain


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
