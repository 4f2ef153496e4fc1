"""A rubric as a document for the official who answers for it: headings, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heji.language import has, text
from heji.rubrics.formulas.expression import Name
from heji.rubrics.formulas.writing import fraction_text, write
from heji.rubrics.rubric import InputKind, Item, Otherwise, Precision, Rubric, Status
from heji.rubrics.rules.formula_words import formula_in_words, unit_in_words
from heji.rubrics.rules.in_words import in_language
from heji.rubrics.rules.rule import BonusMalus, Breaches, CountRatio, InverseRatio
from heji.writers.rubric_blocks import Block, Heading, Paragraph, Signature, Table
from heji.writers.rubric_names import Names

#: Rules whose words name their inputs.
_NAMES_ITS_INPUTS = (BonusMalus, Breaches, CountRatio, InverseRatio)


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
        """Identity, sources, items, what holds for the whole, and who signs."""
        yield Heading(1, self._say("heading", name=in_language(self._rubric.name, self._language)))
        yield from self._status()
        yield Table((), tuple(self._identity()), "identity")
        yield from self._sources()
        yield from self._parameters()
        yield Heading(2, self._say("items"))
        yield self._items()
        yield Heading(2, self._say("total"))
        yield from self._total()
        yield from self._grades()
        yield Heading(2, self._say("signatures"))
        yield Paragraph(self._say("signed"))
        labels = ("drafted", "checked", "approved", "office", "day")
        yield Signature(tuple(self._say(f"sign.{each}") for each in labels))

    def _status(self) -> Iterator[Block]:
        note = in_language(self._rubric.note, self._language)
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
        is_whole = rubric.region == "000000"
        yield self._say("region"), self._say("country") if is_whole else rubric.region
        key = f"form-kind.{rubric.form}"
        yield self._say("form"), self._say(key) if has(_key(key)) else rubric.form
        yield self._say("years"), self._years()
        yield self._say("full-mark"), fraction_text(rubric.full_mark)
        if rubric.extends:
            yield self._say("extends"), rubric.extends

    def _years(self) -> str:
        since, until = str(self._rubric.since), self._rubric.until
        if until is None:
            return self._say("years-since", since=since)
        if self._rubric.since == until:
            return self._say("years-only", since=since)
        return self._say("years-between", since=since, until=str(until))

    def _sources(self) -> Iterator[Block]:
        if not self._rubric.sources:
            return
        yield Heading(2, self._say("sources"))
        columns = ("title", "number", "date", "note")
        rows = tuple(
            (
                self._titled(each.title),
                each.document or self._say("unknown"),
                self._say("unknown") if each.date is None else each.date.isoformat(),
                each.note,
            )
            for each in self._rubric.sources
        )
        yield Table(tuple(self._say(each) for each in columns), rows, "sources")

    def _titled(self, title: str) -> str:
        return self._say("titled", title=title)

    def _source(self, id: str) -> str:
        """A source as it is cited: by its number, else by its title."""
        found = self._rubric.source(id)
        return "" if found is None else found.document or self._titled(found.title)

    def _parameters(self) -> Iterator[Block]:
        if not self._rubric.parameters:
            return
        yield Heading(2, self._say("parameters"))
        columns = ("parameter", "since", "value", "source")
        rows = tuple(
            (
                in_language(each.names, self._language) or each.name,
                dated.since.isoformat(),
                formula_in_words(dated.value, self._language),
                self._source(dated.source),
            )
            for each in self._rubric.parameters
            for dated in each.values
        )
        yield Table(tuple(self._say(each) for each in columns), rows, "parameters")

    def _items(self) -> Table:
        columns = ("code", "name", "weight", "formula", "rule", "reason", "source")
        listed = tuple(_all(self._rubric.items))
        return Table(
            tuple(self._say(each) for each in columns),
            tuple(self._item(each) for each in listed),
            "items",
            frozenset(index for index, each in enumerate(listed) if each.items),
        )

    def _item(self, item: Item) -> tuple[str, ...]:
        return (
            item.code,
            in_language(item.name, self._language),
            self._weight(item),
            "\n".join(self._formula(item)),
            "\n".join(self._rule(item)),
            in_language(item.reason, self._language),
            self._source(item.source),
        )

    def _weight(self, item: Item) -> str:
        if item.weight is None:
            return self._say("sum-of-items" if item.items else "as-printed")
        return write(item.weight)

    def _formula(self, item: Item) -> Iterator[str]:
        """The formula where it does more than name an input, and the figures with their units."""
        names = Names(self._rubric, item, self._language)
        if item.formula is not None and not isinstance(item.formula, Name):
            yield names.formula(item.formula)
        figures = [each for each in item.inputs if each.kind is InputKind.NUMBER]
        if not figures or isinstance(item.rule, _NAMES_ITS_INPUTS):
            return
        listed = []
        for each in figures:
            name = in_language(each.names, self._language) or each.name
            unit = "" if each.unit is None else unit_in_words(each.unit, self._language)
            listed.append(self._say("given", name=name, unit=unit) if unit else name)
        yield self._say("inputs", inputs=self._say("listed").join(listed))

    def _rule(self, item: Item) -> Iterator[str]:
        names = Names(self._rubric, item, self._language)
        if item.rule is not None:
            part = text("rubrics.rule.and", self._language)
            said = self._sentence(names.rule(item.rule))
            yield said.replace(part, part.rstrip() + "\n")
        if item.applies is not None:
            yield self._say("applies", condition=names.formula(item.applies))
        yield from self._rounding(item.value_precision, item.score_precision, None)
        if item.otherwise is Otherwise.TAKEN_OVER:
            yield self._say("taken-over")

    def _sentence(self, said: str) -> str:
        return self._say("sentence", said=said[:1].upper() + said[1:])

    def _total(self) -> Iterator[Block]:
        precisions = self._rubric.precisions
        found = list(self._rounding(precisions.value, precisions.item, precisions.total))
        yield Paragraph(self._joined(*found) if found else self._say("exact"))
        if self._rubric.rescales:
            yield Paragraph(self._say("rescaled"))
        cap = self._rubric.cap
        if cap is not None:
            whole = Item("", self._rubric.name, None, inputs=cap.inputs)
            names = Names(self._rubric, whole, self._language)
            source = self._source(cap.source)
            words = {"formula": names.formula(cap.formula), "source": source}
            yield Paragraph(self._say("cap-sourced" if source else "cap", **words))
            columns = (self._say("rate"), self._say("highest"))
            rows = tuple((names.stretch(each), names.marks(each.mark)) for each in cap.bands)
            yield Table(columns, rows, "grades")

    def _rounding(self, *precisions: Precision | None) -> Iterator[str]:
        for level, precision in zip(("value", "item", "total"), precisions, strict=True):
            if precision is not None:
                mode = self._say(f"mode.{precision.mode.value}")
                yield self._say(f"rounding-{level}", places=str(precision.places), mode=mode)

    def _grades(self) -> Iterator[Block]:
        if not self._rubric.grades:
            return
        yield Heading(2, self._say("grades"))
        rows: list[tuple[str, str]] = []
        above: Fraction | None = None
        for each in self._rubric.grades:
            words = {"low": fraction_text(each.low)}
            if above is None:
                said = self._say("grade-from", **words)
            else:
                said = self._say("grade-between", high=fraction_text(above), **words)
            rows.append((in_language(each.name, self._language), said))
            above = each.low
        yield Table((self._say("grade"), self._say("totals")), tuple(rows), "grades")

    def _joined(self, *sentences: str) -> str:
        between = "" if self._language == "zh" else " "
        return between.join(each for each in sentences if each)

    def _say(self, key: str, **words: str) -> str:
        return text(_key(key), self._language, **words)


def _key(key: str) -> str:
    return f"rubrics.document.{key}"


def _all(items: tuple[Item, ...]) -> Iterator[Item]:
    for each in items:
        yield each
        yield from _all(each.items)
