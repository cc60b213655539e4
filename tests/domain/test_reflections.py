"""Reflections: an entry from its first word to being let go, what is read and searched, and what a test may ask."""

from typing import Any

import pytest

from fibroplan.content.reflect import reflect
from fibroplan.domain.anchor import anchor_now, anchor_seconds
from fibroplan.domain.experiment import OTHER, choose_experiment, experiment_limits, set_experiment_amount
from fibroplan.domain.lock import lock_view
from fibroplan.domain.reflect_form import entry_view
from fibroplan.domain.reflect_history import history_view, reflections_text
from fibroplan.domain.reflect_home import home_view, set_aside
from fibroplan.domain.reflect_mark import begin_anchor, choose_day, end_anchor, mark_target, nudge_target
from fibroplan.domain.reflection import (
    READING,
    choose_reflection,
    entry_id,
    keep_reflection,
    let_go_other,
    let_go_reflection,
    rate_reflection,
    share_reflection,
    take_other,
    turn_page,
    write_reflection,
)
from tests.domain.make import TUESDAY, applied, now, pause, screening, version

TEXTS: Any = reflect()
EMPTY = {
    "content_id": "",
    "day": 0,
    "at": 0,
    "step": 0,
    "return_day": None,
    "shared": False,
    "answers": {},
    "others": [],
}
RECORD, VALUES, TEST, PLAN, ANCHOR = "thought-record", "values", "small-test", "activity-plan", "anchor"


def entry(content_id: str = RECORD, **fields: Any) -> Any:
    row = {**EMPTY, "id": f"{content_id}.1", "deleted": False, "content_id": content_id, "day": TUESDAY, "at": 1}
    return {**row, "step": READING, **fields}


def kept(entries: list[Any], changes: list[Any]) -> list[Any]:
    return applied(entries, changes, "reflection", EMPTY)


def shown(entries: list[Any], content_id: str = RECORD, asked: str = "") -> Any:
    return entry_view(TEXTS, entries, content_id, asked, None, now())


def first_field(content_id: str, kind: str) -> Any:
    form = next(form for form in TEXTS["forms"] if form["id"] == content_id)
    return next(field for page in form["pages"] for field in page["fields"] if field["kind"] == kind)


def test_the_first_word_makes_an_entry_that_is_resumed_where_it_was_left():
    name = entry_id(RECORD, "", None, now())
    assert name == f"{RECORD}.{TUESDAY}"
    assert entry_id(RECORD, "another", None, now()) == "another"
    entries = kept([], write_reflection([], name, RECORD, "where", "On the bus", None, now()))
    assert (entries[0]["day"], entries[0]["step"], entries[0]["shared"]) == (TUESDAY, 0, False)
    entries = kept(entries, turn_page(entries, name, RECORD, 2, None, now()))
    view = shown(entries)
    assert (view["stage"], view["page"], view["begun"]) == ("ask", 2, True)
    assert kept(entries, turn_page(entries, name, RECORD, -3, None, now()))[0]["step"] == 0
    assert entries[0]["answers"] == {"where": "On the bus"}
    assert shown([])["begun"] is False


def test_numbers_are_held_in_their_range_and_a_choice_is_taken_back_by_the_same_tap():
    assert rate_reflection([], "e", RECORD, "n", None, 0, 10, None, now()) == []
    assert rate_reflection([], "e", RECORD, "n", 14, 0, 10, None, now())[0]["fields"]["answers"] == {"n": 10}
    entries = kept([], choose_reflection([], "e", ANCHOR, "length", "120", None, now()))
    assert entries[0]["answers"] == {"length": "120"}
    assert kept(entries, choose_reflection(entries, "e", ANCHOR, "length", "120", None, now()))[0]["answers"] == {
        "length": ""
    }


def test_what_is_kept_is_read_shared_by_itself_and_let_go():
    assert keep_reflection([], "e", None) == share_reflection([], "e", True) == let_go_reflection([], "e") == []
    entries = [entry(step=1, answers={"where": "At the door"})]
    entries = kept(entries, keep_reflection(entries, entries[0]["id"], -1))
    assert (entries[0]["step"], entries[0]["return_day"]) == (READING, None)
    assert kept(entries, keep_reflection(entries, entries[0]["id"], TUESDAY + 2))[0]["return_day"] == TUESDAY + 2
    view = shown(entries, asked=entries[0]["id"])
    assert view["stage"] == "read"
    assert view["shared_words"] == TEXTS["private"]["off"]
    assert [line["answer"] for line in view["lines"]] == ["At the door"]
    entries = kept(entries, share_reflection(entries, entries[0]["id"], True))
    assert shown(entries, asked=entries[0]["id"])["shared_words"] == TEXTS["private"]["on"]
    gone = kept(entries, let_go_reflection(entries, entries[0]["id"]))
    assert (gone[0]["deleted"], gone[0]["shared"], gone[0]["answers"]) == (True, False, {})


