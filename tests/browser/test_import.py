"""Records of another app on a phone without a network: looked at first, brought in whole, taken back."""

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser.people import begin_with_plan, today, unsent, until
from tests.browser.phone import Phone, rows
from tests.browser.test_accessible import CUT_OFF, TARGETS, axe, violations
from tests.server import Server

__all__ = ["axe"]

LONG_MS = 60_000
"""A hundred thousand rows may take a while on a busy machine."""


def written(ago: int, form: str = "%Y-%m-%d") -> str:
    return (date(1970, 1, 1) + timedelta(days=today() - ago)).strftime(form)


def choose(page: Page, url: str, text: str | bytes) -> None:
    """Open the page and choose a file."""
    page.goto(f"{url}/import/")
    data = text if isinstance(text, bytes) else text.encode()
    page.get_by_test_id("csv-file").set_input_files({"name": "other.csv", "mimeType": "text/csv", "buffer": data})


def check_ins(page: Page) -> dict[int, dict]:
    return {row["day"]: row for row in rows(page)["check_in"] if not row["deleted"]}


def test_a_file_is_looked_at_brought_in_and_taken_back_offline(phone: Phone, shared: Server, axe: str) -> None:
    page = begin_with_plan(phone.page, shared.url)
    phone.context.set_offline(True)
    mixed = [
        f"{written(1, '%d %b %Y')},40,8,<b>bold</b>",
        f"{written(1, '%d %b %Y')},40,8,<b>bold</b>",
        f'{written(2)},60,2,"two\nlines"',
        f"{written(3)},70,3,",
        "03/04/2026,50,5,which?",
        f"{written(4)},far,5,words",
        f"{written(5)},50,5,{'x' * 10_001}",
    ]
    choose(page, shared.url, "When,Pain,Energy,Diary\n" + "\n".join(mixed))
    expect(page.get_by_text("7 rows. Say what each column is.")).to_be_visible()
    targets = page.get_by_test_id("csv-target")
    expect(targets.nth(0)).to_have_value("day")
    expect(targets.nth(1)).to_have_value("pain")
    expect(page.get_by_test_id("csv-most").nth(0)).to_have_value("100")
    targets.nth(2).select_option("fatigue")
    page.get_by_test_id("csv-turned").nth(1).click()
    expect(page.get_by_test_id("csv-turned").nth(1)).to_be_checked()
    targets.nth(3).select_option("note")
    expect(targets.nth(3)).to_have_value("note")
    shape = page.evaluate(CUT_OFF)
    assert (violations(page, axe), page.evaluate(TARGETS), shape["scrolls"]) == ([], [], False)

    page.get_by_test_id("csv-look").click()
    report = page.get_by_test_id("csv-report")
    expect(report).to_contain_text("3 days are new.")
    expect(report).to_contain_text("1 row says the same as one before, and counts once.")
    expect(page.get_by_test_id("csv-bad")).to_have_count(3)
    expect(page.get_by_test_id("csv-bad").nth(0)).to_contain_text("Line 7: Its date can be read in two ways.")
    expect(page.get_by_test_id("csv-bad").nth(1)).to_have_text("Line 8: Pain is no number.")
    expect(page.get_by_test_id("csv-bad").nth(2)).to_have_text("Line 9: Its note is longer than 10,000 letters.")
    assert violations(page, axe) == []
    assert check_ins(page) == {}, "a dry run writes nothing"

    page.get_by_test_id("csv-bring").click()
    expect(page.get_by_text("3 days were brought in.")).to_be_visible()
    found = check_ins(page)
    assert sorted(found) == [today() - 3, today() - 2, today() - 1]
    first = found[today() - 1]
    assert (first["pain"], first["fatigue"], first["note"]) == (4, 2, "<b>bold</b>")
    assert found[today() - 2]["note"] == "two\nlines"
    assert len([each for each in unsent(rows(page)) if each["table"] == "check_in"]) == 3

    page = phone.reopen()
    phone.context.set_offline(True)
    page.goto(f"{shared.url}/import/")
    expect(page.get_by_test_id("import")).to_contain_text("3 days, brought in today")
    page.get_by_test_id("take-back").click()
    expect(page.get_by_text("3 days are as they were.")).to_be_visible()
    expect(page.get_by_test_id("import")).to_have_count(0)
    assert check_ins(page) == {}


