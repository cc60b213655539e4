"""Icons drawn for Fibroplan on a 24 by 24 grid, one stroked path each."""

from typing import Final

import reflex as rx

PATHS: Final[dict[str, str]] = {
    "today": "M4 11l8-7 8 7v8.5a.5.5 0 0 1-.5.5h-15a.5.5 0 0 1-.5-.5z",
    "plan": "M6 4h12a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM9 9h6M9 13h6",
    "reflect": "M4 20l1-4.5L16 4.5a1 1 0 0 1 1.4 0l2.1 2.1a1 1 0 0 1 0 1.4L8.5 19z",
    "progress": "M3.5 20h17M6.5 20v-8M12 20V5M17.5 20v-6",
    "more": "M5 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM12 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM19 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2z",
    "menu": "M12 4a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM12 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM12 18a1 1 0 1 0 0 2 1 1 0 0 0 0-2z",
    "flare": "M12 3c1 4 5 5.5 5 10.5a5 5 0 0 1-10 0c0-2 1-3.5 2-4.5 0 2 1 3 2 3 1-3-1-5 1-9z",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "minus": "M6 12h12",
    "plus": "M12 6v12M6 12h12",
    "next": "M9.5 6l6 6-6 6",
    "back": "M14.5 6l-6 6 6 6",
    "down": "M6 9.5l6 6 6-6",
    "close": "M6.5 6.5l11 11M17.5 6.5l-11 11",
    "undo": "M4 9h10a5.5 5.5 0 0 1 0 11H8M8 5L4 9l4 4",
    "note": "M5 5h14v10l-4 4H5zM15 19v-4h4M9 9h6M9 12.5h3",
    "rest": "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
    "part": "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
    "pause": "M9 6v12M15 6v12",
    "edit": "M4 20h4L19 9l-4-4L4 16z",
    "bin": "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
    "info": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11.5v4.5M12 8v.01",
    "warn": "M12 4.5l8.5 15h-17zM12 10.5v4M12 17v.01",
    "phone": "M8 3.5h8a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM11 17.5h2",
    "cloud": "M7.5 18.5a4 4 0 0 1-.5-8 5.5 5.5 0 0 1 10.5-.5 4.3 4.3 0 0 1 0 8.5z",
    "synced": "M7.5 18.5a4 4 0 0 1-.5-8 5.5 5.5 0 0 1 10.5-.5 4.3 4.3 0 0 1 0 8.5zM9.5 14l2 2 3.5-3.5",
    "turn": "M19 12a7 7 0 0 1-12.500 4.300M5 12a7 7 0 0 1 12.500-4.300M17.500 4v4h-4M6.500 20v-4h4",
    "leaf": "M5 19c1-6 5-9 9-10M6.5 15C5 9 10 4.5 19.5 4.5 20 13 15 18 9.5 16.5",
    "clock": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 2",
    "person": "M12 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c.5-4 3.5-5.5 7-5.5s6.5 1.5 7 5.5",
    "download": "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
    "upload": "M12 15.5V4.5M7.5 9L12 4.5 16.5 9M5 20h14",
    "settings": "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
    "help": "M12 20s-7.5-4.5-7.5-10A4 4 0 0 1 12 7.5 4 4 0 0 1 19.5 10c0 5.5-7.5 10-7.5 10z",
    "morning": "M3.5 18h17M7 18a5 5 0 0 1 10 0M12 9V6M5.5 12l1.5 1.5M18.5 12L17 13.5",
    "sun": "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21"
    "M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1",
}

"""Path data by icon name."""


def icon(name: str, class_name: str = "icon") -> rx.Component:
    """One icon, hidden from assistive technology: the words beside it, or the control's name, carry the meaning.

    Raises:
        KeyError: when no icon of that name is drawn.
    """
    return rx.el.svg(
        rx.el.path(d=PATHS[name]), view_box="0 0 24 24", class_name=class_name, custom_attrs={"aria-hidden": "true"}
    )
