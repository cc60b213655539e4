"""A server that is put back to a backup gets back from the phones what it forgot."""

import os
import subprocess
import sys
from collections.abc import Callable

from tests.browser.people import (
    begin_with_plan,
    expect_done,
    expect_synced,
    open_today,
    sign_up,
    tick,
    tick_of,
    today,
    unfold,
    until,
    written,
)
from tests.browser.phone import Phone, rows
from tests.server import ROOT, Server


def fibroplan(server: Server, *arguments: str) -> None:
    """Run the server's own command."""
    environment = {**os.environ, "FIBROPLAN_DATABASE_URL": f"sqlite:///{server.database}"}
    subprocess.run([sys.executable, "-m", "fibroplan", *arguments], cwd=ROOT, env=environment, check=True)


def test_what_was_synced_after_the_backup_returns(phones: Callable[..., Phone], server: Server) -> None:
    """New rows and changed rows alike, each once; a row that was changed on the server since is not undone."""
    page = begin_with_plan(phones("first").page, server.url)
    open_today(page, server.url)
    tick(page, "Easy walk")
    sign_up(page, server.url, "restored@example.org")
    fibroplan(server, "backup", str(server.folder / "copy.db"))

    open_today(page, server.url)
    unfold(page, "Easy walk")
    tick_of(page, "Easy walk").click()  # taken back: a change of a row that the backup has
    expect_done(page, "Easy walk", False)
    tick(page, "Slow breathing")  # a row that the backup lacks
    open_today(page, server.url, f"?day={today() - 1}")
    tick(page, "Easy walk")
    expect_synced(page)
    until(lambda: not rows(page)["_outbox"])
    before = {row["id"]: row["mark"] for row in rows(page)["outcome"]}

    server.stop()
    fibroplan(server, "restore", str(server.folder / "copy.db"))
    assert len(written(server, "restored@example.org")["outcome"]) == 1
    server.start()
    open_today(page, server.url)
    until(lambda: {row["id"]: row["mark"] for row in written(server, "restored@example.org")["outcome"]} == before)
    until(lambda: not rows(page)["_outbox"])
    assert {row["id"]: row["mark"] for row in rows(page)["outcome"]} == before
    assert not any(row.get("_doubted") for table in ("outcome", "plan_version") for row in rows(page)[table])
