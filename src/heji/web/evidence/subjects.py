"""What evidence can be attached to.

An app says so in its AppConfig: `evidence_subjects` maps the type of a subject (「declarations.
indicator」) to the dotted name of a function that takes an actor and an id, and gives the subject
if it is the actor's to see. Nothing else can have evidence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse
from django.utils.module_loading import import_string

from heji.web.acting.actor import Actor
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can have evidence."""

    type: str
    id: str
    name: str
    organisation: Organisation  #: whose business it is
    address: str  #: its page
    is_open: bool = True  #: whether evidence may be attached and removed now


Find = Callable[[Actor, str], Subject | None]


def find(actor: Actor, subject_type: str, subject_id: str) -> Subject | None:
    """The subject, if there is one and it is the actor's to see."""
    for config in apps.get_app_configs():
        found = getattr(config, "evidence_subjects", {}).get(subject_type)
        if found is not None:
            finder: Find = import_string(found)
            return finder(actor, subject_id)
    return None


def organisation(actor: Actor, subject_id: str) -> Subject | None:
    """An organisation: its regulations, its measures, proofs of what it is."""
    if not (subject_id.isascii() and subject_id.isdigit() and len(subject_id) < 19):
        return None
    found = business_of(actor).filter(pk=int(subject_id)).first()
    if found is None:
        return None
    address = reverse("organisation", kwargs={"id": found.pk})
    return Subject("organisations.organisation", str(found.pk), found.name, found, address)
