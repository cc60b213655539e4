"""What a therapist suggests: what can be sent, what the person sees, and what taking it changes."""

from typing import Any

import pytest

from fibroplan.content.sleep import sleep
from fibroplan.domain.from_therapist import from_therapist, read_comments
from fibroplan.domain.news import news_words
from fibroplan.domain.rules import CONSTANTS
from fibroplan.domain.sleep_window import WINDOW_ID
from fibroplan.domain.suggestion import RULE_LABELS, suggestion_lines, suggestion_title
from fibroplan.domain.suggestion_answer import accept_suggestion, decline_suggestion, with_floor
from fibroplan.domain.suggestion_check import SUGGESTION_PROBLEMS, suggestion_problem
from tests.domain.make import TUESDAY, version

NOW: Any = {"instant": TUESDAY * 86_400_000 + 43_200_000, "offset": 0, "zone": "UTC", "device": "d", "uuid": "u"}
SLEEP: Any = sleep()
GUARDS = SLEEP["window"]["guards"]
CLEAR = [guard["id"] for guard in GUARDS]
AUTHOR = "Dr Ada Moss, Hill Clinic"
WALK = version(title="Walk")
WINDOW = {"into_bed": 1380, "out_of_bed": 420, "clear": CLEAR}
NEW = {"title": "Swim", "unit": "minutes", "target": 5, "weekdays": [1], "part": "evening"}


def suggested(kind: str = "item", fields: Any = None, **changes: Any) -> Any:
    row = {
        "id": "s1", "deleted": False, "therapist_id": "t", "author": AUTHOR, "kind": kind,
        "item_id": "walk" if kind == "item" else "", "fields": fields or {}, "was": {}, "why": "Calm weeks.",
        "at": 1, "answer": "", "answered_day": None,
    }  # fmt: skip
    return {**row, **changes}


def said(item_id: str = "walk", **changes: Any) -> Any:
    row = {"id": "c1", "deleted": False, "therapist_id": "t", "author": AUTHOR, "item_id": item_id, "day": TUESDAY}
    return {**row, "words": "Well paced.", "at": 1, "read_day": None, **changes}


def held_window(**changes: Any) -> Any:
    constants = {**WINDOW, "by": AUTHOR, "from_day": TUESDAY - 30, **changes}
    return {"id": WINDOW_ID, "deleted": False, "constants": constants}


def problem(kind: str, fields: Any, item_id: str = "walk", plan: Any = None) -> str:
    versions = [WALK] if plan is None else plan
    return suggestion_problem(kind, item_id, fields, AUTHOR, versions, None, GUARDS, False, TUESDAY)


def view(*suggestions: Any, comments: Any = (), plan: Any = None, window: Any = None) -> Any:
    versions = [WALK] if plan is None else plan
    return from_therapist(list(comments), list(suggestions), versions, None, window, SLEEP, [], None, NOW)


def accept(
    suggestion: Any, amount: float | None = None, plan: Any = None, window: Any = None, rules: Any = None
) -> Any:
    versions = [WALK] if plan is None else plan
    return accept_suggestion([suggestion], "s1", amount, versions, rules, window, SLEEP, [], None, NOW)


def test_every_constant_has_a_label() -> None:
    assert RULE_LABELS.keys() == CONSTANTS.keys()


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        ("item", {}, "nothing"),
        ("item", {"title": "Run"}, "unknown"),
        ("item", {"target": 0.4}, "amount"),
        ("item", {"target": 10_001}, "amount"),
        ("item", {"ceiling": -1}, "ceiling"),
        ("item", {"ceiling": 10_001}, "ceiling"),
        ("item", {"ceiling": 7}, "ceiling"),
        ("item", {"schedule": "weekdays", "weekdays": []}, "days"),
        ("item", {"schedule": "weekdays", "weekdays": [7]}, "days"),
        ("item", {"target": 8}, "nothing"),
        ("new", {**NEW, "title": ""}, "title"),
        ("new", {**NEW, "title": "x" * 121}, "title"),
        ("new", {**NEW, "target": 0}, "amount"),
        ("new", {**NEW, "target": 10_001}, "amount"),
        ("new", {**NEW, "weekdays": []}, "days"),
        ("new", {**NEW, "unit": "habit"}, "unknown"),
        ("new", {**NEW, "part": "noon"}, "unknown"),
        ("rules", {}, "nothing"),
        ("rules", {"speed": 1}, "unknown"),
        ("rules", {"step_percent": 21}, "limits"),
        ("rules", {"step_percent": 0}, "limits"),
        ("poem", {}, "kind"),
    ],
)
def test_what_cannot_be_suggested_says_why(kind: str, fields: Any, name: str) -> None:
    assert problem(kind, fields) == SUGGESTION_PROBLEMS[name]


