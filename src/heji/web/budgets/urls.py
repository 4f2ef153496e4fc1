"""Addresses of budgets and of the annual register."""

from django.urls import path

from heji.web.budgets.views import figures, importing, lines, overview, register, years

urlpatterns = [
    path("", overview.overview, name="budgets"),
    path("export/", overview.export, name="budgets-export"),
    path("projects/<int:id>/", figures.project, name="budget-project"),
    path("bodies/<int:id>/", figures.body, name="budget-body"),
    path("figures/", figures.save, name="budget-figures"),
    path("bodies/<int:id>/lines/add/", lines.add, name="budget-line-add"),
    path("lines/<int:id>/remove/", lines.remove, name="budget-line-remove"),
    path("lines/<int:id>/adjust/", lines.adjust, name="budget-adjust"),
    path("lines/<int:id>/scope/", lines.scope, name="budget-scope"),
    path("adjustments/<int:id>/remove/", lines.remove_adjustment, name="budget-adjustment-remove"),
    path("bodies/<int:id>/classified/", years.classified, name="budget-classified"),
    path("regions/<int:id>/close/", years.close, name="budget-year-close"),
    path("closings/<int:id>/reopen/", years.reopen, name="budget-year-reopen"),
    path("register/", register.register, name="budget-register"),
    path("register/<int:id>/<slug:field>/", register.enter, name="budget-register-enter"),
    path("register/values/<int:id>/remove/", register.remove, name="budget-register-remove"),
    path("import/", importing.upload, name="budget-import"),
    path("import/columns/", importing.columns, name="budget-import-columns"),
    path("import/confirm/", importing.confirm, name="budget-import-confirm"),
]
