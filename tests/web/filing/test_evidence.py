"""Evidence hangs on a filing and on its indicators, for those who see them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.role import Role
from heji.web.evidence.subjects import find
from tests.web.filing.making import office

pytestmark = pytest.mark.django_db


def test_a_declaration_and_an_indicator_can_have_evidence() -> None:
    made = office(filled=True)
    form = find(made.clerk, "filing.filing", str(made.form.pk))
    row = find(made.clerk, "filing.indicator", str(made.content.indicators[0].id))
    assert form is not None and form.is_open
    assert row is not None and "整治河道长度" in row.name
    foreign = made.another(Role.UNIT_CLERK, "第一中学")
    for kind, id in (("filing", made.form.pk), ("indicator", made.content.indicators[0].id)):
        assert find(foreign, f"filing.{kind}", str(id)) is None
        assert find(made.clerk, f"filing.{kind}", "²") is None


def test_the_page_leads_to_evidence_and_history() -> None:
    made = office(filled=True)
    client = Client()
    client.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    html = client.get(reverse("filing", args=(made.form.pk,))).content.decode()
    for name in ("evidence-of", "history"):
        address = reverse(name, args=("filing.filing", made.form.pk))
        assert address in html
        assert client.get(address).status_code == 200
