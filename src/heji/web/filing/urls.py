"""Addresses of forms that are filled in."""

from django.urls import path

from heji.web.filing.views import editor, listing, saving, sources, suggesting

urlpatterns = [
    path("<int:id>/", editor.filing, name="filing"),
    path("<int:id>/form/", editor.plain_form, name="filing-form"),
    path("<int:id>/cells/", saving.cells, name="filing-cells"),
    path("<int:id>/paste/", saving.paste, name="filing-paste"),
    path("<int:id>/row/", saving.row, name="filing-row"),
    path("<int:id>/rows/", saving.block, name="filing-rows"),
    path("<int:id>/findings/", saving.form_findings, name="filing-findings"),
    path("<int:id>/import/", sources.read, name="filing-import"),
    path("<int:id>/import/<int:intake>/", sources.check, name="filing-check"),
    path("<int:id>/import/<int:intake>/<int:number>/", sources.page, name="filing-original"),
    path("<slug:kind>/", listing.filings, name="filings"),
    path("<int:id>/suggestions/", suggesting.suggestions, name="filing-suggestions"),
    path("<int:id>/void/", listing.void, name="void-filing"),
]
