"""Time-based codes (RFC 6238): SHA-1, six digits, 30 seconds, as every authenticator app understands them."""

import base64
import hashlib
import hmac
import secrets
from urllib.parse import quote

from fibroplan.clock import SECOND

STEP = 30 * SECOND
DIGITS = 6
SECRET_BYTES = 20
DRIFT = 1
"""Steps that a phone's clock may be ahead or behind."""


def new_secret() -> str:
    """A random secret in base32."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def step_at(now: int) -> int:
    """The number of the time step at an instant (ms since 1970)."""
    return now // STEP


def code_of(secret: str, step: int, digits: int = DIGITS) -> str:
    """The code of a time step (RFC 4226, 5.3)."""
    digest = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def step_of(secret: str, code: object, now: int) -> int | None:
    """The time step whose code this is, among those that a clock a little off may show. None for a wrong code."""
    text = "".join(code.split()) if isinstance(code, str) else ""
    found = None
    for step in range(step_at(now) - DRIFT, step_at(now) + DRIFT + 1):
        if hmac.compare_digest(code_of(secret, step).encode(), text.encode(errors="replace")):
            found = step
    return found


def address(secret: str, email: str) -> str:
    """What an authenticator app reads from the QR code."""
    return f"otpauth://totp/Fibroplan:{quote(email)}?secret={secret}&issuer=Fibroplan"
