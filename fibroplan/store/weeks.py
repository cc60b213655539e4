"""The table of weekly figures. They are worked out from rows, and may be dropped at any time; see `rollups`."""

from sqlmodel import Field, SQLModel


class WeekRollup(SQLModel, table=True):
    """Adherence of one patient in the seven days from `first_day`, as the rows tell it. A row that stands is right."""

    __tablename__ = "week_rollup"  # type: ignore[assignment]

    patient_id: str = Field(primary_key=True, max_length=64, foreign_key="account.id", ondelete="CASCADE")
    first_day: int = Field(primary_key=True, description="Days since 1970-01-01; a week of any beginning.")
    through_day: int = Field(description="The last day that asked for something: the person's today, or the seventh.")
    raw_done: float
    raw_planned: float
    adjusted_done: float
    adjusted_planned: float
    excused: int
    overshoot: float = Field(description="Done ÷ planned without a cap; 0 with nothing planned.")
