"""The list of medicines, what was noted about their times, and side effects."""

from typing import Any

import pytest

from fibroplan.content.treatments import treatments
from fibroplan.domain.day import LAST_DAY
from fibroplan.domain.intake import (
    INTAKE_MARKS,
    intake_share,
    mark_intake,
    remove_intake,
    set_intake_reason,
    share_words,
    take_when_needed,
)
from fibroplan.domain.medicine import (
    add_medicine,
    change_lines,
    is_taken,
    medicine_form,
    medicine_slot_words,
    note_medicine_change,
    remove_medicine,
    remove_medicine_change,
    set_medicine_day,
    set_medicine_form,
    since_words,
    stop_medicine,
    take_up_medicine,
    toggle_medicine_slot,
    write_medicine,
)
from fibroplan.domain.side_effect import (
    add_side_effect,
    rate_side_effect,
    remove_side_effect,
    set_side_effect,
    side_effects_span,
    side_effects_view,
    tell_professional,
    toggle_effect,
)
from fibroplan.domain.treatments_view import (
    intakes_span,
    medicine_view,
    treatments_about,
    treatments_view,
    treatments_words,
)
from tests.domain.make import TUESDAY, applied, now
from tests.domain.make_treatments import done, intake, medicine, medicine_change, side_effect

TREATMENTS: Any = treatments()


def view(medicines: Any = (), intakes: Any = (), infusions: Any = (), day: int | None = None) -> Any:
    return treatments_view(list(medicines), list(intakes), list(infusions), day, None, now())


def one(row: Any, intakes: Any = (), changes: Any = ()) -> Any:
    return medicine_view(TREATMENTS, [row], list(intakes), list(changes), row["id"], None, now())


# ---- the list


def test_a_medicine_is_added_by_its_name_alone() -> None:
    (row,) = applied([], add_medicine("Pregabalin", "pregabalin", now(uuid="m9")), "medicine", medicine())
    assert (row["id"], row["name"], row["content_id"]) == ("m9", "Pregabalin", "pregabalin")
    assert add_medicine("", "", now()) == []


@pytest.mark.parametrize(("field", "value"), [("name", ""), ("id", "x"), ("slots", "x"), ("deleted", "x")])
def test_bad_input_in_a_field_of_a_medicine_changes_nothing(field: str, value: str) -> None:
    assert write_medicine("m1", field, value) == []


def test_texts_are_kept_as_they_are_typed() -> None:
    typed = "<b>75 mg</b>; 1–0–1 😀\nwith food"
    assert write_medicine("m1", "schedule", typed)[0]["fields"] == {"schedule": typed}
    assert write_medicine("m1", "strength", "")[0]["fields"] == {"strength": ""}


def test_the_form_is_one_of_a_few() -> None:
    assert set_medicine_form("m1", "patch")[0]["fields"] == {"form": "patch"}
    assert set_medicine_form("m1", "barrel")[0]["fields"] == {"form": ""}


def test_parts_of_the_day_are_taken_in_and_out_in_their_order() -> None:
    rows = [medicine(slots=["bedtime"])]
    (there,) = toggle_medicine_slot(rows, "m1", "morning")
    assert there["fields"] == {"slots": ["morning", "bedtime"]}
    (gone,) = toggle_medicine_slot(rows, "m1", "bedtime")
    assert gone["fields"] == {"slots": []}
    assert toggle_medicine_slot(rows, "m1", "noon") == []
    assert toggle_medicine_slot(rows, "gone", "morning") == []
    assert [medicine_slot_words(slots) for slots in ([], ["bedtime", "morning"], ["midday"])] == [
        "When needed",
        "Morning and bedtime",
        "Midday",
    ]


def test_first_and_last_day_are_kept_even_where_they_do_not_fit() -> None:
    assert set_medicine_day("m1", "until_day", "2026-11-20")[0]["fields"] == {"until_day": TUESDAY - 4}
    assert set_medicine_day("m1", "from_day", "")[0]["fields"] == {"from_day": None}
    wrong = medicine_form(medicine(from_day=TUESDAY, until_day=TUESDAY - 4), TUESDAY)
    assert wrong["problem"] == "The last day lies before the first one. Please look at them again."
    assert (wrong["from_date"], wrong["until_date"]) == ("2026-11-24", "2026-11-20")


