"""Names of what is counted, made comparable: 「全区生物医药企业数量突破」 → 生物医药企业, 全区."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from heji.claims.cues import word_table, words
from heji.claims.naming import ends_with, starts_with
from heji.claims.scene import tidy
from heji.values.normalise import fold

_DATE = re.compile(
    r"(?:截至|截止)?\d{4}年度?(?:\d{1,2}月)?(?:\d{1,2}日|底|末)?|\d{1,2}-\d{1,2}月份?"
)
_NOT_WORD = re.compile(r"[\W_]+")
_NUMBERING = re.compile(r"^(?:指标)?\d{1,2}[.、:：)]\s*")
_AND = "∧"


@dataclass(frozen=True, slots=True)
class Name:
    """What a figure is said of."""

    subject: str  #: "" when nothing specific is named
    body: str
    qualifiers: tuple[str, ...]

    @property
    def qualifier(self) -> str:
        """The qualifiers as one key."""
        return "+".join(self.qualifiers)


@lru_cache(maxsize=4096)
def name_of(text: str) -> Name:
    """Normalises a label of prose or the name of an indicator row.

    >>> name_of("指标2:新增高标准农田面积").subject == name_of("完成新增高标准农田面积").subject
    True
    >>> name_of("全区生物医药企业数量突破")
    Name(subject='生物医药企业', body='全区', qualifiers=())
    """
    label = _DATE.sub("", _NUMBERING.sub("", tidy(fold(text))))
    body, label = _take_body(label)
    qualifiers = tuple(
        key
        for key, listed in word_table("qualifiers").items()
        if any(word in label for word in listed)
    )
    subject = _strip(_NOT_WORD.sub("", label))
    return Name("" if _is_general(subject) else subject, body, qualifiers)


def general_noun(text: str) -> str:
    """The noun of a label that names nothing but a kind of thing (「已聚集企业」 → 企业)."""
    _, label = _take_body(_DATE.sub("", tidy(fold(text))))
    subject = _strip(_NOT_WORD.sub("", label))
    return subject if subject in words("general_nouns") else ""


def with_topic(topic: str, noun: str) -> str:
    """A general noun under the topic of its sentence: 生物医药产业, 企业 → 生物医药企业."""
    _, label = _take_body(tidy(topic))
    for word in words("of_which"):
        label = label.removeprefix(word)
    tail = ends_with(label, words("topic_tails"))
    stem = label.removesuffix(tail)
    return f"{stem}{noun}" if tail and stem and noun else ""


def within(whole: str, part: str) -> str:
    """The subject of a part under 「其中」."""
    return f"{whole}{_AND}{part}" if whole and part else ""


def _take_body(label: str) -> tuple[str, str]:
    for body, listed in word_table("bodies").items():
        for word in listed:
            if word in label:
                return body, label.replace(word, "", 1)
    return "", label


def _strip(label: str) -> str:
    """A label without words at its ends that say nothing of the fact."""
    while True:
        head = starts_with(label, words("fillers_before"))
        tail = ends_with(label, words("fillers_after"))
        if head:
            label = label.removeprefix(head)
        elif tail:
            label = label.removesuffix(tail)
        else:
            return label


def _is_general(subject: str) -> bool:
    return (
        len(subject) < 2
        or subject in words("general_nouns")
        or subject in words("deeds")
        or subject.startswith("占")
        or subject.endswith(("指标", "指标值", "目标"))
    )
