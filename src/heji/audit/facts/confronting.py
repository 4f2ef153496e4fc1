"""Confronts a figure of the prose with what a table gives for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Finding
from heji.documents.figure import Figure
from heji.targets.agreement import agree, comparable, differ_by_unit
from heji.values.quantity import Quantity

#: A figure with the quantity that counts in it: a cell may hold words around one.
Counted = tuple[Figure, Quantity]


def confront(
    speaker: Examiner, case: str, stated: Counted, table: Sequence[Counted]
) -> Iterator[Finding]:
    """One finding for a figure of the prose, or none when nothing in the table is of its kind.

    It is right if any figure of the table agrees; undecided if several that differ among themselves
    all disagree, because then nobody can say which one the prose means.

    Args:
        speaker: the check that asks.
        case: the message to use for a contradiction.
        stated: the figure of the prose; its label names the thing.
        table: what the table gives for that thing.
    """
    figure, quantity = stated
    fitting = [(each, value) for each, value in table if comparable(quantity, value)]
    if not fitting:
        return
    places = speaker.evidence(figure, *(each for each, _ in fitting))
    words = Words(quantity.text, fitting[0][1].text)
    if any(agree(quantity, value) or differ_by_unit(quantity, value) for _, value in fitting):
        yield speaker.right(places, words)
    elif len({value.fraction for _, value in fitting}) > 1:
        yield speaker.undecided("table-gives-several", places, words, name=figure.label)
    else:
        yield speaker.wrong(
            case,
            places,
            words,
            name=figure.label,
            stated=with_unit_shown(quantity),
            expected=with_unit_shown(fitting[0][1]),
        )


def with_unit_shown(quantity: Quantity) -> str:
    """A figure for a sentence: with the unit that only its heading prints."""
    if quantity.unit is None or quantity.unit_is_printed:
        return quantity.text
    return quantity.text + quantity.unit.name
