"""The register of checks: one function per check of the catalogue.

A check yields a Finding for every claim that it looked at, consistent ones included; it never
prints, logs or raises for what a document says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from heji.audit.case import Dossier, Reading
from heji.audit.finding import Finding

ReadingCheck = Callable[[Reading], Iterator[Finding]]
DossierCheck = Callable[[Dossier], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check."""

    name: str
    function: ReadingCheck | DossierCheck
    across: bool  #: True: looks at a whole dossier, False: at one reading


_checks: dict[str, list[Check]] = {}


def check(name: str) -> Callable[[ReadingCheck], ReadingCheck]:
    """Registers a check that looks at one document."""

    def register(function: ReadingCheck) -> ReadingCheck:
        _checks.setdefault(name, []).append(Check(name, function, across=False))
        return function

    return register


def dossier_check(name: str) -> Callable[[DossierCheck], DossierCheck]:
    """Registers a check that compares the documents of one organisation and year."""

    def register(function: DossierCheck) -> DossierCheck:
        _checks.setdefault(name, []).append(Check(name, function, across=True))
        return function

    return register


def registered() -> dict[str, tuple[Check, ...]]:
    """The checks registered so far, by name; `heji.audit.catalogue` imports their modules."""
    return {name: tuple(found) for name, found in _checks.items()}
