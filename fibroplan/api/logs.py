"""Logs as lines of JSON: what, when, and figures. Never what a person typed, a query string, a body or an address."""

import logging

import orjson

from fibroplan.clock import SECOND, stamp

FIELDS = ("method", "path", "status", "ms", "kind", "where")
"""What a line may hold beside its event. A field that is not named here is not written."""


class Lines(logging.Formatter):
    """Formats one record as one line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"at": stamp(int(record.created * SECOND)), "level": record.levelname, "event": record.getMessage()}
        line.update({name: getattr(record, name) for name in FIELDS if hasattr(record, name)})
        return orjson.dumps(line, default=str).decode()


def configure(level: str) -> None:
    """Write Fibroplan's logs to standard error."""
    logger = logging.getLogger("fibroplan")
    logger.setLevel(level.upper())
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(Lines())
        logger.addHandler(handler)
        logger.propagate = False
