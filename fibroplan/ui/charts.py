"""Charts as SVG, drawn in Python from rows on the phone. Each has words and a table beside it."""

from typing import Any, Final, TypedDict

import reflex as rx
from reflex.vars import Var

from fibroplan.ui.a11y import Text, attrs
from fibroplan.ui.controls import icon_button
from fibroplan.ui.icons import icon

CELL: Final = 100
"""Width and height of one day in a heatmap, in SVG units."""

EDGE: Final = 9
"""Space around its square."""

STRIPES: Final = "M16 44L44 16M16 84L84 16M56 84L84 56"
"""Three strokes across a square."""

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class HeatDay(TypedDict):
    """One square. `level` 0 to 4 is how much of the plan was done; it counts where something was planned by now."""

    level: int
    planned: bool
    future: bool
    flare: bool


class HeatWeek(TypedDict):
    """One column; `first` is its first day."""

    first: int
    chosen: bool
    cells: list[HeatDay]


def heatmap(weeks: Any, words: Text, *, on_week: Any = None, days: Any = DAYS, testid: str = "heatmap") -> rx.Component:
    """Twelve weeks, a column each, seven squares down.

    A tap on a column is a shortcut for a finger; columns are too narrow to be the one way, so `week_picker` stands
    below the chart.

    Args:
        weeks: Twelve `HeatWeek`, oldest first, or a Var of them.
        words: What the picture shows, in a sentence, for people who listen.
        on_week: Called with a week; returns the handler of a tap on its column.
        days: Seven short names in the order of the person's week.
    """

    def column(week: Any, at: Any) -> rx.Component:
        tap = {} if on_week is None else {"on_click": on_week(week)}
        around = rx.el.rect(width=CELL, height=7 * CELL, rx=30, class_name=rx.cond(week["chosen"], "chosen", "bare"))
        return rx.el.g(around, _each(week["cells"], _square), transform=f"translate({at * CELL} 0)", key=at, **tap)

    return rx.el.div(
        rx.el.div(_each(days, lambda day, at: rx.el.span(day, key=at)), custom_attrs={"aria-hidden": "true"}),
        rx.el.svg(
            _each(weeks, column),
            view_box=f"0 0 {12 * CELL} {7 * CELL}",
            role="img",
            custom_attrs=attrs(aria_label=words),
        ),
        class_name="heat",
        custom_attrs=attrs(testid),
    )


def week_picker(words: Text, on_earlier: Any, on_later: Any) -> rx.Component:
    """Which week is shown below, with one button to either side of it."""
    return rx.el.div(
        icon_button("back", "The week before", on_earlier, testid="week-earlier"),
        rx.el.p(words, class_name="t grow centre", custom_attrs={"aria-live": "polite"}),
        icon_button("next", "The week after", on_later, testid="week-later"),
        class_name="row",
    )


def heat_key() -> rx.Component:
    """What the squares mean, in words."""

    def one(words: str, *square: rx.Component) -> rx.Component:
        box = rx.el.svg(*square, view_box=f"0 0 {CELL} {CELL}", custom_attrs={"aria-hidden": "true"})
        return rx.el.span(box, words)

    return rx.el.div(
        one("some", _rect(0, "l1")),
        one("all of the plan", _rect(0, "l4")),
        one("flare", _flare(0)),
        one("nothing planned", _rect(0, "none")),
        class_name="key",
    )


def sparkline(points: Any, label: Text, *, low: float = 0, high: float = 1, colour: str = "leaf") -> rx.Component:
    """A small line. `points` are numbers from `low` to `high`, or null where there is none: the line then has a gap."""
    values = points if isinstance(points, Var) else Var.create(points)
    x = "(2 + 86 * i / Math.max(1, v.length - 1)).toFixed(1)"
    y = f"(26 - 24 * (n - {low}) / {high - low}).toFixed(1)"
    piece = f'n == null ? "" : (v[i - 1] == null ? "M" : "L") + {x} + " " + {y}'
    path = Var(
        _js_expr=f'((v) => v.map((n, i) => {piece}).join(""))({values!s})',
        _var_type=str,
        _var_data=values._get_all_var_data(),
    )
    return rx.el.svg(
        rx.el.path(d=path),
        view_box="0 0 90 28",
        class_name="spark",
        role="img",
        color=f"var(--{colour})",
        custom_attrs=attrs(aria_label=label),
    )


