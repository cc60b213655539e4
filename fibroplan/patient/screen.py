"""The frame of a patient's screen: the page, and what the app must be able to say on every one of them."""

from typing import Any, TypedDict

import reflex as rx

from fibroplan import local
from fibroplan.domain.flare import flare_now
from fibroplan.domain.look import look
from fibroplan.domain.pause import end_flare, start_flare
from fibroplan.domain.synced import synced_words
from fibroplan.store.tables import Pause
from fibroplan.ui import shell
from fibroplan.ui.controls import button, link_button
from fibroplan.ui.surfaces import empty, loading, note, toast, toasts


class Toast(TypedDict):
    """What just happened."""

    text: str
    at: float


class HeavyWords(TypedDict):
    """The calm card, and the field whose words brought it."""

    title: str
    words: str
    call: str
    call_words: str
    message: str
    message_words: str
    field: str
    kinds: list[str]


pauses = local.Local(Pause)
message = local.Memory("toast", None, Toast)
"""The last thing done, with its undo; it stays until the next one."""


heavy = local.Memory("support", None, HeavyWords)
"""What the word check found in what was last saved; null for nothing."""


def screen(title: Any, *children: Any, active: str = "", **props: Any) -> rx.Component:
    """A screen in the app's frame: where the data is, what stands in the way, what was just done."""
    start_app = local.settings(look)
    return rx.fragment(
        shell.page(
            title,
            storage_problem(),
            update_ready(),
            *children,
            active=active,
            status=sync_words(),
            **{"corner": flare_button(), **props},
        ),
        toasts(support_card(), last_toast()),
        rx.el.span(hidden=True, custom_attrs={"data-look": start_app["theme"]}),
    )


def style(name: str) -> rx.Component:
    """A stylesheet that a few pages need and the others need not load, by its name in `assets`."""
    return rx.el.link(rel="stylesheet", href=f"/{name}.css")


def flare_button() -> rx.Component:
    """One tap to a lighter plan, and one back, on every screen. The toast takes either back."""
    flare = local.view(flare_now, pauses=pauses.rows())
    begin = local.do(start_flare, pauses=pauses.rows(), from_day=None, after={"toast": "Flare plan on. Lighter today."})
    end = local.do(end_flare, pauses=pauses.rows(), last_day=None, after={"toast": "Flare plan off."})
    return rx.cond(
        flare, rx.cond(flare["on"], shell.flare_button(True, end), shell.flare_button(False, begin)), rx.fragment()
    )


def storage_problem() -> rx.Component:
    """Said plainly when the phone's storage does not answer; what is typed stays on the screen."""
    status = local.status
    trouble = rx.match(
        status["store"],
        ("hung", "Your phone's storage does not answer right now. Close the app fully and open it again."),
        ("broken", "Your phone's storage cannot be opened. Close the app fully and open it again."),
        ("newer", "A newer Fibroplan has used this phone. Please update this one."),
        ("filling", "Your plan is on its way to this phone. It needs a connection."),
        rx.cond(status["unreadable"], "Something here cannot be shown. You can export your data under More.", ""),
    )
    unsaved = rx.match(
        status["saveProblem"],
        ("number", "Please give a number. Nothing was changed."),
        (
            "long",
            "This is too long to keep. The most here is "
            + local.status["saveMost"]
            + " letters. Your words are still on the screen.",
        ),
        ("locked", "Your reflections are locked. Unlock them, then this is saved. Your words are still on the screen."),
        ("full", "This could not be saved: your phone is full. Free some space, then try again."),
        ("hung", "This could not be saved yet. Your words are still on the screen. Please try again."),
        ("broken", "This could not be saved. Your words are still on the screen. Please try again."),
        "",
    )
    kept_apart = local.unkept.value
    apart = note(
        "A text of yours could not be kept.",
        rx.el.p("It is safe for now. Save it as a file, or let it go."),
        rx.el.div(
            button(
                "Save it as a file",
                local.save_text("fibroplan-text.txt", kept_apart["text"]),
                kind="soft",
                testid="save-unkept",
            ),
            button("Let it go", local.let_go(kept_apart), kind="quiet"),
            class_name="row",
        ),
        tone="sun",
    )
    return rx.el.div(
        rx.cond(kept_apart, apart, rx.fragment()),
        rx.cond(trouble != "", note(trouble, rx.el.p("What you saved before is kept."), tone="sun"), rx.fragment()),
        rx.cond(unsaved != "", note(unsaved, tone="sun"), rx.fragment()),
        role="alert",
        custom_attrs={"data-testid": "storage"},
    )


