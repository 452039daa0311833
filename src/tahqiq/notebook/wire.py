"""The line between a run and its forked child: JSON messages, each a kind and a load."""

import json
from multiprocessing.connection import Connection
from typing import Any

from jupyter_client.session import json_packer


class Wire:
    """One end of the line.

    JSON as kernels write it, pictures as base64. Not pickle: a notebook may display a str of a class that the child alone knows.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def send(self, kind: str, load: Any) -> None:
        """Send one message; raises OSError if the other end is gone."""
        self._connection.send_bytes(json_packer([kind, load]))

    def receive(self) -> tuple[str, Any]:
        """The next message; raises EOFError or OSError if the other end is gone."""
        kind, load = json.loads(self._connection.recv_bytes())
        return kind, load

    def ready(self, seconds: float) -> bool:
        """Whether a message, or the end of the line, came within so many seconds."""
        return self._connection.poll(seconds)

    def close(self) -> None:
        """Close this end."""
        self._connection.close()
