"""Entering a sleep window: by a therapist, on the person's phone, once both have gone through the list.

The rules of what is kept are those of `sleep_window`. Nothing here works a time out.
"""

from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.profile import Profile
from fibroplan.domain.resting import Infusion, resting_after_infusion
from fibroplan.domain.rules import Rules
from fibroplan.domain.sleep import minute_of
from fibroplan.domain.sleep_view import SleepContent
from fibroplan.domain.sleep_window import set_window, window_problem


def gone_through(sleep: SleepContent, agreed: bool) -> list[str]:
    """Ids of the reasons to ask first that were found not to hold: all of the list, once both have said so."""
    return [row["id"] for row in sleep["window"]["guards"]] if agreed else []


def entry_problem(
    sleep: SleepContent,
    rules: Rules | None,
    into_bed: str,
    out_of_bed: str,
    by: str,
    agreed: bool,
    infusions: list[Infusion],
    profile: Profile | None,
    now: Now,
) -> str:
    """Why what was entered is not kept yet, in words; "" where it can be. Times as "23:30"."""
    return window_problem(
        rules,
        minute_of(into_bed),
        minute_of(out_of_bed),
        by,
        gone_through(sleep, agreed),
        sleep["window"]["guards"],
        resting_after_infusion(infusions, now)["resting"],
        local_day(now, profile),
    )


def enter_window(
    sleep: SleepContent,
    rules: Rules | None,
    into_bed: str,
    out_of_bed: str,
    by: str,
    agreed: bool,
    infusions: list[Infusion],
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Keep what was entered, from today on; what `entry_problem` has words about changes nothing."""
    return set_window(
        rules,
        minute_of(into_bed),
        minute_of(out_of_bed),
        by,
        gone_through(sleep, agreed),
        sleep["window"]["guards"],
        infusions,
        profile,
        now,
    )
