"""Live: while a page is open it learns within two seconds that something has changed, and asks for it anew.

The websocket carries a stamp and nothing else. What changed is asked over HTTP, through the access filter, so that no
row of a patient is ever kept in Reflex's state, on this server or in its Redis.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import reflex as rx
from reflex_components_core.core.banner import has_connection_errors

from fibroplan.ui.a11y import live
from fibroplan.ui.surfaces import note

EVERY_SECONDS = 1.0
SIGNED_OUT = "out"
"""The stamp of a session that has ended."""

Asked = Callable[[str], Awaitable[str]]


class Watch:
    """Who is asked for the stamp of a session; set when the app is put together."""

    ask: Asked | None = None


class Live(rx.State):
    """One open page of a therapist."""

    stamp: str = ""
    """Changes when anything that this person may see has changed; empty before the first look."""

    _watching: str = ""

    @rx.event(background=True)
    async def watch(self) -> None:
        """Look for changes until the page is gone. A second look of the same page takes the first one's place."""
        mine = secrets.token_hex(8)
        async with self:
            self._watching = mine
        while True:
            async with self:
                if self._watching != mine or not _is_open(self.router.session.client_token):
                    return
                session = self.router.headers.cookie  # its hash: see fibroplan/api/sockets.py
            stamp = (await Watch.ask(session) if Watch.ask else "") or SIGNED_OUT
            async with self:
                if stamp != self.stamp:
                    self.stamp = stamp
            await asyncio.sleep(EVERY_SECONDS)


def _is_open(client_token: str) -> bool:
    """Whether the page still holds its websocket."""
    from reflex.utils.prerequisites import get_app

    spaces: Any = get_app().app.event_namespace
    return client_token in spaces.token_to_sid


def connection() -> rx.Component:
    """Said plainly while the live connection is lost; it comes back by itself."""
    lost = note(
        "The live connection is lost.",
        rx.el.p("What you see may be old. It is trying again by itself."),
        tone="sun",
    )
    return live(rx.cond(has_connection_errors, lost, rx.fragment()), testid="live")
