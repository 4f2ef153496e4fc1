"""Nobody reviews what they filled in."""

from __future__ import annotations

import pytest

from heji.web.accounts.models import Membership
from heji.web.acting.duties import OwnWork, may_judge, require_other_hands
from heji.web.acting.middleware import actor_of
from heji.web.acting.role import Role
from tests.web.building import BEGUN, city

pytestmark = pytest.mark.django_db


def test_the_person_counts_and_not_the_role() -> None:
    here = city()
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    also = Membership.objects.create(
        person=clerk.person,
        organisation=here["河道管理所"],
        role=Role.UNIT_APPROVER,
        starts=BEGUN,
    )
    with pytest.raises(OwnWork):
        require_other_hands(actor_of(also), [clerk.person.pk])


def test_other_hands_may_judge() -> None:
    here = city()
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所").person
    approver = here.actor(Role.UNIT_APPROVER, "河道管理所")
    assert may_judge(approver, [clerk.pk])
    assert may_judge(approver, [])
    assert not may_judge(approver, [clerk.pk, approver.person.pk])
    require_other_hands(approver, (each for each in [clerk.pk]))
