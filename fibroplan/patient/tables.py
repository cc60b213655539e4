"""Tables behind charts, drawn when they are first opened: a screen of pictures is quick however long its tables are."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.ui.charts import chart_table

opened = local.Memory("open-tables", "")
"""The ids of the tables that were opened, each between spaces."""


def table(id: Any, caption: Any, headers: list[str], rows: Any, cells: Any) -> rx.Component:
    """The same figures as a chart's; `id` is its own on the page."""
    name = " " + id + " "
    return chart_table(
        caption,
        headers,
        rows,
        cells,
        opened=opened.value.contains(name),
        on_open=opened.set(opened.value + name),
        testid="table",
    )
