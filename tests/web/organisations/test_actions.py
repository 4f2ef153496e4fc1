"""Acts on organisations: refused, done, logged once."""

from __future__ import annotations

import pytest

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.organisations.actions import AddOrganisation, MergeOrganisation, RenameOrganisation
from heji.web.organisations.models import Kind, Organisation
from tests.web.building import City, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> City:
    return city()


def test_adding_gives_a_path_and_one_entry(here: City) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    made = perform(AddOrganisation(here["市水务局"], "水文站", Kind.UNIT, 2024), actor)
    assert made.path == f"{here['市水务局'].path}{made.pk}/"
    (entry,) = LogEntry.objects.all()
    assert (entry.action, entry.person, entry.subject) == (
        "organisations.add",
        actor.person.username,
        "水文站",
    )


@pytest.mark.parametrize(
    ("parent", "kind", "key"),
    [
        ("市水务局", Kind.DEPARTMENT, "organisation.wrong-parent"),
        ("河道管理所", Kind.REGION, "organisation.wrong-parent"),
    ],
)
def test_what_does_not_belong_there_is_refused(
    here: City, parent: str, kind: Kind, key: str
) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    with pytest.raises(Refused) as refused:
        perform(AddOrganisation(here[parent], "某处", kind, 2024), actor)
    assert refused.value.key == key
    assert not LogEntry.objects.exists()


def test_a_district_does_not_touch_the_city(here: City) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "区财政局")
    with pytest.raises(NotAllowed):
        perform(RenameOrganisation(here["市水务局"], "市水利局", 2025), actor)


@pytest.mark.parametrize("role", sorted(set(Role) - {"finance_performance"}))
def test_other_roles_do_not_rename(here: City, role: Role) -> None:
    if role in {Role.ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR}:
        return
    with pytest.raises(NotAllowed):
        perform(RenameOrganisation(here["市水务局"], "水利局", 2025), here.actor(role, "市财政局"))


def test_a_new_name_keeps_the_old_years_and_moves_the_units(here: City) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    new = perform(RenameOrganisation(here["市水务局"], "市水利局", 2025), actor)
    old = Organisation.objects.get(name="市水务局")
    assert (old.valid_to, old.successor) == (2024, new)
    unit = Organisation.objects.get(name="河道管理所")
    assert (unit.parent, unit.path) == (new, f"{new.path}{unit.pk}/")
    assert LogEntry.objects.count() == 1


def test_merging_moves_what_stands_below(here: City) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    perform(MergeOrganisation(here["市教育局"], 2024, here["市水务局"]), actor)
    assert Organisation.objects.get(name="第一中学").parent == here["市水务局"]
    assert Organisation.objects.get(name="市教育局").valid_to == 2024


def test_nothing_is_left_alone_or_merged_into_itself(here: City) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    for into, key in (
        (None, "organisation.has-children"),
        (here["河道管理所"], "organisation.into-itself"),
    ):
        with pytest.raises(Refused) as refused:
            perform(MergeOrganisation(here["市水务局"], 2024, into), actor)
        assert refused.value.key == key
