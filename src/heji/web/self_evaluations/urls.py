"""Addresses of self-evaluations alone; filling them in is `heji.web.filing`."""

from django.urls import path

from heji.web.self_evaluations.views import beginning, printing, signing

urlpatterns = [
    path("new/", beginning.begin, name="new-self-evaluation"),
    path("<int:id>/renew/", beginning.renew, name="renew-targets"),
    path("<int:id>/print/", printing.choose, name="print-self-evaluation"),
    path("<int:id>/print/<slug:name>/<slug:format>/", printing.file, name="self-evaluation-file"),
    path("<int:id>/signed/", signing.add, name="add-signed-version"),
    path("<int:id>/signed/<int:version>/", signing.one, name="signed-version"),
]
