"""A therapist's own marks about a patient."""

import sqlalchemy as sa

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "care_mark",
        sa.Column("therapist_id", sa.String(length=64), nullable=False),
        sa.Column("patient_id", sa.String(length=64), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("looked_at", sa.BigInteger(), nullable=True),
        sa.Column("reviewed_at", sa.BigInteger(), nullable=True),
        sa.Column("next_day", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["therapist_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["patient_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("therapist_id", "patient_id"),
    )
    op.create_index("ix_care_mark_patient_id", "care_mark", ["patient_id"])
