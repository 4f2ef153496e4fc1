"""Addresses of monitoring alone; filling its forms in is `heji.web.filing`."""

from django.urls import path

from heji.web.monitoring.views import beginning, dashboard, deciding

urlpatterns = [
    path("", dashboard.dashboard, name="monitoring"),
    path("new/", beginning.begin, name="new-monitoring"),
    path("plan/", deciding.plan, name="monitoring-plan"),
    path("<int:id>/decide/", deciding.decide, name="decide-monitoring"),
    path("<int:id>/money/", beginning.take_money, name="take-monitoring-money"),
]
