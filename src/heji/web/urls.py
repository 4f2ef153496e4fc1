"""Every address of the application. A test holds each against the table of permissions."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("heji.web.pages.urls")),
    path("", include("heji.web.accounts.urls")),
    path("organisations/", include("heji.web.organisations.urls")),
    path("log/", include("heji.web.audit_log.urls")),
]
