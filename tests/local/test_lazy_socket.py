"""The websocket client leaves the pages that never connect, and a Reflex of another form stops the build."""

import pytest

from fibroplan.local.lazy_socket import CHANGES, RuntimeChanged, load_socket_late

RUNTIME = "\n".join(early for early, _ in CHANGES)


def test_the_client_is_imported_where_a_connection_begins() -> None:
    changed = load_socket_late(RUNTIME)
    assert 'import io from "socket.io-client"' not in changed
    assert 'await import("socket.io-client")' in changed
    assert load_socket_late(changed) == changed


@pytest.mark.parametrize("number", range(len(CHANGES)))
@pytest.mark.parametrize("form", ["", "twice"])
def test_another_reflex_stops_the_build(number: int, form: str) -> None:
    early = CHANGES[number][0]
    other = RUNTIME.replace(early, early * 2 if form else "")
    with pytest.raises(RuntimeChanged, match=r"state\.js"):
        load_socket_late(other)
