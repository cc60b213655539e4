"""What is shared, until when, and the words for it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fibroplan.domain.day import day_number
from fibroplan.domain.sharing import (
    CONSENT_VERSION,
    SCOPES,
    SHARE_DRAFT,
    choose_scope,
    choose_until,
    consent_words,
    drafted_scopes,
    full_date,
    known_scopes,
    share_form,
    toggled,
    until_of,
)

NAMES = [scope["name"] for scope in SCOPES]
DAY = day_number(2026, 11, 24)
NOW: Any = {"instant": DAY * 86_400_000 + 12 * 3_600_000, "offset": 0, "zone": "UTC", "device": "d", "uuid": "u"}


def test_scopes_keep_their_order_and_come_once() -> None:
    assert known_scopes(["sleep", "plan", "sleep", "other"]) == ["plan", "sleep"]
    assert known_scopes([]) == []


@given(st.lists(st.sampled_from(NAMES)), st.sampled_from(NAMES))
def test_two_taps_change_nothing(chosen: list[str], name: str) -> None:
    once = toggled(chosen, name)
    assert (name in once) != (name in chosen)
    assert toggled(once, name) == known_scopes(chosen)


def test_consent_names_what_is_shared_and_nothing_else() -> None:
    words = consent_words(["plan", "sleep"], DAY)
    assert "Plan and what I did, Sleep." in words
    assert "24 November 2026" in words
    assert "Symptoms" not in words
    assert consent_words([], DAY) == consent_words(["unknown"], DAY) == ""


def test_a_day_ends_at_its_own_midnight() -> None:
    assert until_of(DAY, 0) == (DAY + 1) * 86_400_000
    assert until_of(DAY, 60) == (DAY + 1) * 86_400_000 - 3_600_000
    assert full_date(DAY) == "24 November 2026"


def kept(changes: Any) -> Any:
    """The draft after a command."""
    [one] = changes
    return {"id": one["id"], "deleted": False, "step": "", **one["fields"]}


def test_the_form_begins_with_nothing_chosen_and_twelve_weeks() -> None:
    form = share_form(None, None, NOW)
    assert form["scopes"] == []
    assert form["consent"] == ""
    assert form["until_day"] == DAY + 84
    assert form["until_words"] == "16 February 2027"
    assert [length["value"] for length in form["lengths"]] == [str(DAY + days) for days in (14, 28, 84, 182)]
    assert not any(choice["chosen"] for choice in form["choices"])
    assert (form["version"], form["offset"]) == (CONSENT_VERSION, 0)


def test_the_form_keeps_what_is_chosen_and_takes_no_other_day() -> None:
    draft = kept(choose_scope(None, "sleep"))
    assert draft["id"] == SHARE_DRAFT
    draft = kept(choose_until(draft, str(DAY + 14)))
    draft = kept(choose_scope(draft, "plan"))
    form = share_form(draft, None, NOW)
    assert (form["scopes"], form["until_day"]) == (["plan", "sleep"], DAY + 14)
    assert [choice["name"] for choice in form["choices"] if choice["chosen"]] == ["plan", "sleep"]
    assert "Sleep" in form["consent"]
    assert drafted_scopes(kept(choose_scope(draft, "sleep"))) == ["plan"]
    for other in (str(DAY + 15), "", "soon"):
        assert share_form(kept(choose_until(draft, other)), None, NOW)["until_day"] == DAY + 84
    gone = share_form({**draft, "deleted": True}, None, NOW)
    assert (gone["scopes"], gone["until_day"]) == ([], DAY + 84)
