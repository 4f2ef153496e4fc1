"""What a row tells at a place that a selector names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from heji.claims.workings.grammar import Node, Number
from heji.claims.workings.terms import terms
from heji.claims.workings.units import give_unit, shared_unit
from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.rubrics.binding.evidence import Evidence, Quotient, clauses, distinct
from heji.rubrics.binding.points import denies, says_met
from heji.rubrics.binding.units import in_unit
from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.rubric import Selector
from heji.values.absence import Absence, Absent
from heji.values.interval import Interval
from heji.values.normalise import squeeze
from heji.values.quantity import Quantity
from heji.values.units import Unit

_MISSING = "missing-input"
_SEVERAL = "several-figures"
_TITLE = re.compile(r"《[^《》]*》|<<[^<>]*>>")
#: Measure words with which cases are counted.
_CASES = frozenset("项次起个例件笔")

#: Words that say that something holds of each of several; 「各级」 and the like only describe.
_EACH = re.compile(r"各(?!级|类|项|种|方面|界)|每|分别|(?<!平)均(?!衡)")

_STATEMENT = re.compile(r"[。;；\n]")
_CLAUSE = re.compile(r"[,，。;；\n]")


@dataclass(frozen=True, slots=True)
class Told:
    """What a place tells: a figure, a number worked out, or whether something is met."""

    quantity: Quantity | None = None
    text: str = ""  #: as printed
    figure: Figure | None = None
    worth: Worth | None = None
    is_met: bool | None = None
    problem: str = ""


def told_by_row(
    selector: Selector, row: Indicator, cells: Sequence[Evidence], unit: Unit | None
) -> Told:
    """What a row tells.

    Args:
        selector: one of the places that begin with `row`.
        row: the row.
        cells: those of its cells that say why it has its score.
        unit: the unit that the input wants; figures of a working that print none are in it.
    """
    name = selector.place.removeprefix("row ")
    if name in ("result", "target", "weight"):
        return _entry(row, name)
    finder = _FINDERS[name]
    return _first(finder(cell, selector, unit) for cell in cells)


def _first(found: Iterable[Told]) -> Told:
    """The first cell that tells something; else the first that tells why not."""
    problem = _MISSING
    for each in found:
        if not each.problem:
            return each
        if problem == _MISSING:
            problem = each.problem
    return Told(problem=problem)


def _entry(row: Indicator, role: str) -> Told:
    figure = row.entry(role)
    if figure is None:
        return Told(problem=_MISSING)
    value = figure.value
    if isinstance(value, Absent) and value.absence is Absence.NOT_APPLICABLE:
        return Told(problem="not-applicable")
    if figure.quantity is None:
        return Told(problem="unreadable" if isinstance(value, Quantity) else _MISSING)
    return Told(figure.quantity, figure.quantity.text, figure)


def _rate(cell: Evidence, selector: Selector, unit: Unit | None) -> Told:
    """The result of a working that divides, else the only percentage that is stated."""
    if selector.words:
        return _only(cell, [each for each in _named(cell, selector) if _is_rate(each)])
    worked = [each.result.quantity for each in cell.quotients]
    if worked:
        return _only(cell, worked)
    return _only(cell, cell.stated_rates())


def _named(cell: Evidence, selector: Selector) -> Iterator[Quantity]:
    for words in selector.words:
        yield from cell.behind(words)


def _is_rate(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.dimension == "ratio"


def _only(cell: Evidence, quantities: Iterable[Quantity]) -> Told:
    """The one value of several figures."""
    found = distinct(quantities)
    if len(found) != 1:
        return Told(problem=_SEVERAL if found else _MISSING)
    quantity = found[0]
    return Told(quantity, quantity.text.strip(), cell.place(quantity.start, quantity.end))


def _figure(cell: Evidence, selector: Selector, unit: Unit | None) -> Told:
    return _only(cell, cell.behind(selector.words[0]))


def _working(cell: Evidence, selector: Selector, unit: Unit | None) -> Told:
    """A side of the working that divides, its sum or difference worked out."""
    found = cell.different_quotients
    if len(found) != 1:
        return Told(problem=_SEVERAL if found else _MISSING)
    quotient = found[0]
    side = selector.place.rsplit(" ", 1)[1]
    if side == "result":
        return _only(cell, [quotient.result.quantity])
    node = quotient.numerator if side == "numerator" else quotient.denominator
    worth = _worth(node, quotient, unit)
    if worth is None:
        return Told(problem="working-unclear")
    text = cell.text[quotient.start : quotient.end].strip()
    return Told(text=text, figure=cell.place(quotient.start, quotient.end), worth=worth)


def _worth(node: Node, quotient: Quotient, unit: Unit | None) -> Worth | None:
    """A sum of figures as one number; units that are printed once hold for all of the working."""
    listed, other = terms(node), terms(_other(node, quotient))
    if listed is None or other is None:
        return None
    shared = shared_unit([each for _, each in (*listed, *other)])
    total: Worth | None = None
    for sign, number in listed:
        fitted = _fitted(number, shared, unit)
        if fitted is None:
            return None
        worth = _signed(fitted, negative=(sign == "-") != number.negative)
        total = worth if total is None else _sum(total, worth)
    return total


def _other(node: Node, quotient: Quotient) -> Node:
    return quotient.denominator if node is quotient.numerator else quotient.numerator


def _fitted(number: Number, shared: Unit | None, unit: Unit | None) -> Quantity | None:
    return in_unit(give_unit(number, shared).quantity, unit)


def _signed(quantity: Quantity, *, negative: bool) -> Worth:
    point, interval = quantity.fraction, quantity.interval()
    return Worth(-point, -interval) if negative else Worth(point, interval)


def _sum(one: Worth, two: Worth) -> Worth:
    return Worth(one.point + two.point, one.interval + two.interval)


def _count(cell: Evidence, selector: Selector, unit: Unit | None) -> Told:
    """The count beside the words; without one, how many statements tell of a case."""
    words = selector.words[0]
    if _tells_of_each(cell, words):
        return Told(problem="count-unclear")
    counted = [each for each in cell.behind(words) if each.unit is not None and each.unit.is_count]
    if counted:
        return _only(cell, counted)
    ahead = [each for each in cell.before(words) if each.unit is not None and each.unit.is_count]
    if ahead and any(_tells(each, words) for each in clauses(_TITLE.sub("", cell.text))):
        # 「有2项资金滞后」 counts the cases; 「3家企业受表扬」 may count something else.
        is_certain = all(each.unit and each.unit.measure_word in _CASES for each in ahead)
        return _only(cell, ahead) if is_certain else Told(problem="count-unclear")
    plain = _TITLE.sub("", cell.text)
    by_statement = sum(1 for each in _STATEMENT.split(plain) if _tells(each, words))
    by_clause = sum(1 for each in clauses(plain) if _tells(each, words))
    if by_statement != by_clause:
        return Told(problem="count-unclear")
    exact = Worth(Fraction(by_clause), Interval.point(by_clause))
    return Told(text=cell.figure.quote.strip(), figure=cell.figure, worth=exact)


def _tells_of_each(cell: Evidence, words: str) -> bool:
    """Whether cases are told of several bodies or times at once: 「各处室各受检查1次」."""
    listed = _CLAUSE.split(_TITLE.sub("", cell.text))
    return any(_EACH.search(each) and _tells(each, words) for each in listed)


def _tells(text: str, words: str) -> bool:
    """Whether a stretch of text tells of a case, and does not say that there is none."""
    squeezed = squeeze(text)
    for word in words.split("|"):
        at = squeezed.find(squeeze(word)) if word else -1
        if at >= 0 and not denies(squeezed[:at]):
            return True
    return False


def _point(cell: Evidence, selector: Selector, unit: Unit | None) -> Told:
    """A point of a list is met unless it says that it is not: what costs marks has its reason."""
    number = int(selector.words[0])
    found = next((each for each in cell.points if each.number == number), None)
    if found is None or not found.text.strip():
        return Told(problem="point-missing")
    text = cell.figure.quote[found.start : found.end].strip()
    met = says_met(found.text)
    return Told(text=text, figure=cell.place(found.start, found.end), is_met=met is not False)


def _done(cell: Evidence, selector: Selector, unit: Unit | None) -> Told:
    """Whether a text without points says that all is done."""
    met = says_met(cell.text) if len(cell.points) < 2 else None
    if met is None:
        return Told(problem=_MISSING)
    return Told(text=cell.figure.quote.strip(), figure=cell.figure, is_met=met)


_Finder = Callable[[Evidence, Selector, Unit | None], Told]

_FINDERS: dict[str, _Finder] = {
    "rate": _rate,
    "figure": _figure,
    "working numerator": _working,
    "working denominator": _working,
    "working result": _working,
    "count": _count,
    "point": _point,
    "done": _done,
}
