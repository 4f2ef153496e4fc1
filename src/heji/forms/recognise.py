"""From a document to a form: the layout that fits, then reading by labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from heji.documents.document import Document
from heji.forms.form import Field, Form, IndicatorType
from heji.forms.headline import (
    heading_keys,
    label_keys,
    organisation_of,
    title_of,
    unit_of,
    year_of,
)
from heji.forms.indicators.scores import score_relations, with_printed_total
from heji.forms.kinds import kind_of
from heji.forms.layout import Layout, best_layout
from heji.forms.ledgers.read import ledger_relations
from heji.forms.lexicon import Lexicon, lexicon
from heji.forms.lines import lines as all_lines
from heji.forms.notes import notes_of
from heji.forms.sections import line_fields, section_fields
from heji.forms.tables.gathered import Gathered
from heji.forms.tables.reader import RunReader
from heji.forms.tables.rows import runs
from heji.values.units import Unit

_OPENING = 40  #: lines in which title, year, unit and organisation are looked for


def recognise(document: Document) -> Form:
    """Reads what a document means.

    The layout file that fits adds its labels to the lexicon; a form in no known layout is read by
    the lexicon alone. Never fails: what is not understood is left out of the form, and stays in
    the document.
    """
    lines = list(all_lines(document))
    texts = [line.text.strip() for line in lines]
    title = title_of(texts)
    layout, _ = best_layout(label_keys(document), heading_keys(texts), title)
    words = lexicon().extended(layout.aliases if layout else {})
    opening = texts[:_OPENING]
    gathered = _of_tables(document, words, unit_of(opening))
    gathered.fields.extend(_not_read(line_fields(lines, words), gathered.fields))
    gathered.fields.extend(section_fields(lines, words))
    gathered.relations.extend(ledger_relations(document, words, gathered.relations))
    form = _form(document, title, opening, gathered, layout)
    return replace(form, notes=tuple(notes_of(lines)))


def _not_read(found: Iterable[Field], known: Sequence[Field]) -> list[Field]:
    """The fields that stand elsewhere: a row of a spreadsheet with one text is a line as well."""
    places = {each.figure.locator for each in known}
    return [each for each in found if each.figure.locator not in places]


def _of_tables(document: Document, words: Lexicon, unit: Unit | None) -> Gathered:
    """What stands in the tables; `unit` is named above them for the whole form."""
    gathered = Gathered(unit=unit)
    for rows in runs(document):
        gathered.begin_run()
        RunReader(words, gathered).read(rows)
    gathered.close_tree()
    return gathered


def _form(
    document: Document, title: str, opening: list[str], gathered: Gathered, layout: Layout | None
) -> Form:
    """The form that was gathered, with what its title and its opening lines say of it."""
    scores = with_printed_total(gathered.scores, gathered.fields)
    loose = _has_loose_execution(document, gathered)
    of_scores = (
        relation for tree in scores for relation in score_relations(tree, has_loose_execution=loose)
    )
    return Form(
        kind=kind_of(title, opening, gathered, layout.kind if layout else None),
        layout=layout.id if layout else None,
        title=title,
        organisation=organisation_of(title, opening, gathered.fields),
        year=year_of(title, opening, gathered.fields),
        fields=tuple(gathered.fields),
        money=tuple(gathered.money),
        indicators=tuple(gathered.indicators),
        scores=tuple(scores),
        tasks=tuple(gathered.tasks),
        relations=(*gathered.relations, *of_scores),
        required_types=_required(layout, gathered),
        full_mark=layout.full_mark if layout else 100,
        money_unit=gathered.unit.name if gathered.unit else "",
    )


def _has_loose_execution(document: Document, gathered: Gathered) -> bool:
    """Whether the form says what was spent, and no row of its marks is that of the execution.

    A label that names it is enough: its block may be one that nobody could read.
    """
    words = lexicon()
    measures = {each.measure for each in gathered.money}
    measures |= {
        words.role("measures", cell.text) or ""
        for table in document.tables()
        for cell in table.cells
    }
    marked = any(
        each.section in {"execution", "management"}
        or words.role("measures", each.name) == "execution_rate"
        for each in gathered.indicators
    )
    return not marked and bool(measures & {"execution_rate", "executed"})


def _required(layout: Layout | None, gathered: Gathered) -> tuple[IndicatorType, ...]:
    """The types that the layout demands and those for which the form prints a row."""
    demanded = layout.required_types if layout else ()
    printed = (IndicatorType(role) for role in gathered.printed_types)
    return tuple(dict.fromkeys((*demanded, *printed)))
