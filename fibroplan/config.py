"""Every setting, typed and documented. Each is read from `FIBROPLAN_<NAME>`; nothing else reads the environment."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

SWITCH = {"on": True, "true": True, "1": True, "yes": True, "off": False, "false": False, "0": False, "no": False}


class BadSetting(ValueError):
    """A setting that cannot be used. The message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How one server behaves."""

    database_url: str = "sqlite:///data/fibroplan.db"
    """SQLAlchemy address of the database. SQLite (a path) or PostgreSQL (`postgresql+psycopg://...`)."""

    redis_url: str = ""
    """Where several servers share their rate limits, as `redis://host:port/0`. Empty: each server counts alone."""

    secret_key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """Keys the hashes by which accounts and addresses appear in rate limits. Set it where several servers run."""

    origins: tuple[str, ...] = ()
    """Addresses under which browsers reach this server, comma separated: `https://plan.example.org`.
    Empty: the address in the request's own Host header."""

    proxies: int = 0
    """Number of reverse proxies in front whose `X-Forwarded-For` is believed. 0: none."""

    body_limit: int = 1_000_000
    """Largest request body in bytes."""

    sign_in_limit: str = "10/5 minutes"
    """Sign-ins tried for one address from one place. The place alone may try ten times as many."""

    sign_up_limit: str = "20/hour"
    """Accounts asked for from one place."""

    code_limit: str = "10/5 minutes"
    """Share codes and invitations tried by one account or from one place. The place may try ten times as many."""

    factor_limit: str = "10/hour"
    """Second factors tried for one account of staff."""

    calendar_limit: str = "60/hour"
    """Looks at one calendar feed; also feeds asked for in vain from one place."""

    sync_limit: str = "600/minute"
    """Synchronisations of one session."""

    instruments: str = ""
    """Folder with a clinic's own instrument files, for questionnaires that it holds a licence for. Empty: none."""

    fiqr: bool = True
    """Whether people may switch on the FIQR in their settings. `off` takes it out of the app at the next build."""

    service_worker: bool = True
    """Whether phones keep the app for use without a network. `off` is the kill switch for a worker that went wrong:
    phones drop theirs, with its caches, at their next visit. What people wrote stays."""

    log_level: str = "INFO"
    """DEBUG, INFO, WARNING or ERROR. Logs never hold what a person typed, at any level."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Self:
        """The settings that `FIBROPLAN_*` describes. Raises BadSetting for a value that cannot be used."""
        source = os.environ if environ is None else environ
        given = {}
        for item in fields(cls):
            name = f"FIBROPLAN_{item.name.upper()}"
            if source.get(name, "") != "":
                given[item.name] = _parse(name, source[name], item.type)
        return cls(**given)


def _parse(name: str, text: str, kind: Any) -> Any:
    if kind is int:
        try:
            number = int(text)
        except ValueError:
            number = -1
        if number < 0:
            raise BadSetting(f"{name} must be a whole number, 0 or more.")
        return number
    if kind is bool:
        if text.strip().lower() not in SWITCH:
            raise BadSetting(f"{name} must be on or off.")
        return SWITCH[text.strip().lower()]
    if kind == tuple[str, ...]:
        return tuple(part.strip().rstrip("/").lower() for part in text.split(",") if part.strip())
    return text
