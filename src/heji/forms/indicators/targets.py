"""Takes apart a cell that names an indicator and sets its target: 「数量指标(甲)≥200家」."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heji.forms.labels import label
from heji.values.normalise import fold

_SIGN = re.compile(
    r"[≥≤><=]|不(?:少于|低于|超过|高于|大于|小于|多于)|(?:达到|大于|小于|高于|低于)(?=\d)"
)
_NATURE = re.compile(r"^\s*(?:[≥≤><=]{1,2}|定性|定量|[正反逆负]向(?:指标)?)\s*$")
_TYPED = re.compile(r"^\s*([一-鿿]{2,8}指标)\s*[(](.*)[)]\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NamedTarget:
    """An indicator's name, the type printed before it, and where its target begins and ends."""

    name: str
    type_label: str
    start: int
    end: int


def is_sign(text: str) -> bool:
    """Whether a cell holds only the nature of a target: a sign, 定性, 正向 or 反向.

    >>> is_sign("≥"), is_sign("定性"), is_sign("甲")
    (True, True, False)
    """
    return bool(_NATURE.match(fold(text)))


def named_target(text: str) -> NamedTarget | None:
    """The parts of such a cell, or None when it sets no target.

    >>> named_target("数量指标(甲企业数量)≥200家").name
    '甲企业数量'
    >>> named_target("甲企业数量") is None
    True
    """
    match = next(iter(_signs_outside_brackets(fold(text))), None)
    if match is None or not text[: match.start()].strip():
        return None
    type_label, name = typed_name(text[: match.start()])
    return NamedTarget(name, type_label, match.start(), len(text.rstrip()))


def typed_name(text: str) -> tuple[str, str]:
    """The type label before brackets and the name inside them; ("", text) when there is none.

    >>> typed_name("社会效益指标(全国排名)")
    ('社会效益指标', '全国排名')
    """
    match = _TYPED.match(fold(text))
    if match is None or label(text).weight:
        return "", text.strip()
    return match.group(1), text[match.start(2) : match.end(2)].strip()


def _signs_outside_brackets(text: str) -> list[re.Match[str]]:
    found = []
    for match in _SIGN.finditer(text):
        before = text[: match.start()]
        if before.count("(") <= before.count(")"):
            found.append(match)
    return found
