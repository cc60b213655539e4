"""Dates as a date field of a page holds them: "2026-11-24", or "" while none is chosen."""

from fibroplan.domain.day import FIRST_DAY, LAST_DAY, civil, day_number, two_digits

DIGITS = {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9}


def date_field(day: int | None) -> str:
    """A day as a date field holds it; "" for None."""
    if day is None:
        return ""
    parts = civil(day)
    return f"{parts[0]}-{two_digits(parts[1])}-{two_digits(parts[2])}"


def day_of_field(text: str) -> int | None:
    """The day that a date field gives; None for "" and for what is no date of 2000 to 2099, such as "2026-02-30"."""
    letters = list(text)
    if len(letters) != 10:
        return None
    year, month, date = digits_value(letters[:4]), digits_value(letters[5:7]), digits_value(letters[8:])
    if year < 2000 or year > 2099 or month < 1 or month > 12 or date < 1 or date > 31:
        return None
    day = day_number(year, month, date)
    return day if day >= FIRST_DAY and day <= LAST_DAY and date_field(day) == text else None


def digits_value(digits: list[str]) -> int:
    """The whole number that digits spell; -1 where one of them is none."""
    value = 0
    for digit in digits:
        if digit not in DIGITS:
            return -1
        value = value * 10 + DIGITS[digit]
    return value
