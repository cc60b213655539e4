"""What a person takes along: spreadsheets and a printed page with no network; a PDF and a bundle from the server."""

import csv
import io
import json
import zipfile
from typing import Any

import pytest
from playwright.sync_api import Download, Page, expect
from pypdf import PdfReader

from tests.browser.people import begin, bring, ready_offline, sign_up, today
from tests.browser.phone import Phone
from tests.browser.test_accessible import CUT_OFF, TARGETS, axe, violations
from tests.report.people import SECRET, whole
from tests.server import Server

__all__ = ["axe"]


def with_two_years(page: Page, url: str) -> dict[str, list[dict[str, Any]]]:
    """Two years of everything on the phone, one note of them a formula."""
    rows = whole(today())
    rows["outcome"][0]["note"] = "=HYPERLINK(1)"
    begin(page, url)
    bring(page, url, {"fibroplan_export": 1, "rows": rows})
    return rows


def made(page: Page, testid: str) -> Download:
    """What a button makes."""
    with page.expect_download() as waiting:
        page.get_by_test_id(testid).click()
    return waiting.value


def sheets(download: Download) -> dict[str, list[dict[str, str]]]:
    """The tables of a zip of spreadsheets, by name, as a spreadsheet reads them."""
    with zipfile.ZipFile(download.path()) as found:
        assert found.testzip() is None
        texts = {name: found.read(name).decode("utf-8-sig") for name in found.namelist()}
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(text, newline="")))
        for name, text in texts.items()
        if name.endswith(".csv")
    }


def test_two_years_are_taken_along_without_a_network(phone: Phone, server: Server) -> None:
    rows = with_two_years(phone.page, server.url)
    ready_offline(phone.page)
    phone.close()
    server.kill()
    page = phone.open().page
    page.goto(f"{server.url}/more/")
    page.get_by_test_id("take-along").click()
    download = made(page, "spreadsheets")
    assert download.suggested_filename.endswith("-spreadsheets.zip")
    expect(page.get_by_test_id("made")).to_contain_text(download.suggested_filename)
    found = sheets(download)
    assert len(found["outcome"]) == len([row for row in rows["outcome"] if not row["deleted"]]) > 5_000
    assert len(found["check_in"]) == len(rows["check_in"])
    done = next(row for row in found["outcome"] if row["id"] == rows["outcome"][0]["id"])
    assert done["note"] == "'=HYPERLINK(1)", "a formula stays a text"
    assert done["thing of the plan"] == "Gentle walk"
    assert found["night"][-1]["into bed"] == "22:30"
    assert [row["day"] for row in found["night"]] == sorted(row["day"] for row in found["night"])
    assert "writing" not in found
    with zipfile.ZipFile(download.path()) as opened:
        told = opened.read("read-me.txt").decode()
    assert "Reflections, plans and letters are left out." in told
    assert "Left out: what was deleted" in told

    page.get_by_test_id("own-writing").click()
    download = made(page, "spreadsheets")
    assert SECRET in sheets(download)["writing"][0]["answers"]

    copy = made(page, "full-copy")
    assert len(json.loads(copy.path().read_text())["rows"]["outcome"]) == len(rows["outcome"])

    page.get_by_test_id("report").click()
    expect(page.get_by_test_id("report")).to_contain_text("Work in the garden with my daughter")
    page.get_by_test_id("report-choices").locator("summary").click()
    page.get_by_role("checkbox", name="Medicines and treatments").click()
    expect(page.get_by_test_id("report")).not_to_contain_text("Pregabalin")
    expect(page.get_by_test_id("report")).to_contain_text("Left out: Medicines and treatments")
    page.emulate_media(media="print", color_scheme="dark")
    for paper, width in (("A4", 595), ("Letter", 612)):
        printed = PdfReader(io.BytesIO(page.pdf(format=paper)))
        text = printed.pages[0].extract_text()
        assert len(printed.pages) == 1, paper
        assert round(float(printed.pages[0].mediabox.width)) == pytest.approx(width, abs=1)
        assert "My last 4 weeks" in text
        assert "Print it" not in text
        assert "Saved on this phone" not in text
        assert SECRET not in text


def test_slow_work_shows_a_bar_and_can_be_stopped(phone: Phone, shared: Server) -> None:
    page = phone.page
    with_two_years(page, shared.url)
    page.goto(f"{shared.url}/take-along/")
    expect(page.get_by_test_id("sync-status")).to_contain_text("Saved on this phone")
    slow = phone.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 30})
    page.get_by_test_id("spreadsheets").click()
    expect(page.get_by_test_id("making").locator("progress")).to_be_visible()
    page.get_by_test_id("stop-making").click()
    expect(page.get_by_test_id("made")).to_contain_text("Stopped. Nothing was made.")
    expect(page.get_by_test_id("making")).to_have_count(0)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    download = made(page, "spreadsheets")
    assert sheets(download)["outcome"]


def test_a_pdf_and_a_bundle_for_those_who_sync(phone: Phone, server: Server, axe: str) -> None:
    page = phone.page
    rows = whole(today())
    begin(page, server.url)
    few = {name: found[-40:] for name, found in rows.items()}
    bring(page, server.url, {"fibroplan_export": 1, "rows": {**few, "plan_version": rows["plan_version"]}})
    page.goto(f"{server.url}/report/")
    page.get_by_test_id("report-pdf").click()
    expect(page.get_by_test_id("made")).to_contain_text("This needs a copy on the server.")
    page.goto(f"{server.url}/take-along/")
    expect(page.get_by_test_id("fhir")).to_have_count(0)

    sign_up(page, server.url, "along@example.org")
    page.goto(f"{server.url}/take-along/")
    download = made(page, "fhir")
    bundle = json.loads(download.path().read_text())
    assert bundle["resourceType"] == "Bundle"
    assert SECRET not in download.path().read_text()

    page.goto(f"{server.url}/report/")
    download = made(page, "report-pdf")
    text = PdfReader(download.path()).pages[0].extract_text()
    shown = page.get_by_test_id("report").inner_text()
    for words in ("Work in the garden with my daughter", "Gentle walk", "Dr Rivera", "Pregabalin"):
        assert words in text
        assert words in shown

    ready_offline(page)
    page.route("**/api/report", lambda route: None)  # it never answers
    page.get_by_test_id("report-pdf").click()
    page.get_by_test_id("stop-making").click()
    expect(page.get_by_test_id("made")).to_contain_text("Stopped. Nothing was made.")
    page.unroute("**/api/report")
    server.kill()
    page.get_by_test_id("report-pdf").click()
    expect(page.get_by_test_id("made")).to_contain_text("There is no connection right now.")

    page.set_viewport_size({"width": 320, "height": 740})
    for route in ("report", "take-along"):
        page.goto(f"{server.url}/{route}/")
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        for summary in page.locator("main summary:visible").all():
            summary.click()
        page.evaluate("fibroplanShow('system', 200)")
        shape = page.evaluate(CUT_OFF)
        assert violations(page, axe) + page.evaluate(TARGETS) == [], route
        assert not shape["scrolls"], shape
        assert not shape["wide"], shape
