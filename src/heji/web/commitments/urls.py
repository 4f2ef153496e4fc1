"""Addresses of commitments."""

from django.urls import path

from heji.web.commitments import views

urlpatterns = [
    path("", views.commitments, name="commitments"),
    path("proposed/", views.proposed, name="commitments-proposed"),
    path("of/<int:id>/", views.of_filing, name="commitments-of"),
    path("of/<int:id>/act/", views.act, name="commitments-act"),
]
