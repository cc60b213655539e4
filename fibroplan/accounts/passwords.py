"""Passwords: what is accepted, and how they are hashed.

Length is what counts (NIST SP 800-63B-4: 15 characters where the password is the one factor); any character is
allowed, nothing is cut off, and nobody is made to change a password that nobody else knows.
"""

import asyncio
import threading
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from fibroplan import errors

T = TypeVar("T")

SHORTEST = 15
LONGEST = 1024
"""Characters. The upper bound keeps hashing from being used to wear the server out."""

AT_ONCE = 2
"""Passwords hashed at the same time; each takes 46 MiB."""

WAITING = 64
"""Passwords that may wait for their turn before the server says that it is busy."""

COMMON = frozenset(
    [
        "123456789012345",
        "1234567890123456",
        "111111111111111",
        "000000000000000",
        "qwertyuiopasdfgh",
        "qwertyuiop12345",
        "passwordpassword",
        "password12345678",
        "password1234567",
        "passwordpassword1",
        "iloveyouiloveyou",
        "letmeinletmeinletmein",
        "abcdefghijklmno",
        "abcdefghijklmnop",
        "aaaaaaaaaaaaaaa",
        "abc123abc123abc",
        "123123123123123",
        "qwertyqwertyqwerty",
        "correcthorsebatterystaple",
        "fibromyalgiafibromyalgia",
        "fibroplanfibroplan",
        "asdfghjklasdfghjkl",
    ]
)
"""Passwords of 15 characters and more that are among the first that anybody tries, without spaces and case."""

_hasher = PasswordHasher(time_cost=2, memory_cost=47_104, parallelism=1)
_pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="fibroplan-password")
_turns = threading.BoundedSemaphore(WAITING)

NOBODY = _hasher.hash("nobody has this password")
"""Checked where there is no such account, so that an unknown address costs as much as a wrong password."""


def accepted(password: object, email: str = "") -> str:
    """The password in the form in which it is hashed. Raises WeakPassword."""
    if not isinstance(password, str):
        raise errors.WeakPassword()
    try:
        password.encode()
    except UnicodeEncodeError as error:
        raise errors.WeakPassword("There is a character in the password that cannot be used.") from error
    text = unicodedata.normalize("NFC", password)
    if len(text) < SHORTEST:
        raise errors.WeakPassword()
    if len(text) > LONGEST:
        raise errors.WeakPassword(f"Please choose a shorter password. The most is {LONGEST:,} characters.")
    plain = "".join(text.casefold().split())
    if plain in COMMON or len(set(plain)) < 5 or (email and plain in email):
        raise errors.WeakPassword("Many people use this password. Please choose another one.")
    return text


async def hashed(password: str) -> str:
    """An Argon2id hash. Raises StoreBusy where too many wait already."""
    return await _in_turn(_hasher.hash, password)


async def matches(stored: str, password: object) -> bool:
    """Whether a password is the one that was hashed. Takes as long for a wrong one as for the right one."""
    if not isinstance(password, str) or len(password) > LONGEST:
        password = ""
    return await _in_turn(_verify, stored, unicodedata.normalize("NFC", password))


def outdated(stored: str) -> bool:
    """Whether a hash was made with weaker parameters than those of today."""
    return _hasher.check_needs_rehash(stored)


def _verify(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False


async def _in_turn(work: Callable[..., T], *args: str) -> T:
    if not _turns.acquire(blocking=False):
        raise errors.StoreBusy()
    try:
        return await asyncio.get_running_loop().run_in_executor(_pool, work, *args)
    finally:
        _turns.release()
