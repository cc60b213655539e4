"""More: everything beyond the main tabs, one line each."""

import reflex as rx

from fibroplan.patient.screen import screen
from fibroplan.ui.surfaces import link_row, section

PLACES = {
    "Your safety": (
        ("Help now", "/help-now/", "help", "Numbers to call, warning signs, who sees what."),
        ("Safety check", "/safety/", "check", "A few questions before you move more."),
        ("Your flare plan", "/flare/", "flare", "For the hard days, written on a good one."),
    ),
    "For you": (
        ("How are you?", "/check-in/", "sun", "A few taps about your day."),
        ("Exercise library", "/library/", "plan", "Every activity with its drawing."),
        ("Treatments", "/treatments/", "note", "Medicines, side effects and infusions."),
        ("Appointments", "/appointments/", "person", "Visits, and what to ask there."),
        ("Pacing", "/pacing/", "clock", "Energy, rest and doing enough."),
        ("Sleep", "/sleep/", "rest", "A diary of nights and small habits."),
        ("Measures", "/measures/", "progress", "Short questions, and a number to look back on."),
        ("Tips for daily life", "/tips/", "leaf", "Home, work and the road."),
        ("Learn", "/learn/", "info", "What is known, and how sure it is."),
        ("A letter to your employer", "/letter/", "edit", "Changes at work, in your words."),
    ),
    "The app": (
        ("Share", "/share/", "person", "With a therapist: what, until when, who looked."),
        ("From your therapist", "/from-therapist/", "person", "Suggestions and comments, yours to take or leave."),
        ("Take it along", "/take-along/", "download", "A page for a visit, spreadsheets, a copy."),
        ("Settings", "/settings/", "settings", "Looks, your account and your data."),
    ),
}
"""Heading -> its places: name, address, icon, a few words."""


def more_page() -> rx.Component:
    """The screen `/more/`."""
    return screen(
        "More",
        *(
            section(
                heading,
                *(
                    link_row(name, address, icon_name=icon_name, detail=words, testid=address.strip("/"))
                    for name, address, icon_name, words in places
                ),
            )
            for heading, places in PLACES.items()
        ),
        active="more",
        sub="All that Fibroplan holds for you.",
    )
