"""That something from a therapist waits: one line on Today, which loads nothing that it does not need."""

from typing import TypedDict


class CommentRow(TypedDict):
    """Whether a comment was read."""

    id: str
    deleted: bool
    read_day: int | None


class SuggestionRow(TypedDict):
    """Whether a suggestion was answered."""

    id: str
    deleted: bool
    answer: str


def news_words(comments: list[CommentRow], suggestions: list[SuggestionRow]) -> str:
    """What waits, in words; "" for nothing."""
    unread = len([row for row in comments if row["read_day"] is None and not row["deleted"]])
    asked = len([row for row in suggestions if row["answer"] == "" and not row["deleted"]])
    parts: list[str] = []
    if unread > 0:
        parts.append("1 comment" if unread == 1 else f"{unread} comments")
    if asked > 0:
        parts.append("1 suggestion" if asked == 1 else f"{asked} suggestions")
    return " and ".join(parts)
