"""On Today: that something from a therapist waits."""

import reflex as rx

from fibroplan import local
from fibroplan.domain.news import news_words
from fibroplan.store.tables import Comment, Suggestion
from fibroplan.ui.surfaces import link_row

comments, suggestions = local.Local(Comment), local.Local(Suggestion)


def news_note() -> rx.Component:
    """The way to what waits; nothing where nothing does."""
    words = local.aside(news_words, comments=comments.rows(), suggestions=suggestions.rows())
    row = link_row("From your therapist", "/from-therapist/", detail=words, icon_name="person", testid="therapist-news")
    return rx.cond(words, row, rx.fragment())
