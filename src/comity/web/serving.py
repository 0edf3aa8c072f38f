"""The site, served on this machine alone; a proxy with TLS stands before it for anyone else."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication

#: One process, whose threads wait for the database, not for the interpreter: they serve an office.
#: Several may serve one record; what they count and remember together is in the database.
THREADS = 8


class CannotServe(OSError):
    """The words say what was found, what was expected and what to do."""


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, so that an occupied port is found before anything starts.

    Raises:
        CannotServe: the address is not of this machine alone, or the port is not free.
    """
    if not is_loopback(host):
        raise CannotServe(
            f"{host} can be reached from other machines; expected 127.0.0.1 or ::1. "
            "Serve on loopback and put a proxy with TLS before it."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen(128)
    except OSError as error:
        found.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            why = "is in use" if error.errno == errno.EADDRINUSE else "may not be opened by you"
            raise CannotServe(
                f"Port {port} of {host} {why}. Stop what uses it, or choose another with --port."
            ) from error
        raise
    return found


class _Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from comity.web.wsgi import application  # in the worker: each process its own connections

        return application


def serve(host: str, port: int, on_ready: Callable[[str], None] | None = None) -> None:
    """Serves until interrupted; calls ``on_ready`` with the site's address once it answers.

    Raises:
        CannotServe: the port is not free, or the host not loopback.
    """
    listening = listen(host, port)
    actual = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host

    def ready(_: Any) -> None:
        if on_ready is not None:
            on_ready(f"http://{shown}:{actual}/")

    _Server(
        {
            "bind": f"fd://{listening.fileno()}",
            "workers": 1,
            "threads": THREADS,
            "worker_class": "gthread",
            "proc_name": "comity",
            "loglevel": "warning",
            "when_ready": ready,
            "control_socket_disable": True,
        }
    ).run()
