"""Addresses of the log."""

from django.urls import path

from heji.web.audit_log import views

urlpatterns = [
    path("", views.log, name="log"),
    path("<str:subject_type>/<str:subject_id>/", views.history, name="history"),
]
