"""The list of findings beside the documents, and the notes that marks show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from heji.audit.catalogue import title
from heji.audit.finding import Finding
from heji.audit.report import Report
from heji.writers import wording
from heji.writers.html.marks import Numbered
from heji.writers.html.markup import both, escape, label


def items(report: Report, numbered: Iterable[Numbered]) -> Iterator[str]:
    """One list item for each result, grouped by document when there are several."""
    paths = report.paths()
    current = ""
    for each in numbered:
        document = each.result.finding.document
        if document != current and len(paths) > 1:
            current = document
            yield f'<li class="of"><a href="#{document}">{escape(paths.get(document, ""))}</a></li>'
        yield _item(each, paths)


def notes(numbered: Iterable[Numbered]) -> Iterator[str]:
    """One note for each result, shown at its marks."""
    for each in numbered:
        finding = each.result.finding
        yield (
            f'<div class="tip" role="tooltip" id="t{each.number}" data-tone="{each.tone}">'
            f"{_heading(each)}{_figures(finding)}{_formula(finding)}"
            f"<p>{_message(finding)}</p>{_answer(each)}</div>\n"
        )


def _item(each: Numbered, paths: dict[str, str]) -> str:
    finding = each.result.finding
    target = f"p{each.number}" if each.has_place else finding.document
    return (
        f'<li class="finding" id="f{each.number}" data-tone="{each.tone}">'
        f'<a class="jump" href="#{target}">{_heading(each)}</a>'
        f"{_figures(finding)}{_formula(finding)}"
        f"<p>{_message(finding)}</p>{_places(finding, paths)}{_answer(each)}"
        f"{_details(each, paths)}</li>\n"
    )


def _heading(each: Numbered) -> str:
    name = each.result.finding.check
    tone = each.tone
    return (
        f'<span class="head"><b class="tone" data-tone="{tone}">'
        f"{wording.sign(tone, 'zh')}{each.number} {label(f'report.word.{tone}')}</b> "
        f'<span class="title">{both(lambda language: title(name, language))}</span></span>'
    )


def _figures(finding: Finding) -> str:
    if finding.stated is None and finding.expected is None:
        return ""
    shown = (
        ("stated", finding.stated),
        ("expected", finding.expected),
        ("difference", finding.difference),
    )
    called = {
        "stated": label("report.stated"),
        "expected": both(partial(wording.expected_label, finding.check)),
        "difference": label("report.difference"),
    }
    pairs = "".join(
        f'<span class="{name}"><i>{called[name]}</i> <b>{escape(value)}</b></span>'
        for name, value in shown
        if value
    )
    return f'<p class="figures">{pairs}</p>'


def _formula(finding: Finding) -> str:
    if not finding.formula:
        return ""
    return (
        f'<p class="formula"><i>{label("report.formula")}</i>'
        f" <span>{escape(finding.formula)}</span></p>"
    )


def _message(finding: Finding) -> str:
    return both(lambda language: wording.message(finding.message, language))


def _places(finding: Finding, paths: dict[str, str]) -> str:
    places = wording.evidence_of(finding)
    if not places:
        return ""
    first = places[0]
    quote = wording.excerpt(first.quote, finding.stated)
    quoted = ""
    if str(quote).strip():
        marked = f"<mark>{escape(quote.marked)}</mark>" if quote.marked else ""
        inside = f"{escape(quote.before)}{marked}{escape(quote.after)}"
        quoted = f" <q>{inside}</q>"
    where = both(partial(wording.place, first.locator))
    return f'<p class="place">{where}{quoted}</p>'


def _details(each: Numbered, paths: dict[str, str]) -> str:
    finding = each.result.finding
    rows = [_row("report.identity", f"<code>{escape(each.result.identity)}</code>")]
    rows.append(_row("html.check", f"<code>{escape(finding.check)}</code>"))
    if wording.is_undistinguished(finding):
        rows.append(_row("report.suspects", both(partial(wording.cannot_single_out, finding))))
    for suspect in wording.named_suspects(finding):
        rows.append(_row("report.suspects", both(partial(wording.suggestion, suspect))))
    for evidence in wording.quoted(finding)[1:]:
        other = "" if evidence.document == finding.document else paths.get(evidence.document, "")
        where = both(partial(wording.place, evidence.locator))
        quote = escape(str(wording.excerpt(evidence.quote, wording.figure_at(finding, 1))))
        rows.append(_row("report.see-also", f"{escape(other)} {where} <q>{quote}</q>"))
    if finding.rule:
        rows.append(_row("report.rule", escape(finding.rule)))
    summary = label("html.details")
    return f"<details><summary>{summary}</summary><dl>{''.join(rows)}</dl></details>"


def _row(key: str, value: str) -> str:
    return f"<div><dt>{label(key)}</dt><dd>{value}</dd></div>"


def _answer(each: Numbered) -> str:
    said = both(lambda language: wording.answer(each.result, language))
    return f'<p class="answer"><i>{label("report.answer")}</i> {said}</p>' if said else ""
