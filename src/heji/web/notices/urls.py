"""Addresses of notices."""

from django.urls import path

from heji.web.notices import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("count/", views.count, name="notices-count"),
    path("sending/", views.sending, name="notices-sending"),
]
