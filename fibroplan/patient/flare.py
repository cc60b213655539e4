"""The flare: the person's own plan for it, what may ease it, the questions of days 3 and 7, and its end."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.flare import COMFORTS, FLARE_PLAN, answer_check, flare_now, flare_view
from fibroplan.domain.pause import end_flare, start_flare
from fibroplan.domain.writing import write_answer
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Pause, Writing
from fibroplan.ui import shell
from fibroplan.ui.controls import button, chip, stepper, textarea
from fibroplan.ui.surfaces import card, disclosure, note, section

pauses, writings = local.Local(Pause), local.Local(Writing)
position = local.Memory("comfort-position", "")
days_ago = local.Memory("flare-days-ago", 1.0)

POSITIONS = (("", "All"), ("lying", "Lying"), ("sitting", "Sitting"))


def flare_page() -> rx.Component:
    """The screen `/flare/`: written on a good day, read on a hard one."""
    view = _view()
    return screen(
        rx.cond(view, view["title"], "Your flare plan"),
        loaded(view, _body(view)),
        sub=rx.cond(view, view["words"], ""),
    )


def flare_today() -> rx.Component:
    """What a flare asks on Today. Its texts are loaded in a flare alone."""
    flare = local.view(flare_now, pauses=pauses.rows())
    view = _view()
    asks = rx.cond(view, rx.foreach(view["asks"], lambda check: _check(view, check, "/flare/")), rx.fragment())
    return rx.cond(flare, rx.cond(flare["on"], rx.fragment(asks), rx.fragment()), rx.fragment())


def flare_help() -> rx.Component:
    """In a flare, on Today: the most of the person's own plan and the comforts that they keep close."""
    view = _view()
    lines = [("My flare plan", view["own_words"]), ("Kept close", view["close_words"])]
    shown = [
        rx.cond(words != "", rx.el.p(rx.el.strong(name, ": "), words, class_name="kept"), rx.fragment())
        for name, words in lines
    ]
    return rx.el.div(rx.cond(view, rx.fragment(*shown), rx.fragment()), custom_attrs={"data-testid": "flare-own"})


def _view() -> Any:
    return local.view(flare_view, texts=local.content("flare"), pauses=pauses.rows(), writings=writings.rows())


def _body(view: Any) -> rx.Component:
    return rx.fragment(
        rx.foreach(view["asks"], lambda check: _check(view, check, "")),
        rx.cond(view["said"] != "", note(view["said"], _warning_signs(view), tone="clay"), rx.fragment()),
        rx.cond(view["on"], rx.fragment(), _begin()),
        rx.cond(view["on"] & view["written"], _read(view), _write(view)),
        rx.cond(view["close"].length() > 0, section("Kept close", rx.foreach(view["close"], _comfort)), rx.fragment()),
        rx.cond(view["on"], _end(view), rx.fragment()),
        _comforts(view),
    )


def _begin() -> rx.Component:
    begin = local.do(
        start_flare, pauses=pauses.rows(), from_day=None, after={"toast": "Flare plan on. Lighter today.", "top": True}
    )
    return note(
        "A hard day?",
        rx.el.p("One tap makes today lighter. Rest counts."),
        button("Start the flare plan", begin, kind="clay", icon_name="flare", testid="flare-start"),
        tone="clay",
    )


def _check(view: Any, check: Any, go: str) -> rx.Component:
    """The question of day 3 or 7, answered by one tap and asked once."""

    def answer(row: Any) -> rx.Component:
        say = local.do(
            answer_check,
            writings=writings.rows(),
            flare_id=view["id"],
            day=check["day"],
            answer=row["id"],
            after={"toast": "Thank you.", "go": go} if go else {"toast": "Thank you.", "top": True},
        )
        return button(row["label"], say, kind="soft", wide=True, key=row["id"])

    return card(
        rx.el.div(
            rx.el.p(check["title"], class_name="t"),
            rx.el.p(check["question"]),
            rx.foreach(check["answers"], answer),
            class_name="stack",
        ),
        key=check["day"],
        custom_attrs={"data-testid": "flare-check"},
    )


