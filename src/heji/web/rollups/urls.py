"""Addresses of the roll-ups."""

from django.urls import path

from heji.web.rollups import pictures, views

urlpatterns = [
    path("", views.rollup, name="rollup"),
    path("export/", views.export, name="rollup-export"),
    path("forms/<int:id>/", pictures.pictures, name="form-pictures"),
    path("forms/<int:id>/export/", pictures.export, name="form-pictures-export"),
]
