"""What the tests of the content checks ask: which cases a check reports, and with which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from heji import language
from heji.audit.case import Dossier, Reading
from heji.audit.finding import Finding, Severity
from heji.values.verdict import Verdict

RIGHT, UNDECIDED = "right", "undecided"


def assert_registered(check: str) -> None:
    """The register has the check, and its findings bear the name and the usual severity."""
    from heji.audit.catalogue import checks, describe

    assert checks((check,))
    assert describe(check, "en").severity in Severity
    for name in language.LANGUAGES:
        assert language.text(f"finding.{check}.right", name)
        assert language.text(f"{check}.remedy", name)


def findings(
    check: Callable[[Reading], Iterator[Finding]], reading: Reading
) -> tuple[Finding, ...]:
    """All findings of a check on one document, with every message tried in both languages."""
    return _sound(tuple(check(reading)))


def across(
    check: Callable[[Dossier], Iterator[Finding]], *readings: Reading
) -> tuple[Finding, ...]:
    """All findings of a check on a dossier."""
    return _sound(tuple(check(Dossier(readings))))


def cases(found: tuple[Finding, ...]) -> list[str]:
    """The case of each inconsistency, "right", or "undecided" with its reason."""
    return [_case(each) for each in found]


def wrong(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The inconsistencies alone."""
    return tuple(each for each in found if each.verdict is Verdict.INCONSISTENT)


def _case(finding: Finding) -> str:
    last = finding.message.key.rpartition(".")[2]
    return f"{UNDECIDED} {last}" if finding.verdict is Verdict.UNDECIDED else last


def _sound(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    for each in found:
        for name in language.LANGUAGES:
            assert language.text(each.message.key, name, **dict(each.message.values))
        if each.verdict is not Verdict.UNDECIDED:
            assert each.message.key.startswith(f"finding.{each.check}.")
    return found
