"""Email addresses: one spelling for each."""

import unicodedata

from fibroplan import errors

LONGEST = 254
LONGEST_LOCAL = 64


def normalised(address: object) -> str:
    """The one spelling under which an address is stored and compared. Raises BadEmail for what cannot be one.

    Case is dropped in the whole address: providers that tell `Ann@` from `ann@` are rarer than people who mistype it.
    """
    if not isinstance(address, str) or len(address) > LONGEST:
        raise errors.BadEmail()
    text = unicodedata.normalize("NFKC", address).strip().casefold()
    local, at, domain = text.rpartition("@")
    labels = domain.split(".")
    if (
        not at
        or not 0 < len(local) <= LONGEST_LOCAL
        or len(text) > LONGEST
        or "@" in local
        or not text.isprintable()
        or " " in text
        or len(labels) < 2
        or any(not label or label.startswith("-") or label.endswith("-") for label in labels)
    ):
        raise errors.BadEmail()
    return text
