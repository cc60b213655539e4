"""Numbers about the server, for Prometheus. They hold no personal data: no ids, no addresses, no text."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from starlette.types import Scope

REGISTRY = CollectorRegistry()

REQUESTS = Histogram(
    "fibroplan_request_seconds",
    "Requests by route, method and status",
    ("route", "method", "status"),
    buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
    registry=REGISTRY,
)
OPERATIONS = Counter("fibroplan_sync_operations", "Operations by what became of them", ("status",), registry=REGISTRY)

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})


def count_request(scope: Scope, status: int, seconds: float) -> None:
    """Note one answered request."""
    route = getattr(scope.get("route"), "path", "") or "other"
    method = scope["method"] if scope["method"] in METHODS else "other"
    REQUESTS.labels(route, method, str(status)).observe(seconds)


def count_operations(statuses: list[str]) -> None:
    """Note what became of the operations of one batch."""
    for status in set(statuses):
        OPERATIONS.labels(status).inc(statuses.count(status))


def text() -> bytes:
    """Everything, in the format that Prometheus reads."""
    return generate_latest(REGISTRY)
