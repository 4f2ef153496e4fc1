"""What became of an item, in the reader's language, and what can be started of a list."""

from __future__ import annotations

from django import template
from django.template.context import Context

from heji.language import DEFAULT_LANGUAGE, text
from heji.web.filing.kinds import FormKind
from heji.web.jobs.kinds.auditing import TONES
from heji.web.jobs.kinds.registry import JobKind, job_kinds
from heji.web.jobs.models import JobItem

register = template.Library()


@register.simple_tag(takes_context=True)
def offered_jobs(context: Context, kind: FormKind) -> list[JobKind]:
    """The kinds of job that the actor can start with forms of a kind."""
    actor = context.get("actor")
    return [
        each
        for each in job_kinds()
        if not each.is_of_everything
        and each.is_for(kind)
        and actor is not None
        and actor.has(each.roles)
    ]


@register.simple_tag(takes_context=True)
def say_result(context: Context, item: JobItem) -> str:
    """The sentence that says what came of it."""
    language = str(context.get("language", DEFAULT_LANGUAGE))
    return text(item.key, language, **item.values) if item.key else ""


@register.filter
def tones(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """Findings by tone, the worst first: tone, key of its sign, how many."""
    return [(each, f"report.sign.{each}", counts[each]) for each in TONES if counts.get(each)]
