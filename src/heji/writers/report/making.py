"""From a form and an outline to a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heji.forms.form import Form
from heji.writers.report.charts.of_form import charts_of
from heji.writers.report.fields.form_scope import scope as scope_of
from heji.writers.report.fields.scope import Scope
from heji.writers.report.outline import Outline, Part
from heji.writers.report.report import Attachment, Block, Paragraph, Report, Section
from heji.writers.report.tables import tables_of
from heji.writers.report.templates.filling import fill


def make(form: Form, outline: Outline) -> Report:
    """The report of a form.

    Args:
        form: the self-evaluation form.
        outline: what the report says; see `outline_for`.

    Returns:
        Sections with their sentences, tables and charts. A section of which the form fills nothing
        is left out, unless the outline says what is missing.
    """
    held = scope_of(form)
    attachments = (
        Attachment(fill(each.heading, held) or "", tuple(_figures(form, each)))
        for each in outline.attachments
    )
    return Report(
        title=fill(outline.title, held) or "",
        sections=_sections(form, outline.parts, held, 1),
        attachments=tuple(each for each in attachments if each.blocks),
        year=form.year,
    )


def _sections(form: Form, parts: tuple[Part, ...], held: Scope, level: int) -> tuple[Section, ...]:
    made: list[Section] = []
    for part in parts:
        for each in held.lists.get(part.each, ()) if part.each else (held,):
            section = _section(form, part, each, level)
            if section is not None:
                made.append(section)
    return tuple(replace(each, number=number) for number, each in enumerate(made, start=1))


def _section(form: Form, part: Part, held: Scope, level: int) -> Section | None:
    name = fill(part.heading, held)
    below = _sections(form, part.parts, held, level + 1)
    blocks = (*_paragraphs(part, held), *_figures(form, part))
    return Section(name, level, 0, blocks, below) if name and (blocks or below) else None


def _paragraphs(part: Part, held: Scope) -> Iterator[Paragraph]:
    for template in part.text:
        yield from paragraphs(fill(template, held) or "")


def paragraphs(text: str) -> Iterator[Paragraph]:
    """A text of the form, line by line; empty lines are none."""
    for line in text.splitlines():
        if line.strip():
            yield Paragraph(line.strip())


def _figures(form: Form, part: Part) -> Iterator[Block]:
    for table in part.tables:
        yield from tables_of(form, table)
    for chart in part.charts:
        yield from charts_of(form, chart)
