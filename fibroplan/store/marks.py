"""What therapists noted for themselves about a patient: looked, reviewed, when again, own words. Never of a record."""

from collections.abc import Iterable

from sqlalchemy import BigInteger, Connection, delete, insert, select
from sqlmodel import Field, SQLModel


class CareMark(SQLModel, table=True):
    """One therapist's marks about one patient."""

    __tablename__ = "care_mark"  # type: ignore[assignment]

    therapist_id: str = Field(primary_key=True, max_length=64, foreign_key="account.id", ondelete="CASCADE")
    patient_id: str = Field(primary_key=True, max_length=64, foreign_key="account.id", ondelete="CASCADE", index=True)
    rev: int = Field(default=0, sa_type=BigInteger, description="The patient's, when the review was opened last.")
    looked_at: int | None = Field(default=None, sa_type=BigInteger, description="ms since 1970.")
    reviewed_at: int | None = Field(default=None, sa_type=BigInteger, description="ms since 1970; said.")
    next_day: int | None = Field(default=None, description="When to look again.")


MARK = CareMark.__table__  # type: ignore[attr-defined]


def of_therapist(connection: Connection, therapist_id: str, patients: Iterable[str]) -> dict[str, CareMark]:
    """The marks about some patients, by patient. Ask for those alone who share."""
    mine = (MARK.c.therapist_id == therapist_id, MARK.c.patient_id.in_(list(patients)))
    rows = connection.execute(select(MARK).where(*mine)).mappings()
    return {row["patient_id"]: CareMark(**row) for row in rows}


def keep(connection: Connection, mark: CareMark) -> None:
    """Put a mark in the place of the earlier one."""
    same = (MARK.c.therapist_id == mark.therapist_id, MARK.c.patient_id == mark.patient_id)
    connection.execute(delete(MARK).where(*same))
    connection.execute(insert(MARK).values(**mark.model_dump()))


NOTE_LONGEST = 100_000
"""Most characters of a therapist's own note about one patient."""


class CareNote(SQLModel, table=True):
    """One therapist's own notes about a patient: kept apart from the patient's record, and shown to nobody else."""

    __tablename__ = "care_note"  # type: ignore[assignment]

    therapist_id: str = Field(primary_key=True, max_length=64, foreign_key="account.id", ondelete="CASCADE")
    patient_id: str = Field(primary_key=True, max_length=64, foreign_key="account.id", ondelete="CASCADE", index=True)
    words: str = Field(default="", max_length=NOTE_LONGEST)
    changed_at: int = Field(default=0, sa_type=BigInteger, description="ms since 1970; what the next writer has seen.")


NOTE = CareNote.__table__  # type: ignore[attr-defined]


def note_about(connection: Connection, therapist_id: str, patient_id: str) -> CareNote:
    """The therapist's own note about a patient; an empty one where there is none yet."""
    mine = (NOTE.c.therapist_id == therapist_id, NOTE.c.patient_id == patient_id)
    row = connection.execute(select(NOTE).where(*mine)).mappings().first()
    return CareNote(**(row or {"therapist_id": therapist_id, "patient_id": patient_id, "words": "", "changed_at": 0}))


def keep_note(connection: Connection, note: CareNote) -> None:
    """Put a note in the place of the earlier one."""
    connection.execute(
        delete(NOTE).where(NOTE.c.therapist_id == note.therapist_id, NOTE.c.patient_id == note.patient_id)
    )
    connection.execute(insert(NOTE).values(**note.model_dump()))
