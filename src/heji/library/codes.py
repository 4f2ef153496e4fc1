"""Codes of entries: 「SCI-QN-01」 is the first quantity indicator of science and technology."""

from __future__ import annotations

import re

from heji.library.entry import Area, IndicatorType

AREA_CODES = {
    Area.SCIENCE: "SCI",
    Area.EDUCATION: "EDU",
    Area.HEALTH: "HEA",
    Area.AGRICULTURE: "AGR",
    Area.TRANSPORT: "TRA",
    Area.HOUSING: "HOU",
    Area.CIVIL_AFFAIRS: "CIV",
    Area.CULTURE: "CUL",
    Area.ECOLOGY: "ECO",
    Area.EMERGENCY: "EME",
    Area.JUSTICE: "JUS",
    Area.MARKET: "MAR",
    Area.ECONOMY: "DEV",
    Area.OPERATIONS: "OPE",
    Area.COMMON: "COM",
}

TYPE_CODES = {
    IndicatorType.QUANTITY: "QN",
    IndicatorType.QUALITY: "QL",
    IndicatorType.TIMELINESS: "TM",
    IndicatorType.ECONOMIC_COST: "CE",
    IndicatorType.SOCIAL_COST: "CS",
    IndicatorType.ENVIRONMENTAL_COST: "CN",
    IndicatorType.ECONOMIC: "BE",
    IndicatorType.SOCIAL: "BS",
    IndicatorType.ECOLOGICAL: "BN",
    IndicatorType.SUSTAINED: "SU",
    IndicatorType.SATISFACTION: "SA",
}

_NUMBER = re.compile(r"\d{2,3}", re.ASCII)


def fits(code: str, area: Area, kind: IndicatorType) -> bool:
    """Whether a code is one for that area and type.

    >>> fits("AGR-QN-01", Area.AGRICULTURE, IndicatorType.QUANTITY)
    True
    >>> fits("AGR-QL-01", Area.AGRICULTURE, IndicatorType.QUANTITY)
    False
    """
    beginning = f"{AREA_CODES[area]}-{TYPE_CODES[kind]}-"
    return code.startswith(beginning) and bool(_NUMBER.fullmatch(code.removeprefix(beginning)))
