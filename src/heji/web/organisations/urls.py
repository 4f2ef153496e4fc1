"""Addresses of organisations."""

from django.urls import path

from heji.web.organisations.views import changing, importing, tree

urlpatterns = [
    path("", tree.organisations, name="organisations"),
    path("export/", tree.exported, name="organisations-export"),
    path("template/", tree.empty_template, name="organisations-template"),
    path("import/", importing.upload, name="organisations-import"),
    path("import/confirm/", importing.confirm, name="organisations-confirm"),
    path("<int:id>/", tree.organisation, name="organisation"),
    path("<int:id>/below/", tree.below, name="organisation-below"),
    path("<int:id>/add/", changing.add, name="organisation-add"),
    path("<int:id>/rename/", changing.rename, name="organisation-rename"),
    path("<int:id>/correct/", changing.correct, name="organisation-correct"),
    path("<int:id>/end/", changing.end, name="organisation-end"),
    path("<int:id>/move/", changing.move, name="organisation-move"),
]
