"""The sleep diary: nights as the person typed them, and sleep efficiency with its arithmetic.

A night is counted with the clock times that were typed. Where the clocks changed in it, the hour that the clock
skipped or showed twice is not counted: the person's own clock is the one that both ends of the night were read from.
No bed time and no sleep window is worked out from any of this.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day, nearest_day, two_digits
from fibroplan.domain.numbers import clamp, number_words, round_near, total
from fibroplan.domain.profile import Profile

TIME_FIELDS = ["into_bed", "tried", "final_wake", "out_of_bed"]
"""Clock times in minutes after midnight, in the order of the night."""

NUMBER_FIELDS = {"sol": 1440, "awakenings": 100, "waso": 1440, "quality": 10}
"""The other answers with their highest value; the lowest is 0."""

COPY_WITHIN = 14
"""How many days back "same as yesterday" looks for a night that was filled in."""

NODDED_WITHIN = 7
"""For how many days a yes to drowsy driving is answered with its message (docs/clinical-review.md [K])."""


class Night(TypedDict):
    """One night; the fields are told in `fibroplan/store/tables.py`. `day` is the day the person woke up on."""

    id: str
    deleted: bool
    day: int
    into_bed: int | None
    tried: int | None
    sol: int
    awakenings: int
    waso: int
    final_wake: int | None
    out_of_bed: int | None
    quality: int | None
    nodded_off: bool


class Efficiency(TypedDict):
    """Sleep efficiency of one night, or why there is none."""

    kind: str
    """ratio; open (a time is not filled in); order (the times do not follow one another); awake (more time awake than
    there was between trying to sleep and waking)."""
    asleep: int
    """Total sleep time (TST) in minutes; 0 unless `kind` is ratio."""
    in_bed: int
    """Time in bed (TIB) in minutes; 0 unless `kind` is ratio."""
    ratio: float
    """TST / TIB, 0 to 1: what is shown."""
    from_lights_out: float
    """TST divided by the time from trying to sleep to getting up: a definition that some clinics use."""
    of_sleep_period: float
    """TST divided by the duration of the sleep episode (DSE)."""


def sleep_efficiency(
    into_bed: int | None,
    tried: int | None,
    sol: int,
    waso: int,
    final_wake: int | None,
    out_of_bed: int | None,
    trying_after: int = 0,
) -> Efficiency:
    """Sleep efficiency of one night from its clock times.

    TST = (final_wake - tried) - sol - waso; TIB = out_of_bed - into_bed; efficiency = TST / TIB. Midnight may lie
    anywhere in the night, which is shorter than 24 hours. Times out of order and a TST below 0 or above TIB give no
    number.

    Args:
        into_bed: When the person got into bed, as all clock times in minutes after midnight (0 to 1439); None: open.
        tried: When they tried to fall asleep.
        sol: Sleep onset latency in minutes, >= 0.
        waso: Minutes awake in the night (wake after sleep onset), >= 0.
        final_wake: When they woke for good.
        out_of_bed: When they got up.
        trying_after: Minutes of trying to sleep on after the final waking, for `of_sleep_period` alone.

    Source: TST / TIB as in insomnia therapy [V]; DSE = SOL + TST + WASO + time trying after the final waking, Reed and
    Sacco 2016, J Clin Sleep Med 12:263 [V].
    """
    if into_bed is None or tried is None or final_wake is None or out_of_bed is None:
        return no_efficiency("open")
    lights_out = (tried - into_bed) % 1440
    woke = (final_wake - into_bed) % 1440
    in_bed = (out_of_bed - into_bed) % 1440
    if lights_out > woke or woke > in_bed or in_bed == 0:
        return no_efficiency("order")
    asleep = woke - lights_out - sol - waso
    if asleep < 0 or asleep > in_bed:
        return no_efficiency("awake")
    return {
        "kind": "ratio",
        "asleep": asleep,
        "in_bed": in_bed,
        "ratio": fraction(asleep, in_bed),
        "from_lights_out": fraction(asleep, in_bed - lights_out),
        "of_sleep_period": fraction(asleep, sol + asleep + waso + trying_after),
    }


def no_efficiency(kind: str) -> Efficiency:
    """The answer where there is no number; `kind` says why."""
    return {"kind": kind, "asleep": 0, "in_bed": 0, "ratio": 0, "from_lights_out": 0, "of_sleep_period": 0}


def fraction(part: float, whole: float) -> float:
    """part / whole; 0 of nothing."""
    return part / whole if whole > 0 else 0


def night_efficiency(night: Night | None) -> Efficiency:
    """Sleep efficiency of a row of the diary; a night without a row is "open"."""
    if night is None:
        return no_efficiency("open")
    return sleep_efficiency(
        night["into_bed"], night["tried"], night["sol"], night["waso"], night["final_wake"], night["out_of_bed"]
    )


class WeekEfficiency(TypedDict):
    """Sleep efficiency of several nights: sums first, then one division. `nights` 0 means that there is none."""

    nights: int
    asleep: float
    in_bed: float
    ratio: float


def week_efficiency(nights: list[Night], first: int) -> WeekEfficiency:
    """Sum of TST / sum of TIB of the nights that woke on the seven days from `first`, never a mean of percentages.

    Nights without a number are left out of both sums (docs/clinical-review.md [V]).
    """
    week = [night_efficiency(row) for row in nights if first <= row["day"] and row["day"] < first + 7]
    known = [row for row in week if row["kind"] == "ratio"]
    asleep = total([row["asleep"] for row in known])
    in_bed = total([row["in_bed"] for row in known])
    return {"nights": len(known), "asleep": asleep, "in_bed": in_bed, "ratio": fraction(asleep, in_bed)}


def span_words(minutes: float) -> str:
    """Minutes >= 0 as a time that passes: "5 h 45 min", "45 min"."""
    whole = round_near(minutes)
    hours = whole // 60
    return f"{whole} min" if hours == 0 else f"{hours} h {whole % 60} min"


def efficiency_words(ratio: float) -> str:
    """A ratio 0 to 1 with one decimal: "67.6 %"."""
    return f"{number_words(ratio * 100)} %"


# ---- the diary


def night_of(nights: list[Night], day: int) -> Night | None:
    """The night that ended on a day, or None."""
    for night in nights:
        if night["day"] == day:
            return night
    return None


def is_begun(night: Night | None) -> bool:
    """Whether any clock time of the night was typed."""
    if night is None:
        return False
    times = [night["into_bed"], night["tried"], night["final_wake"], night["out_of_bed"]]
    return any(each is not None for each in times)


def night_before(nights: list[Night], day: int) -> Night | None:
    """The latest night before a day that holds a whole set of times, at most `COPY_WITHIN` days back."""
    for back in range(COPY_WITHIN):
        night = night_of(nights, day - back - 1)
        if night_efficiency(night)["kind"] != "open":
            return night
    return None


def field_time(minute: int | None) -> str:
    """A clock time as a time field of the page holds it: "07:05"; "" for an open one."""
    return "" if minute is None else f"{two_digits(minute // 60)}:{two_digits(minute % 60)}"


def minute_of(text: str) -> int | None:
    """Minutes after midnight of what a time field gives ("07:05"); None for anything else."""
    for minute in range(1440):
        if field_time(minute) == text:
            return minute
    return None


def diary_day(day: int | None, profile: Profile | None, now: Now) -> int:
    """The day of the diary that was asked for; today for None, and for days that are still to come."""
    today = local_day(now, profile)
    return today if day is None else min(nearest_day(day), today)


def set_night(day: int, field: str, value: Any) -> list[Change]:
    """Keep one answer about the night that ended on `day`.

    A clock time comes as "07:05", and "" opens it again; the other answers are numbers and are held between 0 and
    their highest value. What fits no field changes nothing.
    """
    if isinstance(value, str):
        fits = field in TIME_FIELDS and (value == "" or minute_of(value) is not None)
        return [change("night", f"{day}", {"day": day, field: minute_of(value)})] if fits else []
    if value is None or field not in NUMBER_FIELDS:
        return []
    held = round_near(clamp(value, 0, NUMBER_FIELDS[field]))
    return [change("night", f"{day}", {"day": day, field: held})]


def copy_night(nights: list[Night], day: int) -> list[Change]:
    """Same as the night before: its times and answers, without what was said about driving."""
    before = night_before(nights, day)
    if before is None:
        return []
    fields: dict[str, Any] = {"day": day, "quality": before["quality"], "awakenings": before["awakenings"]}
    times = {
        "into_bed": before["into_bed"],
        "tried": before["tried"],
        "sol": before["sol"],
        "waso": before["waso"],
        "final_wake": before["final_wake"],
        "out_of_bed": before["out_of_bed"],
    }
    return [change("night", f"{day}", {**fields, **times})]


def has_nodded_off(nights: list[Night], today: int) -> bool:
    """Whether the person said within the last seven days that they nodded off while driving, or nearly."""
    return any(
        night["nodded_off"] and night["day"] > today - NODDED_WITHIN and night["day"] <= today for night in nights
    )


def set_nodded_off(nights: list[Night], nodded_off: bool, profile: Profile | None, now: Now) -> list[Change]:
    """Answer the question about drowsy driving for the last seven days: a yes stands on today, a no takes all back."""
    today = local_day(now, profile)
    if nodded_off:
        return [change("night", f"{today}", {"day": today, "nodded_off": True})]
    said = [night for night in nights if night["nodded_off"] and night["day"] > today - NODDED_WITHIN]
    return [change("night", night["id"], {"nodded_off": False}) for night in said]
