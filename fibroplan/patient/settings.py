"""Settings: how the app behaves for the person, where their data is, and leaving with all of it."""

from typing import Any

import reflex as rx

from fibroplan import __version__, local
from fibroplan.domain.rejected import rejected_view
from fibroplan.domain.settings import change_setting, settings_view
from fibroplan.local import account
from fibroplan.patient.account import account_section
from fibroplan.patient.measure_settings import measure_section
from fibroplan.patient.screen import loaded, screen
from fibroplan.ui.controls import button, segmented, select, text_field
from fibroplan.ui.surfaces import answer, card, disclosure, link_row, note, section

FOLLOW_PHONE = {"value": "", "label": "As on this phone"}


def settings_page() -> rx.Component:
    """The screen `/settings/`."""
    view = local.view(settings_view)
    return screen(
        "Settings",
        loaded(view, _settings(view)),
        section("About", _about()),
        active="more",
        sub="How Fibroplan works for you.",
    )


def _settings(view: Any) -> rx.Component:
    return rx.fragment(
        section("You", _name(view)),
        section("Looks", _looks(view)),
        section("Your days", _days(view)),
        measure_section(),
        account_section(),
        _unsettled(),
        section("On your home screen", _install()),
        section("Your data", _data()),
        section("Leaving", _delete()),
    )


def _change(field: str, value: Any = local.typed) -> Any:
    return local.do(change_setting, field=field, value=value)


def _name(view: Any) -> rx.Component:
    typing = local.do_while_typing("name", change_setting, field="name", value=local.typed)
    return text_field("What may we call you?", "name", value=view["name"], on_change=typing, max_length=80)


def _looks(view: Any) -> rx.Component:
    return rx.fragment(
        segmented("Theme", "theme", view["themes"], view["theme"], _change("theme"), testid="theme"),
        select(
            "Text size",
            "text_size",
            view["text_sizes"],
            view["text_size"].to_string(),
            _change("text_size", local.typed_number),
            testid="text-size",
        ),
    )


def _days(view: Any) -> rx.Component:
    zones = rx.cond(
        local.zones.length() > 0,
        rx.foreach(local.zones, lambda zone: rx.el.option(zone["label"], value=zone["value"], key=zone["value"])),
        rx.fragment(),
    )
    return rx.fragment(
        rx.el.p(view["today_words"], class_name="sub"),
        select(
            "My day ends at",
            "day_ends_at",
            view["day_ends"],
            view["day_ends_at"].to_string(),
            _change("day_ends_at", local.typed_number),
            hint="What you tick after midnight still belongs to the day before.",
            testid="day-ends-at",
        ),
        segmented(
            "My week starts on",
            "week_start",
            view["week_starts"],
            view["week_start"],
            _change("week_start", local.typed_number),
            testid="week-start",
        ),
        rx.el.div(
            rx.el.label("Time zone", html_for="zone", class_name="label"),
            rx.el.select(
                rx.el.option(FOLLOW_PHONE["label"], value=""),
                zones,
                id="zone",
                class_name="input",
                value=view["zone"],
                on_change=_change("zone"),
                custom_attrs={"data-testid": "zone"},
            ),
        ),
    )


def _unsettled() -> rx.Component:
    refused = local.outbox["rejected"]

    def one(row: Any) -> rx.Component:
        mine = button(
            rx.cond(row["can_keep"], "Use mine", "Try again"),
            local.decide(row["op"], True),
            kind="soft",
            testid="keep-mine",
        )
        theirs = button(
            rx.cond(row["theirs"] != "", "Keep the other", "Let it go"), local.decide(row["op"], False), kind="quiet"
        )
        return card(
            rx.el.div(
                rx.el.p(row["what"], class_name="t"),
                rx.el.p(row["why"]),
                rx.cond(row["mine"] != "", rx.el.p("Yours: ", row["mine"], class_name="d"), rx.fragment()),
                rx.cond(row["theirs"] != "", rx.el.p("The other: ", row["theirs"], class_name="d"), rx.fragment()),
                rx.el.div(mine, theirs, class_name="row"),
            ),
            key=row["op"],
            custom_attrs={"data-testid": "rejected"},
        )

    rows = local.view(rejected_view, rejected=local.rejected)
    shown = section("These changes need a look", rx.foreach(rows, one))
    return rx.el.div(rx.cond(local.outbox & (refused.length() > 0), shown, rx.fragment()), id="sync")


def _data() -> rx.Component:
    return rx.fragment(
        rx.el.p("All of it is yours. The export is one file that you can read, keep and bring back."),
        button("Export my data", account.export_data, kind="soft", icon_name="download", wide=True, testid="export"),
        rx.el.label(
            "Bring an export back",
            rx.el.input(
                type="file",
                accept="application/json,.json",
                class_name="input",
                id="import-file",
                on_change=account.import_data("import-file"),
                custom_attrs={"data-testid": "import"},
            ),
            class_name="label",
        ),
        answer(account.data_progress.value),
        link_row("Bring in records of another app", "/import/", icon_name="upload", testid="to-import"),
        link_row("Spreadsheets, a page for a visit, and more", "/take-along/", icon_name="note"),
    )


def _install() -> rx.Component:
    offered = button("Put it on my home screen", local.install, kind="soft", wide=True, testid="install")
    guide = rx.el.ol(
        rx.el.li("Open your browser's menu or its share button."),
        rx.el.li("Choose “Add to Home Screen” or “Install app”."),
        rx.el.li("Open Fibroplan from its icon. On an iPhone, sign in there once: it keeps its own data."),
    )
    return rx.fragment(
        rx.el.p("From an icon of its own, Fibroplan opens like any app, with no connection."),
        rx.cond(local.installable.value, offered, disclosure("How to do it", guide)),
    )


def _delete() -> rx.Component:
    here = rx.el.details(
        rx.el.summary("Delete my data from this phone"),
        note(
            "This takes everything off this phone.",
            "What was never synced is gone for good. Export it first if you may want it.",
            tone="sun",
        ),
        button("Yes, delete it here", account.delete_here, kind="clay", wide=True, testid="delete-here"),
        custom_attrs={"data-testid": "delete-phone"},
    )
    everywhere = rx.el.details(
        rx.el.summary("Delete my account and all data"),
        note("This takes everything off the server and this phone, at once.", "It cannot be undone.", tone="sun"),
        rx.el.form(
            text_field("Your password", "password", type="password", auto_complete="current-password", required=True),
            button("Yes, delete everything", kind="clay", submit=True, wide=True),
            on_submit=account.delete_everywhere,
            custom_attrs={"data-testid": "delete-everywhere"},
        ),
        custom_attrs={"data-testid": "delete-account"},
    )
    return rx.fragment(
        here,
        rx.cond(local.status["sync"] == "phone", rx.fragment(), everywhere),
        answer(account.delete_progress.value),
    )


def _about() -> rx.Component:
    offline = rx.cond(local.status["offlineReady"], "It works with no connection on this phone. ", "")
    return card(
        rx.el.div(
            rx.el.p(
                offline,
                "Fibroplan helps people living with fibromyalgia keep, follow and share a plan they have chosen. "
                "It does not diagnose, treat or watch you in real time. It is not for emergencies.",
            ),
            rx.el.p(f"Version {__version__}", class_name="d"),
        )
    )
