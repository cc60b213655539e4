"""Taking a measure and looking back: nothing is lost, nothing is a verdict, and support comes before any number."""

import copy
from typing import Any

import pytest

from fibroplan.content.instruments import FOLDER, instruments, read_instrument
from fibroplan.content.measures import measures as words
from fibroplan.domain.measure_take import (
    answer_measure,
    drop_instrument,
    finish_measure,
    go_to_item,
    keep_instrument,
    known_instruments,
    open_measure,
    read_support,
    remove_measure,
    reopen_measure,
    set_fiqr,
    toggle_measure_area,
)
from fibroplan.domain.measures_view import measure_settings, measures_view
from tests.domain.make import TUESDAY, applied, now, profile

ALL: Any = instruments()
WORDS: Any = words()
EMPTY: dict[str, Any] = {
    "instrument": "", "title": "", "version": 1, "day": 0, "answers": {}, "score": None, "parts": {}, "at": "",
    "support_read": False, "started": 0, "finished": None, "device": "",
}  # fmt: skip
PACK = {**read_instrument(FOLDER / "confidence.json"), "id": "sure", "title": "A measure of the clinic"}


class Person:
    """Somebody who takes measures; `day` is today."""

    def __init__(self, day: int = TUESDAY, **settings: Any) -> None:
        self.rows: list[Any] = []
        self.files: list[Any] = []
        self.day = day
        self.profile: Any = profile(**settings)

    @property
    def known(self) -> dict[str, Any]:
        return {"instruments": ALL, "files": self.files}

    @property
    def when(self) -> dict[str, Any]:
        return {"profile": self.profile, "now": now(day=self.day)}

    def do(self, changes: list[Any]) -> list[Any]:
        self.rows = applied(self.rows, changes, "measure", EMPTY)
        return changes

    def answer(self, name: str, item: str, value: Any) -> list[Any]:
        return self.do(
            answer_measure(self.rows, **self.known, instrument_id=name, item_id=item, value=value, **self.when)
        )

    def area(self, area: str, item: str = "areas", name: str = "acr2016") -> list[Any]:
        return self.do(
            toggle_measure_area(self.rows, **self.known, instrument_id=name, item_id=item, area=area, **self.when)
        )

    def take(self, name: str, *values: Any) -> None:
        instrument = next(row for row in known_instruments(ALL, self.files, self.profile) if row["id"] == name)
        for item, value in zip(instrument["items"], values, strict=True):
            self.answer(name, item["id"], value)

    def finish(self, name: str) -> list[Any]:
        return self.do(finish_measure(self.rows, **self.known, instrument_id=name, **self.when))

    def view(self, take: str = "", of: str = "") -> Any:
        present = [row for row in self.rows if not row["deleted"]]
        return measures_view(present, **self.known, words=WORDS, take=take, of=of, **self.when)


# ---- one question after another


def test_each_answer_is_kept_at_once_and_the_next_question_comes() -> None:
    ada = Person()
    assert ada.view(take="phq4")["asked"]["place"] == 1
    assert ada.rows == [], "to look at a question begins nothing"
    ada.answer("phq4", "1", 2)
    (row,) = ada.rows
    assert (row["id"], row["title"], row["answers"], row["at"]) == (
        f"phq4.{TUESDAY}",
        "Mood and worry (PHQ-4)",
        {"1": 2},
        "2",
    )
    assert (row["finished"], row["score"], row["device"]) == (None, None, "phone")
    shown = ada.view(take="phq4")
    assert (shown["step"], shown["asked"]["place"], shown["asked"]["count"], shown["asked"]["back"]) == (
        "ask",
        2,
        4,
        "1",
    )
    assert ada.view()["lines"][0]["detail"] == "Begun. 1 of 4 asked so far"


