"""No account is needed; with one, everything moves there once, and never under anybody else."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

from playwright.sync_api import Page, expect

from tests.browser.people import (
    PASSWORD,
    begin_with_plan,
    bring,
    expect_done,
    expect_synced,
    fill_sign_in,
    open_row,
    open_today,
    plan_file,
    sign_in,
    sign_up,
    tick,
    today,
    until,
    write_note,
    written,
)
from tests.browser.phone import Phone, rows
from tests.server import Server


def told(found: dict[str, list[dict]]) -> dict[str, dict[str, dict]]:
    """The rows of a phone without what belongs to sync: table -> id -> fields."""
    tables = [table for table in found if not table.startswith("_")]
    return {
        table: {row["id"]: {key: row[key] for key in row if key != "_rev"} for row in found[table]} for table in tables
    }


def test_weeks_on_the_phone_move_to_an_account_and_to_a_second_phone(
    phones: Callable[..., Phone], server: Server
) -> None:
    """Nothing lost, nothing doubled: the server and both phones hold the same rows."""
    first = phones("first")
    page = begin_with_plan(first.page, server.url)
    for ago in range(4, 0, -1):
        open_today(page, server.url, f"?day={today() - ago}")
        tick(page, "Easy walk")
    open_today(page, server.url)
    tick(page, "Slow breathing")
    open_row(page, "Slow breathing")
    write_note(page, "Calm 🌙 שלום")
    alone = told(rows(page))
    sign_up(page, server.url, "weeks@example.org")
    assert told(rows(page)) == alone
    assert rows(page)["_outbox"] == []
    there = written(server, "weeks@example.org")
    assert {row["id"] for row in there["outcome"]} == set(alone["outcome"])
    assert {row["id"] for row in there["plan_version"]} == set(alone["plan_version"])
    assert len(there["history"]) == len({row["op"] for row in there["history"]})

    second = phones("second").page
    sign_in(second, server.url, "weeks@example.org")
    expect_done(second, "Slow breathing")
    expect_synced(second)
    assert told(rows(second)) == alone
    open_row(second, "Slow breathing")
    expect(second.get_by_label("Note")).to_have_value("Calm 🌙 שלום")
    tick(second, "Sit to stand")
    expect_synced(second)
    open_today(page, server.url)
    expect_done(page, "Sit to stand")
    after = written(server, "weeks@example.org")
    assert len(after["outcome"]) == len(there["outcome"]) + 1
    assert len(after["history"]) == len(there["history"]) + 1


def test_signing_up_needs_two_equal_passwords_and_a_long_one(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/settings/")
    page.get_by_test_id("make-account").locator("summary").click()
    form = page.get_by_test_id("sign-up")
    form.locator("[name=email]").fill("short@example.org")
    for password, again, words in (("short", "short", "15"), (PASSWORD, PASSWORD + "!", "differ")):
        form.locator("[name=password]").fill(password)
        form.locator("[name=again]").fill(again)
        form.get_by_role("button", name="Keep a copy and sync").click()
        expect(form).to_contain_text(words)
        expect(form.locator("[name=email]")).to_have_value("short@example.org")
    expect(page.get_by_test_id("sync-status")).to_have_text("Saved on this phone")


def test_signing_out_offline_with_unsent_work_refuses_and_says_so(phone: Phone, server: Server) -> None:
    page = begin_with_plan(phone.page, server.url)
    sign_up(page, server.url, "refuse@example.org")
    server.kill()
    open_today(page, server.url)
    tick(page, "Easy walk")
    page.goto(f"{server.url}/settings/")
    page.get_by_test_id("sign-out").click()
    expect(page.locator("main")).to_contain_text("1 change is only on this phone and could not be sent")
    assert len(rows(page)["_outbox"]) == 1
    with page.expect_download() as download:
        page.get_by_test_id("export").click()
    assert f'"i1.{today()}.morning"' in download.value.path().read_text()
    server.start()
    page.get_by_test_id("sign-out").click()
    expect(page.get_by_test_id("start")).to_be_visible()
    assert page.evaluate("indexedDB.databases()") == []
    assert [row["mark"] for row in written(server, "refuse@example.org")["outcome"]] == ["done"]


def test_what_waited_is_sent_after_signing_in_again(phones: Callable[..., Phone], server: Server) -> None:
    """The session is revoked from another device; the phone goes on keeping everything."""
    page = begin_with_plan(phones("first").page, server.url)
    sign_up(page, server.url, "again@example.org")
    second = phones("second").page
    sign_in(second, server.url, "again@example.org")
    second.goto(f"{server.url}/settings/")
    second.get_by_test_id("devices").locator("summary").click()
    second.get_by_role("button", name="Show them").click()
    second.get_by_role("button", name="Sign it out").click()
    expect(second.get_by_test_id("devices")).to_contain_text("That device is signed out.")
    open_today(page, server.url)
    tick(page, "Easy walk")
    expect(page.get_by_test_id("sync-status")).to_contain_text("sign in again to sync")
    page.get_by_test_id("sync-status").get_by_role("link", name="Sign in").click()
    assert len(rows(page)["_outbox"]) == 1
    assert written(server, "again@example.org")["outcome"] == []
    fill_sign_in(page, "again@example.org")
    page.wait_for_url("**/today/")
    expect_synced(page)
    assert [row["mark"] for row in written(server, "again@example.org")["outcome"]] == ["done"]
    expect_done(page, "Easy walk")


def test_a_phone_of_one_account_is_never_sent_under_another(phone: Phone, server: Server) -> None:
    """Not by the sign-in form, and not by a session that came to the browser some other way."""
    page = begin_with_plan(phone.page, server.url)
    sign_up(page, server.url, "mine@example.org")
    cookies = phone.context.cookies()
    phone.context.clear_cookies()
    post = (
        "(body) => fetch('/api/accounts', {method: 'POST', body,"
        " headers: {'X-Fibroplan': '1', 'Content-Type': 'application/json'}}).then((answer) => answer.status)"
    )
    assert page.evaluate(post, json.dumps({"email": "other@example.org", "password": PASSWORD})) == 201
    open_today(page, server.url)
    tick(page, "Easy walk")
    expect(page.get_by_test_id("sync-status")).to_contain_text("not synced")
    assert "other_account" not in page.get_by_test_id("sync-status").inner_text()
    assert written(server, "other@example.org")["history"] == []
    assert written(server, "mine@example.org")["outcome"] == []
    assert len(rows(page)["_outbox"]) == 1
    phone.context.clear_cookies()
    page.reload()
    expect(page.get_by_test_id("sync-status")).to_contain_text("sign in again")
    page.goto(f"{server.url}/settings/")
    fill_sign_in(page, "other@example.org")
    expect(page.locator("main")).to_contain_text("holds the data of another account")
    assert written(server, "other@example.org")["history"] == []
    phone.context.clear_cookies()
    phone.context.add_cookies(cookies)
    open_today(page, server.url)
    expect_synced(page)
    assert [row["mark"] for row in written(server, "mine@example.org")["outcome"]] == ["done"]


def test_export_delete_import_gives_an_identical_store(phone: Phone, server: Server) -> None:
    """All of it offline."""
    page = begin_with_plan(phone.page, server.url)
    tick(page, "Easy walk")
    open_row(page, "Easy walk")
    write_note(page, "👩‍🦽 مرحبا — “quoted” \\ \n second line")
    page.get_by_test_id("flare").click()
    expect(page.get_by_test_id("flare")).to_have_attribute("aria-pressed", "true")
    server.kill()
    page.goto(f"{server.url}/settings/")
    page.get_by_label("What may we call you?").fill("Ada")
    until(lambda: rows(page)["profile"])
    before = told(rows(page))
    with page.expect_download() as download:
        page.get_by_test_id("export").click()
    data = download.value.path().read_text()
    page.get_by_test_id("delete-phone").locator("summary").click()
    page.get_by_test_id("delete-here").click()
    expect(page.get_by_test_id("start")).to_be_visible()
    assert page.evaluate("indexedDB.databases()") == []
    page.get_by_test_id("start").click()
    page.wait_for_url("**/plan/new/")
    bring(page, server.url, data)
    assert told(rows(page)) == before
    count = len(rows(page)["_outbox"])
    bring(page, server.url, data)
    assert len(rows(page)["_outbox"]) == count, "bringing the same file in twice changes nothing"


def test_deleting_everywhere_empties_the_server(phone: Phone, server: Server) -> None:
    page = begin_with_plan(phone.page, server.url)
    tick(page, "Easy walk")
    sign_up(page, server.url, "gone@example.org")
    page.get_by_test_id("delete-account").locator("summary").click()
    form = page.get_by_test_id("delete-everywhere")
    form.locator("[name=password]").fill("not my password at all")
    form.get_by_role("button").click()
    expect(page.locator("main")).to_contain_text(re.compile("password", re.IGNORECASE))
    assert written(server, "gone@example.org")["outcome"]
    form.locator("[name=password]").fill(PASSWORD)
    form.get_by_role("button").click()
    expect(page.get_by_test_id("start")).to_be_visible()
    with closing(sqlite3.connect(server.database)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = {"alembic_version", "deployment"}
        left = {
            table: count
            for table in tables
            if table not in kept and not table.startswith("sqlite_")
            for (count,) in database.execute(f"SELECT COUNT(*) FROM {table}")
            if count
        }
    assert left == {}
    assert page.evaluate("indexedDB.databases()") == []


def test_a_wrong_sign_in_says_the_same_whatever_was_wrong(phones: Callable[..., Phone], shared: Server) -> None:
    """Nobody learns from it which addresses have an account."""
    sign_up(begin_with_plan(phones("first").page, shared.url), shared.url, "known@example.org")
    page = phones("second").page
    page.goto(shared.url)
    page.get_by_test_id("have-account").click()
    answers = []
    for email in ("known@example.org", "unknown@example.org"):
        fill_sign_in(page, email, "something else altogether")
        expect(page.get_by_test_id("sign-in")).to_contain_text("is not right")
        answers.append(page.get_by_test_id("sign-in").get_by_role("status").inner_text())
    assert answers[0] == answers[1]
    assert page.evaluate("indexedDB.databases()") == []


def _change_password(page: Page, old: str, new: str) -> None:
    page.get_by_text("Change the password").click()
    form = page.get_by_test_id("password")
    form.locator("[name=current]").fill(old)
    form.locator("[name=password]").fill(new)
    form.get_by_role("button").click()
    expect(form).to_contain_text("Your password is changed")


def test_a_changed_password_signs_other_devices_out(phones: Callable[..., Phone], shared: Server) -> None:
    page = begin_with_plan(phones("first").page, shared.url)
    sign_up(page, shared.url, "changing@example.org")
    second = phones("second").page
    sign_in(second, shared.url, "changing@example.org")
    _change_password(page, PASSWORD, "quite another four words")
    tick(second, "Easy walk")
    expect(second.get_by_test_id("sync-status")).to_contain_text("sign in again to sync")
    open_today(page, shared.url)
    tick(page, "Sit to stand")
    expect_synced(page)


def test_signing_in_joins_what_is_on_the_phone_with_the_account(phones: Callable[..., Phone], server: Server) -> None:
    """A second phone was used alone for a while, with a plan of its own."""
    page = begin_with_plan(phones("first").page, server.url)
    sign_up(page, server.url, "join@example.org")
    other = phones("second").page
    walk = plan_file()["rows"]["plan_version"][0]
    mine = {**walk, "id": walk["id"].replace("i1", "i9"), "item_id": "i9", "title": "Dance a song"}
    begin_with_plan(other, server.url, {"fibroplan_export": 1, "rows": {"plan_version": [mine]}})
    tick(other, "Dance a song")
    other.goto(f"{server.url}/settings/")
    other.get_by_test_id("use-account").locator("summary").click()
    fill_sign_in(other, "join@example.org")
    other.wait_for_url("**/today/")
    expect(other.get_by_test_id("item")).to_have_count(4)
    expect_done(other, "Dance a song")
    expect_synced(other)
    there = written(server, "join@example.org")
    assert len(there["plan_version"]) == 4
    assert len(there["outcome"]) == 1
