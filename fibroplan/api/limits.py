"""How often somebody may try. Counted in memory, or in Redis where several servers share the work."""

import hashlib
import hmac
from math import ceil
from threading import Timer

from anyio.to_thread import run_sync
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from fibroplan import errors
from fibroplan.clock import Clock
from fibroplan.config import Settings

PLACE_FACTOR = 10
"""How many times as many sign-ins one place may try as it may for one address: a clinic shares its network."""

SWEEP_SECONDS = 30.0


class Memory(MemoryStorage):
    """Counts in memory, swept twice a minute. Left alone, it starts a thread for a sweep up to 100 times a second.

    What has run out is not counted, swept or not.
    """

    @property
    def timer(self) -> Timer:
        """The sweep that comes next."""
        return self._timer

    @timer.setter
    def timer(self, made: Timer) -> None:  # pyright: ignore[reportIncompatibleVariableOverride]
        made.interval, made.daemon = SWEEP_SECONDS, True
        self._timer = made


class Limits:
    """The rate limits of one server. Names are hashed with the server's key before they are counted."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._shared = bool(settings.redis_url)
        storage = storage_from_string(settings.redis_url) if settings.redis_url else Memory()
        self._limiter = SlidingWindowCounterRateLimiter(storage)  # type: ignore[arg-type]
        self._key = settings.secret_key.encode()
        self._clock = clock
        self._sign_in = parse(settings.sign_in_limit)
        self._place = parse(settings.sign_in_limit)
        self._place.amount *= PLACE_FACTOR
        self._sign_up = parse(settings.sign_up_limit)
        self._code = parse(settings.code_limit)
        self._codes = parse(settings.code_limit)
        self._codes.amount *= PLACE_FACTOR
        self._factor = parse(settings.factor_limit)
        self._sync = parse(settings.sync_limit)
        self._calendar = parse(settings.calendar_limit)

    async def sign_in(self, place: str, address: object) -> None:
        """Count a try with a password. Raises TooMany."""
        await self._count(self._place, "place", place)
        await self._count(self._sign_in, "address", f"{place} {str(address)[:254].strip().casefold()}")

    async def sign_up(self, place: str) -> None:
        """Count an account asked for. Raises TooMany."""
        await self._count(self._sign_up, "sign-up", place)

    async def code(self, place: str, account_id: str = "") -> None:
        """Count a try of a share code or an invitation. Raises TooMany."""
        await self._count(self._codes, "code-place", place)
        await self._count(self._code, "code", account_id or place)

    async def factor(self, account_id: str) -> None:
        """Count a try of a second factor. Raises TooMany."""
        await self._count(self._factor, "factor", account_id)

    async def calendar(self, secret: str) -> None:
        """Count a look at one calendar feed, or a change of it. Raises TooMany."""
        await self._count(self._calendar, "calendar", secret)

    async def calendar_guess(self, place: str) -> None:
        """Count an address of a feed that does not exist. Raises TooMany."""
        await self._count(self._calendar, "calendar-guess", place)

    async def sync(self, token_hash: str) -> None:
        """Count a synchronisation. Raises TooMany."""
        if self._shared:
            await self._count(self._sync, "sync", token_hash)
        elif not self._limiter.hit(self._sync, "sync", token_hash):
            raise self._too_many(self._sync, "sync", token_hash)

    async def _count(self, limit: RateLimitItem, kind: str, name: str) -> None:
        digest = hmac.new(self._key, name.encode(errors="replace"), hashlib.sha256).hexdigest()
        if not await run_sync(self._limiter.hit, limit, kind, digest):
            raise self._too_many(limit, kind, digest)

    def _too_many(self, limit: RateLimitItem, kind: str, name: str) -> errors.TooMany:
        reset = self._limiter.get_window_stats(limit, kind, name).reset_time
        return errors.TooMany(ceil(reset - self._clock.instant() / 1000))