def test_a_question_can_be_left_open_and_gone_back_to() -> None:
    ada = Person()
    ada.take("phq4", 1, None, 2, 3)
    assert ada.rows[0]["at"] == "end"
    shown = ada.view(take="phq4")
    assert shown["step"] == "end"
    assert shown["end"]["open_words"] == "1 question is open."
    assert [row["answer"] for row in shown["end"]["answers"]] == [
        "Several days",
        "Left open",
        "More than half the days",
        "Nearly every day",
    ]
    ada.do(go_to_item(ada.rows, "phq4", "2", **ada.when))
    asked = ada.view(take="phq4")["asked"]
    assert (asked["place"], asked["onward"]) == (2, "")
    ada.answer("phq4", "2", 0)
    assert ada.rows[0]["at"] == "end", "after a change the end is next, not all over again"
    ada.do(go_to_item(ada.rows, "phq4", "1", **ada.when))
    asked = ada.view(take="phq4")["asked"]
    assert (asked["onward"], [row["chosen"] for row in asked["choices"]]) == ("2", [False, True, False, False])


def test_it_is_picked_up_where_it_was_left_within_a_day_and_begun_anew_later() -> None:
    ada = Person()
    ada.answer("phq9", "1", 1)
    ada.day += 1
    assert ada.view(take="phq9")["asked"]["id"] == "2"
    assert ada.view(of="phq9")["about"]["action"] == "Go on"
    ada.answer("phq9", "2", 1)
    assert len(ada.rows) == 1
    ada.day += 1
    assert open_measure(ada.rows, "phq9", ada.day) is None
    about = ada.view(of="phq9")["about"]
    assert (about["action"], [row["words"] for row in about["unfinished"]]) == ("Begin", ["Not finished"])
    ada.answer("phq9", "1", 3)
    assert len(ada.rows) == 2, "what was begun before stays as it was"
    ada.do(remove_measure(ada.rows[0]["id"]))
    assert ada.view(of="phq9")["about"]["unfinished"] == []


@pytest.mark.parametrize(
    ("name", "item", "value"),
    [
        ("gone", "1", 1), ("phq4", "9", 1), ("phq4", "1", 4), ("phq4", "1", 1.5), ("phq4", "1", "1"),
        ("phq4", "1", True), ("phq4", "1", [1]), ("fiqr", "1", 1), ("acr2016", "areas", ["chin"]),
    ],
)  # fmt: skip
def test_what_cannot_be_an_answer_changes_nothing(name: str, item: str, value: Any) -> None:
    assert Person().answer(name, item, value) == []


def test_areas_are_picked_one_by_one_and_none_is_an_answer_too() -> None:
    ada = Person()
    ada.area("neck")
    ada.area("left_jaw")
    shown = ada.view(take="acr2016")["asked"]
    assert (shown["kind"], shown["areas"], shown["onward"]) == ("areas", ["left_jaw", "neck"], "")
    ada.area("left_jaw")
    assert ada.rows[0]["answers"] == {"areas": ["neck"]}
    assert ada.rows[0]["at"] == "areas"
    assert ada.area("neck", item="fatigue") == ada.area("neck", name="phq4") == ada.area("neck", name="gone") == []
    ada.answer("acr2016", "areas", [])
    assert ada.rows[0]["at"] == "fatigue"
    ada.take("acr2016", [], 1, 1, 0, 0, 0, 0, 3)
    assert ada.view(take="acr2016")["end"]["answers"][0]["answer"] == "No area"
    ada.area("neck")
    ada.do(go_to_item(ada.rows, "acr2016", "end", **ada.when))
    assert ada.view(take="acr2016")["end"]["answers"][0]["answer"] == "Neck"


def test_an_answer_that_another_version_kept_oddly_is_read_as_open() -> None:
    ada = Person()
    ada.answer("acr2016", "fatigue", 1)
    ada.rows[0]["answers"]["areas"] = "neck"
    ada.area("chest")
    assert ada.rows[0]["answers"]["areas"] == ["chest"]


