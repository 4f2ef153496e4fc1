"""How a finding is worded: what all outputs share, so that they say the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from heji.audit.finding import Evidence, Finding, Message, Suspect
from heji.audit.report import DocumentEntry, Result
from heji.documents.document import Problem
from heji.documents.saying import place as place
from heji.language import has, text
from heji.values.verdict import Verdict

#: Characters of a quotation that are shown on each side of the figure it is about.
AROUND = 36

#: Up to so many equally suspect cells are named, each with what it would have to say: a total and
#: three parts. Of more, a list accuses everybody and helps nobody.
FEW_SUSPECTS = 4

#: The name by which the words and signs of a verdict or severity go in the catalogue and in CSS.
Tone = str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quotation cut to the words around the figure that it is about."""

    before: str
    marked: str
    after: str

    def __str__(self) -> str:
        return self.before + self.marked + self.after


def tone(finding: Finding) -> Tone:
    """`error`, `warning` or `note` for what is wrong; else the verdict.

    The severity of a check says nothing about a claim that holds or cannot be decided.
    """
    if finding.verdict is Verdict.INCONSISTENT:
        return finding.severity.value
    return finding.verdict.value


def sign(tone: Tone, language: str) -> str:
    """The sign of a verdict or severity."""
    return text(f"report.sign.{tone}", language)


def word(tone: Tone, language: str) -> str:
    """The word of a verdict or severity."""
    return text(f"report.word.{tone}", language)


def message(subject: Message | Problem, language: str) -> str:
    """A sentence of the catalogue with its values."""
    values = dict(subject.values)
    if isinstance(subject, Message):
        values |= {name: zh if language == "zh" else en for name, zh, en in subject.spoken}
    return text(subject.key, language, **values)


def suggestion(suspect: Suspect, language: str) -> str:
    """What a cell that may be wrong says, and what it would have to say."""
    where = place(suspect.locator, language)
    values = {"stated": suspect.stated, "suggested": suspect.suggested}
    return text("report.suggested", language, place=where, **values)


def named_suspects(finding: Finding) -> tuple[Suspect, ...]:
    """The suspects worth naming.

    Of alternatives those whose change repairs the most; none where too many are equally suspect.
    """
    most = _likeliest(finding)
    return () if is_undistinguished(finding) else most


def is_undistinguished(finding: Finding) -> bool:
    """Whether too many figures are equally suspect for any of them to be singled out."""
    most = _likeliest(finding)
    return len(most) > FEW_SUSPECTS and most[0].repairs > 0


def cannot_single_out(finding: Finding, language: str) -> str:
    """The sentence that stands in the place of suspects that nothing distinguishes."""
    return text("report.cannot-single-out", language, count=len(_likeliest(finding)))


def _likeliest(finding: Finding) -> tuple[Suspect, ...]:
    most = max((each.repairs for each in finding.suspects), default=0)
    return tuple(each for each in finding.suspects if each.repairs == most)


def evidence_of(finding: Finding) -> tuple[Evidence, ...]:
    """The places of a finding, those of its own document first."""
    own = tuple(each for each in finding.evidence if each.document == finding.document)
    return own + tuple(each for each in finding.evidence if each.document != finding.document)


def quoted(finding: Finding) -> tuple[Evidence, ...]:
    """The places of a finding that need quoting: one for each sentence or cell."""
    seen: dict[tuple[str, str, str], Evidence] = {}
    for each in evidence_of(finding):
        seen.setdefault((each.document, place(each.locator, "zh"), each.quote), each)
    return tuple(seen.values())


def excerpt(quote: str, figure: str | None, around: int = AROUND) -> Excerpt:
    """The words of a quotation around a figure; its beginning when the figure is not in it.

    >>> excerpt("占比为23.5%。", "23.5%").marked
    '23.5%'
    """
    line = " ".join(quote.split())
    wanted = " ".join((figure or "").split())
    start = line.find(wanted) if wanted else -1
    if start < 0:
        short = line if len(line) <= 2 * around else line[: 2 * around] + "…"
        return Excerpt(short, "", "")
    end = start + len(wanted)
    before, after = line[:start], line[end:]
    return Excerpt(
        before if len(before) <= around else "…" + before[-around:],
        wanted,
        after if len(after) <= around else after[:around] + "…",
    )


def figure_at(finding: Finding, index: int) -> str | None:
    """The figure that the quotation of a place is about: the stated one first, then its rival."""
    return finding.expected if index else finding.stated


def expected_label(check: str, language: str) -> str:
    """What `expected` is called: a correction, or in some checks what it was compared with."""
    key = f"report.compared.{check}"
    return text(key if has(key) else "report.expected", language)


def document_name(entry: DocumentEntry, language: str) -> str:
    """Whose document it is, of which year and kind."""
    parts = [
        entry.organisation or text("report.no-organisation", language),
        text("report.year", language, year=entry.year) if entry.year else "",
        text(f"report.kind.{entry.kind.value}", language),
        text("report.tables", language, count=entry.tables),
        text("report.figures", language, count=entry.figures),
    ]
    return " · ".join(each for each in parts if each)


def problems(entry: DocumentEntry, language: str) -> str | None:
    """What could not be read and what to do about it; None when everything was read."""
    if not entry.problems:
        return None
    return text("report.separator", language).join(
        message(each, language) for each in entry.problems
    )


def problems_beside_name(entry: DocumentEntry, language: str) -> list[str]:
    """The same where the name of the file stands already: it is not said again."""
    colon = text("report.colon", language)
    return [message(each, language).removeprefix(entry.path + colon) for each in entry.problems]


def answer(result: Result, language: str) -> str | None:
    """What was answered, in one line."""
    given = result.answer
    if given is None:
        return None
    status = text(f"report.answer-status.{given.status.value}", language)
    reason = text("report.colon", language) + given.reason if given.reason else ""
    signed = text("report.separator", language).join(
        each for each in (given.by, given.date.isoformat() if given.date else "") if each
    )
    return status + reason + (text("report.answered-by", language, by=signed) if signed else "")
