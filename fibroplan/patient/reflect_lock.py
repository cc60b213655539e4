"""The lock on reflections: set, opened, changed and taken off; and the way in while it is shut."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.lock import lock_view
from fibroplan.domain.reflect_history import reflections_text
from fibroplan.local import lock
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Reflection, TextKey
from fibroplan.ui.controls import button, text_field
from fibroplan.ui.surfaces import answer, card, disclosure, note, section

keys, entries = local.Local(TextKey), local.Local(Reflection)
PASSPHRASE = "Four quiet words, or 15 letters and more."


def lock_now_view() -> Any:
    """The lock as it stands, for any screen of reflections."""
    return local.view(lock_view, keys=keys.rows(), opened=lock.open_keys.value, device=lock.can.value["id"])


def unlock_form(state: Any) -> rx.Component:
    """The way in while the texts are locked."""
    own = button("Use this phone's unlock", lock.unlock_device, kind="soft", wide=True, testid="unlock-device")
    return card(
        rx.el.p("Your reflections are locked.", class_name="t"),
        rx.cond(state["by_device"], own, rx.fragment()),
        _form(
            lock.unlock,
            _passphrase("Your passphrase", "passphrase", "current-password"),
            button("Unlock", submit=True, wide=True, testid="unlock"),
            testid="unlock-form",
        ),
        answer(lock.progress.value),
        disclosure("I forgot it", *_start_over(), testid="forgot"),
        class_name="stack",
    )


def lock_page() -> rx.Component:
    """The screen `/reflect/lock/`."""
    state = lock_now_view()
    return screen(
        "A lock for reflections",
        loaded(state, rx.cond(state["on"], _locked(state), _unlocked())),
        active="reflect",
        sub=rx.cond(state, state["words"], ""),
    )


def _form(on_submit: Any, *children: Any, testid: str) -> rx.Component:
    return rx.el.form(*children, on_submit=on_submit, class_name="stack", custom_attrs={"data-testid": testid})


def _passphrase(label: str, name: str, complete: str, hint: Any = None) -> rx.Component:
    return text_field(label, name, hint=hint, type="password", auto_complete=complete, required=True, testid=name)


def _copy() -> rx.Component:
    keep = local.save_computed(
        "fibroplan-reflections.txt", reflections_text, texts=local.content("reflect"), entries=entries.rows()
    )
    return button(
        "Save my reflections as a file", keep, kind="soft", wide=True, icon_name="download", testid="save-text"
    )


def _unlocked() -> rx.Component:
    """No lock is set: what it would do, what it costs, and the form."""
    understood = rx.el.label(
        rx.el.input(type="checkbox", name="understood", custom_attrs={"data-testid": "understood"}),
        rx.el.span("I have read it: a forgotten passphrase means the texts are gone.", class_name="grow"),
        class_name="pick",
    )
    form = _form(
        lock.lock,
        _passphrase("A passphrase", "passphrase", "new-password", PASSPHRASE),
        _passphrase("The same once more", "again", "new-password"),
        understood,
        button("Set the lock", submit=True, wide=True, testid="set-lock"),
        testid="lock-form",
    )
    return rx.fragment(
        rx.el.p("With a lock, nobody who holds your phone can read your reflections. They are kept scrambled."),
        rx.el.p("Your copy on the server is scrambled too. What it got before stays in its history."),
        rx.el.p("What you share stays readable, so that your therapist can read it."),
        note(
            "Nobody can open it for you.",
            rx.el.p("If you forget the passphrase, the locked texts are gone. Write it down and keep it safe."),
            rx.el.p("You can save your reflections as a file first."),
            tone="sun",
        ),
        _copy(),
        rx.cond(
            lock.can.value["seal"],
            form,
            note("This browser cannot lock texts.", rx.el.p("It needs an address that begins with https."), tone="sun"),
        ),
        answer(lock.progress.value),
    )


def _locked(state: Any) -> rx.Component:
    return rx.cond(state["shut"], unlock_form(state), _open(state))


def _open(state: Any) -> rx.Component:
    more = note(
        "Some texts have another passphrase.",
        rx.el.p("They were locked on another phone. Type that passphrase too."),
        _form(
            lock.unlock,
            _passphrase("That passphrase", "passphrase", "current-password"),
            button("Unlock those", submit=True, kind="soft"),
            testid="unlock-more",
        ),
        tone="sun",
    )
    return rx.fragment(
        rx.cond(state["partly"], more, rx.fragment()),
        button("Lock now", lock.lock_now, wide=True, testid="lock-now"),
        rx.el.p("It also locks when you close the app, or leave it for five minutes.", class_name="d"),
        answer(lock.progress.value),
        section("A copy to read", _copy()),
        section("This phone's own unlock", _device(state)),
        section("Change it", _change(), _take_off()),
    )


def _device(state: Any) -> rx.Component:
    add = disclosure(
        "Open with face, finger or the phone's code",
        rx.el.p("Your passphrase stays the way in on other devices, and if this phone breaks.", class_name="d"),
        _form(
            lock.add_device,
            _passphrase("Your passphrase", "passphrase", "current-password"),
            button("Set it up", submit=True, kind="soft", wide=True, testid="add-device"),
            testid="device-form",
        ),
        testid="own-unlock",
    )
    forget = button("Take it away", lock.forget_device, kind="quiet", testid="forget-device")
    unable = rx.el.p("This browser offers none that can open texts. Your passphrase does.", class_name="d")
    offered = rx.cond(lock.can.value["device"], add, unable)
    return rx.cond(state["by_device"], rx.fragment(rx.el.p("It opens your reflections here."), forget), offered)


def _change() -> rx.Component:
    return disclosure(
        "Another passphrase",
        _form(
            lock.change_passphrase,
            _passphrase("The one you have", "current", "current-password"),
            _passphrase("The new one", "passphrase", "new-password", PASSPHRASE),
            _passphrase("The new one once more", "again", "new-password"),
            button("Change it", submit=True, kind="soft", wide=True, testid="change-passphrase"),
            testid="change-form",
        ),
        testid="change-lock",
    )


def _take_off() -> rx.Component:
    return disclosure(
        "Take the lock off",
        rx.el.p("Your texts are kept readable on this phone again.", class_name="d"),
        _form(
            lock.take_off,
            _passphrase("Your passphrase", "passphrase", "current-password"),
            button("Take it off", submit=True, kind="clay", wide=True, testid="take-off"),
            testid="off-form",
        ),
        testid="lock-off",
    )


def _start_over() -> list[rx.Component]:
    gone = rx.el.p("Nobody can open the locked texts without it. You can wait, or begin anew.")
    sure = rx.el.p("Beginning anew takes every locked text away, on all your devices. It cannot be undone.")
    return [
        gone,
        sure,
        button("Take the locked texts away", lock.start_over, kind="clay", wide=True, testid="start-over"),
    ]
