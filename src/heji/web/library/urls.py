"""Addresses of the library."""

from __future__ import annotations

from django.urls import path

from heji.web.library.views import proposing, searching, sheets

urlpatterns = [
    path("", searching.library, name="library"),
    path("<int:id>/", searching.entry, name="library-entry"),
    path("propose/", proposing.propose, name="library-propose"),
    path("<int:id>/change/", proposing.change, name="library-change"),
    path("<int:id>/review/", proposing.review, name="library-review"),
    path("<int:id>/decide/", proposing.decide, name="library-decide"),
    path("<int:id>/withdraw/", proposing.withdraw, name="library-withdraw"),
    path("<int:id>/retire/", proposing.retire, name="library-retire"),
    path("export/", sheets.exported, name="library-export"),
    path("template/", sheets.empty_template, name="library-template"),
    path("import/", sheets.upload, name="library-import"),
    path("import/confirm/", sheets.confirm, name="library-confirm"),
    path("proposals/", proposing.waiting, name="library-proposals"),
    path("proposals/approve/", proposing.approve_several, name="library-approve-several"),
]
