"""No request may be larger than the largest file and its form, counted while it is read."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

FORM_BYTES = 1_000_000
"""What the fields of a form may take besides its file."""

_PATIENCE = 4
"""How many times the limit is read and thrown away, so that a browser still shows the answer."""


class TooLarge(Exception):
    """The request is larger than `limit_bytes`."""

    def __init__(self, limit_bytes: int) -> None:
        super().__init__(f"the request is larger than {limit_bytes} bytes")
        self.limit_bytes = limit_bytes


class BodyLimit:
    """Counts what comes in; what is too much is never stored."""

    def __init__(self, app: ASGIApp, limit_bytes: int) -> None:
        self._app = app
        self._limit = limit_bytes
        self._total = limit_bytes + FORM_BYTES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; `TooLarge` rises where its body is read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        count = 0

        async def counted() -> Message:
            nonlocal count
            message = await receive()
            count += len(message.get("body", b""))
            if count <= self._total:
                return message
            while message.get("more_body") and count <= self._total * _PATIENCE:
                message = await receive()
                count += len(message.get("body", b""))
            raise TooLarge(self._limit)

        await self._app(scope, counted, send)
