"""PostgreSQL finds the outcomes of some days by an index. SQLite finds them by their names; see store.access."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.create_index("ix_outcome_day", "outcome", ["patient_id", "day"])
