"""Signing in and out, sessions in other places, locked accounts: acts like any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.accounts import sessions
from heji.web.accounts.actions.reach import require_own
from heji.web.accounts.models import OpenSession, Person
from heji.web.accounts.selectors import current_memberships
from heji.web.acting.action import Action, NotAllowed, Outcome
from heji.web.acting.actor import Actor
from heji.web.acting.role import EVERYBODY, GRANTERS, Role


@dataclass(frozen=True, slots=True)
class SignIn(Action[Person]):
    """Somebody came in."""

    means: str  #: `password`, `password+code`, `oidc`, `oidc+code`

    name: ClassVar[str] = "accounts.sign-in"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """Nothing more than what was proved."""

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Says by which means, and which roles there are to choose from."""
        held = [f"{each.role} · {each.organisation}" for each in current_memberships(actor.person)]
        return Outcome(actor.person, actor.person, after={"means": self.means, "roles": held})


@dataclass(frozen=True, slots=True)
class SignOut(Action[Person]):
    """Somebody left, or was away for too long."""

    session: str | None
    reason: str = "self"  #: or one of `sessions.Ending`

    name: ClassVar[str] = "accounts.sign-out"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """Everybody may leave."""

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Forgets the session."""
        sessions.forget(self.session)
        return Outcome(actor.person, actor.person, after={"reason": self.reason})


@dataclass(frozen=True, slots=True)
class EndSession(Action[OpenSession]):
    """Ends an own session in another place."""

    session: OpenSession

    name: ClassVar[str] = "accounts.end-session"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """An own one."""
        if self.session.person_id != actor.person.pk:
            raise NotAllowed("accounts.session-not-yours")

    def execute(self, actor: Actor) -> Outcome[OpenSession]:
        """Ends it."""
        before = {"address": self.session.address, "browser": self.session.browser}
        sessions.end(self.session)
        return Outcome(self.session, actor.person, before)


@dataclass(frozen=True, slots=True)
class Locked(Action[Person]):
    """An account was locked after too many wrong tries."""

    until: str  #: ISO 8601

    name: ClassVar[str] = "accounts.locked"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """Axes has decided."""

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Says until when."""
        return Outcome(actor.person, actor.person, after={"until": self.until})


@dataclass(frozen=True, slots=True)
class Unlock(Action[Person]):
    """Opens a locked account before its time."""

    person: Person

    name: ClassVar[str] = "accounts.unlock"
    roles: ClassVar[frozenset[Role]] = GRANTERS

    def check(self, actor: Actor) -> None:
        """Somebody of the own part of the tree."""
        require_own(actor, self.person)

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Forgets the wrong tries."""
        from axes.utils import reset

        forgotten = reset(username=self.person.username)
        return Outcome(self.person, self.person, after={"forgotten": forgotten})


@dataclass(frozen=True, slots=True)
class BindIdentity(Action[Person]):
    """Binds an account to the identity that a single sign-on gave, at the first time."""

    provider: str
    subject: str

    name: ClassVar[str] = "accounts.bind-identity"
    roles: ClassVar[frozenset[Role]] = EVERYBODY

    def check(self, actor: Actor) -> None:
        """Nobody else's, and the account has none of this provider yet."""
        from allauth.socialaccount.models import SocialAccount

        bound = SocialAccount.objects.filter(provider=self.provider)
        if bound.filter(user=actor.person).exists() or bound.filter(uid=self.subject).exists():
            raise NotAllowed("accounts.oidc-other")

    def execute(self, actor: Actor) -> Outcome[Person]:
        """Binds it."""
        from allauth.socialaccount.models import SocialAccount

        SocialAccount.objects.create(
            user=actor.person, provider=self.provider, uid=self.subject, extra_data={}
        )
        return Outcome(actor.person, actor.person, after={"provider": self.provider})
