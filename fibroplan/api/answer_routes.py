"""What a therapist writes about one patient, over HTTP."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from fibroplan import errors
from fibroplan.api import requests
from fibroplan.api.services import Services
from fibroplan.domain.compare import COMPARED_WEEKS
from fibroplan.store.accounts import THERAPIST
from fibroplan.store.sessions import SignedIn
from fibroplan.store.synced import FIRST_DAY, LAST_DAY

Day = Annotated[int, Field(ge=FIRST_DAY, le=LAST_DAY, description="Days since 1970-01-01.")]
Name = Annotated[str, Field(max_length=64)]
Ago = Annotated[int, Field(ge=0, le=520, description="Weeks.")]
Figure = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]


class Words(BaseModel):
    """A comment, about a week or about a thing of the plan in it."""

    words: str
    item_id: Name = ""
    day: Day | None = None


class Fields(BaseModel):
    """What would change; what is not said stays."""

    target: Figure | None = None
    ceiling: Figure | None = None
    schedule: Literal["weekdays", "every", "times"] | None = None
    weekdays: list[Annotated[int, Field(ge=0, le=6)]] | None = Field(default=None, max_length=7)
    every_days: Annotated[int, Field(ge=1, le=366)] | None = None
    times_per_week: Annotated[int, Field(ge=1, le=7)] | None = None
    title: Annotated[str, Field(max_length=120)] | None = None
    unit: Name | None = None
    part: Name | None = None
    into_bed: Annotated[int, Field(ge=0, le=1439)] | None = None
    out_of_bed: Annotated[int, Field(ge=0, le=1439)] | None = None
    clear: list[Name] | None = Field(default=None, max_length=50)


class Asked(BaseModel):
    """A suggestion. `constants` alone for the kind rules, `fields` for the others; `was`: how it was shown."""

    kind: Literal["item", "new", "rules", "window"]
    item_id: Name = ""
    fields: Fields = Fields()
    constants: dict[Name, Figure] = Field(default_factory=dict, max_length=30)
    was: dict[str, Any] = Field(default_factory=dict, max_length=30)
    why: str = ""


class Clearance(BaseModel):
    """What the person should leave for now, if anything."""

    limits: str = Field(default="", max_length=500)


class Measured(BaseModel):
    """What was measured at the clinic."""

    kind: Name
    site: str = Field(default="", max_length=80)
    value: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]
    day: Day


class Note(BaseModel):
    """The therapist's own note, and which version was before their eyes."""

    words: str
    seen: Annotated[int, Field(ge=0, le=2**53)] = 0


def answer_routes(services: Services) -> APIRouter:
    """The routes of answering."""
    router = APIRouter(prefix="/api/care/patients/{patient_id}")

    async def who(request: Request) -> SignedIn:
        by_hand = requests.is_by_hand(request)
        return await services.staff.signed_in(requests.care_token(request), THERAPIST, by_hand=by_hand)

    @router.get("/answers")
    async def desk(request: Request, patient_id: str) -> Response:
        """What can be answered, what was, and the therapist's own note."""
        return JSONResponse(await services.answering.desk(await who(request), patient_id))

    @router.get("/beside")
    async def beside(request: Request, patient_id: str) -> Response:
        """Measures with published bands, treatments and chosen reflections, as far as they are shared."""
        return JSONResponse(await services.answering.beside(await who(request), patient_id))

    @router.get("/compare")
    async def compare(request: Request, patient_id: str, before: Ago = 7, after: Ago = 3, weeks: int = 4) -> Response:
        """Two periods of so many weeks side by side; each begins so many weeks ago."""
        session = await who(request)
        if weeks not in COMPARED_WEEKS:
            raise errors.BadInput("Please choose 2, 4, 8 or 12 weeks.")
        return JSONResponse(await services.answering.compare(session, patient_id, before, after, weeks))

    @router.post("/comments", status_code=201)
    async def comment(request: Request, patient_id: str, body: Words) -> Response:
        """Write a comment. The patient reads it on the phone, and sees that it was written."""
        session = await who(request)
        made = await services.answering.comment(session, patient_id, body.item_id, body.day, body.words)
        return JSONResponse({"id": made}, 201)

    @router.post("/suggestions", status_code=201)
    async def suggest(request: Request, patient_id: str, body: Asked) -> Response:
        """Suggest something. Nothing changes until the patient takes it, on the phone."""
        session = await who(request)
        fields = body.constants if body.kind == "rules" else body.fields.model_dump(exclude_none=True)
        asked = {"fields": fields, "was": body.was, "why": body.why}
        made = await services.answering.suggest(session, patient_id, body.kind, body.item_id, asked)
        return JSONResponse({"id": made}, 201)

    @router.delete("/suggestions/{suggestion_id}", status_code=204)
    async def withdraw(request: Request, patient_id: str, suggestion_id: str) -> Response:
        """Take one's own suggestion back, while it waits."""
        await services.answering.withdraw(await who(request), patient_id, suggestion_id)
        return Response(status_code=204)

    @router.post("/clearance", status_code=204)
    async def clear(request: Request, patient_id: str, body: Clearance) -> Response:
        """Say that being active is OK, for the safety check that waits for a clinician."""
        await services.answering.clear(await who(request), patient_id, body.limits)
        return Response(status_code=204)

    @router.post("/measurements", status_code=201)
    async def measure(request: Request, patient_id: str, body: Measured) -> Response:
        """Enter what was measured at the clinic."""
        session = await who(request)
        made = await services.answering.measure(session, patient_id, body.kind, body.site, body.value, body.day)
        return JSONResponse({"id": made}, 201)

    @router.delete("/measurements/{measure_id}", status_code=204)
    async def take_back(request: Request, patient_id: str, measure_id: str) -> Response:
        """Take back what one entered oneself."""
        await services.answering.take_measure_back(await who(request), patient_id, measure_id)
        return Response(status_code=204)

    @router.put("/note")
    async def note(request: Request, patient_id: str, body: Note) -> Response:
        """Keep the therapist's own note. Nobody else sees it, the patient neither."""
        session = await who(request)
        return JSONResponse({"seen": await services.answering.keep_note(session, patient_id, body.words, body.seen)})

    return router
