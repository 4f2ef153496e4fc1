"""The scores of a form under a rubric, as lines for a terminal: every row, its basis and its way."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heji.forms.form import Form
from heji.language import text
from heji.rubrics.evaluation.evaluation import Basis, Evaluation, ItemEvaluation
from heji.rubrics.evaluation.sentences import sentence, total_sentence
from heji.rubrics.rubric import Status
from heji.rubrics.rules.in_words import clause, in_language
from heji.values.formatting import shortest
from heji.writers.layout import Line, Span, columns

#: Decimals of a score that has no end.
PLACES = 4

#: A row's sign; the words beside it say the same.
_SIGNS = {
    Basis.COMPUTED: ("✓", "consistent"),
    Basis.TAKEN_OVER: ("=", ""),
    Basis.NOT_APPLICABLE: ("–", "faint"),
    Basis.UNDECIDED: ("?", "undecided"),
}


def lines(form: Form, evaluation: Evaluation, language: str, *, explain: bool) -> Iterator[Line]:
    """The rows in the order of the rubric, then the total.

    Args:
        form: the one that was evaluated.
        evaluation: its scores.
        language: `zh` or `en`.
        explain: say of every row how it came to its score.
    """
    yield from _heading(evaluation, language)
    width = max((columns(_marks(each)) for each in evaluation.leaves()), default=0)
    for item in evaluation.items:
        yield from _item(item, 2, width, language, explain)
    yield from _unmatched(evaluation, language)
    yield Line()
    yield from _total(form, evaluation, language)


def _heading(evaluation: Evaluation, language: str) -> Iterator[Line]:
    rubric = evaluation.rubric
    name = in_language(rubric.name, language)
    yield Line((Span(text("scores.rubric", language, name=name, id=rubric.id)),), 2)
    if rubric.status is Status.RECONSTRUCTED:
        yield Line((Span(text("scores.reconstructed", language), "warning"),), 2)
    yield Line()


def _item(
    item: ItemEvaluation, indent: int, width: int, language: str, explain: bool
) -> Iterator[Line]:
    if not item.leaves():
        return
    if item.items:
        heading = f"{item.item.code} {item.name}  {_marks(item)}"
        yield Line((Span(heading, "strong"),), indent)
        for each in item.items:
            yield from _item(each, indent + 2, width, language, explain)
        return
    yield _row(item, indent, width, language)
    if explain:
        yield Line((Span(sentence(item, language), "faint"),), indent + 2)
    elif item.basis is not Basis.COMPUTED:
        yield Line((Span(clause(item.reason, language), "faint"),), indent + 2)


def _row(item: ItemEvaluation, indent: int, width: int, language: str) -> Line:
    sign, tone = ("✗", "error") if item.agrees is False else _SIGNS[item.basis]
    marks = _marks(item)
    spans = [
        Span(f"{sign} ", tone),
        Span(" " * (width - columns(marks)) + marks + "  "),
        Span(_name(item)),
        Span("  " + text(f"scores.basis.{item.basis.value}", language), "faint"),
    ]
    if item.agrees is False and item.printed is not None:
        printed = text("scores.printed-differs", language, printed=item.printed.quote.strip())
        spans.append(Span("  " + printed, "error"))
    return Line(tuple(spans), indent)


def _name(item: ItemEvaluation) -> str:
    """The rows that one item stands for have no codes of their own."""
    return item.name if item.item.rows is not None else f"{item.item.code} {item.name}"


def _marks(item: ItemEvaluation) -> str:
    weight = "" if item.weight is None else f" / {_number(item.weight)}"
    return ("?" if item.score is None else _number(item.score)) + weight


def _unmatched(evaluation: Evaluation, language: str) -> Iterator[Line]:
    for figure in evaluation.unmatched:
        said = text("scores.unmatched", language, name=figure.quote.strip())
        yield Line((Span("? ", "undecided"), Span(said)), 4)


def _total(form: Form, evaluation: Evaluation, language: str) -> Iterator[Line]:
    yield Line((Span(total_sentence(evaluation, language), "strong"),), 2)
    printed = form.total_score
    if printed is not None and printed.quantity is not None and evaluation.total is not None:
        agrees = _is_printed_as(
            evaluation.total, printed.quantity.places, printed.quantity.fraction
        )
        key = "scores.total-agrees" if agrees else "scores.total-differs"
        said = text(key, language, printed=printed.quantity.text.strip())
        yield Line((Span(said, "consistent" if agrees else "error"),), 2)
    rows = {basis: [e for e in evaluation.leaves() if e.basis is basis] for basis in Basis}
    for basis, found in rows.items():
        if found:
            subtotal = _number(evaluation.subtotal(basis))
            words = {"count": len(found), "score": subtotal}
            yield Line((Span(text(f"scores.subtotal.{basis.value}", language, **words)),), 2)


def _is_printed_as(total: Fraction, places: int, printed: Fraction) -> bool:
    """Whether a total, rounded to the printed decimals, is the printed one."""
    return abs(total - printed) <= Fraction(1, 2 * 10**places)


def _number(value: Fraction) -> str:
    return shortest(value, PLACES)
