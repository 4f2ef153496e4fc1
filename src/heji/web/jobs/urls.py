"""Addresses of jobs."""

from django.urls import path

from heji.web.jobs import views

urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("start/", views.start, name="start-job"),
    path("<int:id>/", views.job, name="job"),
    path("<int:id>/progress/", views.progress, name="job-progress"),
    path("<int:id>/act/", views.act, name="job-act"),
    path("<int:id>/list/", views.sheet, name="job-sheet"),
    path("files/<int:id>/", views.file, name="job-file"),
]
