"""JSON from outside: read without the surprises that JSON allows."""

import json
from typing import Any


class NotPlain(ValueError):
    """What was given is no JSON that can be used; the message says why in a few plain words."""


def plain_json(data: bytes, most: int) -> Any:
    """The value that some bytes hold.

    Args:
        data: JSON in UTF-8.
        most: How many bytes are read at most.

    Raises:
        NotPlain: The bytes are too many, no text or no JSON, are nested without end, give a name twice, or hold a
            number that is none (NaN, Infinity) or is too large.
    """
    if len(data) > most:
        raise NotPlain(f"this is longer than {most:,} bytes")
    try:
        return json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite
        )
    except NotPlain:
        raise
    except UnicodeDecodeError as error:
        raise NotPlain("this is no text in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise NotPlain("this is not JSON") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotPlain("a name stands twice")
    return found


def _no_number(_: str) -> Any:
    raise NotPlain("a number is none")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise NotPlain("a number is too large")
    return value
