"""Addresses of the roll-ups."""

from django.urls import path

from heji.web.rollups import views

urlpatterns = [
    path("", views.rollup, name="rollup"),
    path("export/", views.export, name="rollup-export"),
]
