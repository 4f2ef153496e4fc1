"""Acts at random: a state machine goes its ways, and the acts that there are."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from heji.web.acting.action import Action


def walk(machine: type[RuleBasedStateMachine], *, examples: int, steps: int) -> None:
    """Lets a machine act at random; its invariants hold after each act.

    Args:
        machine: with the rules.
        examples: how often it begins anew.
        steps: that it takes each time, at the most.
    """
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def every_act(kind: type[Any] = Action) -> list[type[Any]]:
    """All acts of the application, however deep below."""
    return [each for one in kind.__subclasses__() for each in (one, *every_act(one))]