def test_long_words_of_a_group_are_shown_once_and_short_ones_each_time() -> None:
    ada = Person(fiqr=True)
    assert ada.view(take="fiqr")["asked"]["words"].startswith("For each of the following nine questions")
    ada.answer("fiqr", "1", 3)
    asked = ada.view(take="fiqr")["asked"]
    assert (asked["words"], asked["again"][:34]) == ("", "For each of the following nine que")
    ada.answer("phq9", "1", 1)
    assert ada.view(take="phq9")["asked"]["words"].startswith("Over the last 2 weeks")


# ---- adding up


def test_the_number_comes_with_its_arithmetic_and_the_day_it_was_finished() -> None:
    ada = Person()
    ada.take("phq4", 1, 2, 0, 3)
    ada.finish("phq4")
    row = ada.rows[0]
    assert (row["score"], row["parts"]) == (6, {"anxiety": 3, "depression": 3})
    assert row["finished"] is not None
    shown = ada.view(take="phq4")
    assert (shown["step"], shown["about"]["number"], shown["sentence"]) == ("about", "6 of 12", "")
    assert shown["about"]["times"][0]["steps"][-1] == "Total: 3 + 3 = 6"
    assert shown["about"]["change"]
    assert shown["about"]["action"] == ""
    assert ada.answer("phq4", "1", 0) == [], "what is finished is changed on purpose alone"


def test_an_answer_can_be_changed_on_the_same_day() -> None:
    ada = Person()
    ada.take("phq4", 1, 2, 0, 3)
    ada.finish("phq4")
    ada.do(reopen_measure(ada.rows, "phq4", **ada.when))
    assert ada.view(take="phq4")["step"] == "end"
    ada.answer("phq4", "4", 0)
    ada.finish("phq4")
    assert [row["score"] for row in ada.rows] == [3]
    ada.day += 1
    assert reopen_measure(ada.rows, "phq4", **ada.when) == []


def test_without_a_total_that_is_said_and_kept() -> None:
    ada = Person()
    ada.take("phq4", 1, None, 0, 3)
    ada.finish("phq4")
    about = ada.view(of="phq4")["about"]
    assert (ada.rows[0]["score"], about["number"]) == (None, "No total")
    assert about["times"][0]["why"] == "There is no total: Worry lacks 1 answer."
    assert about["times"][0]["height"] is None


def test_nothing_is_added_up_without_an_answer_or_a_measure() -> None:
    ada = Person()
    assert ada.finish("phq4") == ada.finish("gone") == []
    ada.take("phq4", None, None, None, None)
    assert not ada.view(take="phq4")["end"]["can_finish"]
    assert ada.finish("phq4") == []


# ---- support before any number


def test_support_comes_before_any_total_and_is_not_passed_by_accident() -> None:
    ada = Person()
    ada.take("phq9", *[1] * 8, 1)
    shown = ada.view(take="phq9")
    assert (shown["step"], shown["title"]) == ("support", WORDS["support"]["title"])
    assert ada.finish("phq9") == [], "no total while the page waits"
    assert ada.view(of="phq9")["step"] == "support"
    ada.do(read_support(ada.rows, shown["measure_id"]))
    assert ada.view(take="phq9")["step"] == "end"
    ada.finish("phq9")
    about = ada.view(of="phq9")["about"]
    assert (about["number"], about["help"]) == ("9 of 27", True)


def test_each_such_answer_brings_the_page_anew_and_zero_brings_none() -> None:
    ada = Person()
    ada.take("phq9", *[1] * 8, 0)
    assert ada.view(take="phq9")["step"] == "end"
    ada.answer("phq9", "9", 2)
    assert ada.view(take="phq9")["step"] == "support"
    ada.do(read_support(ada.rows, ada.rows[0]["id"]))
    ada.answer("phq9", "1", 0)
    assert ada.view(take="phq9")["step"] == "end", "another answer leaves it read"
    ada.answer("phq9", "9", 1)
    assert ada.view(take="phq9")["step"] == "support"
    ada.answer("phq9", "9", None)
    assert ada.view(take="phq9")["step"] == "end"
    assert read_support(ada.rows, "gone") == []


