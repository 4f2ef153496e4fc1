import time, pytest
from django.test import Client
from django.urls import reverse
from django.db import connection
from tests.web.declarations.making import office
from heji.web.declarations.models import *
from heji.web.acting.role import Role
pytestmark = pytest.mark.django_db
def test_perf():
    made = office(filled=True)
    ps = Project.objects.bulk_create([Project(organisation=made.clerk.organisation, level='project', code=f'P{n}', name=f'项目{n}', first_year=2024) for n in range(5000)])
    Declaration.objects.bulk_create([Declaration(organisation=made.clerk.organisation, project=p, scope='project', year=2026, layout='x', created_by=made.clerk.person, revision=1, state='submitted') for p in Project.objects.filter(code__startswith='P')])
    from heji.web.reviews.models import Review
    import datetime
    Review.objects.bulk_create([Review(declaration=d, revision=1, step='unit_approval', due=datetime.date(2026,1,1)) for d in Declaration.objects.filter(revision=1)])
    for actor, names in ((made.clerk, ('declarations','projects')), (made.another(Role.FINANCE_DIVISION,'市财政局'),('declarations','projects')), (made.another(Role.UNIT_APPROVER),('reviews','declarations'))):
        c = Client(); c.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
        for n in names:
            c.get(reverse(n))
            t=time.perf_counter(); c.get(reverse(n)); print(actor.role, n, round((time.perf_counter()-t)*1000), 'ms')
            t=time.perf_counter(); c.get(reverse(n)+'?page=90'); print('  page 90', round((time.perf_counter()-t)*1000), 'ms')
    c = Client(); c.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    for n in ('declaration','declaration-findings'):
        a=reverse(n,args=(made.form.pk,)); c.get(a)
        t=time.perf_counter(); c.get(a); print(n, round((time.perf_counter()-t)*1000), 'ms')