def bars(days: Any, words: Text, *, testid: str = "") -> rx.Component:
    """Seven days side by side. Each has a `height` of 0 to 100, and a stub so that a day of nothing is seen.

    Args:
        days: Rows with `height` and a name of a few letters in `short`, or a Var of them, the earliest first.
        words: What the picture shows, in a sentence, for people who listen.
        testid: Name for tests.
    """

    def bar(day: Any, at: Any) -> rx.Component:
        return rx.el.rect(
            x=at * CELL + EDGE,
            y=300 - 3 * day["height"] + EDGE,
            width=CELL - 2 * EDGE,
            height=3 * day["height"] + EDGE,
            rx=EDGE,
            class_name=rx.cond(day["height"] > 0, "l3", "l1"),
            key=at,
        )

    picture = rx.el.svg(
        _each(days, bar),
        view_box=f"0 0 {7 * CELL} {300 + 2 * EDGE}",
        role="img",
        class_name="bars",
        custom_attrs=attrs(aria_label=words),
    )
    names = rx.el.div(
        _each(days, lambda day, at: rx.el.span(day["short"], key=at)),
        class_name="bar-names",
        custom_attrs=attrs(aria_hidden="true"),
    )
    return rx.el.div(picture, names, custom_attrs=attrs(testid))


PLOT: Final = (1000, 360)
"""Width and height of the plane of a line chart; the points of `fibroplan.domain.chart` lie in it."""

MANY: Final = 30
"""From this many points on they are drawn smaller."""


def line_chart(chart: Any, *, testid: str = "line-chart") -> rx.Component:
    """A line with a gap where there is no value, flares as bands behind it, changes of the plan as marks below it.

    A point that stands on little is hollow. `chart` is a Var of a `Chart` of the domain.
    """
    width, height = PLOT
    points = chart["points"]
    line = _path("p, i, v", 'p.y < 0 ? "" : (v[i - 1]?.y >= 0 ? "L" : "M") + p.x + " " + p.y', points)
    every = _path("p", 'p.y < 0 ? "" : `M${p.x} ${p.y}h0`', points)
    hollow = _path("p", 'p.y < 0 || p.solid ? "" : `M${p.x} ${p.y}h0`', points)
    bands = _path("b", f"`M${{b.x}} 0h${{b.width}}v{height}h-${{b.width}}z`", chart["bands"])
    marks = _path("x", f"`M${{x}} {height + 6}l-16 28h32z`", chart["marks"])
    few = points.length() <= MANY
    picture = rx.el.svg(
        rx.el.path(d=bands, fill="var(--clay-soft)", stroke="var(--clay)", stroke_width=3),
        rx.el.path(d=f"M0 0H{width}M0 {height // 2}H{width}M0 {height}H{width}", stroke="var(--line)", stroke_width=3),
        rx.el.path(d=marks, fill="var(--lake)"),
        rx.el.path(d=line, stroke="var(--leaf)", stroke_width=7),
        rx.el.path(d=every, stroke="var(--leaf)", stroke_width=rx.cond(few, 30, 20)),
        rx.el.path(d=hollow, stroke="var(--card)", stroke_width=rx.cond(few, 16, 9)),
        view_box=f"-16 -16 {width + 32} {height + 52}",
        role="img",
        custom_attrs=attrs(aria_label=chart["title"] + ": " + chart["summary"]),
    )
    return rx.el.div(
        rx.el.div(rx.el.span(chart["high"]), rx.el.span(chart["low"]), custom_attrs=attrs(aria_hidden="true")),
        picture,
        rx.el.p(rx.el.span(chart["first"]), rx.el.span(chart["last"]), class_name="ends"),
        class_name="heat plot",
        custom_attrs=attrs(testid),
    )


def lane_chart(lane: Any, *, testid: str = "lane") -> rx.Component:
    """One line of a timeline: bars for what lasted, dots for what was on a day. `lane` is a Var of a `Lane`."""
    bars = _path("b", "`M${b.x} 8h${Math.max(6, b.width)}v34h-${Math.max(6, b.width)}z`", lane["bars"])
    dots = _path("x", "`M${x} 25h0`", lane["dots"])
    return rx.el.svg(
        rx.el.path(d=f"M0 25H{PLOT[0]}", stroke="var(--line)", stroke_width=4),
        rx.el.path(d=bars, fill="var(--leaf-soft)", stroke="var(--leaf)", stroke_width=4),
        rx.el.path(d=dots, stroke="var(--lake)", stroke_width=30),
        view_box=f"-16 0 {PLOT[0] + 32} 50",
        role="img",
        class_name="lane",
        custom_attrs=attrs(testid, aria_label=lane["title"] + ": " + lane["words"]),
    )