def test_a_number_from_another_phone_waits_for_the_page_too() -> None:
    """Two phones can meet in one row: finished here, answered there."""
    ada = Person()
    ada.take("phq9", *[1] * 9)
    ada.rows[0].update(finished=1.0, score=9, parts={"total": 9})
    assert ada.view()["clinic"][1]["detail"] == "Today: Open it to see"
    assert ada.view()["clinic"][1]["points"] == []
    assert ada.view(of="phq9")["step"] == ada.view(take="phq9")["step"] == "support"
    assert ada.view(of="phq9")["about"]["times"][0] == {
        "id": ada.rows[0]["id"], "day": TUESDAY, "label": "Today", "words": "Open it to see", "why": "", "steps": [],
        "height": None,
    }  # fmt: skip


# ---- looking back


def test_a_table_of_one_line_is_drawn_flat() -> None:
    ada = Person()
    one = {**PACK, "scoring": {**PACK["scoring"], "table": [{"sum": 4, "score": 50}]}}
    ada.files = [{"id": "sure", "deleted": False, "file": one}]
    ada.take("sure", 4, 4)
    ada.finish("sure")
    assert ada.view(of="sure")["about"]["times"][0]["height"] == 0


def test_a_number_that_its_answers_do_not_give_is_shown_without_arithmetic() -> None:
    about = history("phq4", 4).view(of="phq4")["about"]
    assert (about["number"], about["times"][0]["why"], about["times"][0]["steps"]) == ("4 of 12", "", [])


def history(name: str, *scores: Any, every: int = 28) -> Person:
    """Somebody with numbers of the past, the latest today."""
    ada = Person()
    for back, score in enumerate(reversed(scores)):
        day = TUESDAY - every * back
        ada.rows.append({**copy.deepcopy(EMPTY), "id": f"{name}.{day}", "deleted": False, "instrument": name,
                         "title": name, "day": day, "score": score, "finished": 1.0})  # fmt: skip
    return ada


def test_a_number_is_compared_with_the_one_before_and_the_first() -> None:
    assert history("phq4", 4).view(of="phq4")["about"]["trend"] == ""
    assert history("phq4", 4, 4).view(of="phq4")["about"]["trend"] == "The same as on 27 October."
    about = history("phq4", 9, 3, 5.5).view(of="phq4")["about"]
    assert about["trend"] == ("2.5 higher than on 27 October. 3.5 lower than the first time, 29 September.")
    assert about["points"] == [0.75, 0.25, 5.5 / 12]
    assert [row["label"] for row in history("phq4", 1, 2, every=365).view(of="phq4")["about"]["times"]] == [
        "Today",
        "24 November 2025",
    ]


def test_a_time_without_a_total_is_a_gap_and_nothing_to_compare() -> None:
    ada = history("phq4", 9, None, 5)
    assert ada.view()["lines"][0]["points"] == [0.75, None, 5 / 12]
    assert ada.view(of="phq4")["about"]["trend"] == "4 lower than on 29 September."


def test_one_question_in_words_is_shown_in_words() -> None:
    ada = history("change", 4, 2)
    about = ada.view(of="change")["about"]
    assert (about["number"], about["trend"]) == ("Much better", "")
    assert ada.view()["lines"][3]["picture"] == "Change since I began: About the same, Much better"
    assert history("change", 2.5).view(of="change")["about"]["number"] == "2.5"


def test_two_years_of_months_are_listed() -> None:
    assert len(history("phq4", *range(12), *range(12), 1, 2).view(of="phq4")["about"]["times"]) == 24


def test_an_earlier_version_of_an_instrument_keeps_its_number_without_arithmetic() -> None:
    ada = history("phq4", 4)
    ada.rows[0]["version"] = 0
    assert ada.view(of="phq4")["about"]["times"][0]["steps"] == []


