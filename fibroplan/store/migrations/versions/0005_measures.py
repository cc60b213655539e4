"""Measures that were taken, the instruments that a clinic gives as files, and who wants the FIQR."""

import sqlalchemy as sa

from alembic import op

revision = "0005"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "measure",
        sa.Column("patient_id", sa.String(length=64), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("field_revs", sa.JSON(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=128), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("instrument", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(length=64), nullable=False),
        sa.Column("support_read", sa.Boolean(), nullable=False),
        sa.Column("started", sa.Float(), nullable=False),
        sa.Column("finished", sa.Float(), nullable=True),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("patient_id", "id"),
    )
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.create_index("ix_measure_rev", ["patient_id", "rev"], unique=False)

    op.create_table(
        "instrument_file",
        sa.Column("patient_id", sa.String(length=64), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("field_revs", sa.JSON(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=128), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("file", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("patient_id", "id"),
    )
    with op.batch_alter_table("instrument_file", schema=None) as batch_op:
        batch_op.create_index("ix_instrument_file_rev", ["patient_id", "rev"], unique=False)

    with op.batch_alter_table("profile", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fiqr", sa.Boolean(), nullable=False, server_default=sa.false()))
