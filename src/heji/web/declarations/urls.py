"""Addresses of declarations."""

from django.urls import path

from heji.web.declarations.views import editor, listing, saving, sources, suggesting

urlpatterns = [
    path("", listing.declarations, name="declarations"),
    path("new/", listing.begin, name="new-declaration"),
    path("projects/", listing.projects, name="projects"),
    path("projects/new/", listing.add_project, name="new-project"),
    path("bulk/", sources.bulk, name="bulk-declarations"),
    path("bulk/sheet/", sources.bulk_sheet, name="bulk-sheet"),
    path("<int:id>/", editor.declaration, name="declaration"),
    path("<int:id>/form/", editor.plain_form, name="declaration-form"),
    path("<int:id>/cells/", saving.cells, name="declaration-cells"),
    path("<int:id>/paste/", saving.paste, name="declaration-paste"),
    path("<int:id>/row/", saving.row, name="declaration-row"),
    path("<int:id>/rows/", saving.block, name="declaration-rows"),
    path("<int:id>/findings/", saving.form_findings, name="declaration-findings"),
    path("<int:id>/suggestions/", suggesting.suggestions, name="declaration-suggestions"),
    path("<int:id>/copy/", listing.copy, name="copy-declaration"),
    path("<int:id>/void/", listing.void, name="void-declaration"),
    path("<int:id>/compose/", sources.compose, name="compose-declaration"),
    path("<int:id>/import/", sources.read, name="declaration-import"),
    path("<int:id>/import/<int:intake>/", sources.check, name="declaration-check"),
    path("<int:id>/import/<int:intake>/<int:number>/", sources.page, name="declaration-original"),
]