def test_files_that_cannot_be_used_get_plain_words_and_change_nothing(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    for data in ("", "\n\n", "Date,Pain\n"):
        choose(page, shared.url, data)
        expect(page.get_by_text("There are no rows in this file. Nothing was changed.")).to_be_visible()
    choose(page, shared.url, "What,How\nx,y")
    page.get_by_test_id("csv-look").click()
    expect(page.get_by_text("Say which column is the date.")).to_be_visible()
    page.get_by_test_id("csv-target").nth(0).select_option("day")
    page.get_by_test_id("csv-look").click()
    expect(page.get_by_text("Say what at least one more column is.")).to_be_visible()
    page.get_by_test_id("csv-target").nth(1).select_option("pain")
    page.get_by_test_id("csv-look").click()
    expect(page.get_by_test_id("csv-bad")).to_have_text("Line 2: Its date cannot be read.")
    expect(page.get_by_test_id("csv-bring")).to_be_disabled()
    choose(page, shared.url, f"Datum;Schmerz;Notiz\n{written(1, '%d.%m.%Y')};3;schön\n".encode("windows-1252"))
    page.get_by_test_id("csv-target").nth(2).select_option("note")
    expect(page.get_by_text("schön")).to_be_visible()
    assert check_ins(page) == {}


def test_a_hundred_thousand_rows_with_one_poisonous_one_come_in_whole(phone: Phone, shared: Server) -> None:
    """Eleven a day for some 25 years; one row has it all: a quote left open, no such day, no number."""
    page = begin_with_plan(phone.page, shared.url)
    lines = [f'{written(1 + hour // 11)},{hour % 11},"a note, {hour % 3}"' for hour in range(100_000)]
    lines[50_000] = '2026-13-45,NaN,"never closed'
    choose(page, shared.url, "Date,Pain,Note\n" + "\n".join(lines))
    expect(page.get_by_text("100000 rows. Say what each column is.")).to_be_visible(timeout=LONG_MS)
    page.get_by_test_id("csv-look").click()
    expect(page.get_by_test_id("csv-bad")).to_have_text("Line 50002: A quote in it is never closed.", timeout=LONG_MS)
    days = 100_000 // 11 + 1
    expect(page.get_by_test_id("csv-report")).to_contain_text(f"{days} days are new.")
    page.get_by_test_id("csv-bring").click()
    expect(page.get_by_text(f"{days} days were brought in.")).to_be_visible(timeout=LONG_MS)
    expect(page.get_by_test_id("storage")).to_have_text("")
    assert len(check_ins(page)) == days
    page.get_by_test_id("take-back").click()
    expect(page.get_by_text(f"{days} days are as they were.")).to_be_visible(timeout=LONG_MS)
    assert check_ins(page) == {}


def test_an_import_that_is_cut_off_leaves_nothing(phone: Phone, shared: Server) -> None:
    """The browser is killed while the days are being written: all of them are there, or none."""
    page = begin_with_plan(phone.page, shared.url)
    count = 8_000
    lines = [f"{written(1 + day)},{day % 11}" for day in range(count)]
    choose(page, shared.url, "Date,Pain\n" + "\n".join(lines))
    page.get_by_test_id("csv-look").click()
    page.get_by_test_id("csv-bring").click(timeout=LONG_MS)
    expect(page.get_by_text(re.compile("Keeping the days|were brought in"))).to_be_visible(timeout=LONG_MS)
    page = phone.reopen()
    page.goto(f"{shared.url}/import/")
    until(lambda: rows(page) is not None)
    found = len(check_ins(page))
    assert found in (0, count)
    expect(page.get_by_test_id("import")).to_have_count(1 if found else 0)
