"""One entry: the engine that draws any prompt or guided form page by page, and the entry to read once it is kept."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.anchor import anchor_now
from fibroplan.domain.experiment import OTHER, choose_experiment, experiment_limits, set_experiment_amount
from fibroplan.domain.reflect_form import entry_view
from fibroplan.domain.reflect_mark import begin_anchor, choose_day, end_anchor, mark_target, nudge_target
from fibroplan.domain.reflection import (
    choose_reflection,
    keep_reflection,
    let_go_other,
    let_go_reflection,
    rate_reflection,
    share_reflection,
    take_other,
    turn_page,
    write_reflection,
)
from fibroplan.patient.reflect_lock import lock_now_view, unlock_form
from fibroplan.patient.screen import loaded, screen, style
from fibroplan.patient.target import dial, target
from fibroplan.store.tables import Pause, PlanVersion, Reflection, Screening
from fibroplan.ui import shell
from fibroplan.ui.a11y import live
from fibroplan.ui.controls import button, chip, link_button, select, stepper, switch, text_field, textarea
from fibroplan.ui.surfaces import card, disclosure, empty, note, section, steps

entries, plan, pauses, checks = (
    local.Local(Reflection),
    local.Local(PlanVersion),
    local.Local(Pause),
    local.Local(Screening),
)
form = local.param("form")
TEXTS = local.printed("reflect")
PARTS = [option["id"] for each in TEXTS["forms"] for page in each["pages"] for field in page["fields"]
         if field["kind"] == "target" for option in field["options"]]  # fmt: skip
RINGS = [{"value": "0", "label": "Not marked"}, {"value": "1", "label": "1, in the middle"},
         *({"value": f"{ring}", "label": f"{ring}"} for ring in range(2, 7)),
         {"value": "7", "label": "7, at the edge"}]  # fmt: skip
MINUTES = (5, 10, 15, 20, 30, 45, 60)
PLACES = {"lying": "Lying", "sitting": "Sitting", "out": "Going out"}


def write_page() -> rx.Component:
    """The screen `/reflect/write/?form=<prompt or form>&id=<entry>`."""
    rows = entries.rows(content_id=form)
    view = local.view(
        entry_view, texts=local.content("reflect"), entries=rows, content_id=form, asked=local.param("id")
    )
    lock = lock_now_view()
    asking = rx.cond(view, view["stage"] == "ask", False) & ~rx.cond(lock, lock["shut"], True)
    stages = rx.match(view["stage"], ("ask", _ask(view)), ("read", _read(view)), ("locked", _closed()), _gone())
    return screen(
        rx.cond(view, rx.cond(view["title"] != "", view["title"], "Reflect"), "Reflect"),
        style("reflect"),
        loaded(rx.cond(view, lock, None), rx.cond(lock["shut"], unlock_form(lock), stages)),
        active="reflect",
        above=rx.cond(asking & (view["pages"] > 1), steps(view["page"] + 1, view["pages"]), rx.fragment()),
        sub=rx.cond(asking, view["words"], ""),
        foot=rx.cond(asking, _foot(view), rx.fragment()),
    )


def _do(view: Any, rule: Callable[..., Any], *, after: dict[str, Any] | None = None, **arguments: Any) -> Any:
    """A command about the entry that is shown."""
    rows = entries.rows(content_id=form)
    return local.do(rule, entries=rows, id=view["id"], after=after, **arguments)


def _answer(view: Any, rule: Callable[..., Any], **arguments: Any) -> Any:
    """A command that may make the entry."""
    return _do(view, rule, content_id=form, **arguments)


def _gone() -> rx.Component:
    return empty(
        "There is nothing at this address.", "It may be from another version.", link_button("Reflect", "/reflect/")
    )


def _closed() -> rx.Component:
    return note(
        "This entry cannot be opened.",
        rx.el.p("It was locked with another passphrase, or it is not whole."),
        link_button("To the lock", "/reflect/lock/", kind="quiet"),
        tone="sun",
    )


# ---- asking


def _ask(view: Any) -> rx.Component:
    return rx.fragment(
        rx.cond(view["page_title"] != "", rx.el.p(view["page_title"], class_name="t"), rx.fragment()),
        _others(view),
        rx.el.div(rx.foreach(view["fields"], lambda row: _field(view, row)), class_name="stack-4"),
        rx.cond(view["target"].length() > 0, _target(view), rx.fragment()),
        shell.save_status(rx.cond(local.status["save"] == "saved", "Saved on this phone", "")),
        rx.el.p(view["shared_words"], class_name="d"),
    )


def _foot(view: Any) -> rx.Component:
    onward = _answer(view, turn_page, step=view["page"] + 1, after={"top": True})
    back = _answer(view, turn_page, step=view["page"] - 1, after={"top": True})
    keep = _do(
        view,
        keep_reflection,
        return_day=rx.cond(view["last"], -1, view["return_day"]),
        after={"top": True, "toast": "Kept on this phone."},
    )
    return rx.fragment(
        rx.cond(
            view["end"],
            button("Keep it", keep, wide=True, icon_name="check", testid="keep"),
            button("Next", onward, wide=True, testid="next"),
        ),
        rx.el.div(
            rx.cond(view["page"] > 0, button("Back", back, kind="quiet", testid="back"), rx.fragment()),
            link_button("Not today", "/reflect/", kind="quiet", testid="not-today"),
            class_name="row spread",
        ),
    )


def _field(view: Any, row: Any) -> rx.Component:
    typing = local.do_while_typing(
        row["key"],
        write_reflection,
        entries=entries.rows(content_id=form),
        id=view["id"],
        content_id=form,
        field=row["id"],
        answer=local.typed,
    )
    hint = rx.cond(row["help"] != "", row["help"], "")
    text = textarea(row["text"], row["id"], hint=hint, value=row["words"], rows=5, on_change=typing, testid="words")
    line = text_field(row["text"], row["id"], hint=hint, value=row["words"], on_change=typing, testid="words")
    return rx.el.div(
        rx.match(
            row["kind"],
            ("text", text),
            ("line", line),
            ("menu", rx.fragment(line, _ideas(view, row))),
            ("percent", _numbers(view, row, 10)),
            ("scale", _numbers(view, row, 1)),
            ("dial", _asked(row, dial(row["number"], row["low"], row["high"]), _tens(view, row, 1))),
            ("choice", _asked(row, rx.foreach(row["options"], lambda option: _option(view, row, option)))),
            ("day", _asked(row, _days(view, row))),
            ("minutes", _asked(row, _minutes(view, row))),
            ("item", _asked(row, _experiment(view, row))),
            ("anchor", _anchor(view, row)),
            ("echo", _asked(row, card(rx.el.p(row["help"], class_name="d"), rx.el.p(row["echo"]), class_name="echo"))),
            rx.el.div(rx.el.p(row["text"], class_name="label"), rx.el.p(row["help"], class_name="hint")),
        ),
        key=row["key"],
        custom_attrs={"data-testid": "question"},
    )


def _asked(row: Any, *answers: Any) -> rx.Component:
    """A question whose answer is tapped."""
    return rx.el.fieldset(
        rx.el.legend(row["text"], class_name="label"),
        rx.cond((row["help"] != "") & (row["kind"] != "echo"), rx.el.p(row["help"], class_name="hint"), rx.fragment()),
        rx.el.div(*answers, class_name="stack"),
    )


def _numbers(view: Any, row: Any, grain: int) -> rx.Component:
    ends = rx.el.div(rx.el.span(row["low"]), rx.el.span(row["high"]), class_name="row spread d")
    return _asked(row, _tens(view, row, grain), ends)


def _tens(view: Any, row: Any, grain: int) -> rx.Component:
    def one(value: int) -> rx.Component:
        rate = _answer(view, rate_reflection, field=row["id"], value=value, low=0, high=row["most"])
        return chip(str(value), row["number"] == value, rate, testid=f"number-{value}")

    return rx.el.div(*(one(step * grain) for step in range(11)), class_name="ten")


def _option(view: Any, row: Any, option: Any) -> rx.Component:
    choose = _answer(view, choose_reflection, field=row["id"], option=option["id"])
    words = rx.cond(option["words"] != "", rx.el.span(option["words"], class_name="d"), rx.fragment())
    return rx.el.div(
        chip(option["label"], option["chosen"], choose, testid="option"), words, class_name="row", key=option["id"]
    )


def _ideas(view: Any, row: Any) -> rx.Component:
    def group(place: str, label: str) -> rx.Component:
        def idea(option: Any) -> rx.Component:
            take = _answer(view, write_reflection, field=row["id"], answer=option["label"], after={"top": True})
            shown = chip(option["label"], option["chosen"], take, testid="idea")
            return rx.cond(option["words"] == place, rx.el.span(shown, key=option["id"]), rx.fragment())

        return section(label, rx.el.div(rx.foreach(row["options"], idea), class_name="row"))

    chosen = rx.cond(row["words"] != "", rx.el.p("Now: ", row["words"], class_name="d"), rx.fragment())
    return rx.fragment(
        chosen, disclosure("Ideas", *(group(place, label) for place, label in PLACES.items()), testid="ideas")
    )


def _days(view: Any, row: Any) -> rx.Component:
    def one(option: Any) -> rx.Component:
        choose = _answer(view, choose_day, field=row["id"], day=option["id"].to(int))
        return chip(option["label"], option["chosen"], choose, testid="day")

    return rx.el.div(
        rx.foreach(row["options"], lambda option: rx.el.span(one(option), key=option["id"])), class_name="row"
    )


def _minutes(view: Any, row: Any) -> rx.Component:
    def one(value: int) -> rx.Component:
        rate = _answer(view, rate_reflection, field=row["id"], value=value, low=0, high=row["most"])
        return chip(f"{value} min", row["number"] == value, rate, testid=f"minutes-{value}")

    return rx.el.div(*map(one, MINUTES), class_name="row")


def _experiment(view: Any, row: Any) -> rx.Component:
    """What a worry is tested with: a thing of the plan at no more than its own amount, or something without moving."""
    given = {"versions": plan.rows(), "pauses": pauses.rows(), "screenings": checks.rows()}
    limits: Any = local.view(experiment_limits, **given, chosen=view["item"])
    guard = TEXTS["guard"]

    def one(item: Any) -> rx.Component:
        choose = _answer(view, choose_experiment, field=row["id"], item_id=item["item_id"], **given)
        set_amount = _answer(view, set_experiment_amount, field=row["id"], value=local.typed_number, **given)
        amount = rx.fragment(
            rx.el.p(guard["inside"], " ", item["words"], ".", class_name="d"),
            stepper("How much?", item["unit"], view["amount"], set_amount, low=0, step=1, name="test-amount"),
            rx.cond(view["held"], note(guard["more"], tone="sun"), rx.fragment()),
        )
        return rx.el.div(
            rx.el.div(
                chip(item["title"], item["chosen"], choose, testid="test-item"),
                rx.el.span(item["words"], class_name="d"),
                class_name="row",
            ),
            rx.cond(item["chosen"], amount, rx.fragment()),
            key=item["item_id"],
        )

    other = _answer(view, choose_experiment, field=row["id"], item_id=OTHER, **given)
    return rx.cond(
        limits,
        rx.fragment(
            rx.cond(limits["waits"] != "", note(guard["hold"], tone="sun"), rx.fragment()),
            rx.cond(limits["flare"], note(guard["flare"], tone="clay"), rx.fragment()),
            rx.foreach(limits["items"], one),
            rx.el.div(
                chip(guard["other"], view["item"] == OTHER, other, testid="test-other"),
                rx.el.span(guard["other_words"], class_name="d"),
                class_name="row",
            ),
        ),
        rx.fragment(),
    )


def _anchor(view: Any, row: Any) -> rx.Component:
    """A quiet minute or three: no sound and nothing that moves. Worked out from when it began."""
    now: Any = local.each_second(anchor_now, guides=TEXTS["guides"], began=view["began"], seconds=view["seconds"])
    begin = _answer(view, begin_anchor, field=row["id"])
    end = _answer(view, end_anchor, field=row["id"])
    going = rx.fragment(
        live(rx.cond(now, now["words"], ""), class_name="calm", testid="anchor-words"),
        rx.el.p(
            rx.cond(now, now["clock"], ""),
            class_name="quiet-clock",
            role="timer",
            custom_attrs={"data-testid": "anchor-clock"},
        ),
        rx.el.progress(value=now["share"], max=100, width="100%", custom_attrs={"aria-label": "How much has passed"}),
        button("End it here", end, kind="quiet", wide=True, testid="anchor-end"),
    )
    over = rx.fragment(
        note("That was it.", rx.el.p("However it went is fine."), tone="leaf"),
        button("Once more", begin, kind="soft", wide=True, testid="anchor-again"),
    )
    ready = _asked(
        row,
        rx.foreach(row["options"], lambda option: _option(view, row, option)),
        button("Begin", begin, wide=True, testid="anchor-begin"),
    )
    return rx.fragment(rx.match(rx.cond(now, now["kind"], "ready"), ("going", going), ("over", over), ready))


def _target(view: Any) -> rx.Component:
    """The target by tap and by key, and the same as a list."""
    rows = view["target"]

    def mark(part: str, ring: Any) -> Any:
        return _answer(view, mark_target, field="target", part=part, ring=ring)

    def key(part: str) -> Any:
        return _answer(view, nudge_target, field="target", part=part, pressed=local.typed)

    def listed(at: int, part: str) -> rx.Component:
        return select(
            rows[at]["label"],
            f"ring-{part}",
            RINGS,
            rows[at]["ring"].to_string(),
            mark(part, local.typed_number),
            testid=f"ring-{part}",
        )

    return rx.fragment(
        target(rows, mark, key, PARTS),
        disclosure(
            "The same as a list",
            rx.el.div(*(listed(*each) for each in enumerate(PARTS)), class_name="stack"),
            testid="target-list",
        ),
    )


# ---- reading


def _read(view: Any) -> rx.Component:
    again = _answer(view, turn_page, step=view["again"], after={"top": True})
    change = _answer(view, turn_page, step=0, after={"top": True})
    gone = _do(view, let_go_reflection, after={"toast": "Let go.", "go": "/reflect/"})
    return rx.fragment(
        _others(view),
        rx.el.p("Written ", view["day"], class_name="d"),
        card(rx.foreach(view["lines"], _line), class_name="stack-4", custom_attrs={"data-testid": "answers"}),
        rx.cond(view["again"] >= 0, button("How did it go?", again, wide=True, testid="again"), rx.fragment()),
        _share(view),
        rx.el.div(
            button("Change it", change, kind="soft", testid="change"),
            button("Let it go", gone, kind="quiet", testid="let-go"),
            class_name="row",
        ),
        disclosure(view["evidence"], rx.el.p(view["source"], class_name="d"), testid="evidence"),
        link_button("Back to Reflect", "/reflect/", kind="quiet", wide=True),
    )


def _line(row: Any) -> rx.Component:
    return rx.el.div(
        rx.el.p(row["question"], class_name="d"), rx.el.p(row["answer"], class_name="answer"), key=row["key"]
    )


def _share(view: Any) -> rx.Component:
    flip = _do(view, share_reflection, shared=~view["shared"])
    return card(
        switch("Share this one", view["shared"], flip, detail=view["shared_words"], testid="share"),
        rx.el.p(view["shared_more"], class_name="d"),
        class_name="stack",
    )


def _others(view: Any) -> rx.Component:
    """What another device wrote at the same time: nothing is thrown away without a tap."""

    def one(other: Any) -> rx.Component:
        take = _do(view, take_other, number=other["number"], after={"top": True, "toast": "Taken."})
        return rx.el.div(
            rx.foreach(other["lines"], _line),
            button("Take this one", take, kind="soft", testid="take-other"),
            class_name="stack",
            key=other["number"],
        )

    drop = _do(view, let_go_other, after={"toast": "Let go."})
    both = note(
        "Another device wrote here too.",
        rx.foreach(view["others"], one),
        button("Keep what is above, let the rest go", drop, kind="quiet"),
        tone="sun",
    )
    return rx.cond(view["others"].length() > 0, both, rx.fragment())
