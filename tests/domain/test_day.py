"""Days: the calendar, and the day a person lives in through clock changes and journeys."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.domain.day import civil, day_number, day_words, local_day, local_minute, week_of, weekday
from fibroplan.domain.look import look
from fibroplan.domain.occurrence import occurrences_on
from fibroplan.domain.outcome import mark_done
from fibroplan.domain.plan import plan_items
from fibroplan.domain.synced import synced_words
from tests.domain.make import TUESDAY, ZONES, now, now_at, now_in, profile, slot, version

EPOCH = date(1970, 1, 1)
DAYS = st.integers(-200_000, 200_000)


@given(DAYS)
def test_the_calendar_is_pythons(day):
    there = EPOCH + timedelta(days=day)
    assert civil(day) == [there.year, there.month, there.day]
    assert day_number(there.year, there.month, there.day) == day
    assert weekday(day) == there.weekday()


@given(DAYS, st.integers(0, 6))
def test_a_week_starts_on_its_first_weekday_and_holds_the_day(day, first):
    start = week_of(day, first)
    assert weekday(start) == first
    assert start <= day < start + 7


@given(
    st.integers(31 * 365, 120 * 365).flatmap(
        lambda day: st.integers(0, 1439).map(lambda minute: datetime.fromtimestamp(day * 86_400 + minute * 60, UTC))
    ),
    st.sampled_from([*ZONES, "Australia/Lord_Howe", "America/New_York", "Asia/Gaza"]),
    st.sampled_from([0, 180, 720]),
)
def test_the_day_is_the_one_on_the_persons_clock_before_their_day_ends(instant, zone, ends):
    there = instant.astimezone(ZoneInfo(zone))
    wall = there.replace(tzinfo=None) - timedelta(minutes=ends)
    assert local_day(now_at(zone, instant.timestamp() * 1000), profile(day_ends_at=ends)) == (wall.date() - EPOCH).days
    assert local_minute(now_at(zone, instant.timestamp() * 1000)) == there.hour * 60 + there.minute


@pytest.mark.parametrize(
    ("zone", "date", "hours"),
    [
        ("Europe/Berlin", (2027, 3, 28), 23),
        ("Europe/Berlin", (2027, 10, 31), 25),
        ("America/New_York", (2027, 3, 14), 23),
        ("America/New_York", (2027, 11, 7), 25),
        ("Australia/Lord_Howe", (2027, 4, 4), 24.5),
    ],
)
def test_every_hour_of_a_long_or_short_day_is_one_day_with_each_daily_thing_once(zone, date, hours):
    start = now_in(zone, *date, 0, 0)["instant"]
    midnight = profile(day_ends_at=0)
    day = local_day(now_at(zone, start), midnight)
    seen = {local_day(now_at(zone, start + minute * 60_000), midnight) for minute in range(int(hours * 60))}
    assert seen == {day}
    assert local_day(now_at(zone, start + hours * 3_600_000), midnight) == day + 1
    items = plan_items([version(slots=[slot("time", 150), slot("evening")])])
    found = [row["key"] for near in (day - 1, day, day + 1) for row in occurrences_on(items, [], near)]
    assert len(found) == len(set(found)) == 6


@given(st.integers(0, 23), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_a_tick_stays_on_the_day_it_was_lived_wherever_one_travels(hour, home, away):
    there = now_in(home, 2026, 11, 24, hour, 5)
    day = local_day(there, None)
    (ticked,) = mark_done("walk", day, "morning", 8, "walk.1", None, there)
    elsewhere = now_at(away, there["instant"])
    (again,) = mark_done("walk", day, "morning", 8, "walk.1", None, elsewhere)
    assert ticked["id"] == again["id"] == f"walk.{day}.morning"
    assert ticked["fields"]["day"] == again["fields"]["day"] == day
    assert ticked["fields"]["zone"] == home


def test_crossing_the_date_line_repeats_or_leaves_out_a_day_and_mixes_none_up():
    kiritimati = now_in("Pacific/Kiritimati", 2026, 11, 24, 12, 0)
    pago = now_at("Pacific/Pago_Pago", kiritimati["instant"])
    assert local_day(kiritimati, None) - local_day(pago, None) == 1


def test_a_device_left_open_overnight_is_in_the_new_day_when_the_old_one_ends():
    evening = now(TUESDAY, 23.9)
    assert local_day(evening, None) == TUESDAY
    assert local_day(now(TUESDAY + 1, 2.99), None) == TUESDAY
    assert local_day(now(TUESDAY + 1, 3), None) == TUESDAY + 1


def test_a_clock_out_of_order_gives_a_day_that_the_store_accepts():
    assert local_day(now(-5), None) == 10_957
    assert local_day(now(90_000), None) == 47_481


def test_words_of_other_days():
    assert day_words(TUESDAY + 2, TUESDAY) == "Thursday 26 November"


def test_when_it_was_synced():
    here = now(TUESDAY, 12)
    minute = 60_000
    assert synced_words(0, None, here) == "not synced yet"
    assert synced_words(here["instant"] - 2 * 60 * minute - 55 * minute, None, here) == "synced at 9:05"
    assert synced_words(here["instant"] - 24 * 60 * minute, None, here) == "synced yesterday"
    assert synced_words(here["instant"] - 72 * 60 * minute, None, here) == "synced 3 days ago"


def test_the_look_before_and_after_choosing():
    assert look(None) == {"theme": "system", "text_size": 100}
    assert look(profile(theme="dim", text_size=130)) == {"theme": "dim", "text_size": 130}
