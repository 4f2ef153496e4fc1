"""What a person says about their notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.language import LANGUAGES
from heji.web.accounts.models import Person
from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import EVERYBODY, Role
from heji.web.notices.models import Choice, Mails
from heji.web.notices.recipients import choice_of


@dataclass(frozen=True, slots=True)
class ChooseMails(Action[Choice]):
    """Chooses what comes by mail, and in which language."""

    mails: str
    language: str

    name: ClassVar[str] = "notices.choose"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """Something that there is."""
        if self.mails not in Mails.values or self.language not in LANGUAGES:
            raise Refused("notice.no-such-choice")

    def execute(self, actor: Actor) -> Outcome[Choice]:
        """Keeps it."""
        person = Person.objects.select_related("notice_choice").get(pk=actor.person.pk)
        before = _written(choice_of(person))
        given = {"mails": self.mails, "language": self.language}
        made, _ = Choice.objects.update_or_create(person=person, defaults=given)
        return Outcome(made, actor.person, before, _written(made))


def _written(choice: Choice) -> dict[str, str]:
    return {"mails": str(choice.mails), "language": choice.language}
