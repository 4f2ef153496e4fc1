"""The document of a rubric as one HTML page, to be read, printed on A4 and signed."""

from __future__ import annotations

import html
from collections.abc import Iterator
from importlib import resources

from heji.language import text
from heji.rubrics.rubric import Rubric
from heji.writers.rubric_blocks import Block, Heading, Paragraph, Signature, Table
from heji.writers.rubric_document import document


def page(rubric: Rubric, language: str) -> str:
    """The rules of a rubric as an HTML page that needs no other file.

    Args:
        rubric: any rubric.
        language: `zh` or `en`.
    """
    code = "zh-CN" if language == "zh" else "en"
    blocks = document(rubric, language)
    title = next((each.words for each in blocks if isinstance(each, Heading)), rubric.id)
    lines = [
        "<!doctype html>",
        f'<html lang="{code}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{html.escape(title)}</title><style>{_style(rubric, language)}</style></head>",
        "<body>",
    ]
    end = next((at for at, each in enumerate(blocks) if isinstance(each, Signature)), len(blocks))
    for block in blocks[: end - 2]:
        lines.extend(_block(block))
    lines.append("<section>")  # who signs stays on one page
    for block in blocks[end - 2 :]:
        lines.extend(_block(block))
    lines.append("</section>")
    return "\n".join((*lines, "</body></html>", ""))


def _style(rubric: Rubric, language: str) -> str:
    """The style sheet, with what stands at the foot of each printed page."""
    style = resources.files("heji.writers").joinpath("rubric.css").read_text(encoding="utf-8")
    foot = text("rubrics.document.foot", language, id=rubric.id, version=rubric.version)
    return style.replace("FOOT", _css_text(foot))


def _css_text(words: str) -> str:
    """A text as CSS quotes it, which neither ends the string nor the style sheet."""
    return "".join(each if each.isalnum() else f"\\{ord(each):x} " for each in words)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words):
            yield f"<h{level}>{html.escape(words)}</h{level}>"
        case Paragraph(words, is_notice):
            mark = ' class="notice" role="note"' if is_notice else ""
            yield f"<p{mark}>{html.escape(words)}</p>"
        case Table():
            yield from _table(block)
        case Signature(labels):
            yield '<div class="signatures">'
            yield from (f"<p><span>{html.escape(each)}</span><i></i></p>" for each in labels)
            yield "</div>"


def _table(table: Table) -> Iterator[str]:
    yield f'<table class="{html.escape(table.name)}">'
    if table.heading:
        headings = "".join(f'<th scope="col">{html.escape(each)}</th>' for each in table.heading)
        yield f"<thead><tr>{headings}</tr></thead>"
    yield "<tbody>"
    for index, row in enumerate(table.rows):
        is_group = index in table.groups
        shown = _without_empty(row) if is_group else row
        cells = [f"<td>{html.escape(each)}</td>" for each in shown]
        if len(shown) < len(row):
            cells.append(f'<td colspan="{len(row) - len(shown)}"></td>')
        if not table.heading:
            cells[0] = f'<th scope="row">{html.escape(row[0])}</th>'
        mark = ' class="group"' if is_group else ""
        yield f"<tr{mark}>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _without_empty(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row without the empty cells at its end."""
    last = max((index for index, each in enumerate(row) if each), default=-1)
    return row[: last + 1]
