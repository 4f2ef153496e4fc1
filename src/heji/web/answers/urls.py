"""Addresses of the answers to the findings on a form."""

from django.urls import path

from heji.web.answers import views

urlpatterns = [
    path("<int:id>/answers/", views.answers, name="answers"),
    path("<int:id>/answers/give/", views.give, name="answer-finding"),
    path("<int:id>/answers/overrule/", views.overrule, name="overrule-answer"),
]
