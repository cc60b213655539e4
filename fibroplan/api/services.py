"""What the routes work with, opened once for a process."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fibroplan.accounts.accounts import Accounts
from fibroplan.accounts.clinic import ClinicAdmin
from fibroplan.accounts.feeds import Feeds
from fibroplan.accounts.reviewing import Reviewing
from fibroplan.accounts.sharing import Sharing
from fibroplan.accounts.staff import Staff
from fibroplan.answering.answering import Answering
from fibroplan.api.limits import Limits
from fibroplan.clock import Clock
from fibroplan.config import Settings
from fibroplan.store.database import Database
from fibroplan.store.migrate import open_database
from fibroplan.store.writer import Writer
from fibroplan.sync.push import sync


class Services:
    """The open database and everything that stands on it. Opening twice is harmless."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.limits = Limits(settings, clock)
        self._lock = threading.Lock()
        self._opened = False

    database: Database
    writer: Writer
    accounts: Accounts
    staff: Staff
    clinic: ClinicAdmin
    sharing: Sharing
    feeds: Feeds
    reviewing: Reviewing
    answering: Answering

    def open(self) -> None:
        """Migrate and open the database. Raises DatabaseUnusable with words that say what to do."""
        with self._lock:
            if not self._opened:
                self.database = open_database(self.settings.database_url, self.clock)
                self.writer = Writer(self.database, sync)
                given = (self.database, self.writer, self.clock)
                self.accounts = Accounts(*given)
                self.staff, self.clinic = Staff(*given), ClinicAdmin(*given)
                self.feeds = Feeds(*given)
                self.sharing, self.reviewing = Sharing(*given), Reviewing(*given)
                self.answering = Answering(*given)
                self._opened = True

    @property
    def ready(self) -> bool:
        """Whether the database is open."""
        return self._opened

    def close(self) -> None:
        """Finish what is being written and let go of the database."""
        with self._lock:
            if self._opened:
                self._opened = False
                self.writer.close()
                self.database.close()

    @asynccontextmanager
    async def lifespan(self, *_: object) -> AsyncIterator[None]:
        """For the lifespan of whatever serves the routes."""
        self.open()
        try:
            yield
        finally:
            self.close()
