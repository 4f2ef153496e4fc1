"""The tests files of the rubrics at hand, with the cases that a rubric inherits from its base."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from heji.rubrics.evaluation.alone import item_of
from heji.rubrics.files.node import Node
from heji.rubrics.files.shelf import find, path_of
from heji.rubrics.rubric import Rubric
from heji.rubrics.testing.case import Case, ItemCase
from heji.rubrics.testing.reading import read_suite

ENDING = ".tests.yaml"


def suite_file(path: Path) -> Path:
    """The tests file of a rubric file, whether it is there or not.

    >>> suite_file(Path("cn/here/form/2024.yaml")).name
    '2024.tests.yaml'
    """
    return path.with_name(path.stem + ENDING)


def cases_of(
    rubric: Rubric, folders: Sequence[Path] = (), path: Path | None = None
) -> tuple[Case, ...]:
    """The cases of a rubric: its own, and those of its base for items that it leaves alone.

    Args:
        rubric: any rubric.
        folders: folders of one's own, as for `shelf.find`.
        path: its file; found by its id when left out.

    Raises:
        RubricError: a tests file is wrong, or is about another rubric.
    """
    own = _own(rubric.id, suite_file(path or path_of(rubric.id, folders)))
    return (*own, *_inherited(rubric, own, folders))


def _own(id: str, path: Path) -> tuple[Case, ...]:
    if not path.is_file():
        return ()
    suite = read_suite(path)
    if suite.rubric != id:
        found = suite.rubric
        raise Node(str(path), 1).error("wrong-id", (id,), found=found, id=found, wanted=id)
    return suite.cases


def _inherited(
    rubric: Rubric, own: tuple[Case, ...], folders: Sequence[Path]
) -> tuple[ItemCase, ...]:
    """Cases of the base that say as much of the rubric, since the item is the same."""
    if not rubric.extends:
        return ()
    base = find(rubric.extends, folders)
    is_same = all(each in rubric.parameters for each in base.parameters)
    if base.precisions != rubric.precisions or not is_same:
        return ()
    written = {each.item for each in own if isinstance(each, ItemCase)}
    return tuple(
        each
        for each in cases_of(base, folders)
        if isinstance(each, ItemCase)
        and each.item not in written
        and item_of(base, each.item) == item_of(rubric, each.item)
    )
