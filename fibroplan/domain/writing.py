"""Pages that a person fills in and keeps, by id: answers in their own words and things they chose."""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change


class Writing(TypedDict):
    """One page with its answers, by the name of the question."""

    id: str
    deleted: bool
    answers: dict[str, Any]


def page_answers(writings: list[Writing], id: str) -> dict[str, Any]:
    """The answers of a page; none if it was never filled in."""
    found = [row["answers"] for row in writings if row["id"] == id and not row["deleted"]]
    return found[0] if len(found) > 0 else {}


def write_answer(writings: list[Writing], id: str, question: str, answer: str) -> list[Change]:
    """Keep the answer to one question of a page; the others stay. An empty text takes the answer away."""
    return [change("writing", id, {"deleted": False, "answers": {**page_answers(writings, id), question: answer}})]