def _warning_signs(view: Any) -> rx.Component:
    """What cannot wait for a page to be found."""
    signs = rx.el.p("Chest pressure, sudden weakness, trouble speaking or breathing? Call your emergency number now.")
    return rx.cond(view["look"], signs, rx.fragment())


def _read(view: Any) -> rx.Component:
    """The plan as it was written, to read."""

    def one(page: Any) -> rx.Component:
        words = rx.el.div(rx.el.p(page["text"], class_name="d"), rx.el.p(page["answer"], class_name="kept"))
        return rx.cond(page["answer"] != "", card(words, key=page["id"]), rx.fragment(key=page["id"]))

    return section(
        view["plan_title"],
        rx.el.div(rx.foreach(view["pages"], one), class_name="stack", custom_attrs={"data-testid": "flare-plan"}),
        disclosure("Change it", _questions(view)),
    )


def _write(view: Any) -> rx.Component:
    return section(view["plan_title"], rx.el.p(view["plan_words"]), _questions(view))


def _questions(view: Any) -> rx.Component:
    def one(page: Any) -> rx.Component:
        kept = local.do_while_typing(
            "flare-plan-" + page["id"],
            write_answer,
            writings=writings.rows(),
            id=FLARE_PLAN,
            question=page["id"],
            answer=local.typed,
        )
        return rx.el.div(
            textarea(
                page["text"],
                page["id"],
                hint="For example: " + page["example"],
                value=page["answer"],
                rows=2,
                on_change=kept,
            ),
            key=page["id"],
        )

    return rx.el.div(
        rx.foreach(view["pages"], one),
        shell.save_status(rx.cond(local.status["save"] == "saved", "Saved on this phone", "")),
        class_name="stack-4",
    )


def _comforts(view: Any) -> rx.Component:
    chips = [chip(words, position.value == name, position.set(name)) for name, words in POSITIONS]
    return section(
        "What may ease it",
        disclosure(
            "Ideas to choose from",
            rx.el.div(
                rx.el.div(*chips, class_name="row", role="group", custom_attrs={"aria-label": "Show comforts for"}),
                rx.foreach(view["comforts"], _choosable),
                class_name="stack",
            ),
            testid="comforts",
        ),
    )


def _choosable(row: Any) -> rx.Component:
    shown = (position.value == "") | (row["position"] == position.value) | (row["position"] == "any")
    return rx.cond(shown, _comfort(row), rx.fragment())


def _comfort(row: Any) -> rx.Component:
    def keep(answer: str, words: str) -> Any:
        return local.do(
            write_answer,
            writings=writings.rows(),
            id=COMFORTS,
            question=row["id"],
            answer=answer,
            after={"toast": words},
        )

    name = rx.el.span("Keep close", rx.el.span(": ", row["title"], class_name="vh"))
    close = rx.cond(
        row["mine"],
        chip(name, True, keep("", "Taken back.")),
        chip(name, False, keep("yes", "Kept close.")),
    )
    words = rx.el.div(
        rx.el.p(row["title"], class_name="t"),
        rx.el.p(row["text"]),
        rx.cond(row["caution"] != "", rx.el.p(row["caution"], class_name="d"), rx.fragment()),
        rx.el.div(close, class_name="row"),
        class_name="stack",
    )
    return card(words, key=row["id"], custom_attrs={"data-testid": "comfort"})


def _end(view: Any) -> rx.Component:
    end = local.do(
        end_flare,
        pauses=pauses.rows(),
        last_day=None,
        after={"toast": "Flare plan off. Pick up from here.", "go": "/today/"},
    )
    back = local.do(
        start_flare, pauses=pauses.rows(), from_day=view["today"] - days_ago.value, after={"toast": "Noted."}
    )
    return section(
        view["back_title"],
        rx.el.p(view["back_words"]),
        button("The flare is over", end, wide=True, testid="flare-end"),
        disclosure(
            "It began earlier",
            stepper("How many days ago did it begin?", "days ago", 1, days_ago.typed_number, low=1, high=60),
            button("Move its first day", back, kind="soft", wide=True, testid="flare-move"),
            testid="flare-earlier",
        ),
    )
