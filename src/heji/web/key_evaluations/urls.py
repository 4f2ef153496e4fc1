"""Addresses of key evaluations."""

from django.urls import path

from heji.web.key_evaluations.views import giving, scoring

urlpatterns = [
    path("", giving.listed, name="key-evaluations"),
    path("new/", giving.begin, name="new-key-evaluation"),
    path("given/", scoring.given, name="key-evaluations-given"),
    path("given/<int:id>/", scoring.one, name="key-evaluation-given-one"),
    path("given/<int:id>/act/", scoring.act, name="key-evaluation-given-act"),
    path("<int:id>/", giving.one, name="key-evaluation"),
    path("<int:id>/act/", giving.act, name="key-evaluation-act"),
]
