"""Addresses of the advice for budgets."""

from django.urls import path

from heji.web.advice import views

urlpatterns = [
    path("", views.advice, name="advice"),
    path("export/", views.export, name="advice-export"),
    path("of/<int:id>/", views.decide, name="decide-advice"),
]