@pytest.mark.parametrize(
    ("field", "value"), [("from_day", "24.11."), ("until_day", "2026-02-30"), ("name", "2026-11-24")]
)
def test_a_bad_date_of_a_medicine_changes_nothing(field: str, value: str) -> None:
    assert set_medicine_day("m1", field, value) == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (TUESDAY, None, "Since 24 November"),
        (None, TUESDAY, "Until 24 November"),
        (TUESDAY - 30, TUESDAY, "25 October to 24 November"),
    ],
)
def test_since_when(first: int | None, last: int | None, words: str) -> None:
    assert since_words(medicine(from_day=first, until_day=last)) == words


def test_a_medicine_belongs_to_the_days_between() -> None:
    row = medicine(from_day=TUESDAY - 2, until_day=TUESDAY)
    assert [is_taken(row, TUESDAY + day) for day in (-3, -2, 0, 1)] == [False, True, True, False]
    assert is_taken(medicine(), 20_000)
    assert not is_taken(medicine(deleted=True), TUESDAY)


def test_stopping_and_taking_up_keep_the_history() -> None:
    changes = stop_medicine("m1", "Too sleepy", None, now(uuid="c9"))
    (row,) = applied([medicine()], changes, "medicine", {})
    assert row["until_day"] == TUESDAY
    (noted,) = applied([], changes, "medicine_change", {})
    assert (noted["what"], noted["why"], noted["day"]) == ("Stopped", "Too sleepy", TUESDAY)
    (again,) = applied([row], take_up_medicine("m1", None, now(uuid="c10")), "medicine", {})
    assert again["until_day"] is None


def test_what_changed_and_why_is_told_the_latest_first() -> None:
    (added,) = note_medicine_change("m1", "From 75 to 150", "My doctor said so", None, now(uuid="c9"))
    assert added["fields"]["what"] == "From 75 to 150"
    assert note_medicine_change("m1", "", "", None, now()) == []
    rows = [medicine_change(TUESDAY - 9, why=""), medicine_change(TUESDAY - 1), medicine_change(medicine_id="m2")]
    assert [(row["label"], row["words"]) for row in change_lines(rows, "m1")] == [
        ("23 November", "Half of it · Too sleepy"),
        ("15 November", "Half of it"),
    ]
    assert remove_medicine_change("c1")[0]["fields"] == {"deleted": True}
    assert remove_medicine("m1")[0]["fields"] == {"deleted": True}


# ---- the times of a day


def test_a_day_shows_each_time_and_one_tap_notes_it() -> None:
    rows = [medicine(), medicine("m2", name="Naproxen", slots=[])]
    shown = view(rows)
    assert [(group["label"], [row["title"] for row in group["rows"]]) for group in shown["groups"]] == [
        ("Morning", ["Pregabalin"]),
        ("Bedtime", ["Pregabalin"]),
    ]
    assert [row["title"] for row in shown["needed"]] == ["Naproxen"]
    row = shown["groups"][0]["rows"][0]
    of = {name: row[name] for name in ("medicine_id", "day", "slot_id")}
    noted = applied([], mark_intake(**of, mark="taken", profile=None, now=now()), "intake", intake())
    after = view(rows, noted)["groups"][0]["rows"][0]
    assert (after["mark"], after["detail"]) == ("taken", "Capsule · 75 mg · One with food · Taken")
    back = applied(noted, mark_intake(**of, mark="", profile=None, now=now()), "intake", {})
    assert view(rows, back)["groups"][0]["rows"][0]["mark"] == ""


def test_every_mark_can_be_made_and_a_reason_given() -> None:
    for mark in INTAKE_MARKS:
        (made,) = mark_intake("m1", TUESDAY, "morning", mark, None, now())
        assert made["fields"]["mark"] == mark
    assert set_intake_reason("x", "Felt unwell")[0]["fields"] == {"reason": "Felt unwell"}
    row = view([medicine()], [intake(mark="skipped", reason="Felt unwell")])["groups"][0]["rows"][0]
    assert row["detail"].endswith("Left out on purpose · Felt unwell")


@pytest.mark.parametrize(("day", "mark"), [(TUESDAY + 1, "taken"), (TUESDAY, "doubled")])
def test_a_day_to_come_and_an_unknown_mark_change_nothing(day: int, mark: str) -> None:
    assert mark_intake("m1", day, "morning", mark, None, now()) == []


def test_what_is_taken_when_needed_is_noted_with_its_time_and_can_be_taken_out() -> None:
    noted = applied([], take_when_needed("m1", None, now(hour=14.1, uuid="u1")), "intake", intake())
    assert noted[0]["id"] == f"m1.{TUESDAY}.u1"
    (group,) = view([medicine(slots=[])], noted)["groups"]
    assert (group["label"], group["rows"][0]["detail"], group["rows"][0]["needed"]) == (
        "When needed",
        "Taken · 14:06",
        True,
    )
    assert applied(noted, remove_intake(noted[0]["id"]), "intake", {})[0]["deleted"]


