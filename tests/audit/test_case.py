"""A reading keeps what was computed of it, for as long as it lives and in its own process."""

from __future__ import annotations

import pickle
from dataclasses import replace

from heji.audit.case import Reading, once_per_reading
from heji.audit.prose import passages
from tests.audit.building import reading

asked: list[str] = []


@once_per_reading
def _id_of(one: Reading) -> str:
    asked.append(one.id)
    return one.id


def test_it_is_computed_once_for_each_reading() -> None:
    asked.clear()
    one, two = reading(id="d1"), reading(id="d2")
    assert [_id_of(each) for each in (one, two, one, two)] == ["d1", "d2", "d1", "d2"]
    assert asked == ["d1", "d2"]


def test_another_function_has_its_own_result() -> None:
    one = reading()
    assert (_id_of(one), passages(one)) == ("d1", ())


def test_a_changed_reading_remembers_nothing() -> None:
    one = reading(id="d1")
    assert (_id_of(one), _id_of(replace(one, id="d3"))) == ("d1", "d3")


def test_what_is_remembered_makes_no_difference_and_stays_in_the_process() -> None:
    one, two = reading(), reading()
    _id_of(one)
    assert one == two
    assert repr(one) == repr(two)
    assert not pickle.loads(pickle.dumps(one)).memory  # noqa: S301 - our own bytes
