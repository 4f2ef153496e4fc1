"""What a form or a sentence calls a figure of a relation."""

from __future__ import annotations

import re
from collections.abc import Mapping

from heji.audit.case import Reading, once_per_reading
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.relations.judgement import Judgement
from heji.relations.shape import shape

#: A longer label is the sentence itself and no name.
LONGEST_NAME = 40

#: What a label cut out of a sentence may end in.
_VERBS = re.compile(r"(?:为|是|达到|达|(?<!公)共|[:：,，(（])+$")


def name_of(judgement: Judgement, reading: Reading) -> str:
    """What the form or the sentence calls the stated figure; empty when it has no name.

    A weight or a score is called by its level of the score table, a figure in the prose of a row by
    the indicator of the row.
    """
    stated = shape(judgement.relation).stated[0]
    labels = (stated.label, level_name(stated, reading), row_name(stated, reading))
    plain = (_VERBS.sub("", " ".join(label.split())) for label in labels)
    return next((each for each in plain if 1 < len(each) <= LONGEST_NAME), "")


def row_name(figure: Figure, reading: Reading) -> str:
    """The indicator in whose row a figure stands; empty outside such rows."""
    return _rows(reading).get(figure.locator.whole, "")


@once_per_reading
def _rows(reading: Reading) -> Mapping[Locator, str]:
    return {
        entry.figure.locator.whole: indicator.name
        for indicator in reading.form.indicators
        for entry in indicator.entries
    }


def level_name(figure: Figure, reading: Reading) -> str:
    """The level of a score table whose weight or score a figure is; empty if it is none."""
    return _levels(reading).get(figure.locator.whole, "")


@once_per_reading
def _levels(reading: Reading) -> Mapping[Locator, str]:
    found: dict[Locator, str] = {}
    nodes = list(reading.form.scores)
    while nodes:
        node = nodes.pop()
        nodes.extend(node.children)
        for mark in (node.weight, node.score):
            if mark is not None:
                found[mark.locator.whole] = node.name
    return found
