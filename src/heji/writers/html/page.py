"""The whole page: template, style and script from the files beside this module, filled in once."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from functools import partial
from importlib import resources
from string import Template

from heji.audit.report import DocumentEntry, Report
from heji.documents.document import Status
from heji.language import text
from heji.version import VERSION
from heji.writers import wording
from heji.writers.cell_roles import roles_of
from heji.writers.html import original, panel
from heji.writers.html.marks import Marks, marks_of
from heji.writers.html.markup import both, escape, label
from heji.writers.html.redraw import Drawing, blocks
from heji.writers.left_out import LeftOut, left_out

#: What can be shown and hidden, and whether it is shown at first. Undecided items are many on a
#: long report and ask nothing of the reader, so they wait.
FILTERS = (("error", True), ("warning", True), ("note", True), ("undecided", False))


def write(report: Report, language: str, *, is_audit: bool = True) -> Iterator[str]:
    """The pieces of the page.

    Args:
        report: made with `keep_contents=True`.
        language: the language that is shown first.
        is_audit: False: show what was read, with the role of each cell and no list of findings.
    """
    marks = marks_of(report)
    summed = left_out(report)
    page = Template(_file("template.html")).substitute(
        language=language,
        lang={"zh": "zh-CN", "en": "en"}[language],
        title=escape(text("html.title" if is_audit else "html.reading-title", language)),
        style=_file("style.css"),
        script=_file("script.js"),
        heading=label("html.title" if is_audit else "html.reading-title"),
        page_class="audit" if is_audit else "reading",
        made_by=label("html.made-by", version=VERSION),
        counts=label("report.counts", **report.summary.as_data()) if is_audit else "",
        filters="".join(_filters(report)),
        legend=_legend(),
        help=label("html.help"),
        skip=label("html.skip"),
        findings_heading=label("html.findings"),
        language_label=label("html.language"),
        remarks="".join(_remarks(report, summed)),
        # Filled in piece by piece, because the documents may be long.
        items="\0items\0",
        documents="\0documents\0",
        notes="\0notes\0",
    )
    pieces = {
        "items": lambda: _items(report, marks),
        "documents": lambda: _documents(report, marks, summed, is_audit),
        "notes": lambda: panel.notes(marks.numbered),
    }
    for index, piece in enumerate(page.split("\0")):
        if index % 2:
            yield from pieces[piece]()
        else:
            yield piece


@functools.cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _items(report: Report, marks: Marks) -> Iterator[str]:
    if not report.findings:
        yield f'<li class="none">{label("html.no-findings")}</li>'
    yield from panel.items(report, marks.numbered)


def _filters(report: Report) -> Iterator[str]:
    counts = report.summary.as_data()
    for tone, is_shown in FILTERS:
        checked = " checked" if is_shown else ""
        sign = wording.sign(tone, "zh")
        yield (
            f'<label data-tone="{tone}"><input type="checkbox" value="{tone}"{checked}>'
            f"<span>{sign} {label(f'report.word.{tone}')} <b>{counts[tone]}</b></span></label>"
        )


def _legend() -> str:
    tones = ("error", "warning", "note", "undecided")
    shown = "".join(
        f'<li><span class="mark" data-tone="{tone}">{wording.sign(tone, "zh")}</span> '
        f"{label(f'report.word.{tone}')}</li>"
        for tone in tones
    )
    operand = '<li><span class="mark" data-tone="operand">123</span> '
    return f'<ul class="legend">{shown}{operand}{label("html.legend-operand")}</li></ul>'


def _remarks(report: Report, summed: LeftOut) -> Iterator[str]:
    for each in summed.sums:
        shown = "problem" if each.tone == "error" else "remark"
        yield f'<p class="{shown}">{both(each.sentence)}</p>'
    for remark in summed.remarks:
        yield f'<p class="remark">{both(partial(wording.message, remark))}</p>'
    for answer in report.unmatched_answers:
        said = label("report.unmatched-answer", file=answer.source, finding=answer.finding)
        yield f'<p class="remark">{said}</p>'


def _documents(report: Report, marks: Marks, summed: LeftOut, is_audit: bool) -> Iterator[str]:
    paths = report.paths()
    for entry in report.documents:
        if summed.has(entry):
            continue
        yield f'<section class="document" id="{entry.id}" tabindex="-1">'
        yield from _document_heading(entry, paths)
        content = report.contents.get(entry.id)
        if content and content[0].blocks:
            own = marks.of(entry.id)
            yield from original.pages(entry, content[0], own)
            yield '<div class="page">'
            yield from blocks(
                content[0], Drawing(entry.id, own, roles_of(content[1]), not is_audit)
            )
            yield "</div>"
        elif entry.status is not Status.UNREADABLE and entry.duplicate_of is None:
            yield f'<p class="remark">{label("html.not-drawn")}</p>'
        yield "</section>\n"


def _document_heading(entry: DocumentEntry, paths: Mapping[str, str]) -> Iterator[str]:
    yield f"<h2>{escape(entry.path)}</h2>"
    name = both(lambda language: wording.document_name(entry, language))
    status = label(f"report.status.{entry.status.value}")
    yield f'<p class="meta">{name} · {status}</p>'
    if entry.problems:
        problems = both(lambda language: " ".join(wording.problems_beside_name(entry, language)))
        yield f'<p class="problem"><b>✗ {status}</b> {problems}</p>'
    if entry.duplicate_of:
        said = label("report.duplicate", path=paths[entry.duplicate_of])
        yield f'<p class="remark">{said}</p>'
