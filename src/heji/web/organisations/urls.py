"""Addresses of organisations."""

from django.urls import path

from heji.web.organisations import views

urlpatterns = [
    path("", views.organisations, name="organisations"),
    path("<int:id>/", views.organisation, name="organisation"),
]
