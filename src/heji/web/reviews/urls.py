"""Addresses of reviews."""

from django.urls import path

from heji.web.reviews import views

urlpatterns = [
    path("", views.queue, name="reviews"),
    path("batch/", views.batch, name="approve-batch"),
    path("<int:id>/", views.review, name="review"),
    path("<int:id>/decide/", views.decide, name="decide-review"),
    path("of/<int:id>/", views.act, name="declaration-act"),
    path("of/<int:id>/record/", views.record, name="record-decision"),
]
