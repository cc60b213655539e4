"""One timeline: what was when, in its order, with nothing said about what did what."""

from typing import Any

from fibroplan.domain.timeline import timeline_view
from tests.domain.make import TUESDAY, check_in_row, now, pause, version
from tests.domain.make_treatments import appointment, course, infusion, medicine, medicine_change, side_effect

MONDAY = TUESDAY - 1
TABLES = (
    *("check_ins", "medicines", "medicine_changes", "side_effects", "courses", "infusions", "appointments"),
    *("versions", "pauses"),
)


def view(weeks: int | None = None, **given: Any) -> Any:
    rows = {name: list(given.get(name, [])) for name in TABLES}
    return timeline_view(**rows, weeks=weeks, profile=None, now=now())  # type: ignore[arg-type]


def lines(**given: Any) -> list[tuple[str, str]]:
    return [(row["when"], row["words"]) for row in view(**given)["lines"]]


def test_nothing_is_an_empty_timeline() -> None:
    shown = view()
    assert (shown["lanes"], shown["lines"], shown["pain"]["noted"]) == ([], [], 0)
    assert (shown["first"], shown["last"], shown["weeks"]) == ("7 September", "29 November", 12)
    assert view(104)["first"] == "2 December 2024"


def test_everything_in_its_order_the_latest_first() -> None:
    found = lines(
        medicines=[medicine(name="Pills", from_day=TUESDAY - 30, until_day=TUESDAY - 10)],
        medicine_changes=[medicine_change(TUESDAY - 20, "Half of it", medicine_id="m1")],
        side_effects=[
            side_effect("s1", TUESDAY - 12, medicine_id="m1"),
            side_effect("s2", TUESDAY - 11, medicine_id=""),
        ],
        courses=[course(treatment="Infusion course")],
        infusions=[
            infusion("i1", TUESDAY - 5, course_id="k1", status="done"),
            infusion("i2", TUESDAY + 2, course_id="k1"),
        ],
        appointments=[appointment("a1", TUESDAY - 4, profession="doctor", status="done")],
        versions=[version("walk", TUESDAY - 40, title="Easy walk")],
        pauses=[pause(TUESDAY - 3, TUESDAY - 2, "flare"), pause(TUESDAY - 8, TUESDAY - 8)],
    )
    assert found == [
        ("26 November", "Infusion course, planned"),
        ("21 November to 22 November", "flare"),
        ("20 November", "Doctor"),
        ("19 November", "Infusion course"),
        ("16 November", "pause"),
        ("13 November", "side effect"),
        ("12 November", "side effect, Pills in mind"),
        ("4 November", "Pills: Half of it"),
        ("25 October to 14 November", "Pills"),
        ("15 October", "plan: Easy walk"),
    ]


def test_lanes_hold_bars_for_what_lasted_and_dots_for_days() -> None:
    shown = view(
        4,
        medicines=[medicine(name="Pills", from_day=None), medicine("m2", name="Old", until_day=TUESDAY - 300)],
        medicine_changes=[medicine_change(MONDAY, medicine_id="m1")],
        pauses=[pause(MONDAY - 14, MONDAY - 8, "flare"), pause(TUESDAY, None, "flare")],
    )
    flare, pills = shown["lanes"]
    assert (flare["title"], flare["bars"]) == ("Flares", [{"x": 250, "width": 250}, {"x": 786, "width": 35}])
    assert flare["words"] == ("flare, from 9 November to 15 November and flare, from 24 November to 24 November")
    assert (pills["title"], pills["bars"], pills["dots"]) == ("Pills", [{"x": 0, "width": 821}], [768])
    assert pills["words"].startswith("Pills, from 2 November to 24 November and Pills: Half of it, 23 November")


def test_what_was_taken_back_or_lies_outside_is_left_out() -> None:
    assert lines(
        medicines=[medicine(deleted=True), medicine("m2", from_day=TUESDAY + 3)],
        medicine_changes=[medicine_change(TUESDAY, medicine_id="m1"), medicine_change(TUESDAY, medicine_id="gone")],
        side_effects=[side_effect(deleted=True)],
        infusions=[infusion(status="cancelled"), infusion("i2", deleted=True)],
        appointments=[appointment(status="cancelled"), appointment("a2", deleted=True), appointment("a", TUESDAY + 90)],
        versions=[version("walk", TUESDAY - 300)],
        pauses=[pause(TUESDAY - 2, None, deleted=True), pause(TUESDAY + 2, None), pause(TUESDAY - 200, TUESDAY - 190)],
    ) == []  # fmt: skip


def test_an_infusion_without_a_course_has_a_plain_name() -> None:
    assert lines(infusions=[infusion(course_id="", status="done")]) == [("24 November", "Infusion")]
    assert lines(infusions=[infusion(course_id="k1")], courses=[course(treatment="")])[0][1] == "Infusion, planned"


def test_pain_stands_above() -> None:
    shown = view(check_ins=[check_in_row(TUESDAY, pain=4), check_in_row(MONDAY, pain=6, deleted=True)])
    assert shown["pain"]["summary"] == "4, on 1 day."
