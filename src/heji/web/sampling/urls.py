"""Addresses of sampling."""

from django.urls import path

from heji.web.sampling import views

urlpatterns = [
    path("", views.draws, name="draws"),
    path("new/", views.make, name="new-draw"),
    path("<int:id>/", views.draw, name="draw"),
    path("<int:id>/export/", views.export, name="draw-export"),
]
