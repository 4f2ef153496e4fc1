"""A rubric as a document for the official who answers for it: headings, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heji.language import text
from heji.rubrics.formulas.writing import fraction_text, write
from heji.rubrics.rubric import Item, Otherwise, Rubric, Status
from heji.rubrics.rules.rule import NO_TEXT, Ladder
from heji.rubrics.rules.wording import condition_in_words, formula_in_words, rule_in_words, said


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences; a notice is set apart so that nobody overlooks it."""

    words: str
    is_notice: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a heading row; without one the first column holds the labels."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Table


def document(rubric: Rubric, language: str) -> tuple[Block, ...]:
    """The rules as blocks, in the order in which they are read.

    Args:
        rubric: any rubric.
        language: `zh` or `en`.
    """
    return tuple(_Writing(rubric, language).blocks())


class _Writing:
    """Writes the blocks of one rubric."""

    def __init__(self, rubric: Rubric, language: str) -> None:
        self._rubric = rubric
        self._language = language

    def blocks(self) -> Iterator[Block]:
        """Identity, sources, items, and what holds for the whole."""
        yield Heading(1, said(self._rubric.name, self._language))
        yield from self._status()
        yield Table((), tuple(self._identity()))
        yield from self._sources()
        yield from self._parameters()
        yield Heading(2, self._say("items"))
        columns = ("code", "name", "weight", "inputs", "formula", "rule", "reason")
        rows = tuple(self._item(each) for each in _all(self._rubric.items))
        yield Table(tuple(self._say(each) for each in columns), rows)
        yield Heading(2, self._say("total"))
        yield from self._total()
        yield from self._grades()

    def _status(self) -> Iterator[Block]:
        note = said(self._rubric.note, self._language)
        if self._rubric.status is Status.RECONSTRUCTED:
            status, confirm = self._say("reconstructed"), self._say("confirm")
            words = self._say("notice", status=status, note=note, confirm=confirm)
            yield Paragraph(" ".join(words.split()), is_notice=True)
        elif note:
            yield Paragraph(note)

    def _identity(self) -> Iterator[tuple[str, str]]:
        rubric = self._rubric
        yield self._say("rubric"), rubric.id
        yield self._say("version"), rubric.version
        yield self._say("status"), self._say(rubric.status.value)
        yield self._say("region"), rubric.region
        yield self._say("form"), rubric.form
        yield self._say("years"), self._years()
        yield self._say("full-mark"), fraction_text(rubric.full_mark)
        if rubric.extends:
            yield self._say("extends"), rubric.extends

    def _years(self) -> str:
        since, until = str(self._rubric.since), self._rubric.until
        if until is None:
            return self._say("years-since", since=since)
        return self._say("years-between", since=since, until=str(until))

    def _sources(self) -> Iterator[Block]:
        if not self._rubric.sources:
            return
        yield Heading(2, self._say("sources"))
        columns = ("source", "title", "number", "date", "note")
        rows = tuple(
            (
                each.id,
                each.title,
                each.document,
                "" if each.date is None else each.date.isoformat(),
                each.note,
            )
            for each in self._rubric.sources
        )
        yield Table(tuple(self._say(each) for each in columns), rows)

    def _parameters(self) -> Iterator[Block]:
        if not self._rubric.parameters:
            return
        yield Heading(2, self._say("parameters"))
        columns = ("parameter", "since", "value", "source")
        rows = tuple(
            (
                said(each.names, self._language) or each.name,
                dated.since.isoformat(),
                write(dated.value),
                dated.source,
            )
            for each in self._rubric.parameters
            for dated in each.values
        )
        yield Table(tuple(self._say(each) for each in columns), rows)

    def _item(self, item: Item) -> tuple[str, ...]:
        weight = self._say("as-printed") if item.weight is None else write(item.weight)
        return (
            item.code,
            said(item.name, self._language),
            weight,
            "\n".join(self._inputs(item)),
            formula_in_words(self._rubric, item, self._language),
            self._joined(*self._rule(item)),
            self._joined(said(item.reason, self._language), item.source and f"[{item.source}]"),
        )

    def _inputs(self, item: Item) -> Iterator[str]:
        for each in item.inputs:
            name = said(each.names, self._language) or each.name
            unit = each.unit
            yield name if unit is None else self._say("given", name=name, unit=unit.name)

    def _rule(self, item: Item) -> Iterator[str]:
        yield rule_in_words(self._rubric, item, self._language)
        if item.applies is not None:
            condition = condition_in_words(self._rubric, item, self._language)
            yield self._say("applies", condition=condition)
        if item.otherwise is Otherwise.TAKEN_OVER:
            yield self._say("taken-over")

    def _total(self) -> Iterator[Block]:
        found = list(self._rounding())
        yield Paragraph(self._joined(*found) if found else self._say("exact"))
        if self._rubric.rescales:
            yield Paragraph(self._say("rescaled"))
        cap = self._rubric.cap
        if cap is not None:
            rule = Ladder(cap.bands)
            item = Item("", NO_TEXT, None, inputs=cap.inputs, formula=cap.formula, rule=rule)
            formula = formula_in_words(self._rubric, item, self._language)
            words = rule_in_words(self._rubric, item, self._language)
            yield Paragraph(self._say("cap", formula=formula, rule=words))

    def _rounding(self) -> Iterator[str]:
        precisions = self._rubric.precisions
        levels = (
            ("value", precisions.value),
            ("item", precisions.item),
            ("total", precisions.total),
        )
        for level, precision in levels:
            if precision is not None:
                mode = self._say(f"mode.{precision.mode.value}")
                yield self._say(f"rounding-{level}", places=str(precision.places), mode=mode)

    def _grades(self) -> Iterator[Block]:
        if not self._rubric.grades:
            return
        yield Heading(2, self._say("grades"))
        rows = tuple(
            (said(each.name, self._language), fraction_text(each.low))
            for each in self._rubric.grades
        )
        yield Table((self._say("grade"), self._say("lowest")), rows)

    def _joined(self, *sentences: str) -> str:
        between = "" if self._language == "zh" else " "
        return between.join(each for each in sentences if each)

    def _say(self, key: str, **words: str) -> str:
        return text(f"rubrics.document.{key}", self._language, **words)


def _all(items: tuple[Item, ...]) -> Iterator[Item]:
    for each in items:
        yield each
        yield from _all(each.items)
