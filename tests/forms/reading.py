"""Short ways to read forms in tests."""

from __future__ import annotations

from pathlib import Path

from heji.documents.figure import Figure
from heji.documents.reading import read_document
from heji.forms.form import Form, Indicator, ScoreNode
from heji.forms.recognise import recognise
from heji.relations.relation import Equal, Ratio, Sum
from heji.values.quantity import Quantity

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Form:
    """A form of the folder `pages`."""
    path = PAGES / f"{name}.txt"
    return recognise(read_document(path, path.name))


def form(text: str) -> Form:
    """The form in a text whose tables are separated by tabs."""
    return recognise(read_document(text.encode(), "form.txt"))


def plain(figure: Figure | None) -> str:
    """A figure with its unit, as short as can be: 「≥12座」; the quote when it is no figure."""
    if figure is None:
        return "-"
    value = figure.value
    if not isinstance(value, Quantity):
        return figure.quote
    sign = "" if value.comparison.value == "=" else value.comparison.value
    return f"{sign}{value.number}{value.unit.name if value.unit else ''}"


def row(read: Form, name: str) -> dict[str, str]:
    """The entries of the indicator of that name, by role."""
    found = next(each for each in read.indicators if each.name == name)
    return {entry.role: plain(entry.figure) for entry in found.entries}


def names(indicators: tuple[Indicator, ...]) -> list[str]:
    """The names of indicators, in order."""
    return [each.name for each in indicators]


def outline(node: ScoreNode) -> dict[str, object]:
    """A score tree as nested dictionaries of names; leaves are their weights."""
    if not node.children:
        return {node.name: plain(node.weight)}
    inside: dict[str, object] = {}
    for child in node.children:
        inside.update(outline(child))
    return {node.name: inside}


def sums(read: Form, check: str = "sum-mismatch") -> list[str]:
    """The sums of a check as text: 「300 = 280 + 20」, with ≥ where the parts are not all."""
    found = []
    for each in read.relations:
        if isinstance(each, Sum) and each.check == check:
            sign = "=" if each.exhaustive else "≥"
            found.append(f"{plain(each.total)} {sign} {' + '.join(map(plain, each.parts))}")
        elif isinstance(each, Equal) and each.check == check:
            left, right = (" + ".join(map(plain, side)) for side in (each.left, each.right))
            found.append(f"{left} = {right}")
    return found


def rates(read: Form) -> list[str]:
    """The rates as text: 「95% = 304 / 320」."""
    return [
        f"{plain(each.rate)} = {'+'.join(map(plain, each.numerator))}"
        f" / {'+'.join(map(plain, each.denominator))}"
        for each in read.relations
        if isinstance(each, Ratio)
    ]


def ruled(*rows: str, title: str = "自评表") -> Form:
    """The form in a page whose tables keep their spans; each row as HTML without `<tr>`."""
    page = f"<meta charset=utf-8><p>{title}</p><table>{''.join(f'<tr>{row}</tr>' for row in rows)}"
    return recognise(read_document(page.encode(), "form.html"))
