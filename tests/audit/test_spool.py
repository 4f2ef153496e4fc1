from __future__ import annotations

import copy
import threading
import tracemalloc
from collections.abc import Iterator

import pytest

from heji.audit import spool
from heji.audit.spool import Piles, Shelf, Spool


@pytest.fixture(params=[1, 1 << 20])
def _bound(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything in memory, and everything beyond the first bytes in a file."""
    monkeypatch.setattr(spool, "IN_MEMORY", request.param)


@pytest.mark.usefixtures("_bound")
class TestSpool:
    def test_it_is_a_sequence(self) -> None:
        found = Spool(range(100))
        assert len(found) == 100
        assert (found[0], found[99], found[-1]) == (0, 99, 99)
        assert found[2:5] == (2, 3, 4)
        assert 57 in found and found.index(57) == 57
        assert next(reversed(found)) == 99
        with pytest.raises(IndexError):
            found[100]

    def test_an_empty_one_is_false(self) -> None:
        assert not Spool()
        assert list(Spool()) == []

    def test_it_equals_what_holds_the_same(self) -> None:
        assert Spool("ab") == Spool("ab") == ("a", "b")
        assert Spool("ab") != Spool("abc")
        assert Spool("ab") != ["a", "b"]

    def test_it_may_be_added_to_while_it_is_read(self) -> None:
        found = Spool("ab")
        seen = found[0]
        found.append("c")
        assert seen + "".join(found) == "aabc"

    def test_two_may_read_at_once(self) -> None:
        found = Spool(str(number) * 50 for number in range(200))
        pairs = [(one, other) for one in found for other in found[:2]]
        assert pairs[-1] == ("199" * 50, "1" * 50)
        results: list[bool] = []
        threads = [
            threading.Thread(target=lambda: results.append(found == tuple(found))) for _ in range(4)
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert results == [True] * 4

    def test_it_can_be_copied(self) -> None:
        found = Spool("ab")
        assert copy.deepcopy(found) == found

    def test_shelf(self) -> None:
        shelf = Shelf[str]()
        shelf.put("d1", "a")
        shelf.put("d2", "b")
        shelf.put("d1", "c")
        assert dict(shelf) == {"d1": "c", "d2": "b"}
        assert "d3" not in shelf and shelf.get("d3") is None

    def test_piles(self) -> None:
        piles = Piles[int]()
        piles.add("d2", [1, 2])
        piles.add("d1", [3])
        piles.add("d2", [4])
        piles.add("d3", [])
        assert [piles.of(each) for each in ("d1", "d2", "d3")] == [[3], [1, 2, 4], []]


def test_memory_does_not_grow_with_what_is_set_aside() -> None:
    def things() -> Iterator[str]:
        return (f"{number:06d}" * 100 for number in range(20_000))

    tracemalloc.start()
    found = Spool(things())
    assert sum(len(each) for each in found) == 12_000_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * spool.IN_MEMORY
