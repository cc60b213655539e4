"""Codes that people read out, type or scan: invitations, shares and recovery codes."""

import hashlib
import secrets

import segno

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""

GROUPS, GROUP = 4, 4
"""Sixteen signs, 80 bits: nobody can work back from the hash that is stored."""

_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def new_code() -> str:
    """A random code, as `7Q2M-0KXD-3FGH-9TNA`."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def hashed_code(code: object) -> str:
    """What is stored of a code. Spaces, dashes, case and signs that look alike do not matter."""
    text = code.strip().upper().translate(_MEANT) if isinstance(code, str) and len(code) <= 64 else ""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def qr(text: str) -> dict[str, object]:
    """A QR code as {"size": its width and height, "path": an SVG path of its dark squares}, with its quiet border."""
    rows = segno.make(text, error="m", micro=False).matrix_iter(border=4)
    matrix = [list(row) for row in rows]
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)
    return {"size": len(matrix), "path": path}
