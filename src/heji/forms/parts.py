"""Splits a document that holds several forms: an annex with one form for each project.

A form says at its top whose form it is. Where the same label comes again at the top of a table
with another answer (a further 项目名称, a further 单位名称), or under a title of its own, another
form begins, and what is said in one form is no fact of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heji.documents.document import Block, Document, Paragraph, Table
from heji.forms.headline import organisation_of, title_of
from heji.forms.labels import key, label
from heji.forms.lexicon import Lexicon, lexicon
from heji.forms.lines import HEADING
from heji.forms.tables.fields import pairs
from heji.forms.tables.rows import table_rows

_TOP_ROWS = 6
_LONGEST_TITLE_LINE = 60
_IDENTIFYING = ("project_name", "department")

Subject = dict[str, str]  #: key of the label -> key of what is printed beside it


def parts(document: Document) -> tuple[Document, ...]:
    """The forms of a document as documents of their own, in order; most hold one."""
    starts = _starts(document.blocks, lexicon())
    if len(starts) == 1:
        return (document,)
    ends = [*starts[1:], len(document.blocks)]
    return tuple(
        replace(document, blocks=document.blocks[start:end])
        for start, end in zip(starts, ends, strict=True)
    )


def _starts(blocks: Sequence[Block], words: Lexicon) -> list[int]:
    starts = [0]
    known: Subject = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if known and _is_report_of_another(blocks, index, known):
                starts.append(index)
                known = {}
            continue
        subject = _subject(block, words)
        if not subject:
            continue
        first = _first_title_line(blocks, index)
        if known and first > starts[-1] and _is_another(blocks, first, index, known, subject):
            starts.append(first)
            known = {}
        known.update(subject)
    return starts


def _is_another(
    blocks: Sequence[Block], first: int, index: int, known: Subject, subject: Subject
) -> bool:
    return _differs(known, subject) or _is_titled(blocks[first:index])


def _is_report_of_another(blocks: Sequence[Block], index: int, known: Subject) -> bool:
    """A report under its own title, of a body that the form before it does not name."""
    text = _text(blocks[index])
    title = title_of([text]) if len(text) <= _LONGEST_TITLE_LINE else ""
    if "报告" not in title:
        return False
    below = [_text(block) for block in blocks[index + 1 : index + 5]]
    body = key(organisation_of(title, [], ()))
    named = any(body in each or each in body for each in known.values())
    return bool(body) and not named and any(HEADING.match(line) for line in below)


def _text(block: Block) -> str:
    return block.text.strip() if isinstance(block, Paragraph) else ""


def _subject(table: Table, words: Lexicon) -> Subject:
    """What the first rows of a table say it is about."""
    found: Subject = {}
    for row in table_rows(table):
        if row.number > _TOP_ROWS:
            break
        for pair in pairs(row, words):
            role = words.role("fields", pair.label.text)
            if role in _IDENTIFYING and pair.value is not None and pair.value.text.strip():
                found.setdefault(label(pair.label.text).key, key(pair.value.text))
    return found


def _differs(known: Subject, subject: Subject) -> bool:
    """Whether the same label is answered in another way, or whole bodies take turns."""
    shared = known.keys() & subject.keys()
    if shared:
        return any(known[each] != subject[each] for each in shared)
    return not set(known.values()) & set(subject.values())


def _first_title_line(blocks: Sequence[Block], index: int) -> int:
    """Where the short lines above a table begin: its title, its year, its unit."""
    first = index
    while first > 0:
        above = blocks[first - 1]
        if not isinstance(above, Paragraph) or len(above.text.strip()) > _LONGEST_TITLE_LINE:
            break
        if HEADING.match(above.text):
            break
        first -= 1
    return first


def _is_titled(above: Sequence[Block]) -> bool:
    """Whether a title stands in the lines above a table."""
    return bool(title_of([_text(block) for block in above]))
