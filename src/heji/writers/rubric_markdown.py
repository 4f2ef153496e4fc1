"""The document of a rubric as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heji.rubrics.rubric import Rubric
from heji.writers.rubric_blocks import Heading, Paragraph, Signature, Table
from heji.writers.rubric_document import document

_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>|#~])")


def markdown(rubric: Rubric, language: str) -> str:
    """The rules of a rubric as a Markdown text.

    Args:
        rubric: any rubric.
        language: `zh` or `en`.
    """
    blocks: list[str] = []
    for block in document(rubric, language):
        match block:
            case Heading(level, words):
                blocks.append(f"{'#' * level} {_escaped(words)}")
            case Paragraph(words, is_notice):
                blocks.append(f"> **{_escaped(words)}**" if is_notice else _escaped(words))
            case Table():
                blocks.append("\n".join(_table(block)))
            case Signature(labels):
                blocks.append(
                    "\n".join(_table(Table(("",) * 2, tuple((each, "") for each in labels))))
                )
    return "\n\n".join(blocks) + "\n"


def _table(table: Table) -> Iterator[str]:
    columns = len(table.rows[0]) if table.rows else len(table.heading)
    yield _row(table.heading or ("",) * columns)
    yield _row(("---",) * columns, is_text=False)
    for index, each in enumerate(table.rows):
        yield _row(each, is_strong=index in table.groups)


def _row(cells: tuple[str, ...], is_text: bool = True, is_strong: bool = False) -> str:
    shown = [_escaped(each).replace("\n", "<br>") if is_text else each for each in cells]
    if is_strong:
        shown = [f"**{each}**" if each else "" for each in shown]
    return f"| {' | '.join(shown)} |"


def _escaped(words: str) -> str:
    return _MEANS_SOMETHING.sub(r"\\\1", words)
