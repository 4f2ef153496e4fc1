"""The same relation with other figures in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from heji.documents.figure import Figure
from heji.relations.relation import AnyRelation, Operation

_Relation = TypeVar("_Relation", bound=AnyRelation)


def replaced(relation: _Relation, other: Callable[[Figure], Figure]) -> _Relation:
    """A relation whose every figure has been handed to a function.

    Args:
        relation: stays as it is.
        other: gives the figure to take, the same one to keep it.
    """
    parts = {each.name: getattr(relation, each.name) for each in fields(relation)}
    changed = {name: _other(part, other) for name, part in parts.items()}
    return replace(relation, **changed)


def _other(part: Any, other: Callable[[Figure], Figure]) -> Any:
    if isinstance(part, Figure):
        return other(part)
    if isinstance(part, tuple):
        return tuple(_other(each, other) for each in part)
    if isinstance(part, Operation):
        return replace(part, left=_other(part.left, other), right=_other(part.right, other))
    return part