def update_ready() -> rx.Component:
    """A quiet bar: a new version changes over when the person says so, never in the middle of a sentence."""
    bar = note(
        "A new version is ready.",
        button("Change over now", local.update, kind="soft", testid="update"),
        tone="leaf",
    )
    return rx.cond(local.status["update"], bar, rx.fragment())


def sync_words() -> rx.Component:
    """Where the data is, true now."""
    status, waiting = local.status, local.outbox["waiting"]
    rejected = local.outbox["rejected"].length()
    changes = rx.cond(waiting == 1, "1 change waits", waiting.to_string() + " changes wait")
    when = local.view(synced_words, at=status["syncedAt"])
    words: Any = rx.match(
        status["sync"],
        ("phone", "Saved on this phone"),
        ("syncing", "Saved on this phone · syncing"),
        (
            "waiting",
            rx.cond(waiting > 0, "Saved on this phone · " + changes + " for a connection", "Saved on this phone"),
        ),
        ("synced", rx.cond(waiting > 0, "Saved on this phone · syncing", "Saved on this phone · " + when)),
        ("signed_out", "Saved on this phone · sign in again to sync"),
        "Saved on this phone · not synced: " + status["problem"],
    )
    action = rx.cond(
        rejected > 0,
        link_button("Some changes need a look", "/settings/#sync", kind="quiet"),
        rx.cond(
            status["sync"] == "signed_out", link_button("Sign in", "/settings/#account", kind="quiet"), rx.fragment()
        ),
    )
    return rx.cond(
        local.started & local.outbox,
        shell.sync_status(words, action=action),
        shell.sync_status(rx.cond(_known_empty(), "Nothing is saved yet", "One moment")),
    )


def last_toast() -> rx.Component:
    """What was just done, with its undo."""
    shown = message.value
    return rx.cond(shown, toast(shown["text"], action="Undo", on_action=local.undo), rx.fragment())


def support_card() -> rx.Component:
    """The calm card after heavy words were saved. It stands beside the page: nothing is blocked, and nobody is told."""
    card = heavy.value
    ways = rx.el.div(
        link_button(card["call_words"], card["call"], kind="soft", testid="support-call"),
        link_button(card["message_words"], card["message"], kind="soft", testid="support-message"),
        button("Keep writing", heavy.set(None), kind="quiet", testid="support-close"),
        button("Not what I meant", local.not_meant(card), kind="quiet", testid="support-fine"),
        class_name="ways",
    )
    words = rx.el.p(card["words"], " ", rx.el.a("All ways to help", href=shell.HELP))
    title = rx.el.p(card["title"], class_name="t")
    shown = rx.el.div(title, words, ways, class_name="card stack aid", custom_attrs={"data-testid": "support-card"})
    return rx.cond(card, shown, rx.fragment())


def loaded(view: Any, draw: Any) -> rx.Component:
    """A screen's body once every row has been read: until then it says that it is loading, never that it is empty."""
    begun = rx.cond(view, draw, loading())
    return rx.cond(_known_empty(), not_started(), begun)


def _known_empty() -> Any:
    """True once it is known that nobody has begun here. Null, as in the prerendered page, is "not known yet"."""
    return local.started.to_string() == "false"  # comparing with False would take null for it


def not_started() -> rx.Component:
    """On a phone that holds nothing yet."""
    return empty(
        "Nothing is on this phone yet.",
        "Start here, or sign in to bring your plan.",
        link_button("Start", "/"),
    )
