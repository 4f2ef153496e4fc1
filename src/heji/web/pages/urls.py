"""Addresses of the frame."""

from django.urls import path

from heji.web.pages import views

urlpatterns = [
    path("", views.home, name="home"),
    path("language/", views.choose_language, name="choose-language"),
]
