"""The templates of letters (`letters.yaml`), and the report that a letter is to the writers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from heji.data import load
from heji.web.acting.role import Role
from heji.web.letters.models import Letter
from heji.writers.report.report import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Place,
    Report,
    Table,
)


@dataclass(frozen=True, slots=True)
class Template:
    """The texts of a kind of letter."""

    name: str
    roles: frozenset[Role]
    title: str
    paragraphs: tuple[str, ...]
    table_title: str
    columns: tuple[tuple[str, Column], ...]


@cache
def templates() -> Mapping[str, Template]:
    """All templates by name."""
    return {name: _template(name, each) for name, each in _data()["letters"].items()}


def report_of(letter: Letter) -> Report:
    """A letter as the writers of official prose take it."""
    template = templates()[letter.kind]
    fields = _fields(letter)
    table = Table(
        template.table_title.format(**fields),
        tuple(column for _, column in template.columns),
        tuple(
            tuple(Cell(str(line.get(name, ""))) for name, _ in template.columns)
            for line in letter.lines
        ),
    )
    opening: tuple[Block, ...] = (
        Paragraph(_data()["number"].format(**fields), Place.RIGHT),
        Paragraph(_data()["address"].format(**fields), Place.FLUSH),
        *(Paragraph(each.format(**fields)) for each in template.paragraphs),
        Paragraph(letter.sender_name, Place.RIGHT),
        Paragraph(fields["date"], Place.RIGHT),
        table,
    )
    title = template.title.format(**fields)
    return Report(title, (), year=letter.dated.year, opening=opening)


def day_text(day: datetime.date) -> str:
    """A day as letters write it.

    >>> day_text(datetime.date(2027, 3, 5))
    '2027年3月5日'
    """
    pattern: str = _data()["date"]
    return pattern.format(year=day.year, month=day.month, day=day.day)


def _fields(letter: Letter) -> dict[str, str]:
    return {
        "recipient": letter.recipient_name,
        "sender": letter.sender_name,
        "number": letter.number,
        "date": day_text(letter.dated),
        "year": str(letter.year),
        "next_year": str(letter.year + 1),
        "count": str(len(letter.lines)),
        "due": "" if letter.due is None else day_text(letter.due),
    }


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.web.letters", "letters.yaml")
    return data


def _template(name: str, data: Mapping[str, Any]) -> Template:
    columns = tuple(
        (each["name"], Column(each["heading"], each["width"], Align(each.get("align", "left"))))
        for each in data["table"]["columns"]
    )
    return Template(
        name,
        frozenset(map(Role, data["roles"])),
        data["title"],
        tuple(data["paragraphs"]),
        data["table"]["title"],
        columns,
    )
