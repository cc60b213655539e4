"""What a therapist writes goes through the same merge as a phone's changes, under a grant, on both databases."""

from typing import Any

import pytest

from fibroplan import errors
from fibroplan.store.access import Actor, Sight, staff_device
from fibroplan.sync import staff
from fibroplan.sync.pull import changes
from tests.sync.phones import Server

DAY = 20_000


def sight(account: str, *scopes: str) -> Sight:
    return Sight(account, "g", frozenset(scopes), frozenset(), 0, 0)


def written(server: Server, account: str, fields: Any, scope: str = "plan", row: str = "c1") -> int:
    with server.database.write() as connection:
        return staff.write(connection, Actor("t"), sight(account, "plan"), scope, "comment", row, fields, 1)


def test_what_is_written_is_in_the_record_with_its_writer(sync_server: Server) -> None:
    account, _ = sync_server.account()
    rev = written(sync_server, account, {"day": DAY, "words": "Well paced."})
    assert written(sync_server, account, {"words": "Well paced. Rest on."}) == rev + 1
    with sync_server.database.read() as connection:
        [row] = changes(connection, Actor(account), account, 0, rev + 1, 10).rows
    assert (row["fields"]["words"], row["rev"]) == ("Well paced. Rest on.", rev + 1)
    assert staff_device("t") == "care:t"


@pytest.mark.parametrize(
    ("fields", "scope", "error"),
    [
        ({"words": "no day"}, "plan", errors.BadSuggestion),
        ({"day": DAY, "words": "x" * 10_001}, "plan", errors.BadSuggestion),
        ({"day": DAY, "words": "\x00"}, "plan", errors.BadSuggestion),
        ({"day": DAY}, "sleep", errors.NotYours),
    ],
)
def test_what_cannot_be_written_changes_nothing(sync_server: Server, fields: Any, scope: str, error: Any) -> None:
    account, _ = sync_server.account()
    with pytest.raises(error):
        written(sync_server, account, fields, scope)
    with sync_server.database.read() as connection:
        assert changes(connection, Actor(account), account, 0, 99, 10).rows == []


def test_nothing_is_written_for_an_account_that_is_gone(sync_server: Server) -> None:
    with pytest.raises(errors.NotYours):
        written(sync_server, "nobody", {"day": DAY})
