"""What of a folder is no document: named one by one while it is little, else summed up by kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from heji.audit.report import DocumentEntry, Report
from heji.documents.document import Problem, Status
from heji.language import text
from heji.writers import wording

#: So many files of kinds that heji does not read are named one by one.
FEW = 3

#: Why a file is not read whatever it holds: its kind alone.
_UNREAD_KINDS = frozenset(("documents.format-unread", "documents.archive"))
_LEFT_OUT = "documents.left-out-"
_NO_DOCUMENT = _LEFT_OUT + "no-document"


@dataclass(frozen=True, slots=True)
class Sum:
    """Many things of which one sentence is enough."""

    tone: wording.Tone
    key: str  #: of the sentence
    kinds: tuple[tuple[str, int], ...]  #: a suffix or a key of the catalogue, and how many

    def sentence(self, language: str) -> str:
        """How many there are of each kind, and what to do about it."""
        count = sum(number for _, number in self.kinds)
        each = (f"{_kind(kind, language)} {number}" for kind, number in self.kinds)
        named = text("report.stop", language).join(each)
        return text(self.key, language, count=count, kinds=named)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is summed up, and what is to be said one by one."""

    unread: Sum | None  #: documents of kinds that are not read; None when they are few
    passed_over: Sum | None  #: what was left out of folders; None when it is little
    remarks: tuple[Problem, ...]  #: the remarks of the report that still stand

    @property
    def sums(self) -> tuple[Sum, ...]:
        """Those that there are."""
        return tuple(each for each in (self.unread, self.passed_over) if each is not None)

    def has(self, entry: DocumentEntry) -> bool:
        """Whether a document is part of a sum and needs no line of its own."""
        return self.unread is not None and is_of_unread_kind(entry)


def left_out(report: Report) -> LeftOut:
    """What of a report is worth a sum instead of many lines."""
    unread = Counter(_suffix(each.path) for each in report.documents if is_of_unread_kind(each))
    notes = [each for each in report.remarks if each.key.startswith(_LEFT_OUT)]
    passed_over = _sum("warning", "passed-over", Counter(map(_passed_over_kind, notes)))
    others = tuple(each for each in report.remarks if not each.key.startswith(_LEFT_OUT))
    return LeftOut(
        # Each of them would be an error of its own.
        unread=_sum("error", "unread-kinds", unread),
        passed_over=passed_over,
        remarks=others if passed_over else report.remarks,
    )


def _sum(tone: wording.Tone, name: str, counts: Counter[str]) -> Sum | None:
    if counts.total() <= FEW:
        return None
    kinds = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return Sum(tone, f"report.{name}", tuple(kinds))


def is_of_unread_kind(entry: DocumentEntry) -> bool:
    """Whether nothing but its kind kept a document from being read."""
    keys = {each.key for each in entry.problems}
    return entry.status is Status.UNREADABLE and bool(keys) and keys <= _UNREAD_KINDS


def _passed_over_kind(remark: Problem) -> str:
    if remark.key == _NO_DOCUMENT:
        return _suffix(dict(remark.values).get("name", ""))
    return "report.passed-over-kind." + remark.key.removeprefix(_LEFT_OUT)


def _suffix(path: str) -> str:
    return PurePath(path).suffix.lower() or "report.no-suffix"


def _kind(kind: str, language: str) -> str:
    return kind if kind.startswith(".") else text(kind, language)