def test_a_note_about_a_part_that_was_taken_out_stays_in_sight() -> None:
    shown = view([medicine(slots=["bedtime"])], [intake(slot_id="morning"), intake(slot_id="evening", mark="")])
    assert [(group["part"], [row["detail"] for row in group["rows"]]) for group in shown["groups"]][1] == (
        "needed",
        ["Taken · Morning"],
    )


def test_another_day_can_be_filled_in_and_one_to_come_is_today() -> None:
    shown = view([medicine()], [intake(TUESDAY - 3)], day=TUESDAY - 3)
    assert (shown["day"], shown["is_today"], shown["day_words"]) == (TUESDAY - 3, False, "Saturday 21 November")
    assert shown["groups"][0]["rows"][0]["mark"] == "taken"
    assert view(day=TUESDAY + 9)["is_today"]
    assert intakes_span(None, now(), TUESDAY - 50) == [TUESDAY - 50, TUESDAY]
    assert intakes_span(None, now()) == [TUESDAY - 27, TUESDAY]


def test_stopped_medicines_stand_apart() -> None:
    shown = view([medicine(), medicine("m2", name="Old one", until_day=TUESDAY - 1)])
    assert [row["title"] for row in shown["medicines"]] == ["Pregabalin"]
    assert [row["title"] for row in shown["stopped"]] == ["Old one"]
    assert shown["any"]
    assert not view()["any"]


def test_an_infusions_rest_is_said_here_too() -> None:
    assert view(infusions=[done()])["resting"].startswith("Rest until tomorrow, 11:00")
    assert view()["resting"] == ""


# ---- proportions


def test_proportions_count_what_was_due_and_noted_and_nothing_else() -> None:
    noted = [
        intake(TUESDAY), intake(TUESDAY - 1, mark="late"), intake(TUESDAY - 2, mark="skipped"),
        intake(TUESDAY - 3, mark="not_taken"), intake(TUESDAY - 4, mark="not_due"), intake(TUESDAY - 5, mark=""),
        intake(TUESDAY, "bedtime", deleted=True), intake(TUESDAY, medicine_id="m2"), intake(TUESDAY - 7),
    ]  # fmt: skip
    assert intake_share(noted, "m1", TUESDAY - 6, TUESDAY) == {"taken": 2, "noted": 4}
    shown = one(medicine(), noted)
    assert shown["shares"] == ["7 days: taken 2 of 4 noted times", "28 days: taken 3 of 5 noted times"]


@pytest.mark.parametrize(
    ("share", "needed", "words"),
    [
        ({"taken": 0, "noted": 0}, False, "7 days: nothing noted"),
        ({"taken": 0, "noted": 1}, False, "7 days: taken 0 of 1 noted time"),
        ({"taken": 1, "noted": 1}, True, "7 days: taken once"),
        ({"taken": 3, "noted": 3}, True, "7 days: taken 3 times"),
    ],
)
def test_proportions_in_words(share: Any, needed: bool, words: str) -> None:
    assert share_words(share, 7, needed) == words


# ---- one medicine


def test_a_known_medicine_shows_every_region_side_by_side_and_its_cautions() -> None:
    shown = one(medicine(), changes=[medicine_change()])
    assert [(row["id"], row["words"]) for row in shown["regions"]] == [
        ("us", "FDA: approved for fibromyalgia in 2007."),
        ("uk", "NICE: not to be started for this kind of pain."),
        ("eu", "EMA: not approved for fibromyalgia."),
    ]
    assert [row["id"] for row in shown["cautions"]] == ["suddenly"]
    assert shown["form"]["words"] == "Capsule · 75 mg · One with food"
    assert [row["label"] for row in shown["changes"]] == ["24 November"]
    assert not shown["form"]["stopped"]


def test_any_other_medicine_has_no_words_of_ours() -> None:
    shown = one(medicine(content_id="", name="My own", until_day=TUESDAY - 3))
    assert (shown["card"], shown["cautions"], shown["regions"]) == (None, [], [])
    assert shown["form"]["stopped"]


def test_a_medicine_that_is_not_there_is_said_to_be_so() -> None:
    shown = medicine_view(TREATMENTS, [], [], [], "gone", None, now())
    assert (shown["found"], shown["form"], shown["shares"]) == (False, None, [])


