"""Figures that the document's own arithmetic shows to be wrong."""

from __future__ import annotations

from heji.audit.arithmetic.disputed import is_disputed
from heji.audit.case import Reading
from heji.documents.figure import Figure
from tests.audit.building import figure, form, place, ratio, reading

CELL = place(table=1, row=4, column=5)


def read(rate: str) -> tuple[Reading, Figure]:
    stated = figure(rate, at=CELL)
    return reading(form(relations=[ratio(stated, "128.40", "256.80", unit="万元")])), stated


def disputed(made: Reading, stated: Figure) -> bool:
    assert stated.quantity is not None
    return is_disputed(made, stated, stated.quantity)


def test_a_rate_that_its_amounts_contradict() -> None:
    assert disputed(*read("70.00%"))


def test_a_rate_that_holds() -> None:
    assert not disputed(*read("50.00%"))


def test_another_figure_of_the_cell_or_the_same_figure_elsewhere() -> None:
    made, _ = read("70.00%")
    assert not disputed(made, figure("6.00%", at=CELL))
    assert not disputed(made, figure("70.00%", at=place(table=1, row=9, column=5)))
