"""Help now: numbers by region, the person's own contact, warning signs of the body, and who sees what.

What matters is drawn into the page when it is built: it is there before the phone's storage answers, and without it.
"""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.help import HEAVY_HOURS, HELP, choose_region, help_view
from fibroplan.domain.writing import write_answer
from fibroplan.patient.screen import screen
from fibroplan.store.tables import Writing
from fibroplan.ui import shell
from fibroplan.ui.controls import chip, text_field, textarea
from fibroplan.ui.surfaces import card, disclosure, note, section

writings = local.Local(Writing)
TEXTS = local.printed("help")
SIGNS = local.printed("redflags")
NAME_MAX, PHONE_MAX, ANSWER_MAX = 80, 40, 1_000


def help_page() -> rx.Component:
    """The screen `/help-now/`."""
    view: Any = local.view(help_view, texts=local.content("help"), writings=writings.rows())
    region = rx.cond(view, view["region"], "")
    return screen(
        TEXTS["about"]["title"],
        note(TEXTS["danger"]["title"], rx.el.p(TEXTS["danger"]["words"]), *_emergency(region), tone="clay"),
        rx.cond(view, rx.cond(view["call"] != "", _person(view), rx.fragment()), rx.fragment()),
        section(TEXTS["where"], _regions(region), *(_lines(region, each) for each in TEXTS["regions"])),
        section(TEXTS["gentle"]["title"], card(_points(TEXTS["gentle"]["points"]))),
        section("Warning signs of the body", *(_signs(each) for each in SIGNS["lists"]), rx.el.p(SIGNS["unsure"])),
        section(TEXTS["watch"]["title"], card(_points(TEXTS["watch"]["points"]), custom_attrs=_testid("who-sees"))),
        rx.cond(view, section("For a heavier day", _contact(view), _plan(view)), rx.fragment()),
        disclosure("Where the numbers are from", *(rx.el.p(words, class_name="d") for words in _sources())),
        active="more",
        sub=TEXTS["about"]["words"],
    )


def _testid(name: str) -> dict[str, str]:
    return {"data-testid": name}


def _of_region(region: Any, id_: str, *shown: rx.Component) -> rx.Component:
    """What is shown of a region: all of them until the person has said where they are."""
    return rx.cond((region == "") | (region == id_), rx.fragment(*shown), rx.fragment())


def _emergency(region: Any) -> list[rx.Component]:
    def one(number: str, ids: list[str], places: str) -> rx.Component:
        mine = region == ""
        for each in ids:
            mine = mine | (region == each)
        link = _call(
            f"Call {number}", number, "btn", testid="emergency", background="var(--clay)", color="var(--clay-ink)"
        )
        return rx.cond(mine, rx.el.div(link, rx.el.span(places, class_name="d"), class_name="centre"), rx.fragment())

    numbers: dict[str, list[dict[str, Any]]] = {}
    for each in TEXTS["regions"]:
        numbers.setdefault(each["emergency"], []).append(each)
    shown = [
        one(number, [each["id"] for each in found], ", ".join(each["title"] for each in found))
        for number, found in numbers.items()
    ]
    return [rx.el.div(*shown, class_name="ways")]


def _call(
    words: Any, number: str, class_name: str, testid: str = "", scheme: str = "tel", **props: Any
) -> rx.Component:
    digits = "".join(sign for sign in number if sign.isdigit())
    return rx.el.a(words, href=f"{scheme}:{digits}", class_name=class_name, custom_attrs=_testid(testid), **props)


def _person(view: Any) -> rx.Component:
    ways = rx.el.div(
        rx.el.a("Call ", view["who"], href=view["call"], class_name="btn", custom_attrs=_testid("call-person")),
        rx.el.a("Message ", view["who"], href=view["message"], class_name="btn soft"),
        class_name="ways",
    )
    return section(TEXTS["contact"]["title"], ways)


def _regions(region: Any) -> rx.Component:
    chips = [
        chip(
            each["title"],
            region == each["id"],
            local.do(choose_region, writings=writings.rows(), region=each["id"]),
            testid="region",
        )
        for each in TEXTS["regions"]
    ]
    return rx.el.div(*chips, class_name="row", role="group", custom_attrs={"aria-label": TEXTS["where"]})


def _lines(region: Any, each: dict[str, Any]) -> rx.Component:
    place = rx.el.h3(each["title"], class_name=rx.cond(region == "", "", "vh"))
    return _of_region(region, each["id"], place, *map(_line, each["lines"]))


def _line(row: dict[str, Any]) -> rx.Component:
    ways = [
        *([_call(f"Call {row['call']}", row["call"], "btn soft")] if row["call"] else []),
        *([_call(f"Text {row['text']}", row["text"], "btn soft", scheme="sms")] if row["text"] else []),
        *([rx.el.a(row["web"].removeprefix("https://"), href=row["web"], class_name="btn soft")] if row["web"] else []),
    ]
    return card(
        rx.el.p(row["title"], class_name="t"),
        rx.el.p(row["words"], class_name="d"),
        rx.el.div(*ways, class_name="ways" if len(ways) > 1 else "stack"),
        class_name="stack",
        custom_attrs=_testid("help-line"),
    )


def _points(points: list[dict[str, Any]]) -> rx.Component:
    return rx.el.ul(*(rx.el.li(point["text"]) for point in points), padding_left="1.2rem")


def _signs(each: dict[str, Any]) -> rx.Component:
    lines = [f"{sign['text']}. {sign['help']}" if sign["help"] else sign["text"] for sign in each["signs"]]
    shown = rx.el.ul(*(rx.el.li(line) for line in lines), padding_left="1.2rem")
    return disclosure(each["title"], rx.el.p(each["words"]), shown, testid="signs")


def _sources() -> list[str]:
    found = [TEXTS["danger"]["evidence"], TEXTS["gentle"]["evidence"]]
    found += [line["evidence"] for each in TEXTS["regions"] for line in each["lines"]]
    return list(dict.fromkeys(row["source"] for row in found))


# ---- written by the person


def _write(page: str, question: Any) -> Any:
    return local.do_while_typing(
        f"{page}-" + question, write_answer, writings=writings.rows(), id=page, question=question, answer=local.typed
    )


def _contact(view: Any) -> rx.Component:
    words = TEXTS["contact"]
    none = rx.cond((view["phone"] != "") & (view["call"] == ""), words["none"], "")
    return disclosure(
        words["title"],
        rx.el.p(words["words"], class_name="d"),
        text_field(words["name"], "name", value=view["name"], on_change=_write(HELP, "name"), max_length=NAME_MAX),
        text_field(
            words["phone"],
            "phone",
            value=view["phone"],
            error=none,
            type="tel",
            auto_complete="off",
            on_change=_write(HELP, "phone"),
            max_length=PHONE_MAX,
        ),
        _saved(),
        testid="own-person",
    )


def _plan(view: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        return rx.el.div(
            textarea(
                row["text"],
                "heavy-" + row["id"],
                hint="For example: " + row["example"],
                value=row["answer"],
                rows=2,
                max_length=ANSWER_MAX,
                on_change=_write(HEAVY_HOURS, row["id"]),
            ),
            key=row["id"],
        )

    return disclosure(
        TEXTS["plan"]["title"],
        rx.el.p(TEXTS["plan"]["words"], class_name="d"),
        rx.el.div(rx.foreach(view["plan"], one), class_name="stack-4"),
        _saved(),
        testid="heavy-hours",
    )


def _saved() -> rx.Component:
    return shell.save_status(rx.cond(local.status["save"] == "saved", "Saved on this phone", ""))
