"""The findings of the audit on a form that is being filled in, each at its cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from heji.audit.case import Reading
from heji.audit.catalogue import checks
from heji.audit.doubt import held_back
from heji.audit.finding import Finding
from heji.audit.identity import Numbering, identity
from heji.audit.inspection import Fault, run_checks
from heji.claims.read import read_claims
from heji.language import has, text
from heji.relations.habit import infer_habit
from heji.values.verdict import Verdict
from heji.web.filing.case import Case
from heji.web.filing.forming import Formed
from heji.web.filing.kinds import form_kind

_ID = "d1"
_IDLE_ZEROS = re.compile(r"(\.\d\d\d*?)0+(?!\d)")
_ORDER = {"error": 0, "warning": 1, "note": 2, "undecided": 3}


@dataclass(frozen=True, slots=True)
class CellFinding:
    """A finding in the words of one language, as the page shows it."""

    cell: str  #: where to look first; "" when it is about the whole form
    related: tuple[str, ...]  #: other cells that it rests on
    tone: str  #: error, warning, note or undecided
    sign: str
    word: str
    check: str
    title: str
    message: str
    formula: str
    reason: str  #: what the check says in general
    key: str = ""  #: what it is known by as long as it says the same
    answer: str = ""  #: what people said to it

    def as_data(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self)


def reading_of(formed: Formed) -> Reading:
    """A filing as the checks look at it."""
    claims = read_claims(formed.document)
    habit = infer_habit((*formed.form.relations, *claims.relations))
    return Reading(_ID, formed.document, formed.form, claims, habit)


def findings(case: Case, language: str) -> tuple[CellFinding, ...]:
    """Everything that the audit and the rules for declarations find, the worst first.

    A check that fails says so as an undecided finding; the others go on.
    """
    reading = reading_of(case.formed)
    faults: list[Fault] = []
    single = tuple(each for each in checks() if not each.across)
    audit = held_back(run_checks(single, reading, _ID, faults), (reading,))
    found = dict.fromkeys(_wrong((*audit, *form_kind(case.kind).rules(case))))
    keys = [identity(each, "") for each in found]
    name = Numbering(key for key, times in Counter(keys).items() if times > 1).name
    shown = (
        replace(_shown(each, case.formed, language), key=name(key))
        for each, key in zip(found, keys, strict=True)
    )
    return tuple(sorted(shown, key=lambda each: _ORDER[each.tone]))


def _wrong(found: Iterable[Finding]) -> Iterator[Finding]:
    return (each for each in found if each.verdict is not Verdict.CONSISTENT)


def _shown(finding: Finding, formed: Formed, language: str) -> CellFinding:
    is_wrong = finding.verdict is Verdict.INCONSISTENT
    tone = finding.severity.value if is_wrong else "undecided"
    cells = [formed.cell_of(each.locator) for each in finding.evidence]
    named = tuple(dict.fromkeys(each for each in cells if each))
    values = {**dict(finding.message.values), **_spoken(finding, language)}
    return CellFinding(
        cell=named[0] if named else "",
        related=named[1:],
        tone=tone,
        sign=text(f"report.sign.{tone}", language),
        word=text(f"report.word.{tone}", language),
        check=finding.check,
        title=_named(finding.check, "title", language) or finding.check,
        message=_tidy(text(finding.message.key, language, **values)),
        formula=_tidy(finding.formula or ""),
        reason=_named(finding.check, "says", language),
    )


def _spoken(finding: Finding, language: str) -> dict[str, str]:
    return {name: zh if language == "zh" else en for name, zh, en in finding.message.spoken}


def _named(check: str, part: str, language: str) -> str:
    """What the catalogue says of a check of the core, or of a rule for declarations."""
    keys = (f"{check}.{part}", f"finding.{check}.{part}")
    return next((text(key, language) for key in keys if has(key)), "")


def _tidy(words: str) -> str:
    """Amounts are exact to the 分: of six decimals in 万元 the idle zeros are left out.

    >>> _tidy("20.000000万元, 0.010500万元, 1.5")
    '20.00万元, 0.0105万元, 1.5'
    """
    return _IDLE_ZEROS.sub(r"\1", words)
