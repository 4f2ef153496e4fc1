"""Signed versions as the pages tell of them: held against what the form says now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from heji.language import has, text
from heji.web.acting.actor import Actor
from heji.web.filing.models import Filing
from heji.web.filing.papers import NotMade
from heji.web.filing.selectors import content_for, formed_of
from heji.web.self_evaluations.models import SignedVersion
from heji.web.self_evaluations.papers import expected
from heji.web.self_evaluations.signed.comparing import called, compared
from heji.web.self_evaluations.signed.selectors import signed_versions
from heji.writers.official.differences import facts


@dataclass(frozen=True, slots=True)
class ToldVersion:
    """A signed file with what does not agree."""

    kept: SignedVersion
    differences: tuple[tuple[str, str, str], ...]  #: from the form as it is now
    before: int  #: how many there were when it came in
    conflicts: tuple[dict[str, Any], ...]  #: between form and report
    others: tuple[dict[str, Any], ...]  #: within the file

    @property
    def is_wrong(self) -> bool:
        """Whether somebody has to look."""
        agrees = self.kept.is_read and not (self.differences or self.before or self.conflicts)
        return not agrees


def told_versions(actor: Actor, filing: Filing, language: str) -> Iterator[ToldVersion]:
    """All signed versions of a form, the newest first, in the words of a language."""
    kept = list(signed_versions(filing))
    if not kept:
        return
    said = facts_now(actor, filing) if any(each.facts for each in kept) else {}
    for each in kept:
        yield told_version(each, said, language)


def facts_now(actor: Actor, filing: Filing) -> dict[str, str]:
    """What the official table says of the form as the actor sees it."""
    try:
        return facts(expected(formed_of(filing, content_for(actor, filing)).form))
    except NotMade:
        return {}


def told_version(kept: SignedVersion, said: dict[str, str], language: str) -> ToldVersion:
    """One of them; `said` is what the form says now."""
    found = compared(kept.facts, said) if kept.facts else ()
    findings = [_told(each, language) for each in kept.findings]
    return ToldVersion(
        kept,
        tuple((called(name, language), file, system) for name, file, system in found),
        len(kept.differences),
        tuple(each for each in findings if each["is_across"]),
        tuple(each for each in findings if not each["is_across"]),
    )


def _told(finding: dict[str, Any], language: str) -> dict[str, Any]:
    spoken = {name: zh if language == "zh" else en for name, zh, en in finding["spoken"]}
    title = f"{finding['check']}.title"
    return {
        **finding,
        "title": text(title, language) if has(title) else finding["check"],
        "message": text(finding["key"], language, **{**finding["values"], **spoken}),
        "sign": text(f"report.sign.{finding['severity']}", language),
    }
