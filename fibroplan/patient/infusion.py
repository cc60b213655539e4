"""One session of a course: what to have ready, when it was, and how the person was before and after."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.course import (
    INFUSION_STATUS,
    end_infusion_now,
    remove_infusion,
    set_infusion_day,
    set_infusion_minute,
    set_infusion_status,
    set_infusion_time,
    toggle_ready,
    write_infusion,
)
from fibroplan.domain.hold import hold_words, keep_hold
from fibroplan.domain.infusion_view import infusion_view, timers_span
from fibroplan.domain.rating import rate_point, tick_effect, write_rating
from fibroplan.domain.timer import drop_timer, start_timer
from fibroplan.patient.course import DATES, told
from fibroplan.patient.mood_after import mood_card
from fibroplan.patient.rest_card import rest_note
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.two_texts import two_texts
from fibroplan.store.tables import NOTE_MAX, Course, Infusion, Rating, Timer
from fibroplan.ui.controls import button, check_card, chip, link_button, scale, segmented, select, text_field, textarea
from fibroplan.ui.surfaces import card, disclosure, empty, item_row, note, section

courses, infusions, ratings, timers = (
    local.Local(Course),
    local.Local(Infusion),
    local.Local(Rating),
    local.Local(Timer),
)
chosen_point = local.Memory("rating-point", "")
by = local.Memory("rating-by", "self")
WHO = [
    {"value": "self", "label": "I tap"},
    {"value": "escort", "label": "My escort"},
    {"value": "clinic", "label": "The clinic"},
]


def infusion_page() -> rx.Component:
    """The screen `/treatments/infusion/session/?id=`."""
    name = local.param("id")
    view = local.view(
        infusion_view,
        infusion=local.content("infusion"),
        session=infusions.row(name),
        courses=courses.rows(),
        ratings=ratings.rows(infusion_id=name),
        timers=timers.rows(day=local.span(timers_span)),
        point=chosen_point.value,
    )
    return screen(
        rx.cond(view, rx.cond(view["found"], view["treatment"], "Session"), "Session"),
        loaded(view, rx.cond(view["found"], _body(view, name), _gone())),
        active="more",
        sub=rx.cond(view, rx.cond(view["found"], view["when"], ""), ""),
    )


def _gone() -> rx.Component:
    return empty(
        "This session is not here.",
        "It may have been taken out.",
        link_button("To your infusions", "/treatments/infusion/"),
    )


def _body(view: Any, name: Any) -> rx.Component:
    words, row = view["words"], infusions.row(name)
    low = rx.el.div(mood_card(words["mood"]), role="status", custom_attrs={"data-testid": "mood-card"})
    return rx.fragment(
        rx.cond(view["low_mood"], low, rx.fragment()),
        rx.cond(view["bladder"], told(words["bladder"], "bladder"), rx.fragment()),
        rx.el.div(link_button("Infusions", "/treatments/infusion/", kind="quiet", icon_name="back"), class_name="row"),
        rx.cond(view["rest"]["resting"], rest_note(view["rest"]["words"]), rx.fragment()),
        rx.cond(view["has_ended"], rx.fragment(), rx.fragment(_ready(view, row), _took_place(view, row))),
        section("How I am", _rating(view, name)),
        rx.cond(view["points"].length() > 0, section("What was noted", _points(view)), rx.fragment()),
        rx.cond(view["has_ended"], _took_place(view, row), rx.fragment()),
        section("This session", _when(view, row)),
    )


# ---- before, and when


def _ready(view: Any, row: Any) -> rx.Component:
    def one(each: Any) -> rx.Component:
        toggle = local.do(toggle_ready, infusion=row, what=each["id"])
        return check_card(each["text"], each["ticked"], toggle, testid="ready", key=each["id"])

    return section("Before you go", rx.foreach(view["ready"], one))


def _took_place(view: Any, row: Any) -> rx.Component:
    """The end of the infusion begins the hours of rest: one tap, or the time that was told."""
    over = local.do(end_infusion_now, infusion=row, after={"toast": "Noted. Now rest.", "top": True})

    def time(label: str, field: str, value: Any) -> rx.Component:
        keep = local.do(set_infusion_time, infusion=row, field=field, time=local.typed)
        return text_field(label, field, type="time", value=value, on_change=keep)

    times = rx.el.div(
        time("Began at", "started_at", view["started"]),
        time("Ended at", "ended_at", view["ended"]),
        class_name="pair",
        key=view["has_ended"].to_string(),
    )
    problem = rx.cond(view["problem"] != "", note(view["problem"], tone="sun"), rx.fragment())
    one_tap = button("The infusion has just ended", over, wide=True, icon_name="clock", testid="infusion-over")
    return section(
        "The infusion",
        rx.cond(view["has_ended"], rx.fragment(), one_tap),
        card(rx.el.div(times, rx.el.div(problem, role="status"), class_name="stack grow")),
    )


def _when(view: Any, row: Any) -> rx.Component:
    def status(value: str, label: str) -> rx.Component:
        keep = local.do(set_infusion_status, id=view["id"], status=value)
        return chip(label, view["status"] == value, keep, testid=f"status-{value}")

    def typing(field: str) -> Any:
        return local.do_while_typing(
            "infusion-" + field + view["id"], write_infusion, id=view["id"], field=field, value=local.typed
        )

    gone = local.do(remove_infusion, id=view["id"], after={"toast": "Taken out.", "go": "/treatments/infusion/"})
    drug = text_field(
        "What was given",
        "drug",
        hint="As the clinic said it.",
        value=view["drug"],
        on_change=typing("drug"),
        max_length=500,
    )
    return rx.fragment(
        card(
            rx.el.div(
                rx.el.div(
                    *(status(value, label) for value, label in INFUSION_STATUS.items()),
                    class_name="row",
                    role="group",
                    aria_label="How it stands",
                ),
                rx.el.div(
                    text_field(
                        "Date that the clinic gave",
                        "date",
                        type="date",
                        value=view["date"],
                        on_change=local.do(set_infusion_day, id=view["id"], date=local.typed),
                        **DATES,
                    ),
                    text_field(
                        "Time",
                        "time",
                        type="time",
                        value=view["time"],
                        on_change=local.do(set_infusion_minute, id=view["id"], time=local.typed),
                    ),
                    class_name="pair",
                ),
                rx.cond(view["keeps_drug"], drug, rx.fragment()),
                textarea("Notes", "note", value=view["note"], on_change=typing("note"), max_length=NOTE_MAX, rows=2),
                two_texts("infusion", view["id"], "note", view["note_other"], view["note"]),
                class_name="stack-4 grow",
            ),
            key=view["id"],
        ),
        disclosure(
            "Take this session out",
            rx.el.p("For one that was added by mistake."),
            button("Take it out", gone, kind="clay", wide=True, testid="remove-session"),
        ),
    )


# ---- one time point


def _rating(view: Any, name: Any) -> rx.Component:
    rows = ratings.rows(infusion_id=name)
    at = {"ratings": rows, "infusion_id": name, "point": view["point"], "by": by.value}
    first = rx.foreach(view["scores"][:1], lambda row: _score(row, view, at))
    more = rx.foreach(view["scores"][1:], lambda row: _score(row, view, at))
    return rx.fragment(
        rx.el.p(view["words"]["drowsy"], class_name="d"),
        card(
            rx.el.div(
                select("When?", "point", view["choices"], view["point"], chosen_point.typed, testid="point"),
                first,
                disclosure("More, if you like", more, _effects(view, at), _told(view, at), testid="more-scores"),
                disclosure("A timed hold", _hold(view, at), testid="hold"),
                disclosure("Who taps?", segmented("Who taps?", "by", WHO, by.value, by.typed), testid="by"),
                class_name="stack grow",
            ),
            key=view["point"],
        ),
    )


def _score(row: Any, view: Any, at: dict[str, Any]) -> rx.Component:
    def pick(value: int | None) -> Any:
        return local.do(rate_point, field=row["field"], value=value, **at)

    return rx.el.div(
        scale(
            row["label"],
            row["field"],
            row["value"],
            pick,
            ends="0 " + row["low"] + " · 10 " + row["high"],
            on_clear=pick(None),
            testid=row["field"],
        ),
        key=row["field"] + view["point"],
    )


def _effects(view: Any, at: dict[str, Any]) -> rx.Component:
    def one(row: Any) -> rx.Component:
        def level(number: int) -> rx.Component:
            keep = local.do(tick_effect, effect=row["id"], level=number, **at)
            label = view["words"]["levels"][number]
            return chip(label, row["level"] == number, keep, testid=f"level-{number}")

        return rx.el.fieldset(
            rx.el.legend(row["title"], class_name="label"),
            rx.el.div(*map(level, (1, 2, 3)), class_name="row"),
            key=row["id"],
            custom_attrs={"data-testid": row["id"]},
        )

    return rx.fragment(rx.el.p("Did you notice any of these?", class_name="t"), rx.foreach(view["effects"], one))


def _told(view: Any, at: dict[str, Any]) -> rx.Component:
    def typing(field: str) -> Any:
        return local.do_while_typing(
            "rating-" + field + view["id"] + view["point"], write_rating, field=field, value=local.typed, **at
        )

    key = view["id"] + "." + view["point"]
    return rx.fragment(
        text_field(
            "Blood pressure, if you were told",
            "blood_pressure",
            value=view["blood_pressure"],
            on_change=typing("blood_pressure"),
            max_length=40,
        ),
        textarea(
            "In your own words",
            "point_note",
            value=view["point_note"],
            on_change=typing("note"),
            max_length=NOTE_MAX,
            rows=2,
        ),
        two_texts("rating", key, "note", view["point_note_other"], view["point_note"]),
    )


def _hold(view: Any, at: dict[str, Any]) -> rx.Component:
    """A stopwatch that is worked out from when it began; the seconds can be typed as well."""
    timer = timers.row(view["timer_id"])
    begin = local.do(start_timer, item_id=view["id"], day=view["hold_day"], slot_id=view["hold_slot"], pace="steady")
    stop = local.do(keep_hold, timer=timer, after={"toast": "Noted."}, **at)
    shown: Any = local.each_second(hold_words, timer=view["timer"])
    unknown = rx.fragment(
        rx.el.p("The time is not known. You can type it."),
        button("All right", local.do(drop_timer, timer=timer), kind="soft"),
    )
    going = rx.fragment(
        rx.el.p(rx.cond(shown, shown["clock"], ""), class_name="clock", role="timer"),
        button("Stop", stop, wide=True, testid="hold-stop"),
    )
    still = rx.fragment(
        button("Start", begin, kind="soft", wide=True, icon_name="clock", testid="hold-start"),
        text_field(
            "Seconds",
            "hold_seconds",
            type="number",
            input_mode="decimal",
            min="0",
            max="3600",
            value=rx.cond(view["hold"] < 0, "", view["hold"].to_string()),
            on_change=local.do(rate_point, field="hold_seconds", value=local.typed_number, **at),
        ),
    )
    kind = rx.cond(shown, shown["kind"], "ready")
    return rx.el.div(
        rx.el.p(view["words"]["hold"]),
        rx.match(kind, ("going", going), ("unknown", unknown), still),
        class_name="stack",
    )


# ---- all points


def _points(view: Any) -> rx.Component:
    """The raw points, and each change with its sum."""

    def one(row: Any) -> rx.Component:
        words = rx.fragment(
            row["words"],
            rx.cond(row["sum"] != "", rx.fragment(rx.el.br(), "Pain: ", row["sum"]), rx.fragment()),
        )
        change = rx.el.span(row["change"], class_name="t")
        return item_row(row["label"], words, after=change, testid="point-row", key=row["point"])

    figures = rx.el.ul(rx.foreach(view["figures"], lambda words: rx.el.li(words, key=words)))
    return rx.fragment(
        rx.foreach(view["points"], one),
        rx.el.p("A change is counted from the pain before: after less before, divided by before.", class_name="d"),
        rx.el.p(view["words"]["differ"], class_name="d"),
        rx.cond(
            view["figures"].length() > 0, disclosure("Figures for a clinic", figures, testid="figures"), rx.fragment()
        ),
    )
