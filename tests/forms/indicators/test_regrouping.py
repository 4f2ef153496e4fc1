"""Rows under merged names that a text has moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.indicators.branch import Branch
from heji.forms.indicators.regrouping import regroup
from heji.values.reading import read_value


def branch(name: str, weight: int | None, *children: Branch) -> Branch:
    figure = None if weight is None else Figure(read_value(str(weight)), Locator(), name)
    return Branch(name, 1, figure, None, list(children))


def rows(group: Branch) -> list[str]:
    return [child.name for child in group.children]


def test_rows_go_where_the_weights_hold() -> None:
    first = branch("甲", 4, branch("a", 2), branch("b", 2), branch("c", 3))
    second = branch("乙", 5, branch("d", 2))
    regroup(branch("", 9, first, second))
    assert (rows(first), rows(second)) == (["a", "b"], ["c", "d"])


def test_nothing_moves_when_no_cut_fits() -> None:
    first = branch("甲", 4, branch("a", 2), branch("b", 1))
    second = branch("乙", 5, branch("c", 3), branch("d", 2))
    regroup(branch("", 9, first, second))
    assert (rows(first), rows(second)) == (["a", "b"], ["c", "d"])


def test_nothing_moves_when_a_weight_is_missing() -> None:
    first = branch("甲", 4, branch("a", 2), branch("b", 2), branch("c", 3))
    second = branch("乙", None, branch("d", 2))
    regroup(branch("", 9, first, second))
    assert rows(first) == ["a", "b", "c"]


@given(st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=4), min_size=2, max_size=4))
def test_no_row_is_ever_lost_or_turned_round(groups: list[list[int]]) -> None:
    tree = branch(
        "",
        None,
        *(
            branch(str(n), sum(group), *(branch(f"{n}.{m}", w) for m, w in enumerate(group)))
            for n, group in enumerate(groups)
        ),
    )
    moved = tree.children[0].children.pop()
    tree.children[1].children.insert(0, moved)
    before = [name for group in tree.children for name in rows(group)]
    regroup(tree)
    assert [name for group in tree.children for name in rows(group)] == before