def test_all_medicines_stand_in_their_groups_with_three_regions_each() -> None:
    groups = treatments_about(TREATMENTS)["groups"]
    assert {group["id"]: [card["id"] for card in group["cards"]] for group in groups} == {
        "approved": ["pregabalin", "duloxetine", "milnacipran", "cyclobenzaprine-tongue"],
        "off-label": ["amitriptyline", "cyclobenzaprine", "gabapentin"],
        "counter": ["paracetamol", "ibuprofen", "naproxen"],
        "not-approved": ["ketamine-infusions"],
    }
    assert all(len(card["regions"]) == 3 for group in groups for card in group["cards"])


def test_the_words_around_the_diary_offer_what_is_sold_or_prescribed() -> None:
    words = treatments_words(TREATMENTS)
    assert [row["value"] for row in words["names"]] == [
        row["id"] for row in TREATMENTS["medicines"] if row["id"] != "ketamine-infusions"
    ]
    assert words["no_advice"] == treatments_about(TREATMENTS)["no_advice"]


# ---- side effects


def effects(*rows: Any) -> Any:
    return side_effects_view(TREATMENTS, list(rows), [medicine()], None, now())


def test_a_side_effect_is_noted_at_once_and_told_in_a_line() -> None:
    (row,) = applied([], add_side_effect("m1", "dizzy", None, now(hour=8.1, uuid="s9")), "side_effect", side_effect())
    assert (row["day"], row["minute"], row["effects"]) == (TUESDAY, 486, ["dizzy"])
    assert add_side_effect("", "", None, now())[0]["fields"]["effects"] == []
    (line,) = effects(side_effect(effects=["dizzy", "sick"], told=True))["lines"]
    assert line["title"] == "Dizzy, Sick to my stomach"
    assert line["detail"] == "today, 8:05 · 6 of 10 · Pregabalin · a professional knows"


def test_a_bare_side_effect_says_what_is_known_and_the_latest_stands_first() -> None:
    bare = side_effect("s2", TUESDAY - 1, medicine_id="", minute=None, effects=[], severity=None)
    lines = effects(bare, side_effect(), side_effect("s3", deleted=True))["lines"]
    assert [line["id"] for line in lines] == ["s1", "s2"]
    assert (lines[1]["title"], lines[1]["detail"], lines[1]["severity"]) == ("Something you noticed", "yesterday", -1)
    assert side_effects_span(None, now()) == [TUESDAY - 90, LAST_DAY]


def test_a_low_mood_brings_the_way_to_help() -> None:
    assert effects(side_effect(effects=["low-mood"]))["lines"][0]["low_mood"]
    assert not effects(side_effect())["lines"][0]["low_mood"]


def test_ticks_severity_and_telling_can_be_changed_and_taken_back() -> None:
    rows = [side_effect()]
    assert toggle_effect(rows, "s1", "sick")[0]["fields"] == {"effects": ["dizzy", "sick"]}
    assert toggle_effect(rows, "s1", "dizzy")[0]["fields"] == {"effects": []}
    assert toggle_effect(rows, "gone", "dizzy") == []
    assert [rate_side_effect("s1", value)[0]["fields"]["severity"] for value in (None, -3, 6, 99)] == [None, 0, 6, 10]
    assert tell_professional("s1", True)[0]["fields"] == {"told": True}
    assert remove_side_effect("s1")[0]["fields"] == {"deleted": True}


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("note", "after lunch", {"note": "after lunch"}),
        ("medicine_id", "", {"medicine_id": ""}),
        ("time", "07:05", {"minute": 425}),
        ("time", "", {"minute": None}),
        ("date", "2026-11-20", {"day": TUESDAY - 4}),
    ],
)
def test_the_rest_of_a_side_effect_is_kept(field: str, value: str, kept: Any) -> None:
    assert set_side_effect("s1", field, value)[0]["fields"] == kept


@pytest.mark.parametrize(("field", "value"), [("date", "2026-02-30"), ("date", ""), ("time", "25:00"), ("id", "x")])
def test_bad_input_in_a_side_effect_changes_nothing(field: str, value: str) -> None:
    assert set_side_effect("s1", field, value) == []


def test_a_day_to_come_is_kept_and_gets_kind_words() -> None:
    (line,) = effects(side_effect(day=TUESDAY + 1))["lines"]
    assert (line["date"], line["problem"]) == ("2026-11-25", "This day is still to come. Please look at it again.")
    assert effects(side_effect())["lines"][0]["problem"] == ""
