"""What a use case is: checked, executed, and logged with exactly one entry.

An app's `actions.py` has one class per use case. `perform` runs it in one transaction, so that the
act and its entry are there together or not at all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from django.db import models, transaction

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role

_Result = TypeVar("_Result")


class Refused(Exception):
    """An act that cannot be done; the key and values of a sentence of the catalogue."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class NotAllowed(Refused):
    """An act that this role or this part of the tree may not do."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[_Result]):
    """What came of an act, and what its log entry says."""

    result: _Result
    subject: models.Model  #: what was acted on
    before: Mapping[str, Any] = field(default_factory=dict)  #: changed fields only
    after: Mapping[str, Any] = field(default_factory=dict)


class Action(ABC, Generic[_Result]):
    """One use case. Subclasses are dataclasses whose fields are what the person gave."""

    name: ClassVar[str]  #: 「organisations.rename」: the name in the log
    roles: ClassVar[frozenset[Role]]  #: who may do it at all

    @abstractmethod
    def check(self, actor: Actor) -> None:
        """Refuses what cannot be done now.

        Raises:
            Refused: the reason, as a key of the catalogue.
        """

    @abstractmethod
    def execute(self, actor: Actor) -> Outcome[_Result]:
        """Does it."""


def perform(action: Action[_Result], actor: Actor) -> _Result:
    """Runs an act in one transaction and logs it.

    Raises:
        NotAllowed: the role may not do it.
        Refused: it cannot be done; nothing was changed.
    """
    from heji.web.audit_log.chain import append

    if not actor.has(action.roles):
        raise NotAllowed("web.not-allowed", action=action.name)
    with transaction.atomic():
        action.check(actor)
        outcome = action.execute(actor)
        append(action.name, actor, outcome.subject, outcome.before, outcome.after)
    return outcome.result
