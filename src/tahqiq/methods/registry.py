"""Methods by name: a taken name is refused, an unknown one is answered with the nearest."""

import difflib
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from tahqiq.core.errors import ConfigError

Method = TypeVar("Method")


class Registry(Generic[Method]):
    """The methods of one kind (extractors, rankers ...), each under one name."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._methods: dict[str, Method] = {}

    def register(self, name: str) -> Callable[[Method], Method]:
        """A decorator that files a method under `name`; raises ConfigError if the name is taken."""

        def file(method: Method) -> Method:
            if name in self._methods:
                raise ConfigError(f"two {self.kind}s are called {name!r}", remedy="rename one of them")
            self._methods[name] = method
            return method

        return file

    def get(self, name: str) -> Method:
        """The method filed under `name`; raises ConfigError, with the nearest name, if there is none."""
        if name not in self._methods:
            near = difflib.get_close_matches(name, self._methods, n=1, cutoff=0.4)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise ConfigError(f"no {self.kind} is called {name!r}", remedy=f"{hint}there are: {', '.join(self)}")
        return self._methods[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._methods))
