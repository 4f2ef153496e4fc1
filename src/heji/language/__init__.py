"""Texts for people, in Chinese and English, from the catalogue files beside this module.

A catalogue file is YAML. A text is a mapping with `zh` and `en`; texts may be nested, and the names
of the levels are joined with dots. Whatever else stands in a file (a severity, a list) is data that
`contents` returns. A file is read when it is first needed: a key that begins with the name of a file
(`cli.…` of `cli.yaml`, then of `cli_web.yaml`) costs that file alone.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


class UnknownText(KeyError):
    """A key that no catalogue file has; the message names the nearest keys."""

    def __str__(self) -> str:
        return str(self.args[0])


def text(key: str, language: str, **values: object) -> str:
    """The text of a key in one language, its placeholders filled in.

    Args:
        key: the names of the levels joined with dots, such as `report.place.table`.
        language: `zh` or `en`.
        values: one for each `{placeholder}`; braces inside a value are left as they are.

    Raises:
        UnknownText: no file has the key.
        LookupError: the language is not in the catalogue, or a placeholder has no value.

    >>> text("report.word.error", "en")
    'error'
    """
    template = _template(key, language)

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values:
            raise LookupError(f"text {key!r} needs a value for {{{name}}}; given: {sorted(values)}")
        return str(values[name])

    return _PLACEHOLDER.sub(fill, template)


def placeholders(template: str) -> tuple[str, ...]:
    """The names between braces, in order.

    >>> placeholders("{count} of {total}")
    ('count', 'total')
    """
    return tuple(_PLACEHOLDER.findall(template))


def has(key: str) -> bool:
    """Whether the catalogue has a text of that key."""
    return _found(key) is not None


def contents(beginning: str) -> tuple[Mapping[str, Any], ...]:
    """The catalogue files whose names begin so, as they are written, data included."""
    return tuple(_content(file) for file in _files() if file.startswith(beginning))


def texts() -> dict[str, Mapping[str, str]]:
    """Every text of the catalogue by its key: for tests and for translators."""
    merged: dict[str, Mapping[str, str]] = {}
    for file in _files():
        merged.update(_texts(file))
    return merged


def _template(key: str, language: str) -> str:
    found = _found(key)
    if found is None:
        raise UnknownText(f"no text {key!r} in the language catalogue{_suggestion(key)}")
    if language not in found:
        raise LookupError(f"no language {language!r} in the catalogue; there is {sorted(found)}")
    return found[language]


def _found(key: str) -> Mapping[str, str] | None:
    files = _ordered(key.partition(".")[0])
    return next((texts[key] for file in files if key in (texts := _texts(file))), None)


def _suggestion(key: str) -> str:
    near = difflib.get_close_matches(key, texts(), n=3)
    return f"; did you mean {', '.join(near)}?" if near else ""


@functools.cache
def _ordered(group: str) -> tuple[str, ...]:
    """All files, those named after a group of keys first: `cli.yaml`, then `cli_web.yaml`."""
    own, beside = f"{group}.yaml", f"{group}_"
    return tuple(sorted(_files(), key=lambda file: (file != own, not file.startswith(beside))))


@functools.cache
def _files() -> tuple[str, ...]:
    folder = resources.files(__name__)
    return tuple(sorted(each.name for each in folder.iterdir() if each.name.endswith(".yaml")))


@functools.cache
def _content(file: str) -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    source = resources.files(__name__).joinpath(file).read_bytes()
    content: Mapping[str, Any] = yaml.load(source, Loader=loader) or {}  # noqa: S506 - a safe loader
    return content


@functools.cache
def _texts(file: str) -> Mapping[str, Mapping[str, str]]:
    return dict(_flat(_content(file), ()))


def _flat(
    content: Mapping[str, Any], above: tuple[str, ...]
) -> list[tuple[str, Mapping[str, str]]]:
    found: list[tuple[str, Mapping[str, str]]] = []
    for name, value in content.items():
        here = (*above, str(name))
        if not isinstance(value, Mapping):
            continue
        if value and set(value) <= set(LANGUAGES):
            found.append((".".join(here), {each: str(words) for each, words in value.items()}))
        else:
            found.extend(_flat(value, here))
    return found
