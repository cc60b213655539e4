"""Weekly figures, worked out from rows when they are first read: an older database begins with none."""

import sqlalchemy as sa

from alembic import op

revision = "0011"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "week_rollup",
        sa.Column("patient_id", sa.String(length=64), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=False),
        sa.Column("through_day", sa.Integer(), nullable=False),
        sa.Column("raw_done", sa.Float(), nullable=False),
        sa.Column("raw_planned", sa.Float(), nullable=False),
        sa.Column("adjusted_done", sa.Float(), nullable=False),
        sa.Column("adjusted_planned", sa.Float(), nullable=False),
        sa.Column("excused", sa.Integer(), nullable=False),
        sa.Column("overshoot", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("patient_id", "first_day"),
    )
