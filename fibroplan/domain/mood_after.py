"""A low mood of the daily check-in in the week after an infusion: then the way to help is shown there too."""

from fibroplan.domain.check_in import CheckIn, check_in_day
from fibroplan.domain.day import Now
from fibroplan.domain.profile import Profile
from fibroplan.domain.rating import LOW_MOOD_DAYS, needs_mood_card
from fibroplan.domain.resting import Infusion


def mood_span(profile: Profile | None, now: Now, day: int | None = None) -> list[int]:
    """The first and last day of the infusions that count for the check-in of a day (None: today)."""
    chosen = check_in_day(day, profile, now)
    return [chosen - LOW_MOOD_DAYS, chosen]


def mood_after_infusion(
    infusions: list[Infusion], check_ins: list[CheckIn], day: int | None, profile: Profile | None, now: Now
) -> bool:
    """Whether the check-in of a day (None: today) tells of a low mood within a week of an infusion."""
    chosen = check_in_day(day, profile, now)
    moods = [row["mood"] for row in check_ins if row["day"] == chosen and not row["deleted"]]
    return any(needs_mood_card(infusions, chosen, mood, {}) for mood in moods)
