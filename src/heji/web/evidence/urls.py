"""Addresses of evidence."""

from django.urls import path

from heji.web.evidence import views

urlpatterns = [
    path("", views.pieces, name="evidence"),
    path("of/<str:subject_type>/<str:subject_id>/", views.of_subject, name="evidence-of"),
    path("<int:id>/", views.piece, name="evidence-piece"),
    path("<int:id>/file/", views.file, name="evidence-file"),
    path("<int:id>/pages/<int:number>/", views.page, name="evidence-page"),
    path("<int:id>/remove/", views.remove, name="evidence-remove"),
]