def test_no_word_of_the_screen_is_a_verdict() -> None:
    ada = Person(fiqr=True)
    for name, count, value in (("phq9", 9, 3), ("fiqr", 21, 10), ("gad7", 7, 3)):
        ada.take(name, *[value] * count)
        for row in ada.rows:
            row["support_read"] = True
        ada.finish(name)
    ada.take("acr2016", ["neck"], 3, 3, 3, 1, 1, 1, 3)
    ada.finish("acr2016")
    for name in ("phq9", "fiqr", "gad7", "acr2016"):
        said = repr({**ada.view(of=name)["about"], "notice": "", "source": ""}).lower()
        for verdict in ("severe", "moderate", "mild", "you have", "pattern", "diagnos", "criteria", "normal", "high "):
            assert verdict not in said, (name, verdict)


# ---- what is offered


def test_the_fiqr_is_offered_to_those_who_asked_and_the_page_says_where_it_is_from() -> None:
    assert "fiqr" not in {row["id"] for row in Person().view()["lines"]}
    assert Person().view(take="fiqr")["step"] == "list"
    wanted = Person(fiqr=True)
    assert "fiqr" in {row["id"] for row in wanted.view()["lines"]}
    assert "CC BY 2.0" in wanted.view(of="fiqr")["about"]["notice"]
    assert set_fiqr(True) == [{"table": "profile", "id": "me", "fields": {"fiqr": True}}]
    assert measure_settings(ALL, [], wanted.profile)["fiqr"]
    without = measure_settings(instruments(fiqr=False), [], None)
    assert (without["has_fiqr"], without["notice"]) == (False, "")


def test_what_is_for_a_professional_stands_apart_and_says_so() -> None:
    ada = Person()
    assert [row["id"] for row in ada.view()["clinic"]] == ["gad7", "phq9"]
    before = ada.view(of="phq9")["about"]["before"]
    assert before == [WORDS["sees"], WORDS["heavy"], WORDS["professional"]]
    assert ada.view(of="phq4")["about"]["before"] == [WORDS["sees"]]
    assert ada.view(of="change")["about"]["facts"][1] == "1 minute, 1 question. You can leave any open."


def test_a_clinics_instrument_is_taken_like_any_other_and_its_history_outlives_it() -> None:
    ada = Person()
    (kept,) = keep_instrument(PACK)
    assert (kept["table"], kept["id"]) == ("instrument_file", "sure")
    ada.files = [{"id": "sure", "deleted": False, "file": PACK}]
    ada.take("sure", 3, 4)
    ada.finish("sure")
    assert ada.view(of="sure")["about"]["number"] == "3.5 of 10"
    assert measure_settings(ALL, ada.files, None)["files"] == [
        {"id": "sure", "title": PACK["title"], "words": PACK["licence"]["notice"]}
    ]
    assert drop_instrument("sure")[0]["fields"] == {"deleted": True}
    ada.files = []
    ada.rows.append({**ada.rows[0], "id": "sure.20000", "day": 20_000})
    shown = ada.view()
    assert [(row["title"], row["detail"]) for row in shown["earlier"]] == [(PACK["title"], "Taken before, Today")]
    about = ada.view(of="sure")["about"]
    assert (about["title"], about["number"], about["times"][0]["steps"]) == (PACK["title"], "3.5", [])
    assert (about["action"], about["notice"], about["change"]) == ("", "", False)


@pytest.mark.parametrize(
    "file",
    [
        {**PACK, "title": 5},
        {**PACK, "id": "phq9"},
        {**PACK, "id": "other"},
    ],
)
def test_a_file_that_cannot_be_used_is_never_offered(file: Any) -> None:
    files: Any = [{"id": "phq9" if file["id"] == "phq9" else "sure", "deleted": False, "file": file}]
    assert [row["id"] for row in known_instruments(ALL, files, None)] == [
        row["id"] for row in ALL if row["id"] != "fiqr"
    ]
    assert keep_instrument({**PACK, "title": 5}) == []
    assert "It cannot be used: title: has to be a text." in repr(
        measure_settings(ALL, [{"id": "sure", "deleted": False, "file": {**PACK, "title": 5}}], None)
    )
