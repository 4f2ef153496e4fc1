"""Addresses of declarations alone; filling them in is `heji.web.filing`."""

from django.urls import path

from heji.web.declarations.views import beginning, sources

urlpatterns = [
    path("new/", beginning.begin, name="new-declaration"),
    path("bulk/", sources.bulk, name="bulk-declarations"),
    path("bulk/sheet/", sources.bulk_sheet, name="bulk-sheet"),
    path("<int:id>/copy/", beginning.copy, name="copy-declaration"),
    path("<int:id>/compose/", sources.compose, name="compose-declaration"),
]
