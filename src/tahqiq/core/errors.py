"""The family of errors. Each says what is wrong, where, and what to do, in one line, and has its exit code.

TahqiqError
├── UsageError           2  a wrong command, name or argument
├── DiskError            3  a path that cannot be read or written
├── ConfigError          4  params.yaml, case files, review: something a person wrote does not hold
├── IntegrityError       5  bytes are not those that were recorded
├── NetworkRequired      6  the work needs the network and was not allowed it
├── LockedError          7  another run holds the lock
├── PartialResult        8  the run ended, and a part has no result
└── NotReproducible      9  the same input gave other bytes
"""


class TahqiqError(Exception):
    """What is wrong, where, and what to do; printed as one line."""

    exit_code = 1

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        line = " ".join(part for part in (f"{where}: {what}" if where else what, f"({remedy})" if remedy else "") if part)
        super().__init__(" ".join(line.split()))


class UsageError(TahqiqError):
    """A wrong command, name or argument."""

    exit_code = 2


class DiskError(TahqiqError):
    """A path that cannot be read or written."""

    exit_code = 3


class ConfigError(TahqiqError):
    """Something that a person wrote does not hold."""

    exit_code = 4


class IntegrityError(TahqiqError):
    """Bytes are not those that were recorded."""

    exit_code = 5


class NetworkRequired(TahqiqError):
    """The work needs the network and was not allowed it."""

    exit_code = 6


class LockedError(TahqiqError):
    """Another run holds the lock."""

    exit_code = 7


class PartialResult(TahqiqError):
    """The run ended, and a part has no result."""

    exit_code = 8


class NotReproducible(TahqiqError):
    """The same input gave other bytes."""

    exit_code = 9


def error_named(class_name: str) -> type[TahqiqError] | None:
    """The class of an error known only by its name, as in a notebook's output; None for a foreign one."""
    return {cls.__name__: cls for cls in TahqiqError.__subclasses__()}.get(class_name)
