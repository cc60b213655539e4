"""What therapists write to a person, what they measure, and their own notes."""

import sqlalchemy as sa

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _synced(
        "comment",
        sa.Column("therapist_id", sa.String(length=64), nullable=False),
        sa.Column("author", sa.String(length=210), nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=10_000), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("read_day", sa.Integer(), nullable=True),
    )
    _synced(
        "suggestion",
        sa.Column("therapist_id", sa.String(length=64), nullable=False),
        sa.Column("author", sa.String(length=210), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("was", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(length=2_000), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=False),
        sa.Column("answered_day", sa.Integer(), nullable=True),
    )
    _synced(
        "clinic_measure",
        sa.Column("therapist_id", sa.String(length=64), nullable=False),
        sa.Column("author", sa.String(length=210), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("site", sa.String(length=80), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
    )
    op.create_table(
        "care_note",
        sa.Column("therapist_id", sa.String(length=64), nullable=False),
        sa.Column("patient_id", sa.String(length=64), nullable=False),
        sa.Column("words", sa.String(length=100_000), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["therapist_id"], ["account.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["patient_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("therapist_id", "patient_id"),
    )
    op.create_index("ix_care_note_patient_id", "care_note", ["patient_id"])


def _synced(name: str, *columns: sa.Column) -> None:
    op.create_table(
        name,
        sa.Column("patient_id", sa.String(length=64), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("field_revs", sa.JSON(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=128), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["patient_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("patient_id", "id"),
    )
    with op.batch_alter_table(name, schema=None) as batch_op:
        batch_op.create_index(f"ix_{name}_rev", ["patient_id", "rev"], unique=False)
