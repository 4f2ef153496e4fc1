"""Addresses of what comes before a declaration."""

from django.urls import path

from heji.web.preparation.views import duties, evaluations, funds, regulations

urlpatterns = [
    path("", duties.chain, name="preparation"),
    path("duties/<int:id>/add/", duties.add_duty, name="duty-add"),
    path("duties/<int:id>/end/", duties.end_duty, name="duty-end"),
    path("duties/<int:id>/task/", duties.add_task, name="task-add"),
    path("tasks/<int:id>/link/", duties.link, name="target-link"),
    path("links/<int:id>/remove/", duties.unlink, name="target-unlink"),
    path("regulations/", regulations.regulations, name="regulations"),
    path("regulations/<int:id>/add/", regulations.add, name="regulation-add"),
    path("regulations/<int:id>/repeal/", regulations.repeal, name="regulation-repeal"),
    path("evaluations/", evaluations.evaluations, name="evaluations"),
    path("evaluations/<int:id>/begin/", evaluations.begin, name="evaluation-begin"),
    path("evaluations/<int:id>/", evaluations.evaluation, name="evaluation"),
    path("evaluations/<int:id>/conclude/", evaluations.conclude, name="evaluation-conclude"),
    path("evaluations/<int:id>/adjusted/", evaluations.adjusted, name="evaluation-adjusted"),
    path("evaluations/<int:id>/report/", evaluations.report, name="evaluation-report"),
    path("evaluations/rule/", evaluations.set_rule, name="evaluation-rule"),
    path("funds/", funds.funds, name="funds"),
    path("funds/<int:id>/add/", funds.add, name="fund-add"),
    path("funds/<int:id>/measure/", funds.set_measure, name="fund-measure"),
    path("funds/<int:id>/programme/", funds.add_programme, name="fund-programme"),
    path("funds/<int:id>/publish/", funds.publish, name="fund-publish"),
    path("funds/<int:id>/extend/", funds.extend, name="fund-extend"),
    path("extensions/<int:id>/decide/", funds.decide, name="fund-decide"),
]