def line_key() -> rx.Component:
    """What the signs of a line chart mean, in words."""

    def one(words: str, *sign: rx.Component) -> rx.Component:
        box = rx.el.svg(*sign, view_box=f"0 0 {CELL} {CELL}", custom_attrs={"aria-hidden": "true"})
        return rx.el.span(box, words)

    def dot(width: int, colour: str) -> rx.Component:
        return rx.el.path(d="M50 50h0", stroke=f"var(--{colour})", stroke_width=width)

    return rx.el.div(
        one("noted", dot(70, "leaf")),
        one("few days, or filled in later", dot(70, "leaf"), dot(36, "card")),
        one("flare", rx.el.path(d="M20 5h60v90h-60z", fill="var(--clay-soft)", stroke="var(--clay)", stroke_width=8)),
        one("plan changed", rx.el.path(d="M50 20l-40 70h80z", fill="var(--lake)")),
        class_name="key",
    )


def _path(arguments: str, piece: str, values: Any) -> Var:
    """Path data: a piece of it for each value, worked out on the phone."""
    return Var(
        _js_expr=f'({values!s}).map(({arguments}) => {piece}).join("")',
        _var_type=str,
        _var_data=values._get_all_var_data(),
    )


def week_bars(weeks: Any, words: Text, *, testid: str = "week-bars") -> rx.Component:
    """Weeks side by side in one colour, to be printed: striped where there was a flare, dashed with nothing planned.

    Args:
        weeks: Rows with `first`, `height` (0 to 100), `known` and `flare`, or a Var of them, the earliest first.
        words: What the picture shows, for people who listen.
        testid: Name for tests.
    """

    def bar(week: Any, at: Any) -> rx.Component:
        x = at * 40 + 6
        top = 100 - week["height"]
        look = rx.cond(week["flare"], "striped", "full")
        done = rx.el.rect(x=x, y=top, width=28, height=week["height"], class_name=look)
        nothing = rx.el.rect(x=x, y=88, width=28, height=12, class_name="open")
        return rx.el.g(rx.cond(week["known"], done, nothing), key=week["first"])

    stripes = rx.el.svg.pattern(
        rx.el.path(d="M0 0V8", stroke_width=4),
        id="stripes",
        width=8,
        height=8,
        pattern_units="userSpaceOnUse",
        pattern_transform="rotate(45)",
    )
    return rx.el.svg(
        rx.el.svg.defs(stripes),
        _each(weeks, bar),
        rx.el.path(d="M0 100H486", class_name="base"),
        view_box="0 -2 486 104",
        role="img",
        class_name="bars12",
        custom_attrs=attrs(testid, aria_label=words),
    )


def chart_table(
    caption: Text,
    headers: list[str],
    rows: Any,
    cells: Any,
    *,
    testid: str = "",
    opened: Any = True,
    on_open: Any = None,
) -> rx.Component:
    """The same figures as a table.

    Args:
        caption: What the table shows.
        headers: One for each cell.
        rows: A list, or a Var of one.
        cells: Called with a row; returns its cells, the first its name.
        testid: Name for tests.
        opened: Whether it has ever been opened: a long table is drawn from then on alone.
        on_open: What tells that it was opened, where `opened` is a Var.
    """

    def line(row: Any, at: Any) -> rx.Component:
        name, *others = cells(row)
        return rx.el.tr(rx.el.th(name, scope="row"), *(rx.el.td(cell) for cell in others), key=at)

    table = rx.el.div(
        rx.el.table(
            rx.el.caption(caption),
            rx.el.thead(rx.el.tr(*(rx.el.th(each, scope="col") for each in headers))),
            rx.el.tbody(_each(rows, line)),
        ),
        class_name="scroll",
        role="region",
        tab_index=0,
        custom_attrs=attrs(aria_label=caption),
    )
    return rx.el.details(
        rx.el.summary("Show as a table", icon("down")),
        rx.cond(opened, table, rx.fragment()),
        custom_attrs=attrs(testid, onToggle=on_open),
    )


def _square(day: Any, at: Any) -> rx.Component:
    """One day; a flare lies over it as stripes and an edge, so that it is seen without colour."""
    due = day["planned"] and not day["future"] if isinstance(day, dict) else day["planned"] & ~day["future"]
    level = rx.cond(due, f"l{day['level']}", "none")
    return rx.fragment(_rect(at * CELL, level), rx.cond(day["flare"], _flare(at * CELL), rx.fragment()), key=at)


def _rect(top: Any, class_name: Any) -> rx.Component:
    return rx.el.rect(x=EDGE, y=top + EDGE, width=CELL - 2 * EDGE, height=CELL - 2 * EDGE, rx=22, class_name=class_name)


def _flare(top: Any) -> rx.Component:
    return rx.fragment(
        _rect(top, "flare"),
        rx.el.path(d=STRIPES, class_name="flare", custom_attrs={"transform": f"translate(0 {top})"}),
    )


def _each(values: Any, draw: Any) -> Any:
    if isinstance(values, Var):
        return rx.foreach(values, draw)
    return rx.fragment(*(draw(value, at) for at, value in enumerate(values)))
