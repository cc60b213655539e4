"""What the plan holds beside exercises, what the safety check asks of Today, and a sleep window as it was entered."""

from playwright.sync_api import Page, expect

from fibroplan.content.sleep import sleep
from tests.browser.people import begin_with_plan, bring, checked, open_today, plan_file, ready_offline, today, until
from tests.browser.phone import Phone, rows
from tests.server import Server


def library(page: Page, words: str) -> None:
    """Look at another library of the builder."""
    page.get_by_test_id("library").filter(has_text=words).click()


def pick(page: Page, words: str) -> None:
    page.get_by_label(words).click()
    expect(page.get_by_label(words)).to_be_checked()


def test_relaxation_a_reflection_a_habit_and_a_tip_join_the_plan_without_the_server(
    phone: Phone, server: Server
) -> None:
    page = begin_with_plan(phone.page, server.url)
    page.goto(f"{server.url}/plan/new/")
    expect(page.get_by_test_id("goal")).to_be_visible()
    ready_offline(page)
    server.kill()
    page.get_by_test_id("goal").fill("Play on the floor with Mia")
    until(lambda: rows(page)["goal"])
    page.get_by_test_id("next").click()
    for kind, words in (
        ("Relaxation", "From feet to head"),
        ("Reflections", "Thought record"),
        ("Sleep habits", "Up at the same time"),
        ("Tips", "Slide, do not lift"),
    ):
        library(page, kind)
        pick(page, words)
    expect(page.get_by_role("main")).to_contain_text("4 picked")
    page = phone.reopen()
    page.goto(f"{server.url}/plan/new/")
    page.get_by_test_id("next").click()
    expect(page.get_by_test_id("also")).to_have_count(4)
    expect(page.get_by_role("main")).to_contain_text("Play on the floor with Mia")
    page.get_by_test_id("finish").click()
    page.wait_for_url("**/today/")
    kinds = {row["item_id"]: row["kind"] for row in rows(page)["plan_version"]}
    assert {"relax-body-sweep", "reflect-thought-record", "sleep-same-rise", "tip-slide-pans"} <= set(kinds)
    page.get_by_role("button", name="More for Thought record").click()
    page.get_by_test_id("write").click()
    expect(page.locator("h1")).to_have_text("Thought record")
    open_today(page, server.url)
    page.get_by_role("button", name="More for From feet to head").click()
    page.get_by_test_id("session").click()
    expect(page.get_by_role("main")).to_contain_text("Let each part be as it is.")
    expect(page.get_by_test_id("pace")).to_have_count(0)
    page.get_by_test_id("start-timer").click()
    expect(page.get_by_test_id("timer-words")).to_have_text("Nothing to reach. Let it be slow.")
    page.get_by_test_id("finish").click()
    expect(page.get_by_role("main")).to_contain_text("That counts.")
    expect(page.get_by_role("main")).not_to_contain_text("How hard was it?")


def test_energy_limited_mode_asks_for_nothing_on_any_screen(phone: Phone, shared: Server) -> None:
    data = plan_file()
    week_ago = today() - 7
    data["rows"]["screening"] = [checked(id=f"{week_ago}", day=week_ago, answers={"effects": ["energy-limited"]})]
    page = begin_with_plan(phone.page, shared.url, data)
    walk = page.get_by_test_id("item").filter(has_text="Easy walk")
    expect(walk).to_contain_text("up to 8 minutes · when you like")
    expect(page.get_by_role("main")).to_contain_text("Nothing fixed. Pick what feels right.")
    page.goto(f"{shared.url}/plan/")
    expect(page.get_by_test_id("plan-item").first).to_contain_text("up to 8 minutes · When you like")
    page.goto(f"{shared.url}/progress/")
    expect(page.get_by_test_id("figure")).to_contain_text("Nothing planned")
    page.goto(f"{shared.url}/pacing/")
    expect(page.get_by_role("main")).to_contain_text("Your energy envelope comes first.")


def test_exercise_waits_where_the_check_says_so_and_the_check_is_due_after_half_a_year(
    phone: Phone, shared: Server
) -> None:
    data = plan_file()
    data["rows"]["screening"] = [checked(day=today() - 183, id=f"{today() - 183}")]
    page = begin_with_plan(phone.page, shared.url, data)
    note = page.get_by_test_id("safety-note")
    expect(note).to_contain_text("Half a year has gone by.")
    note.get_by_role("link").click()
    page.get_by_test_id("safety-again").click()
    expect(page.get_by_test_id("safety-again")).to_have_count(0)
    page.goto(f"{shared.url}/today/")
    expect(note).to_contain_text("go on where you stopped")
    data["rows"]["screening"] = [checked(answers={"hold": True}, day=today(), id=f"{today()}")]
    page = begin_again(page, shared.url, data)
    expect(note).to_contain_text("Exercise waits for now")
    page.goto(f"{shared.url}/today/session/?key=i1.{today()}.morning")
    expect(page.get_by_role("main")).to_contain_text("see a clinician first")
    expect(page.get_by_test_id("start-timer")).to_have_count(0)


def begin_again(page: Page, url: str, data: dict) -> Page:
    bring(page, url, data)
    open_today(page, url)
    return page


def test_a_sleep_window_is_shown_as_a_therapist_entered_it(phone: Phone, shared: Server) -> None:
    clear = [row["id"] for row in sleep()["window"]["guards"]]
    window = {"into_bed": 1410, "out_of_bed": 390, "by": "Dr Rivera", "from_day": today() - 3, "clear": clear}
    data = plan_file()
    data["rows"]["rules"] = [{"id": "sleep-window", "deleted": False, "constants": window}]
    page = begin_with_plan(phone.page, shared.url, data)
    page.goto(f"{shared.url}/sleep/")
    shown = page.get_by_test_id("sleep-window")
    expect(shown).to_contain_text("Bed from 23:30. Up at 6:30.")
    expect(shown).to_contain_text("Entered by Dr Rivera")
    page.get_by_test_id("flare").click()
    expect(page.get_by_role("main")).to_contain_text("You are in a flare now.")
    expect(page.get_by_role("main")).to_contain_text("Leave it for now, and ask your therapist.")
    page.get_by_test_id("end-window").click()
    expect(shown).to_have_count(0)
    assert [row["deleted"] for row in rows(page)["rules"]] == [True]
