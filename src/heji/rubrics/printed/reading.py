"""Reads a printed scoring standard (评分标准) into rules of the language of rubrics."""

from __future__ import annotations

from fractions import Fraction

from heji.rubrics.printed.cases import bonus, breaches
from heji.rubrics.printed.compact import Compact, compact
from heji.rubrics.printed.deductions import deductions
from heji.rubrics.printed.degrees import degrees
from heji.rubrics.printed.harmless import refuse_leads, refuse_rest
from heji.rubrics.printed.ladders import ladders
from heji.rubrics.printed.marks import Effect
from heji.rubrics.printed.points import in_words
from heji.rubrics.printed.printed import Case, NotUnderstood, Printed, Reading
from heji.rubrics.printed.proportions import proportions
from heji.rubrics.printed.statements import Standard, cut
from heji.rubrics.rules.rule import ByTarget

#: Longer texts are no scoring standards of one row.
_LONGEST = 1500

#: Without one of these a text says nothing about marks.
_SPEAKS_OF_MARKS = ("得分", "计分", "满分", "扣", "分值")

_AWARDS = (Effect.ADDS, Effect.CAPS_BONUS)


def read_rule(text: str, weight: Fraction) -> Printed:
    """Reads what a form prints as the scoring standard of a row.

    Args:
        text: the cell as printed.
        weight: the marks that the row can have.

    Returns:
        The rule, or several readings of it where the words leave something open. A standard is
        understood only as a whole: words that matter and are not understood leave it without a
        reading, and are quoted.

    >>> printed = read_rule("≥90%，计5分；80%（含）-90%，计4分；低于80%不得分。", Fraction(5))
    >>> len(printed.rule.bands)
    3
    >>> read_rule("视完成情况酌情给分", Fraction(5)).problem
    'exception'
    """
    source = compact(text)
    if not source.text or len(source.text) > _LONGEST:
        return Printed(text, weight, problem="no-rule")
    try:
        readings, subject, understood = _read(source, weight)
    except NotUnderstood as trouble:
        words = tuple(each for each in trouble.words if each) or (text.strip(),)
        return Printed(text, weight, not_understood=words, problem=trouble.problem)
    return Printed(text, weight, readings, subject, understood)


def _read(source: Compact, weight: Fraction) -> tuple[tuple[Reading, ...], str, tuple[str, ...]]:
    chosen = degrees(source)
    if chosen is not None:
        return chosen, "", (source.printed.strip(),)
    standard = cut(source)
    if not standard.statements:
        speaks = any(word in source.text for word in _SPEAKS_OF_MARKS)
        raise NotUnderstood("words" if speaks else "no-rule", source.printed)
    readings, subject = _combined(standard, weight)
    refuse_rest(standard)
    return readings, subject, tuple(standard.quote(each) for each in standard.statements)


def _combined(standard: Standard, weight: Fraction) -> tuple[tuple[Reading, ...], str]:
    """The kind of rule that the statements make together."""
    statements = standard.statements
    if any(each.effect in _AWARDS for each in statements):
        return bonus(standard), ""
    if _takes_by_distance(standard):
        refuse_leads(standard)
        return deductions(standard, weight)
    if standard.having(Effect.PROPORTION):
        refuse_leads(standard)
        return proportions(standard, weight)
    if any(each.stated is not None for each in statements):
        return _of_values(standard, weight)
    if standard.having(Effect.DEDUCTS) and not _gives_in_parts(standard):
        return breaches(standard, weight), ""
    if _asks_for_target(standard):
        return (Reading((Case(ByTarget(missed_is_zero=True)),)),), ""
    return in_words(standard, weight), ""


def _takes_by_distance(standard: Standard) -> bool:
    """Whether marks are taken by the distance from a value; 「每少1项」 needs one to count from."""
    has_value = any(each.stated is not None for each in standard.statements)
    pers = [each.per for each in standard.statements if each.per is not None]
    return any(each.is_rate or has_value for each in pers)


def _of_values(standard: Standard, weight: Fraction) -> tuple[tuple[Reading, ...], str]:
    """Bands; words beside them would be conditions of another kind."""
    refuse_leads(standard)
    for each in standard.statements:
        if each.stated is None and not each.is_otherwise:
            raise NotUnderstood("mixture", standard.quote(each))
    return ladders(standard, weight)


def _gives_in_parts(standard: Standard) -> bool:
    return len(standard.having(Effect.GIVES)) > 1


def _asks_for_target(standard: Standard) -> bool:
    """「达到目标值得满分,否则不得分」."""
    if len(standard.statements) != 2:
        return False
    full, nothing = standard.statements
    return full.is_target and nothing.is_otherwise and nothing.effect is Effect.NOTHING
