import pytest
from django.urls import reverse
from heji.web.acting.role import Role
from tests.web.building import city
from tests.web.organisations.test_browser import prepared
pytestmark = pytest.mark.django_db
def test_it(client):
    here = city()
    made = prepared(here)
    for role, body in ((Role.FINANCE_PERFORMANCE,"市财政局"),(Role.DEPARTMENT_REVIEWER,"市水务局"),(Role.UNIT_CLERK,"河道管理所"),(Role.ADMINISTRATOR,"市财政局"),(Role.EXPERT,"市财政局"),(Role.INSPECTOR,"市审计局")):
        actor = here.actor(role, body)
        client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
        print(role, [client.get(a).status_code for a in (reverse("history", args=["organisations.organisation", actor.organisation.pk]), reverse("history", args=["preparation.evaluation", made.pk]), reverse("evidence-of", args=["preparation.evaluation", made.pk]), reverse("organisation", args=[actor.organisation.pk]), reverse("evaluations"), reverse("funds"), "/")])
