"""How a finding is worded: what all outputs share, so that they say the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from heji.audit.finding import Evidence, Finding, Message, Suspect
from heji.audit.report import DocumentEntry, Result
from heji.documents.document import Problem
from heji.documents.locator import Locator
from heji.language import has, text
from heji.values.verdict import Verdict

#: Characters of a quotation that are shown on each side of the figure it is about.
AROUND = 36

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
    return text(subject.key, language, **dict(subject.values))


def place(locator: Locator, language: str) -> str:
    """Where something stands, as a person says it.

    >>> place(Locator(table=3, row=4, column=6), "zh")
    '表3 第4行第6列'
    """
    cell = "".join(
        text(f"report.place.{name}", language, **{name: value}) + gap
        for name, gap in (("row", " " if language == "en" else ""), ("column", ""))
        if (value := getattr(locator, name)) is not None
    ).strip()
    parts = [
        text(f"report.place.{name}", language, **{name: value})
        for name in ("sheet", "page", "table", "paragraph")
        if (value := getattr(locator, name)) is not None
    ]
    return " ".join(each for each in (*parts, cell) if each) or text("report.place.whole", language)


def suggestion(suspect: Suspect, language: str) -> str:
    """What a cell that may be wrong says, and what it would have to say."""
    where = place(suspect.locator, language)
    values = {"stated": suspect.stated, "suggested": suspect.suggested}
    return text("report.suggested", language, place=where, **values)


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
