"""Addresses of reviews."""

from django.urls import path

from heji.web.reviews.views import advising, deciding, marking

urlpatterns = [
    path("", deciding.queue, name="reviews"),
    path("batch/", deciding.batch, name="approve-batch"),
    path("marks/", marking.marks, name="review-marks"),
    path("given/", advising.given, name="given"),
    path("given/<int:id>/", advising.one, name="given-one"),
    path("given/<int:id>/act/", advising.act, name="given-act"),
    path("<int:id>/", deciding.review, name="review"),
    path("<int:id>/decide/", deciding.decide, name="decide-review"),
    path("<int:id>/consult/", deciding.consult, name="consult"),
    path("of/<int:id>/", deciding.act, name="filing-act"),
    path("of/<int:id>/record/", deciding.record, name="record-decision"),
]
