"""Treatments on a phone: a medicine in one tap, the hours after an infusion, points with sums, a calendar file."""

from collections.abc import Iterator
from typing import Any

import httpx
from icalendar import Calendar
from playwright.sync_api import Page, expect

from fibroplan.clock import HOUR, SystemClock
from fibroplan.domain.dates import date_field as iso
from tests.browser.people import begin_with_plan, expect_synced, open_today, sign_up, today, until
from tests.browser.phone import Phone, rows
from tests.browser.test_accessible import CUT_OFF, TARGETS, axe, violations
from tests.browser.treatment_people import treatments_file
from tests.server import Server

__all__ = ["axe"]


def row_of(page: Page, title: str) -> Any:
    return page.get_by_test_id("intake").filter(has_text=title)


def test_a_medicine_from_the_list_to_a_note_and_its_end(phone: Phone, shared: Server) -> None:
    """With no network, and with the browser killed in the middle."""
    page = begin_with_plan(phone.page, shared.url)
    phone.context.set_offline(True)
    page.goto(f"{shared.url}/treatments/")
    page.get_by_test_id("add").locator("> summary").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_label("Its name, as on the label")).to_be_focused()  # an empty name: the field asks for one
    page.get_by_test_id("pick-medicine").filter(has_text="Pregabalin").click()
    page.wait_for_url("**/treatments/medicine/")
    expect(page.get_by_test_id("regions").locator("tr")).to_have_count(3)
    expect(page.get_by_test_id("caution")).to_contain_text("Ask before you stop")
    page.get_by_label("Strength, as on the label").fill("75 mg <b>1</b>")
    page.get_by_test_id("slot").filter(has_text="Morning").click()
    page.get_by_label("First day").fill(iso(today()))
    page.get_by_label("Last day").fill(iso(today() - 3))
    expect(page.get_by_test_id("medicine-problem")).to_contain_text("The last day lies before the first one.")
    page.get_by_label("Last day").fill("")
    expect(page.get_by_test_id("medicine-problem")).to_have_text("")
    until(lambda: rows(page)["medicine"][0]["strength"] == "75 mg <b>1</b>")

    page = phone.reopen()
    phone.context.set_offline(True)
    page.goto(f"{shared.url}/treatments/")
    tick = row_of(page, "Pregabalin").locator("button.tick")
    tick.click()
    expect(tick).to_have_attribute("aria-pressed", "true")
    expect(row_of(page, "Pregabalin")).to_contain_text("75 mg <b>1</b> · Taken")
    page.get_by_role("button", name="More for Pregabalin").click()
    page.get_by_test_id("mark-skipped").click()
    page.get_by_role("button", name="I felt unwell").click()
    expect(row_of(page, "Pregabalin")).to_contain_text("Left out on purpose · I felt unwell")
    expect(page.get_by_test_id("medicine")).to_contain_text("7 days: taken 0 of 1 noted time")
    page.get_by_test_id("day-before").click()
    expect(page.get_by_test_id("intake")).to_have_count(0)  # it was not taken yet on that day
    page.goto(f"{shared.url}/treatments/")
    page.get_by_test_id("medicine").click()
    page.get_by_test_id("stop-medicine").locator("> summary").click()
    page.get_by_label("Why did you stop?").fill("Too sleepy")
    page.get_by_role("button", name="Note that I stopped").click()
    expect(page.get_by_test_id("change")).to_contain_text("Stopped · Too sleepy")
    assert [row["mark"] for row in rows(page)["intake"]] == ["skipped"]


def test_a_side_effect_is_noted_with_few_taps_and_changed(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url, treatments_file())
    page.goto(f"{shared.url}/treatments/effects/")
    page.get_by_test_id("note-effect").click()
    page.get_by_test_id("effect").filter(has_text="Low mood").click()
    expect(page.get_by_test_id("to-help").last).to_be_visible()
    page.get_by_test_id("severity-7").click()
    page.get_by_label("Date").fill(iso(today() + 2))
    expect(page.get_by_text("This day is still to come.")).to_be_visible()
    page.get_by_label("Date").fill(iso(today() - 1))
    page.get_by_test_id("told").click()
    expect(page.get_by_test_id("side-effect").filter(has_text="Low mood")).to_contain_text("7 of 10")
    expect(page.get_by_test_id("side-effect").filter(has_text="Low mood")).to_contain_text("a professional knows")


