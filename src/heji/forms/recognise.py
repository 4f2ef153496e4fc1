"""From a document to a form: the layout that fits, then reading by labels."""

from __future__ import annotations

from heji.documents.document import Document
from heji.forms.form import Form, IndicatorType
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
from heji.forms.lexicon import lexicon
from heji.forms.lines import lines as all_lines
from heji.forms.sections import line_fields, section_fields
from heji.forms.tables.gathered import Gathered
from heji.forms.tables.reader import RunReader
from heji.forms.tables.rows import runs

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
    gathered = Gathered(unit=unit_of(texts[:_OPENING]))
    for rows in runs(document):
        gathered.begin_run()
        RunReader(words, gathered).read(rows)
    gathered.close_tree()
    gathered.fields.extend(line_fields(lines, words))
    gathered.fields.extend(section_fields(lines, words))
    relations = [*gathered.relations]
    scores = with_printed_total(gathered.scores, gathered.fields)
    for tree in scores:
        relations.extend(score_relations(tree))
    return Form(
        kind=kind_of(title, texts[:_OPENING], gathered, layout.kind if layout else None),
        layout=layout.id if layout else None,
        title=title,
        organisation=organisation_of(title, texts[:_OPENING], gathered.fields),
        year=year_of(title, texts[:_OPENING], gathered.fields),
        fields=tuple(gathered.fields),
        money=tuple(gathered.money),
        indicators=tuple(gathered.indicators),
        scores=tuple(scores),
        tasks=tuple(gathered.tasks),
        relations=tuple(relations),
        required_types=_required(layout, gathered),
        full_mark=layout.full_mark if layout else 100,
        money_unit=gathered.unit.name if gathered.unit else "",
    )


def _required(layout: Layout | None, gathered: Gathered) -> tuple[IndicatorType, ...]:
    """The types that the layout demands and those for which the form prints a row."""
    demanded = layout.required_types if layout else ()
    printed = (IndicatorType(role) for role in gathered.printed_types)
    return tuple(dict.fromkeys((*demanded, *printed)))
