"""The catalogue of checks: what each is called and says, and the functions that make it.

The words stand in the language files `checks_*.yaml`, the functions in the modules of
`heji.audit.checks`. Both name the checks of FINDINGS.md; a test holds the three together.
"""

from __future__ import annotations

import difflib
import functools
import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass

from heji.audit.check import Check, registered
from heji.audit.finding import Severity

_FILES = "checks_"  #: language files that describe checks begin so


class UnknownCheck(LookupError):
    """No check has that name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.near = tuple(difflib.get_close_matches(name, names(), n=3, cutoff=0.5))
        near = f"; did you mean {', '.join(self.near)}?" if self.near else ""
        super().__init__(f"no check {name!r}{near}")


@dataclass(frozen=True, slots=True)
class Description:
    """What the catalogue says of one check, in one language."""

    name: str
    severity: Severity  #: the usual one
    title: str
    says: str
    example: str
    remedy: str  #: what to do about it; empty when the catalogue does not say


def names() -> tuple[str, ...]:
    """The names of all described checks, in the order of the catalogue."""
    return tuple(_described())


def describe(name: str, language: str) -> Description:
    """What the catalogue says of a check.

    Raises:
        UnknownCheck: there is none of that name; `near` holds similar names.

    >>> describe("sum-mismatch", "en").severity.value
    'error'
    """
    from heji import language as catalogue

    if name not in _described():
        raise UnknownCheck(name)
    remedy = f"{name}.remedy"
    return Description(
        name=name,
        severity=Severity(str(_described()[name]["severity"])),
        title=catalogue.text(f"{name}.title", language),
        says=catalogue.text(f"{name}.says", language),
        example=catalogue.text(f"{name}.example", language),
        remedy=catalogue.text(remedy, language) if catalogue.has(remedy) else "",
    )


def title(name: str, language: str) -> str:
    """The title of a check, or its name when the catalogue does not describe it."""
    from heji import language as catalogue

    key = f"{name}.title"
    return catalogue.text(key, language) if catalogue.has(key) else name


def checks(only: tuple[str, ...] = ()) -> tuple[Check, ...]:
    """The registered checks, all or those named, in a fixed order.

    Raises:
        UnknownCheck: a name that neither the register nor the catalogue has.
    """
    _import_all()
    found = registered()
    for name in only:
        if name not in found and name not in _described():
            raise UnknownCheck(name)
    wanted = only or tuple(sorted(found))
    return tuple(each for name in wanted for each in found.get(name, ()))


@functools.cache
def _import_all() -> None:
    from heji.audit import checks as package

    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")


@functools.cache
def _described() -> Mapping[str, Mapping[str, object]]:
    from heji import language

    found: dict[str, Mapping[str, object]] = {}
    for content in language.contents(_FILES):
        for name, value in content.items():
            if isinstance(value, Mapping) and "title" in value and "severity" in value:
                found[name] = value
    return found
