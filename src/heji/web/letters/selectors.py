"""Reads letters, always through what the caller may see."""

from __future__ import annotations

from django.db.models import QuerySet

from heji.web.acting.actor import Actor
from heji.web.letters.models import Letter
from heji.web.letters.templating import Template, templates
from heji.web.organisations.scope import business_of


def letters(actor: Actor) -> QuerySet[Letter]:
    """The letters to the bodies whose business an actor sees."""
    found = Letter.objects.filter(recipient__in=business_of(actor))
    return found.select_related("recipient", "issued_in", "written_by")


def letter(actor: Actor, id: int) -> Letter:
    """One letter.

    Raises:
        Letter.DoesNotExist: there is none, or the actor may not see it.
    """
    return letters(actor).get(pk=id)


def writable(actor: Actor) -> list[Template]:
    """The kinds of letters that an actor writes."""
    return [each for each in templates().values() if actor.has(each.roles)]
