"""Where a person wrote on two devices at once: both texts, and the choice between them."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.change import settle_text
from fibroplan.ui.controls import button
from fibroplan.ui.surfaces import note


def two_texts(table: str, row: Any, field: str, other: Any, text: Any) -> rx.Component:
    """Both versions of a text, or nothing where there is one. `row` is the row's id."""

    def keep(kept: Any) -> Any:
        return local.do(settle_text, table=table, id=row, field=field, text=kept, after={"toast": "Kept."})

    shown = note(
        "You wrote on two devices. Both are here.",
        rx.el.p(other),
        button("Keep this one", keep(other), kind="soft"),
        button("Keep the one above", keep(text), kind="soft"),
        button("Keep both", keep(text + "\n" + other), kind="soft"),
        tone="sun",
    )
    return rx.cond(other != "", shown, rx.fragment())