def test_two_devices_wrote_at_once_and_the_person_chooses():
    entries = [entry(answers={"where": "Here"}, others=[{"where": "There"}, {"where": "Elsewhere"}])]
    name = entries[0]["id"]
    assert [other["lines"][0]["answer"] for other in shown(entries, asked=name)["others"]] == ["There", "Elsewhere"]
    for number in (-1, 2):
        assert take_other(entries, name, number) == []
    assert take_other(entries, "none", 0) == let_go_other(entries, "none") == []
    taken = kept(entries, take_other(entries, name, 1))[0]
    assert (taken["answers"], taken["others"]) == ({"where": "Elsewhere"}, [{"where": "Here"}, {"where": "There"}])
    assert kept(entries, let_go_other(entries, name))[0]["others"] == []


def test_sealed_and_unknown_entries_are_said():
    assert shown([entry(answers=None)], asked=f"{RECORD}.1")["stage"] == "locked"
    assert shown([], "no-such-form")["stage"] == "gone"
    assert shown([], "no-such-form")["fields"] == []


def test_history_is_newest_first_and_every_sought_word_must_stand_in_it():
    entries = [
        entry(id="a", day=TUESDAY - 1, answers={"where": "The long stairs"}, shared=True),
        entry(id="b", answers={"where": "A bus, then stairs " + "and more " * 20}),
        entry(id="c", answers=None),
        entry("gone-form", id="d", day=TUESDAY - 2, answers={"where": "never shown"}),
        entry(id="e", deleted=True, answers={"where": "stairs"}),
    ]
    view = history_view(TEXTS, entries, "", "", 20, None, now())
    assert [row["id"] for row in view["rows"]] == ["b", "a", "d"]
    assert (view["found"], view["kept"], view["locked"], view["more"]) == (3, 4, True, False)
    assert view["rows"][0]["first"].endswith("…")
    assert (view["rows"][2]["title"], view["rows"][2]["first"]) == ("A reflection", "")
    for sought, found in (("STAIRS", ["b", "a"]), ("stairs, long", ["a"]), ("record bus", ["b"]), ("never", [])):
        rows = history_view(TEXTS, entries, sought, "", 20, None, now())["rows"]
        assert [row["id"] for row in rows] == found, sought
    assert history_view(TEXTS, entries, "", "gone-form", 20, None, now())["found"] == 1
    assert history_view(TEXTS, entries, "", "", 1, None, now())["more"]
    text = reflections_text(TEXTS, entries, None, now())
    assert text.startswith("Thought record, Today")
    assert "The long stairs" in text
    assert "never shown" not in text


def test_home_asks_one_thing_a_day_and_not_today_is_neutral():
    def home(entries=(), writings=(), skill=""):
        return home_view(TEXTS, list(entries), list(entries), list(writings), skill, None, now())

    (asked,) = home()["prompt"]
    writings: list[Any] = []
    for _ in range(len(TEXTS["prompts"])):
        found = home(writings=writings)["prompt"]
        if not found:
            break
        changes = set_aside(writings, found[0]["id"], None, now())
        writings = applied(writings, changes, "writing", {"answers": {}})
    assert home(writings=writings)["prompt"] == [], "after a few of them it asks no more today"
    assert home([entry(asked["id"])])["prompt"] == [], "one was written about today"
    begun = entry(id="x", step=1)
    waits = entry(id="y", return_day=TUESDAY)
    note = entry("next-time", id="z", return_day=TUESDAY)
    later = entry(id="w", return_day=TUESDAY + 1)
    view = home([begun, waits, note, later, entry("gone-form", id="v", step=0)])
    assert {row["title"] for row in view["begun"]} == {"Thought record", "A reflection"}
    assert ([row["id"] for row in view["waiting"]], view["notes"], view["kept"]) == (["y"], 1, 5)
    (thoughts,) = home([begun], skill="thoughts")["skill"]
    assert "Go on where you were." in thoughts["forms"][0]["words"]
    assert "About" in home(skill="thoughts")["skill"][0]["forms"][0]["words"]
    planned = [entry(PLAN, answers={"sort": "restful"}), entry(PLAN, id="q", answers={"sort": "needed", "when": 3})]
    assert [row["there"] for row in home(planned, skill="activity")["balance"]] == [False, True, False]


def test_answers_are_told_in_words():
    target = first_field(VALUES, "target")
    marks = {f"target-{target['options'][0]['id']}": 2}
    name = f"{VALUES}.1"
    view = shown([entry(VALUES, answers=marks)], VALUES, name)
    assert f"{target['options'][0]['label']} 2 of" in " ".join(line["answer"] for line in view["lines"])
    going = shown([entry(VALUES, step=1, answers=marks)], VALUES, name)
    assert going["stage"] == "ask"
    day = first_field(PLAN, "day")["id"]
    answers = {day: TUESDAY + 1}
    said = [line["answer"] for line in shown([entry(PLAN, answers=answers)], PLAN, f"{PLAN}.1")["lines"]]
    assert "Tomorrow" in said
    chosen = shown([entry(PLAN, step=0, answers={day: TUESDAY - 3})], PLAN, f"{PLAN}.1")
    assert chosen["return_day"] in (-1, TUESDAY - 3)
    for test, words in (
        ({"test": OTHER}, "Something without moving"),
        ({"test": "i", "test-title": "Walk", "test-amount": 4, "test-unit": "minutes"}, "Walk, 4 minutes"),
    ):
        lines = shown([entry(TEST, answers=test)], TEST, f"{TEST}.1")["lines"]
        assert [line["answer"] for line in lines] == [words]


