"""Mappings, lists and texts as YAML that a person likes to read: short things on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_WIDTH = 100
_PLAIN = re.compile(
    r"[A-Za-z0-9_\u3400-\u9fff]"
    r"(?:[A-Za-z0-9_.%/*()+×÷≥≤<>=~|;^$\u3400-\u9fff《》（）、，。；：“”「」〔〕 -]*"
    r"[A-Za-z0-9_.%/*()+×÷\u3400-\u9fff《》（）、，。；：“”「」〔〕])?"
)
_MEANS_SOMETHING = frozenset({"~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"})

#: Identifiers made of digits, which other programs would take for numbers.
_IDENTIFIERS = frozenset({"code", "region", "version"})


def emitted(content: dict[str, object]) -> str:
    """The YAML text of a mapping.

    >>> print(emitted({"name": {"zh": "产出"}, "items": [{"code": "1"}, {"code": "2"}]}), end="")
    name: {zh: 产出}
    items:
      - {code: "1"}
      - {code: "2"}
    """
    return "\n".join(_mapping(content, 0)) + "\n"


def scalar(text: str) -> str:
    """A text, in quotes where YAML would read something else.

    >>> scalar("财预〔2020〕10号"), scalar("a: b")
    ('财预〔2020〕10号', '"a: b"')
    """
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _MEANS_SOMETHING
    return text if is_plain else _quoted(text)


def _quoted(text: str) -> str:
    """Quotes of JSON, which are also YAML, with what YAML does not allow escaped."""
    body = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() else _escaped(each) for each in body)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def inline(value: object) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(_entry(key, each) for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(each) for each in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return scalar(str(value))


def _entry(key: str, value: object) -> str:
    written = _quoted(str(value)) if key in _IDENTIFIERS else inline(value)
    return f"{scalar(key)}: {written}"


def _mapping(content: dict[str, object], indent: int) -> Iterator[str]:
    space = " " * indent
    for key, value in content.items():
        line = space + _entry(key, value)
        if isinstance(value, str | bool) or (len(line) <= _WIDTH and not _is_long(key, value)):
            yield line
        elif isinstance(value, dict):
            yield f"{space}{scalar(key)}:"
            yield from _mapping(value, indent + 2)
        elif isinstance(value, list):
            yield f"{space}{scalar(key)}:"
            yield from _list(value, indent + 2)


def _list(values: list[object], indent: int) -> Iterator[str]:
    space = " " * indent
    for each in values:
        line = f"{space}- {inline(each)}"
        if isinstance(each, dict) and (len(line) > _WIDTH or _is_long("", each)):
            lines = list(_mapping(each, indent + 2))
            yield f"{space}- {lines[0].lstrip()}"
            yield from lines[1:]
        else:
            yield line


def _is_long(key: str, value: object) -> bool:
    """Whether something stands on lines of its own even where one line would do."""
    if isinstance(value, dict):
        return any(each in value for each in ("formula", "rule", "items"))
    return key in ("items", "sources", "grades", "points", "bands", "tiers")