def test_the_hours_after_an_infusion_outlive_a_killed_browser_with_no_network(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    phone.context.set_offline(True)
    page.goto(f"{shared.url}/treatments/infusion/")
    page.get_by_test_id("begin-ketamine").click()
    expect(page.get_by_test_id("session-date")).to_have_value("")  # never filled in for anybody
    page.get_by_test_id("session-date").fill(iso(today()))
    page.get_by_test_id("add-session").click()
    page.get_by_test_id("session").click()
    page.get_by_test_id("pain-8").click()
    page.get_by_test_id("infusion-over").click()
    expect(page.get_by_test_id("rest-note")).to_contain_text("Rest until tomorrow")
    page.get_by_test_id("pain-4").click()  # at the end
    expect(page.get_by_test_id("point-row").filter(has_text="At the end")).to_contain_text("(4 − 8) ÷ 8 = −50 %")

    page = phone.reopen()
    phone.context.set_offline(True)
    page.goto(f"{shared.url}/today/")
    expect(page.get_by_test_id("rest-note")).to_contain_text("Rest until tomorrow")
    expect(page.locator("main")).to_contain_text("3 resting")
    page.goto(f"{shared.url}/today/session/?key=i1.{today()}.morning")
    expect(page.locator("main")).to_contain_text("Exercise waits for now")
    expect(page.get_by_test_id("start-timer")).to_have_count(0)
    page.get_by_role("link", name="What to leave alone until then").click()
    expect(page.get_by_test_id("rest-card")).to_contain_text("Do not drive")
    page.get_by_test_id("rest-plan").click()
    expect(page.get_by_test_id("rest-plan")).to_have_count(0)
    (pause,) = rows(page)["pause"]
    assert (pause["reason"], pause["until_day"]) == ("treatment", today() + 1)


def test_a_day_later_everything_is_back_and_a_low_mood_shows_the_way_to_help(phone: Phone, shared: Server) -> None:
    over = SystemClock().instant() - 24 * HOUR - 60_000
    page = begin_with_plan(phone.page, shared.url, treatments_file(over))
    expect(page.get_by_test_id("rest-note")).to_have_count(0)
    expect(page.get_by_test_id("item").filter(has_text="Easy walk")).to_be_visible()
    page.goto(f"{shared.url}/treatments/infusion/session/?id=i1")
    page.get_by_test_id("point").select_option("d2")
    page.get_by_test_id("more-scores").locator("> summary").click()
    page.get_by_test_id("mood-2").click()
    expect(page.get_by_test_id("mood-card")).to_contain_text("You do not have to carry it alone.")
    page.get_by_test_id("bladder-pain").get_by_test_id("level-1").click()
    expect(page.get_by_test_id("bladder")).to_contain_text("Tell your clinic")
    page.goto(f"{shared.url}/check-in/")
    expect(page.get_by_test_id("mood-card")).to_have_text("")
    page.get_by_test_id("mood-1").click()
    expect(page.get_by_test_id("mood-card")).to_contain_text("You do not have to carry it alone.")


def test_a_hold_is_timed_and_survives_a_reload(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url, treatments_file())
    page.goto(f"{shared.url}/treatments/infusion/session/?id=i1")
    page.get_by_test_id("point").select_option("before")
    page.get_by_test_id("hold").locator("> summary").click()
    page.get_by_test_id("hold-start").click()
    expect(page.get_by_role("timer")).to_have_text("0:02")
    page.reload()
    page.get_by_test_id("point").select_option("before")
    page.get_by_test_id("hold").locator("> summary").click()
    page.get_by_test_id("hold-stop").click()
    until(lambda: (found(page, "before")["hold_seconds"] or 0) >= 2)
    expect(page.get_by_label("Seconds")).not_to_have_value("")
    page.get_by_label("Seconds").fill("-4")
    until(lambda: found(page, "before")["hold_seconds"] == 0)  # held within what can be


def found(page: Page, point: str) -> dict[str, Any]:
    return next(row for row in rows(page)["rating"] if row["id"] == f"i1.{point}")


def test_a_calendar_file_is_made_with_no_network_and_tells_what_was_chosen(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url, treatments_file())
    phone.context.set_offline(True)
    page.goto(f"{shared.url}/appointments/")
    page.get_by_test_id("add-appointment").locator("> summary").click()
    page.get_by_test_id("add-visit").click()
    expect(page.get_by_test_id("appointment-date")).to_be_focused()  # no date: the field asks for one
    page.get_by_test_id("appointment-date").fill(iso(today() + 3))
    page.get_by_test_id("appointment-time").fill("14:05")
    page.get_by_test_id("add-visit").click()
    page.get_by_test_id("questions").fill("Why, and how long?\nWhat else?")
    expect(page.get_by_test_id("appointment").filter(has_text="14:05")).to_contain_text("2 questions")
    plain = calendar_of(page)
    assert {str(event["SUMMARY"]) for event in plain.values()} == {"Appointment"}
    page.get_by_test_id("calendar-details").click()
    told = calendar_of(page)
    assert plain.keys() == told.keys()
    (event,) = [each for each in told.values() if "What else?" in each.get("DESCRIPTION", "")]
    assert event.decoded("DTSTART").isoformat() == f"{iso(today() + 3)}T14:05:00+00:00"
    assert {"Doctor", "Physiotherapist, Ms Lind", "Infusion"} <= {str(event["SUMMARY"]) for event in told.values()}
    expect(page.get_by_test_id("calendar-link-needs")).to_be_visible()


def calendar_of(page: Page) -> dict[str, Any]:
    """The events of the file that the page makes, by UID."""
    with page.expect_download() as made:
        page.get_by_test_id("calendar-file").click()
    assert made.value.suggested_filename == "appointments.ics"
    return {str(event["UID"]): event for event in Calendar.from_ical(made.value.path().read_bytes()).walk("VEVENT")}


def test_a_calendar_link_is_made_read_and_turned_off(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url, treatments_file())
    sign_up(page, shared.url, "calendar@example.org")
    page.goto(f"{shared.url}/appointments/")
    page.get_by_test_id("calendar-link").click()
    page.get_by_test_id("calendar-make").click()
    address = page.get_by_test_id("calendar-address").input_value()
    answer = httpx.get(address)
    assert answer.text.count("SUMMARY:Appointment\r\n") == answer.text.count("BEGIN:VEVENT") == 6
    page.get_by_test_id("calendar-off").click()
    expect(page.get_by_test_id("calendar-answer")).to_contain_text("The link is off.")
    assert httpx.get(address).status_code == 404
    phone.context.set_offline(True)
    page.get_by_test_id("calendar-make").click()
    expect(page.get_by_test_id("calendar-answer")).to_contain_text("The file works without.")
    phone.context.set_offline(False)
    expect_synced(page)


def opened(page: Page, url: str) -> Iterator[str]:
    """Every screen of treatments with its parts opened."""
    page.goto(f"{url}/treatments/")
    page.get_by_role("button", name="More for Pregabalin").first.click()
    page.get_by_test_id("mark-skipped").click()
    for summary in page.locator("main summary").all():
        summary.click()
    yield "treatments"
    for name in ("medicine/?id=m1", "about/", "infusion/", "infusion/session/?id=i1"):
        page.goto(f"{url}/treatments/{name}")
        expect(page.locator("main summary").first).to_be_visible()
        for summary in page.locator("main summary").all():
            summary.click()
        yield name
    page.goto(f"{url}/treatments/effects/")
    page.get_by_test_id("note-effect").click()
    expect(page.get_by_test_id("effect").first).to_be_visible()
    yield "a side effect"
    page.goto(f"{url}/appointments/")
    page.get_by_role("button", name="Open Physiotherapist").click()
    for summary in page.locator("main summary").all():
        summary.click()
    yield "appointments"
    open_today(page, url)
    yield "today in the hours after an infusion"


def test_all_of_it_is_accessible_and_whole_with_everything_opened(phones: Any, shared: Server, axe: str) -> None:
    problems = {}
    for scheme in ("light", "dark"):
        page = begin_with_plan(
            phones(scheme, color_scheme=scheme, viewport={"width": 320, "height": 740}).page,
            shared.url,
            treatments_file(),
        )
        for part in opened(page, shared.url):
            shape = page.evaluate(CUT_OFF)
            said = violations(page, axe) + page.evaluate(TARGETS)
            said += [f"scrolls sideways: {shape['wide']}"] * (shape["scrolls"] or bool(shape["wide"]))
            if said:
                problems[f"{part}, {scheme}"] = said
    assert problems == {}
