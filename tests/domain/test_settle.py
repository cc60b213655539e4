"""How a day settled: asked once the next day, once more if it had not, and never in a flare."""

from typing import Any

from fibroplan.domain.settle import answer_settle, settle_span, settle_view
from tests.domain.make import TUESDAY, now, outcome, pause, version

VERSIONS = [
    version(),
    version("stand", title="Sit to stand"),
    version("tea", kind="custom"),
    version("later", TUESDAY + 5),
]


def asked(*outcomes: Any, pauses: Any = (), versions: Any = VERSIONS) -> Any:
    return settle_view(versions, list(outcomes), list(pauses), None, now())


def test_the_next_day_is_asked_about_as_one() -> None:
    view = asked(
        outcome(day=TUESDAY - 1),
        outcome("stand", TUESDAY - 1, mark="partly", amount=2),
        outcome(day=TUESDAY - 1, slot_id="evening"),
        outcome("tea", TUESDAY - 1),
        outcome(day=TUESDAY),
    )
    assert (view["kind"], view["day"], view["question"]) == (
        "first",
        TUESDAY - 1,
        "You did Sit to stand and Walk yesterday.",
    )


def test_nothing_is_asked() -> None:
    for row in (
        outcome(day=TUESDAY - 2),
        outcome(day=TUESDAY - 1, settled="same"),
        outcome(day=TUESDAY - 1, settled="unsaid"),
        outcome(day=TUESDAY - 1, mark="skipped", amount=None),
        outcome(day=TUESDAY - 1, deleted=True),
        outcome("tea", TUESDAY - 1),
        outcome("later", TUESDAY - 1),
        outcome(day=TUESDAY - 1, settled="waiting"),
        outcome(day=TUESDAY - 4, settled="waiting"),
    ):
        assert asked(row)["kind"] == ""
    assert asked(outcome(day=TUESDAY - 1), pauses=[pause(kind="flare")])["kind"] == ""
    assert settle_span(None, now()) == [TUESDAY - 3, TUESDAY - 1]


def test_what_had_not_settled_is_asked_about_again() -> None:
    view = asked(outcome(day=TUESDAY - 2, settled="waiting"))
    assert (view["kind"], view["question"]) == ("again", "You did Walk on Sunday 22 November.")
    assert asked(outcome(day=TUESDAY - 3, settled="waiting"))["kind"] == "again"


def test_the_answer_holds_for_every_exercise_of_the_day() -> None:
    rows = [outcome(day=TUESDAY - 1), outcome("stand", TUESDAY - 1), outcome("tea", TUESDAY - 1)]
    changes = answer_settle(VERSIONS, rows, TUESDAY - 1, "day", 3)
    assert [change["fields"] for change in changes] == [{"settled": "day", "rise": 3}] * 2
    assert answer_settle(VERSIONS, rows, TUESDAY - 1, "same", 40)[0]["fields"]["rise"] == 10
    rows[0]["settled"] = "waiting"
    assert answer_settle(VERSIONS, rows[:1], TUESDAY - 1, "longer", None)[0]["fields"] == {"settled": "longer"}
    assert answer_settle(VERSIONS, rows, TUESDAY - 1, "unheard of", 1) == []
