"""The document of a rubric as one HTML page that prints well."""

from __future__ import annotations

import html
from collections.abc import Iterator

from heji.rubrics.rubric import Rubric
from heji.writers.rubric_document import Heading, Paragraph, Table, document

_STYLE = """
body { font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; line-height: 1.5;
  margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { border: 1px solid #999; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
thead th { background: #f2f2f2; } thead { display: table-header-group; }
tr { break-inside: avoid; } td { white-space: pre-line; }
.notice { border: 2px solid #9a3412; padding: 0.6rem 0.8rem; font-weight: 600; }
@page { size: A4 landscape; margin: 15mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
"""


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
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head>",
        "<body>",
    ]
    for block in blocks:
        match block:
            case Heading(level, words):
                lines.append(f"<h{level}>{html.escape(words)}</h{level}>")
            case Paragraph(words, is_notice):
                mark = ' class="notice" role="note"' if is_notice else ""
                lines.append(f"<p{mark}>{html.escape(words)}</p>")
            case Table():
                lines.extend(_table(block))
    return "\n".join((*lines, "</body></html>", ""))


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    if table.heading:
        headings = "".join(f'<th scope="col">{html.escape(each)}</th>' for each in table.heading)
        yield f"<thead><tr>{headings}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = [f"<td>{html.escape(each)}</td>" for each in row]
        if not table.heading:
            cells[0] = f'<th scope="row">{html.escape(row[0])}</th>'
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"
