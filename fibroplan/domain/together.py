"""What moved together from day to day. A count of days that went the same way, and no proof of anything.

Two things are set side by side only on days on which both were noted. They are said to have moved together where the
rank correlation (Spearman) of at least 14 such days is 0.5 or more, up or down (docs/clinical-review.md [E]). Nothing
is predicted and nothing is called a cause.
"""

from typing import TypedDict

from fibroplan.domain.numbers import number_words, round_near, total

LEAST_DAYS = 14
"""Fewer days with both say nothing (docs/clinical-review.md [E])."""

LEAST_SIDE = 5
"""Of something that was there or not, at least so many days of each kind (docs/clinical-review.md [E])."""

TOGETHER_FROM = 0.5
"""The rank correlation from which two things are said to have moved together (docs/clinical-review.md [E])."""

NOT_PROOF = "moved together; not proof"


class Series(TypedDict):
    """One thing by day: `values` by the number of the day as text. `flag`: it was there (1) or not (0).

    `name` is the title inside a sentence; `more` and `less` call a day of a higher or a lower value: "better sleep".
    """

    id: str
    title: str
    name: str
    more: str
    less: str
    flag: bool
    values: dict[str, float]


class Pairing(TypedDict):
    """Two things side by side. `kind`: few (days), apart, up (both rose and fell) or down (one fell as one rose)."""

    key: str
    kind: str
    days: int
    title: str
    words: str
    detail: str


def ranks(values: list[float]) -> list[float]:
    """The rank of each value, from 1; equal values share the mean of their ranks."""
    ordered = sorted(values)
    first: dict[str, float] = {}
    count: dict[str, float] = {}
    for index, value in enumerate(ordered):
        name = number_key(value)
        if name not in first:
            first[name] = index + 1
        count[name] = index + 2 - first[name]
    return [first[number_key(value)] + (count[number_key(value)] - 1) / 2 for value in values]


def number_key(value: float) -> str:
    """A value >= 0 as the key of a dict: equal to the thousandth."""
    return f"{round_near(value * 1000)}"


def rank_agreement(xs: list[float], ys: list[float]) -> list[float]:
    """The sum of products, and both sums of squares, of the ranks about their means; all 0 for no values.

    The rank correlation is the first divided by the root of the product of the others.
    """
    if len(xs) == 0:
        return [0, 0, 0]
    a, b = ranks(xs), ranks(ys)
    middle = (len(xs) + 1) / 2
    return [
        total([(a[index] - middle) * (b[index] - middle) for index in range(len(xs))]),
        total([(rank - middle) * (rank - middle) for rank in a]),
        total([(rank - middle) * (rank - middle) for rank in b]),
    ]


def pairing(one: Series, other: Series, days: list[str]) -> Pairing:
    """Two things on the days (numbers as texts) on which both were noted."""
    both = [day for day in days if day in one["values"] and day in other["values"]]
    xs = [one["values"][day] for day in both]
    ys = [other["values"][day] for day in both]
    kind = pairing_kind(xs, ys, one["flag"])
    return {
        "key": f"{one['id']}-{other['id']}",
        "kind": kind,
        "days": len(both),
        "title": f"{one['title']} and {other['name']}",
        "words": pairing_words(one, other, kind, len(both)),
        "detail": "" if kind in ("few", "apart") else halves_words(one, other, xs, ys),
    }


def pairing_kind(xs: list[float], ys: list[float], flag: bool) -> str:
    """few, apart, up or down; `flag`: the first is there or not."""
    there = len([x for x in xs if x > 0])
    if len(xs) < LEAST_DAYS or (flag and min(there, len(xs) - there) < LEAST_SIDE):
        return "few"
    together, squares, others = rank_agreement(xs, ys)
    if together * together < TOGETHER_FROM * TOGETHER_FROM * squares * others or together == 0:
        return "apart"
    return "up" if together > 0 else "down"


def pairing_words(one: Series, other: Series, kind: str, days: int) -> str:
    """What is said of two things."""
    if kind == "few":
        if days >= LEAST_DAYS:
            return "Too few days with it, or without it, so far."
        return f"{days} of {LEAST_DAYS} days so far."
    if kind == "apart":
        return f"No clear link on {days} days."
    side = other["more"] if kind == "up" else other["less"]
    return f"{one['title']} and {other['name']} {NOT_PROOF}. Days with {one['more']} were often days with {side}."


def halves_words(one: Series, other: Series, xs: list[float], ys: list[float]) -> str:
    """The arithmetic: the mean of the second on days above and on days below the middle of the first."""
    cut = 0.5 if one["flag"] else middle_of(xs)
    above = [ys[index] for index in range(len(xs)) if xs[index] > cut]
    below = [ys[index] for index in range(len(xs)) if xs[index] <= cut]
    if len(above) == 0:
        above = [ys[index] for index in range(len(xs)) if xs[index] >= cut]
        below = [ys[index] for index in range(len(xs)) if xs[index] < cut]
    more, less = number_words(total(above) / len(above)), number_words(total(below) / len(below))
    return (
        f"{other['title']}: {more} on average on {len(above)} days with {one['more']}, "
        f"{less} on {len(below)} days with {one['less']}."
    )


def middle_of(values: list[float]) -> float:
    """The value in the middle of one or more; of an even number the lower one."""
    return sorted(values)[(len(values) - 1) // 2]
