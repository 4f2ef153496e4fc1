"""Addresses of letters."""

from django.urls import path

from heji.web.letters import views

urlpatterns = [
    path("", views.letters, name="letters"),
    path("new/", views.new, name="new-letter"),
    path("<int:id>/", views.letter, name="letter"),
    path("<int:id>/<str:format>/", views.file, name="letter-file"),
]
