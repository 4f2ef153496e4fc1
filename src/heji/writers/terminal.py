"""The audit as lines for a terminal or a text file: documents, findings worst first, and the sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heji.audit.catalogue import title
from heji.audit.finding import Finding
from heji.audit.report import DocumentEntry, Report, Result
from heji.documents.document import Status
from heji.language import text
from heji.writers import wording
from heji.writers.layout import Line, Span
from heji.writers.left_out import LeftOut, left_out

SHOWN_EVIDENCE = 4  #: places listed behind a finding before the rest is only counted
SHOWN_CLEAN = 6  #: documents without findings that are named before the rest is only counted


Paths = Mapping[str, str]  #: of the documents by their ids


def lines(report: Report, language: str, *, undecided: bool = False) -> Iterator[Line]:
    """The report line by line.

    Args:
        report: what to show.
        language: `zh` or `en`.
        undecided: list what could not be decided, too.
    """
    is_alone = len(report.documents) == 1
    if not is_alone:
        yield from _clean(report, language)
    paths, summed = report.paths(), left_out(report)
    for entry, results in report.by_document():
        is_shown = results or entry.status is not Status.READ or is_alone
        if is_shown and not summed.has(entry):
            yield from _document(entry, results, paths, language)
    yield from _remarks(report, summed, language)
    if undecided:
        yield from _undecided(report, paths, language)
    yield from _closing(report, language, undecided)


def _document(
    entry: DocumentEntry, results: tuple[Result, ...], paths: Paths, language: str
) -> Iterator[Line]:
    yield Line((Span(entry.path, "strong"),))
    if entry.status is not Status.UNREADABLE:
        yield Line((Span(wording.document_name(entry, language), "faint"),), 2)
    if entry.status is not Status.READ:
        yield from _problems(entry, language)
    if entry.duplicate_of:
        said = text("report.duplicate", language, path=paths[entry.duplicate_of])
        yield Line((Span(said),), 2)
    for result in results:
        yield from _finding(result, paths, language)
    if not results and entry.status is Status.READ and not entry.duplicate_of:
        yield Line((Span(text("terminal.clean", language)),), 2)
    yield Line()


def _problems(entry: DocumentEntry, language: str) -> Iterator[Line]:
    status = text(f"report.status.{entry.status.value}", language)
    for problem in wording.problems_beside_name(entry, language):
        yield Line(
            (
                Span(f"{wording.sign('error', language)} {status} ", "error"),
                Span(problem),
            ),
            2,
        )


def _finding(result: Result, paths: Paths, language: str) -> Iterator[Line]:
    finding = result.finding
    tone = wording.tone(finding)
    yield Line(
        (
            Span(f"{wording.sign(tone, language)} {wording.word(tone, language)} ", tone),
            Span(title(finding.check, language), "strong"),
            Span(f" {finding.check} ", "faint"),
            Span(f"#{result.identity}", "faint"),
        ),
        2,
    )
    message = wording.message(finding.message, language)
    figures = _figures(result, language, message)
    if figures:
        yield Line(tuple(figures), 4)
    yield Line((Span(message),), 4)
    yield from _evidence(result, paths, language)
    yield from _extras(result, language)


def _figures(result: Result, language: str, message: str) -> list[Span]:
    """Stated, expected, difference and formula; those that the message says are not repeated."""
    finding = result.finding
    colon, stop = text("report.colon", language), text("report.stop", language)
    shown = (
        ("stated", finding.stated, "marked"),
        ("expected", finding.expected, "strong"),
        ("difference", finding.difference, ""),
        ("formula", finding.formula, ""),
    )
    spans: list[Span] = []
    for name, value, style in shown:
        if value and value not in message:
            before = stop if spans else ""
            called = _label(name, finding.check, language)
            label = Span(before + called + colon, "faint")
            spans += [label, Span(value, style)]
    return spans


def _label(name: str, check: str, language: str) -> str:
    if name == "expected":
        return wording.expected_label(check, language)
    return text(f"report.{name}", language)


def _evidence(result: Result, paths: Paths, language: str) -> Iterator[Line]:
    places = wording.quoted(result.finding)
    for index, evidence in enumerate(places[:SHOWN_EVIDENCE]):
        quote = wording.excerpt(evidence.quote, wording.figure_at(result.finding, index))
        where = wording.place(evidence.locator, language)
        if evidence.document != result.finding.document:
            where = f"{paths.get(evidence.document, evidence.document)} {where}"
        style = "marked" if quote.before or quote.after else ""
        opening, closing = text("report.quote", language, quote="\0").split("\0")
        yield Line(
            (
                Span(where + " ", "" if index == 0 else "faint"),
                *(Span(each) for each in (opening, quote.before) if each),
                Span(quote.marked, style) if quote.marked else Span(""),
                *(Span(each) for each in (quote.after, closing) if each),
            )
            if evidence.quote.strip()
            else (Span(where),),
            4,
        )
    if len(places) > SHOWN_EVIDENCE:
        more = text("terminal.more-evidence", language, count=len(places) - SHOWN_EVIDENCE)
        yield Line((Span(more, "faint"),), 4)


def _extras(result: Result, language: str) -> Iterator[Line]:
    finding, colon = result.finding, text("report.colon", language)
    yield from _suspects(finding, language)
    if finding.rule:
        yield Line((Span(text("report.rule", language) + colon, "faint"), Span(finding.rule)), 4)
    given = wording.answer(result, language)
    if given:
        yield Line((Span(text("report.answer", language) + colon, "strong"), Span(given)), 4)


def _suspects(finding: Finding, language: str) -> Iterator[Line]:
    if wording.is_undistinguished(finding):
        yield Line((Span(wording.cannot_single_out(finding, language), "faint"),), 4)
    named = wording.named_suspects(finding)
    if named:
        heading = text("report.suspects", language) + text("report.colon", language)
        yield Line((Span(heading, "faint"),), 4)
    for each in named[:SHOWN_EVIDENCE]:
        yield Line((Span(wording.suggestion(each, language)),), 6)
    if len(named) > SHOWN_EVIDENCE:
        more = text("terminal.more-evidence", language, count=len(named) - SHOWN_EVIDENCE)
        yield Line((Span(more, "faint"),), 6)


def _clean(report: Report, language: str) -> Iterator[Line]:
    clean = [
        entry.path
        for entry, results in report.by_document()
        if not results and entry.status is Status.READ
    ]
    if not clean:
        return
    paths = text("report.stop", language).join(clean[:SHOWN_CLEAN])
    more = " …" if len(clean) > SHOWN_CLEAN else ""
    values = {"count": len(clean), "paths": paths + more}
    sign = Span(wording.sign("consistent", language) + " ", "consistent")
    yield Line((sign, Span(text("terminal.clean-documents", language, **values))))
    yield Line()


def _remarks(report: Report, summed: LeftOut, language: str) -> Iterator[Line]:
    for each in summed.sums:
        sign = Span(wording.sign(each.tone, language) + " ", each.tone)
        yield Line((sign, Span(each.sentence(language))))
    for remark in summed.remarks:
        yield Line((Span("! ", "warning"), Span(wording.message(remark, language))))
    for answer in report.unmatched_answers:
        values = {"file": answer.source, "finding": answer.finding}
        yield Line((Span("· ", "note"), Span(text("report.unmatched-answer", language, **values))))


def _undecided(report: Report, paths: Paths, language: str) -> Iterator[Line]:
    if not report.undecided:
        return
    yield Line((Span(text("terminal.undecided-heading", language), "strong"),))
    current = ""
    for result in report.undecided:
        finding = result.finding
        if finding.document != current:
            current = finding.document
            yield Line((Span(paths.get(current, current), "faint"),), 2)
        places = wording.evidence_of(finding)
        where = wording.place(places[0].locator, language) if places else ""
        stated = f" {finding.stated}" if finding.stated else ""
        yield Line(
            (
                Span(f"{wording.sign('undecided', language)} ", "undecided"),
                Span(f"{title(finding.check, language)} ", "strong"),
                Span(f"{where}{stated}" + text("report.colon", language)),
                Span(wording.message(finding.message, language)),
            ),
            4,
        )
    yield Line()


def _closing(report: Report, language: str, undecided: bool) -> Iterator[Line]:
    hidden = report.summary.inconsistent - len(report.findings)
    if hidden:
        yield Line((Span(text("terminal.hidden", language, count=hidden), "faint"),))
    if report.undecided and not undecided:
        hint = text("terminal.undecided-hint", language, count=len(report.undecided))
        yield Line((Span(hint, "faint"),))
    counts = report.summary.as_data()
    if counts["inconsistent"]:
        yield Line((Span(text("report.severities", language, **counts)),))
    yield Line((Span(text("report.counts", language, **counts), "strong"),))
