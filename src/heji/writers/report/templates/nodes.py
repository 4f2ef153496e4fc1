"""The parts of a template."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """Words that stand as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """`{name}`: what the form says there; without it the sentence is left out."""

    name: str


@dataclass(frozen=True, slots=True)
class Condition:
    """`{?name}` or `{!name}`: prints nothing.

    The sentence stands only if the form has it, or has it not.
    """

    name: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Optional:
    """`[…]`: is left out by itself when something in it is missing."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """`{each name 、}…{end}`: once for each item of a list, with the joiner in between.

    `{each blocks=资金管理 }` takes only the items of that name.
    """

    name: str
    only: str
    joiner: str
    body: Template


@dataclass(frozen=True, slots=True)
class Sentence:
    """What stands or falls together."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A text of an outline, sentence by sentence."""

    sentences: tuple[Sentence, ...]


Node = Literal | Value | Condition | Optional | Each
