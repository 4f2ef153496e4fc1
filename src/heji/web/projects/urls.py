"""Addresses of projects."""

from django.urls import path

from heji.web.projects import views

urlpatterns = [
    path("", views.projects, name="projects"),
    path("new/", views.add_project, name="new-project"),
]