@pytest.mark.parametrize("content_id", [row["id"] for row in [*TEXTS["forms"], *TEXTS["prompts"]]])
def test_every_form_and_prompt_can_be_walked_through(content_id):
    name = f"{content_id}.1"
    pages = shown([], content_id)["pages"]
    for step in range(pages):
        view = shown([entry(content_id, step=step)], content_id, name)
        assert view["fields"], (content_id, step)
        assert view["evidence"]
    assert shown([entry(content_id, step=99)], content_id, name)["last"]


def test_a_test_of_a_worry_stays_inside_the_plan():
    plan = [version("walk", target=8, floor=4, ceiling=6, kind="exercise", unit="minutes")]
    checks = [screening()]

    def limits(pauses=(), screenings=checks):
        return experiment_limits(plan, list(pauses), screenings, "walk", None, now())

    (walk,) = limits()["items"]
    assert (walk["most"], walk["chosen"]) == (6, True)
    flare = pause(TUESDAY, kind="flare")
    assert (limits([flare])["flare"], limits([flare])["items"][0]["most"]) == (True, 4)
    assert limits(screenings=[screening(hold=True)])["items"] == []

    def choose(item):
        return choose_experiment([], plan, [], checks, f"{TEST}.1", TEST, "test", item, None, now())

    assert choose("not-mine") == []
    assert choose(OTHER)[0]["fields"]["answers"]["test"] == OTHER
    entries = kept([], choose("walk"))
    assert entries[0]["answers"]["test-amount"] == 6

    def amount(value, held):
        return set_experiment_amount(held, plan, [], checks, f"{TEST}.1", TEST, "test", value, None, now())

    assert amount(None, entries) == amount(3, []) == []
    more = amount(30, entries)[0]["fields"]["answers"]
    assert (more["test-amount"], more["test-held"]) == (6, True)
    assert amount(3, entries)[0]["fields"]["answers"]["test-held"] is False


def test_the_anchor_is_read_off_the_clock():
    guides = TEXTS["guides"]
    assert (anchor_seconds("120"), anchor_seconds("")) == (120, 60)
    assert anchor_now(guides, 0, 60, 1000, 0)["kind"] == "ready"
    going = anchor_now(guides, 1000, 60, 31_000, 0)
    assert (going["kind"], going["share"], going["words"] != "") == ("going", 50, True)
    assert anchor_now([], 1000, 60, 2000, 0)["words"] == ""
    for instant, back in ((61_000, 0), (-5000, 0), (31_000, 600_000)):
        assert anchor_now(guides, 1000, 60, instant, back)["kind"] == "over"


def test_the_lock_in_words():
    def key(name, kind="passphrase", **fields):
        return {"id": name, "deleted": False, "key_id": name, "kind": kind, "device": "", **fields}

    def told(keys, opened=()):
        view = lock_view(keys, list(opened), "phone")
        return view["words"], view["shut"], view["partly"], view["by_device"]

    assert told([]) == told([key("a", deleted=True)]) == ("No lock", False, False, False)
    assert told([key("a")]) == ("Locked", True, False, False)
    assert told([key("a"), key("b", "device", device="phone")], ["a"]) == ("Unlocked on this page", False, True, True)


def test_the_target_is_marked_by_a_tap_and_by_keys():
    def ring(changes):
        return changes[0]["fields"]["answers"]["target-people"]

    def mark(value):
        return mark_target([], "e", VALUES, "target", "people", value, None, now())

    def press(key, held=()):
        return nudge_target(list(held), "e", VALUES, "target", "people", key, None, now())

    assert mark(None) == press("Tab") == []
    assert [ring(mark(value)) for value in (3, 0, 99, -1)] == [3, 0, 7, 0]
    assert ring(press("ArrowUp")) == 4
    held = [entry(VALUES, id="e", answers={"target-people": 2})]
    moved = {key: ring(press(key, held)) for key in ("ArrowLeft", "ArrowRight", "Home", "End")}
    assert moved == {"ArrowLeft": 1, "ArrowRight": 3, "Home": 1, "End": 7}


def test_a_day_and_the_anchor_are_kept():
    assert choose_day([], "e", PLAN, "when", TUESDAY + 1, None, now())[0]["fields"]["answers"] == {"when": TUESDAY + 1}
    begun = kept([], begin_anchor([], "e", ANCHOR, "anchor", None, now()))
    assert begun[0]["answers"] == {"anchor-began": now()["instant"]}
    assert kept(begun, end_anchor(begun, "e", ANCHOR, "anchor", None, now()))[0]["answers"] == {"anchor-began": 0}
