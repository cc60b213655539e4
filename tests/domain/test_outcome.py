"""Recording an outcome, and the words of rejected changes and settings."""

import pytest

from fibroplan.domain.outcome import mark_done, mark_partly, mark_skipped, set_note, settle_note, unmark
from fibroplan.domain.rejected import rejected_view
from fibroplan.domain.settings import change_setting, settings_view
from tests.domain.make import TUESDAY, now, outcome, profile, version

PLACE = ("walk", TUESDAY, "morning", 8, "walk.1")


def fields(changes):
    (change,) = changes
    assert (change["table"], change["id"]) == ("outcome", f"walk.{TUESDAY}.morning")
    return change["fields"]


def test_done_copies_what_was_seen():
    assert fields(mark_done(*PLACE, None, now(TUESDAY + 1, 9, 60, "Europe/Berlin"))) == {
        "mark": "done",
        "amount": 8,
        "skip_reason": "",
        "item_id": "walk",
        "day": TUESDAY,
        "slot_id": "morning",
        "target": 8,
        "version_id": "walk.1",
        "zone": "Europe/Berlin",
        "at": now(TUESDAY + 1, 9, 60)["instant"],
        "entered_day": TUESDAY + 1,
        "device": "phone",
    }


@pytest.mark.parametrize(
    ("amount", "mark", "held"),
    [(4, "partly", 4), (8, "done", 8), (20, "done", 20), (-3, "partly", 0), (1e9, "done", 1e5)],
)
def test_an_amount_of_ones_own(amount, mark, held):
    found = fields(mark_partly(*PLACE, amount, None, now()))
    assert (found["mark"], found["amount"]) == (mark, held)


def test_no_amount_changes_nothing():
    assert mark_partly(*PLACE, None, None, now()) == []


def test_a_new_mark_takes_the_place_of_the_old_one():
    skipped = fields(mark_skipped(*PLACE, "ill", None, now()))
    assert (skipped["mark"], skipped["amount"], skipped["skip_reason"]) == ("skipped", None, "ill")
    assert fields(mark_skipped(*PLACE, "lazy", None, now()))["skip_reason"] == ""
    undone = fields(unmark(*PLACE, None, now()))
    assert (undone["mark"], undone["amount"], undone["skip_reason"]) == ("", None, "")
    assert "note" not in undone


def test_a_note_leaves_what_was_recorded_as_it_is():
    assert fields(set_note([outcome()], *PLACE, "sore", None, now())) == {"note": "sore"}
    new = fields(set_note([], *PLACE, "sore", None, now()))
    assert (new["note"], new["target"]) == ("sore", 8)
    assert "mark" not in new


def test_one_of_two_notes_is_kept():
    assert fields(settle_note("walk", TUESDAY, "morning", "both")) == {"note": "both", "note_other": ""}


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("name", "Ada", True),
        ("zone", "Europe/Berlin", True),
        ("theme", "dim", True),
        ("theme", "pink", False),
        ("week_start", 6, True),
        ("week_start", 7, False),
        ("week_start", "6", False),
        ("day_ends_at", -1, False),
        ("text_size", 130, True),
        ("text_size", 130.5, False),
        ("text_size", None, False),
        ("name", 3, False),
        ("device", "x", False),
    ],
)
def test_a_setting_is_changed_if_the_value_fits(field, value, fits):
    wanted = [{"table": "profile", "id": "me", "fields": {field: value}}] if fits else []
    assert change_setting(field, value) == wanted


def test_settings_before_and_after_choosing():
    fresh = settings_view(None, now(zone="Europe/Berlin"))
    assert (fresh["theme"], fresh["text_size"], fresh["week_start"], fresh["day_ends_at"]) == ("system", 100, 0, 180)
    assert fresh["zone_words"] == "Europe/Berlin, as on this phone"
    assert fresh["today_words"] == "Right now it is Tuesday 24 November for you."
    chosen = settings_view(profile(name="Ada", zone="Asia/Tokyo", theme="dim", week_start=6, day_ends_at=0), now())
    assert (chosen["name"], chosen["zone_words"]) == ("Ada", "Asia/Tokyo")
    assert [row["label"] for row in chosen["themes"] if row["chosen"]] == ["Dim"]
    assert [row["label"] for row in chosen["week_starts"] if row["chosen"]] == ["Sunday"]
    assert [row["label"] for row in chosen["day_ends"] if row["chosen"]] == ["Midnight"]


def refused(table, changed, current=None, code="bad_value"):
    row = {"op": "1", "table": table, "fields": changed, "code": code, "message": "Why.", "current": current}
    return rejected_view([row])[0]


def test_rejected_changes_in_words():
    row = refused("plan_version", {"target": 10}, dict(version()), "changed_elsewhere")
    assert (row["what"], row["why"], row["mine"], row["can_keep"]) == ("A change of your plan", "Why.", "10", True)
    assert row["theirs"] == "Walk · 8 minutes · Every day · morning"
    assert refused("plan_version", {"unit": "minutes", "target": 2})["mine"] == "2 minutes"
    assert refused("plan_version", {"title": "Walk"})["mine"] == "Walk"
    row = refused("outcome", {"day": TUESDAY, "note": "sore"})
    assert (row["mine"], row["theirs"], row["can_keep"]) == ("24 November · sore", "", False)
    assert refused("profile", {"name": "Ada", "note": ""})["mine"] == "Ada"
    assert refused("profile", {"name": ""})["mine"] == ""
    assert refused("unheard of", {})["what"] == "A change"
