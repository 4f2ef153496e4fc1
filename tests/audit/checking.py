"""Runs one check and looks at what it found."""

from __future__ import annotations

from collections.abc import Iterable

from heji import language
from heji.audit.case import Reading
from heji.audit.catalogue import describe
from heji.audit.check import ReadingCheck
from heji.audit.finding import Finding
from heji.values.verdict import Verdict

CONSISTENT, INCONSISTENT, UNDECIDED = Verdict.CONSISTENT, Verdict.INCONSISTENT, Verdict.UNDECIDED


def found(check: ReadingCheck, reading: Reading) -> list[Finding]:
    """The findings of a check, each with a text in both languages."""
    findings = list(check(reading))
    for each in findings:
        for name in language.LANGUAGES:
            assert language.text(each.message.key, name, **dict(each.message.values))
    return findings


def only(check: ReadingCheck, reading: Reading) -> Finding:
    """The one finding of a check."""
    findings = found(check, reading)
    assert len(findings) == 1, findings
    return findings[0]


def verdicts(findings: Iterable[Finding]) -> list[Verdict]:
    """The verdicts, in order."""
    return [each.verdict for each in findings]


def message(finding: Finding, name: str = "zh") -> str:
    """The sentence that a person reads."""
    return language.text(finding.message.key, name, **dict(finding.message.values))


def usual_severity(check: str) -> str:
    """The severity that the catalogue gives."""
    return describe(check, "zh").severity.value
