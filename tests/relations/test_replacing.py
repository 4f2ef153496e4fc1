from __future__ import annotations

from dataclasses import replace

from heji.documents.figure import Figure
from heji.relations.relation import Basis, Operation, Working
from heji.relations.replacing import replaced
from heji.relations.shape import shape
from tests.audit.building import figure, ratio, sum_of


def marked(each: Figure) -> Figure:
    return replace(each, label="!")


def test_every_figure_is_handed_over() -> None:
    working = Working(
        "ratio-mismatch",
        Basis.WORKING,
        True,
        figure("6"),
        Operation("*", figure("2"), Operation("+", figure("1"), figure("2"))),
    )
    for relation in (sum_of("3", "1", "2"), ratio("50%", "1", "2"), working):
        found = replaced(relation, marked)
        assert type(found) is type(relation)
        assert {each.label for each in shape(found).figures} == {"!"}
        assert replaced(relation, lambda each: each) == relation
