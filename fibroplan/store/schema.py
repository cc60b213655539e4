"""Every table of the server's database, brought together for the migrations."""

from sqlmodel import SQLModel

from fibroplan.store import accounts, audit, clinics, deployment, factors, grants, history, marks, tables, weeks

METADATA = SQLModel.metadata
"""What a database that is up to date looks like."""

__all__ = [
    "METADATA",
    "accounts",
    "audit",
    "clinics",
    "deployment",
    "factors",
    "grants",
    "history",
    "marks",
    "tables",
    "weeks",
]
