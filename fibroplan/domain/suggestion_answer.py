"""The person's answer to a suggestion: taken, taken with another amount, or left. Works without a network."""

from typing import Any

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.dose import floor_dose
from fibroplan.domain.plan import COPIED, PlanVersion, add_item, edit_item, next_position
from fibroplan.domain.profile import Profile
from fibroplan.domain.resting import Infusion, resting_after_infusion
from fibroplan.domain.rules import Rules
from fibroplan.domain.sleep_view import SleepContent
from fibroplan.domain.sleep_window import set_window
from fibroplan.domain.suggestion import Suggestion, suggested_version, version_now
from fibroplan.domain.suggestion_check import SUGGESTION_PROBLEMS, suggestion_problem


def accept_suggestion(
    suggestions: list[Suggestion],
    suggestion_id: str,
    amount: float | None,
    versions: list[PlanVersion],
    rules: Rules | None,
    window: Rules | None,
    sleep: SleepContent,
    infusions: list[Infusion],
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Take a suggestion, from today on. amount: another amount than the suggested one, or None for that.

    What cannot be taken as it is, and what was answered already, changes nothing.
    """
    found = [row for row in suggestions if row["id"] == suggestion_id and row["answer"] == "" and not row["deleted"]]
    if len(found) == 0:
        return []
    suggestion = found[0]
    today = local_day(now, profile)
    guards = sleep["window"]["guards"]
    other = amount is not None and "target" in suggestion["fields"] and amount != suggestion["fields"]["target"]
    fields: dict[str, Any] = {**suggestion["fields"], "target": amount} if other else suggestion["fields"]
    resting = resting_after_infusion(infusions, now)["resting"]
    kind = suggestion["kind"]
    item_id = suggestion["item_id"]
    author = suggestion["author"]
    problem = suggestion_problem(kind, item_id, fields, author, versions, window, guards, resting, today)
    if problem != "" and problem != SUGGESTION_PROBLEMS["nothing"]:
        return []
    answer = answered(suggestion_id, "changed" if other else "accepted", today)
    if kind == "item":
        return [
            *edit_item(versions, item_id, with_floor(fields, versions, item_id, rules, today), 0, profile, now),
            answer,
        ]
    if kind == "new":
        begun: Any = suggested_version(fields, today)
        kept = {name: begun[name] for name in COPIED}
        place = {**kept, "deleted": False, "position": next_position(versions)}
        return [*add_item(suggestion_id, place, today, profile, now), answer]
    if kind == "window":
        times: dict[str, Any] = {"into_bed": None, "out_of_bed": None, "clear": [], **fields}
        bed = times["into_bed"]
        up = times["out_of_bed"]
        return [*set_window(window, bed, up, author, times["clear"], guards, infusions, profile, now), answer]
    held = {} if rules is None else rules["constants"]
    return [change("rules", "me", {"deleted": False, "constants": {**held, **fields}}), answer]


def with_floor(
    fields: dict[str, Any], versions: list[PlanVersion], item_id: str, rules: Rules | None, today: int
) -> dict[str, Any]:
    """A change with the amount for a flare day that goes with its amount."""
    version = version_now(versions, item_id, today)
    if version is None or "target" not in fields:
        return fields
    return {**fields, "floor": floor_dose(fields["target"], version["unit"], rules), "dose_rule": "own"}


def answered(suggestion_id: str, answer: str, today: int) -> Change:
    """The change that notes an answer."""
    return change("suggestion", suggestion_id, {"answer": answer, "answered_day": today})


def decline_suggestion(
    suggestions: list[Suggestion], suggestion_id: str, profile: Profile | None, now: Now
) -> list[Change]:
    """Leave a suggestion: everything stays as it is."""
    open_ones = [row["id"] for row in suggestions if row["answer"] == "" and not row["deleted"]]
    return [answered(suggestion_id, "declined", local_day(now, profile))] if suggestion_id in open_ones else []
