"""The library that ships, in the database."""

from __future__ import annotations

import pytest

from heji.library.reading import shipped
from heji.web.acting.role import Role
from heji.web.library import selectors, shipping
from heji.web.library.content import entry_of
from heji.web.library.models import LibraryEntry, Status
from tests.web.building import city

pytestmark = pytest.mark.django_db


def test_it_is_taken_over_once_word_for_word() -> None:
    assert shipping.import_shipped() == len(shipped())
    assert shipping.import_shipped() == 0
    rows = LibraryEntry.objects.order_by("code")
    assert tuple(entry_of(each) for each in rows) == shipped()
    assert {(each.version, each.status) for each in rows} == {(1, Status.APPROVED)}


def test_what_an_upgrade_says_anew_is_the_next_version() -> None:
    shipping.import_shipped()
    LibraryEntry.objects.filter(code="COM-TM-01").update(explanation="以前的说法")
    assert shipping.import_shipped() == 1
    old, new = LibraryEntry.objects.filter(code="COM-TM-01").order_by("version")
    assert (old.version, old.status, new.version, new.status) == (1, "retired", 2, "approved")
    actor = city().actor(Role.UNIT_CLERK, "河道管理所")
    assert new in selectors.in_force(actor)
    assert old not in selectors.in_force(actor)
