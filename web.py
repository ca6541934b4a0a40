"""The web process: uvicorn around the application, apart from the worker."""

from __future__ import annotations

import socket

import uvicorn

from api.application import create_application
from embedded.supervised import tell_ready, when_orphaned
from settings import Settings

GRACE_SECONDS = 5
"""How long running requests may take to finish when the process is asked to stop."""


class _Server(uvicorn.Server):
    """uvicorn's server, which says on a pipe when it listens."""

    def __init__(self, config: uvicorn.Config, supervised: int | None) -> None:
        super().__init__(config)
        self._supervised = supervised

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then tell."""
        await super().startup(sockets)
        if self.started:
            tell_ready(self._supervised)

    def ask_to_stop(self) -> None:
        """Stop after the running requests."""
        self.should_exit = True


def serve(settings: Settings, supervised: int | None = None) -> bool:
    """Serve until SIGTERM, SIGINT, or until the process that watches us has gone.

    `supervised` is the descriptor of a pipe on which to say that the server listens. Returns
    whether it ever did.
    """
    config = uvicorn.Config(
        create_application(settings),
        host=settings.web_host,
        port=settings.web_port,
        log_level=settings.log_level.lower(),
        timeout_graceful_shutdown=GRACE_SECONDS,
        server_header=False,
        # Behind a proxy the host sets FORWARDED_ALLOW_IPS; nobody else may name an address.
        proxy_headers=True,
    )
    server = _Server(config, supervised)
    if supervised is not None:
        when_orphaned(server.ask_to_stop)
    server.run()
    return server.started
