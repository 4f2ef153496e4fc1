"""Every address of the application. A test holds each against the table of permissions."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("heji.web.pages.urls")),
    path("", include("heji.web.accounts.urls")),
    path("organisations/", include("heji.web.organisations.urls")),
    path("calendar/", include("heji.web.calendar.urls")),
    path("library/", include("heji.web.library.urls")),
    path("projects/", include("heji.web.projects.urls")),
    path("forms/", include("heji.web.answers.urls")),
    path("forms/", include("heji.web.filing.urls")),
    path("declarations/", include("heji.web.declarations.urls")),
    path("rollup/", include("heji.web.rollups.urls")),
    path("monitoring/", include("heji.web.monitoring.urls")),
    path("self-evaluations/", include("heji.web.self_evaluations.urls")),
    path("budgets/", include("heji.web.budgets.urls")),
    path("reviews/", include("heji.web.reviews.urls")),
    path("sampling/", include("heji.web.sampling.urls")),
    path("key-evaluations/", include("heji.web.key_evaluations.urls")),
    path("rectification/", include("heji.web.rectification.urls")),
    path("advice/", include("heji.web.advice.urls")),
    path("commitments/", include("heji.web.commitments.urls")),
    path("letters/", include("heji.web.letters.urls")),
    path("evidence/", include("heji.web.evidence.urls")),
    path("preparation/", include("heji.web.preparation.urls")),
    path("jobs/", include("heji.web.jobs.urls")),
    path("notices/", include("heji.web.notices.urls")),
    path("log/", include("heji.web.audit_log.urls")),
]
