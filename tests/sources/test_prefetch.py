"""Reading ahead changes when items are made, never which."""

import threading
from collections.abc import Generator

import pytest

from posture.sources.prefetch import prefetch


def counting(count: int, made: list[int]) -> Generator[int, None, None]:
    for number in range(count):
        made.append(number)
        yield number


def test_items_come_in_order() -> None:
    assert list(prefetch(counting(100, []), depth=3)) == list(range(100))


def test_no_more_than_depth_wait() -> None:
    made: list[int] = []
    for number in prefetch(counting(50, made), depth=2):
        # Made: those received, two waiting, and one in the thread's hand.
        assert len(made) <= number + 1 + 2 + 1


def test_an_error_comes_after_the_items_before_it() -> None:
    def failing() -> Generator[int, None, None]:
        yield 1
        raise OSError("gone")

    items = prefetch(failing())
    assert next(items) == 1
    with pytest.raises(OSError, match="gone"):
        next(items)


def test_closing_early_closes_the_source_and_ends_the_thread() -> None:
    closed: list[threading.Thread] = []

    def endless() -> Generator[int, None, None]:
        try:
            while True:
                yield 0
        finally:
            closed.append(threading.current_thread())

    items = prefetch(endless(), depth=2)
    next(items)
    items.close()
    assert len(closed) == 1
    assert not closed[0].is_alive()


def test_nothing_starts_before_the_first_request() -> None:
    made: list[int] = []
    prefetch(counting(3, made))
    assert made == []


def test_a_depth_of_none_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        next(prefetch(counting(3, []), depth=0))
