"""The first text of a region's own rubric, which extends one that exists."""

from __future__ import annotations

from dataclasses import replace

from heji.rubrics.files.emitting import emitted
from heji.rubrics.files.writing import write_rubric
from heji.rubrics.rubric import Rubric, Status


def started(base: Rubric, id: str) -> str:
    """A file that extends a rubric and changes nothing yet.

    Args:
        base: the rubric to start from.
        id: identifier of the new one.
    """
    return emitted(
        {
            "rubric": id,
            "version": "0.1",
            "extends": base.id,
            "region": base.region,
            "years": {"from": str(base.since)},
            "status": Status.RECONSTRUCTED.value,
        }
    )


def started_in_full(base: Rubric, id: str) -> str:
    """A file that says all that a rubric says, under an identifier of its own."""
    own = replace(base, id=id, version="0.1", extends=base.id, status=Status.RECONSTRUCTED)
    return write_rubric(replace(own, until=None))


def example(base: Rubric) -> str:
    """What a change of the first item that can be scored looks like, as comment lines."""
    item = base.items[0]
    while item.items:
        item = item.items[0]
    lines = emitted({"items": [{"code": item.code, "reason": "…"}]}).splitlines()
    return "\n".join(f"# {each}" for each in lines) + "\n"
