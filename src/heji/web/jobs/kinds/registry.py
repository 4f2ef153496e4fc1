"""The kinds of job: what an app tells the worker of its own.

An app says so in its AppConfig: `job_kinds` maps the name of a kind to the dotted name of its class.
The words of a kind are `jobs.kind.<name>`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import apps
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.models import Filing

if TYPE_CHECKING:
    from heji.web.filing.kinds import FormKind
    from heji.web.jobs.models import JobItem


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that an item made, before it is kept."""

    name: str  #: for people
    form: str  #: format that its content has: 「pdf」
    data: bytes
    open_findings: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an item; an item that could not be done raises `Refused` instead."""

    key: str = ""  #: of the sentence that says it
    values: Mapping[str, Any] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)  #: findings by tone
    files: tuple[MadeFile, ...] = ()


class JobKind(ABC):
    """One kind of job."""

    name: ClassVar[str]
    roles: ClassVar[frozenset[Role]]  #: who may do it with one form may do it with many
    #: whether `do` changes the database: then it runs in the transaction that marks the item done.
    #: Where it changes nothing it runs before, and holds up nobody.
    changes: ClassVar[bool] = False
    closes: ClassVar[bool] = False  #: whether something is done at the end with all results
    is_of_everything: ClassVar[bool] = False  #: not for forms that somebody chose
    formats: ClassVar[tuple[str, ...]] = ()  #: that the person can choose; the first one is usual

    def is_for(self, kind: FormKind) -> bool:
        """Whether it can be done with forms of a kind."""
        return True

    def items(self, actor: Actor | None, chosen: QuerySet[Filing]) -> QuerySet[Filing]:
        """Of all forms of a list those with which it is worth trying."""
        return chosen

    @abstractmethod
    def do(self, actor: Actor | None, item: JobItem) -> Done:
        """Does one item.

        Args:
            actor: who asked; None: the installation itself.
            item: with its form.

        Raises:
            Refused: why it cannot be done; the item is marked as failed with it.
        """

    def close(self, actor: Actor | None, item: JobItem) -> Done:
        """Does what is left when all items are done, for kinds that close."""
        raise NotImplementedError


def job_kinds() -> tuple[JobKind, ...]:
    """All kinds, in the order of the apps."""
    named = (getattr(each, "job_kinds", {}) for each in apps.get_app_configs())
    return tuple(import_string(dotted)() for each in named for dotted in each.values())


def job_kind(name: str) -> JobKind:
    """A kind by its name.

    Raises:
        KeyError: no app has it.
    """
    for each in job_kinds():
        if each.name == name:
            return each
    raise KeyError(name)
