"""A value of the law cannot be changed once it was made: what was told stays what was computed."""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import rules


def _values() -> Iterator[type]:
    for found in pkgutil.iter_modules(rules.__path__):
        module = importlib.import_module(f"rules.{found.name}")
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__ and dataclasses.is_dataclass(kind):
                yield kind


VALUES = sorted(_values(), key=lambda kind: kind.__qualname__)


@pytest.mark.parametrize("kind", VALUES, ids=[kind.__qualname__ for kind in VALUES])
def test_a_value_can_neither_be_changed_nor_given_more(kind: type) -> None:
    value = object.__new__(kind)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, dataclasses.fields(kind)[0].name, None)
    assert not hasattr(value, "__dict__")