def test_what_can_be_suggested() -> None:
    for fields in ({"target": 9}, {"ceiling": 20}, {"ceiling": 0, "target": 9}, {"schedule": "times"}):
        assert problem("item", fields) == ""
    assert problem("item", {"weekdays": [0]}) == ""
    assert problem("new", NEW) == ""
    assert problem("rules", {"step_percent": 20, "check_days": 28}) == ""
    assert problem("window", WINDOW) == ""
    assert problem("window", {}) == "Please give both times."


def test_what_is_not_in_the_plan_now_cannot_be_changed() -> None:
    gone = SUGGESTION_PROBLEMS["gone"]
    for plan in ([], [version(schedule="none")], [version(from_day=TUESDAY + 1)]):
        assert problem("item", {"target": 9}, plan=plan) == gone


def test_a_suggestion_is_shown_beside_what_is() -> None:
    row = suggested(fields={"target": 9, "ceiling": 20, "schedule": "weekdays", "weekdays": [0, 2]})
    [card] = view(row)["waiting"]
    assert (card["title"], card["author"], card["why"], card["amount"]) == ("Walk", AUTHOR, "Calm weeks.", 9)
    assert [(line["label"], line["mine"], line["suggested"]) for line in card["lines"]] == [
        ("Amount", "8 minutes", "9 minutes"),
        ("Most on one day", "no limit", "20 minutes"),
        ("Days", "Every day · morning", "Mon, Wed · morning"),
    ]
    assert not card["crossed"]


def test_what_the_person_changed_since_is_shown_and_both_are_kept() -> None:
    row = suggested(fields={"target": 9}, was={"target": 6, "title": "Walk"})
    [card] = view(row)["waiting"]
    assert card["crossed"]
    assert card["lines"][0] == {
        "label": "Amount", "seen": "6 minutes", "mine": "8 minutes", "suggested": "9 minutes"
    }  # fmt: skip
    assert card["problem"] == ""


def test_what_is_already_so_can_be_taken_all_the_same() -> None:
    row = suggested(fields={"target": 8})
    assert view(row)["waiting"][0]["problem"] == ""
    assert accept(row)[-1]["fields"]["answer"] == "accepted"


def test_other_kinds_are_shown_too() -> None:
    window = suggested("window", WINDOW, id="w")
    cards = {card["id"]: card for card in view(
        suggested("new", NEW, id="n"), window, suggested("rules", {"step_percent": 5}, id="r")
    )["waiting"]}  # fmt: skip
    assert [line["suggested"] for line in cards["n"]["lines"]] == ["5 minutes", "Tue · evening"]
    assert (cards["n"]["title"], cards["n"]["crossed"]) == ("New: Swim", False)
    assert cards["w"]["lines"][0]["suggested"] == "bed from 23:00, up at 7:00"
    assert cards["w"]["lines"][0]["mine"] == "none"
    assert cards["r"]["lines"][0]["mine"] == "10"
    assert cards["r"]["title"] == "How your plan takes its steps"
    held = view(window, window=held_window(into_bed=1370))["waiting"][0]
    assert (held["crossed"], held["lines"][0]["mine"]) == (True, "bed from 22:50, up at 7:00")


def test_one_whose_thing_is_gone_says_so() -> None:
    row = suggested(fields={"target": 9}, was={"title": "Old walk"})
    [card] = view(row, plan=[])["waiting"]
    assert (card["title"], card["lines"], card["problem"]) == ("Old walk", [], SUGGESTION_PROBLEMS["gone"])
    assert suggestion_lines("item", {"target": 9}, {}, None, None, None, TUESDAY) == []
    assert suggestion_title(suggested("new", {}), [], TUESDAY) == "New: "
    assert accept(row, plan=[]) == []


