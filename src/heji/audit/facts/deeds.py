"""Figures that the account of the goals gives to what an indicator measures, named by the deed alone.

An indicator is called 「清淤量(万立方米)」, the goal's result says 「清淤26.8万立方米」: the unit tells
what is measured, so that prose leaves the noun out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from heji.audit.case import Reading
from heji.audit.facts.mentions import Mention, mentions, speaks_of_other_time
from heji.audit.prose import passages
from heji.forms.form import Indicator
from heji.forms.labels import label
from heji.targets.asking import column_unit
from heji.values.quantity import Comparison
from heji.values.units import Unit, same_kind

_MEASURING = re.compile(r"(?:总?(?:数量|面积|长度|里程|规模|人数|户数)|总[量数]|[量数])$")
#: Shortest deed: 「清淤」.
_SHORTEST = 2
_NOT_MEASURED = {"ratio", "score", "time"}


def done(reading: Reading) -> Iterator[tuple[Indicator, Mention, Unit]]:
    """Indicators with the one place in the goal's result that tells how much of it was done.

    A deed that two indicators share, or that is told twice, tells of neither.
    """
    told = [each for each in passages(reading) if each.role == "goal_result"]
    deeds = [(each, _deed(each), _unit(each)) for each in reading.form.indicators if told]
    times = Counter(deed for _, deed, _ in deeds)
    for indicator, deed, unit in deeds:
        if unit is None or times[deed] > 1:
            continue
        found = [
            each
            for passage in told
            for each in mentions(passage, deed, shortest=_SHORTEST)
            if not speaks_of_other_time(passage, each.start, reading.form.year)
        ]
        if len(found) == 1 and _is_of(found[0], unit):
            yield indicator, found[0], unit


def _deed(indicator: Indicator) -> str:
    return _MEASURING.sub("", label(indicator.name).key)


def _unit(indicator: Indicator) -> Unit | None:
    """The unit in the indicator's name; money and rates are told under other names."""
    unit = label(indicator.name).unit or column_unit(indicator)
    if unit is None or unit.is_money or unit.dimension in _NOT_MEASURED:
        return None
    return unit


def _is_of(mention: Mention, unit: Unit) -> bool:
    quantity = mention.quantity
    stated = quantity.comparison is Comparison.EQUAL and not quantity.malformed
    return stated and quantity.unit is not None and same_kind(quantity.unit, unit)
