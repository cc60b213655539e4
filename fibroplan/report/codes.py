"""Codes of the FHIR bundle. LOINC where a code is confirmed, and a code system of our own everywhere else.

LOINC (https://loinc.org) is copyright Regenstrief Institute, Inc., and the LOINC Committee, free under its licence.
SNOMED CT needs a licence outside its members' countries, so none of its codes is used.
"""

from typing import Any

OWN = "urn:uuid:6f1d3c5e-7a0b-5c7e-9a51-3f2b8c4d1e60"
"""The url of our code system, which travels in the bundle as a resource: it needs no server to be understood."""

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"

CONFIRMED = {
    "pain": ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"),
    "gad7": ("70274-6", "Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]"),
}
"""Our code, or a questionnaire -> the LOINC code that was checked at the source (docs/clinical-review.md [V])."""

CONCEPTS = {
    "pain": ("Pain", "How strong pain was, 0 to 10."),
    "fatigue": ("Tiredness", "How strong tiredness was, 0 to 10."),
    "sleep": ("Sleep quality", "How good sleep was, 0 to 10; 10 is very good."),
    "mood": ("Mood", "How good the mood was, 0 to 10; 10 is very good."),
    "fog": ("Fog", "How strong trouble with memory and attention was, 0 to 10."),
    "symptom": ("Symptom", "A symptom by the name in the text, 0 to 10."),
    "tenderness": ("Tenderness", "How tender the body was, 0 to 10."),
    "hold": ("Timed hold", "Seconds that the arms were held out."),
    "painful-areas": ("Painful areas", "How many of 19 areas of the body hurt; the areas are in the components."),
    "painful-area": ("Painful area", "An area of the body that hurt."),
    "adherence-raw": ("Adherence, raw", "Done of planned in a week, against the original plan."),
    "adherence-adjusted": ("Adherence, adjusted", "The same with flare days at their floor and excused days left out."),
    "sleep-duration": ("Time asleep", "Minutes asleep, worked out from the sleep diary."),
    "sleep-efficiency": ("Sleep efficiency", "Time asleep divided by time in bed."),
    "side-effect": ("Side effect noted", "Something unwanted that the person noticed; no cause is claimed."),
    "severity": ("Severity", "How strong it was, 0 to 10."),
    "time-point": ("Time point", "When it was, before or after an infusion."),
    "sleep-diary": ("Sleep diary", "One night, as the person typed it."),
    "measure": ("Questionnaire score", "The score of the questionnaire named in the text."),
    "without-own-writing": ("Leaves out own writing", "Reflections, notes, letters, drafts and the name are left out."),
}
"""Our code -> its name and what it means."""


def concept(code: str, text: str = "", known: str = "") -> dict[str, Any]:
    """A concept of ours, with the confirmed LOINC code before it where there is one. known: another's code."""
    codings = [{"system": OWN, "code": code, "display": CONCEPTS[code][0]}]
    if (known or code) in CONFIRMED:
        loinc, display = CONFIRMED[known or code]
        codings.insert(0, {"system": LOINC, "code": loinc, "display": display})
    return {"coding": codings, "text": text or CONCEPTS[code][0]}


def quantity(value: float, unit: str, code: str) -> dict[str, Any]:
    """An amount with its UCUM unit."""
    return {"value": value, "unit": unit, "system": UCUM, "code": code}


def code_system() -> dict[str, Any]:
    """The resource that says what our codes mean."""
    return {
        "resourceType": "CodeSystem",
        "url": OWN,
        "name": "Fibroplan",
        "title": "Fibroplan: what a person records",
        "status": "active",
        "content": "complete",
        "caseSensitive": True,
        "copyright": "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief "
        "Institute, Inc. and the LOINC Committee and is available at no cost under the license at "
        "http://loinc.org/license.",
        "concept": [
            {"code": code, "display": display, "definition": definition}
            for code, (display, definition) in CONCEPTS.items()
        ],
    }