def test_taking_it_changes_the_plan_from_today() -> None:
    changed, answer = accept(suggested(fields={"target": 9, "weekdays": [0]}))
    assert (changed["table"], changed["id"]) == ("plan_version", f"walk.{TUESDAY}")
    assert (changed["fields"]["target"], changed["fields"]["floor"], changed["fields"]["weekdays"]) == (9, 4, [0])
    assert answer["fields"] == {"answer": "accepted", "answered_day": TUESDAY}
    other, answer = accept(suggested(fields={"target": 9}), amount=7)
    assert (other["fields"]["target"], other["fields"]["floor"]) == (7, 3)
    assert answer["fields"]["answer"] == "changed"
    same, answer = accept(suggested(fields={"target": 9}), amount=9)
    assert (same["fields"]["target"], answer["fields"]["answer"]) == (9, "accepted")
    days, _ = accept(suggested(fields={"weekdays": [0]}), amount=7)
    assert (days["fields"]["target"], days["fields"]["floor"]) == (8, 4)


def test_taking_a_new_thing_twice_makes_it_once() -> None:
    begun, _ = accept(suggested("new", NEW))
    assert begun["id"] == f"s1.{TUESDAY}"
    assert (begun["fields"]["title"], begun["fields"]["slots"][0]["part"]) == ("Swim", "evening")
    assert begun["fields"]["position"] == 2
    assert accept(suggested("new", NEW, answer="accepted")) == []
    assert accept(suggested("new", NEW, deleted=True)) == []
    assert accept(suggested("new", NEW, id="s2")) == []


def test_taking_constants_and_a_window() -> None:
    rules = {"id": "me", "deleted": False, "constants": {"check_days": 21}}
    changed, _ = accept(suggested("rules", {"step_percent": 5}), rules=rules)
    assert changed["fields"]["constants"] == {"check_days": 21, "step_percent": 5}
    changed, _ = accept(suggested("rules", {"step_percent": 5}))
    assert changed["fields"]["constants"] == {"step_percent": 5}
    changed, answer = accept(suggested("window", WINDOW))
    assert (changed["id"], changed["fields"]["constants"]["by"]) == (WINDOW_ID, AUTHOR)
    assert answer["fields"]["answer"] == "accepted"
    assert accept(suggested("window", {**WINDOW, "clear": []})) == []


def test_a_change_without_an_amount_leaves_the_flare_amount() -> None:
    assert with_floor({"ceiling": 9}, [WALK], "walk", None, TUESDAY) == {"ceiling": 9}
    assert with_floor({"target": 9}, [], "walk", None, TUESDAY) == {"target": 9}


def test_leaving_it_is_noted_once() -> None:
    row = suggested(fields={"target": 9})
    assert decline_suggestion([row], "s1", None, NOW)[0]["fields"]["answer"] == "declined"
    for gone in (suggested(answer="accepted"), suggested(deleted=True), suggested(id="s2")):
        assert decline_suggestion([gone], "s1", None, NOW) == []


def test_answered_ones_and_comments_stand_below() -> None:
    rows = [
        suggested(answer="changed", answered_day=TUESDAY - 1),
        suggested(id="s2", answer="odd", at=2),
        suggested(deleted=True),
    ]
    shown = view(*rows, comments=[said(), said("", id="c2", read_day=TUESDAY), said(deleted=True)])
    assert [(row["id"], row["words"]) for row in shown["answered"]] == [
        ("s2", "Answered"),
        ("s1", "You took it with another amount, yesterday"),
    ]
    assert [row["about"] for row in shown["comments"]] == [
        "Walk, week of 24 November",
        "Week of 24 November",
    ]
    assert (shown["unread"], shown["empty"], shown["waiting"]) == (1, False, [])
    assert view()["empty"]


def test_reading_is_noted_once() -> None:
    rows = [said(), said(id="c2", read_day=1), said(id="c3", deleted=True)]
    assert read_comments(rows, None, NOW) == [{"table": "comment", "id": "c1", "fields": {"read_day": TUESDAY}}]


def test_today_says_what_waits() -> None:
    two = [said(), said(id="c2"), said(id="c3", read_day=1), said(id="c4", deleted=True)]
    assert news_words(two, [suggested()]) == "2 comments and 1 suggestion"
    assert news_words([said()], [suggested(), suggested(id="s2")]) == "1 comment and 2 suggestions"
    assert news_words([], [suggested(answer="declined"), suggested(deleted=True)]) == ""
