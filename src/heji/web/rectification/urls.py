"""Addresses of rectification."""

from django.urls import path

from heji.web.rectification.views import issuing, listing, tasks

urlpatterns = [
    path("", listing.tasks, name="rectification"),
    path("new/", issuing.free, name="new-rectification"),
    path("of/<int:id>/", issuing.choose, name="rectification-grounds"),
    path("of/<int:id>/new/", issuing.of_filing, name="new-rectification-of"),
    path("<int:id>/", tasks.task, name="rectification-task"),
    path("<int:id>/act/", tasks.act, name="rectification-act"),
]
