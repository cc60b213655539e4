"""A table of the phone's store, typed by its SQLModel class."""

from typing import Any, Generic, TypeVar

from fibroplan.local.rule import Source, Span
from fibroplan.local.schema import columns
from fibroplan.local.var import handler
from fibroplan.store.synced import Synced


class UnknownColumn(TypeError):
    """A page names a column that its table does not have."""


class UnindexedQuery(TypeError):
    """A page queries by a column that the phone has no index for."""


Model = TypeVar("Model", bound=Synced)


class Local(Generic[Model]):
    """The phone's table of a `Synced` class."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self.name = str(model.__tablename__)

    def rows(self, **where: Any) -> Source:
        """Rows, all of them or by one indexed column: a value, or a `span` of days.

        As an argument of `view` and `do` it is read there; `.var` is a live list for `rx.foreach`.

        Raises:
            UnknownColumn: The table has no such column.
            UnindexedQuery: The column is not in the model's `phone_indexes`.
        """
        self._check(where)
        if not where:
            return Source({"all": self.name}, list[self.model])
        if len(where) > 1:
            raise UnindexedQuery(f"{self.model.__name__} is queried by one column at a time, not by {sorted(where)}")
        column, value = next(iter(where.items()))
        if column not in self.model.phone_indexes:
            raise UnindexedQuery(f"{self.model.__name__}.{column} has no index on the phone; see phone_indexes")
        if isinstance(value, Span):
            return Source(value.within(self.name, column), list[self.model])
        return Source({"by": [self.name, column, value]}, list[self.model])

    def outlines(self) -> Source:
        """All rows without the texts that a lock can seal: nothing has to be opened to read them."""
        return Source({"outline": self.name}, list[self.model])

    def row(self, id_: Any) -> Source:
        """One row by its id, or null."""
        return Source({"one": [self.name, id_]}, self.model)

    def put(self, id_: Any = None, **fields: Any) -> Any:
        """An event handler that puts fields into a row; a fresh row if no id is given."""
        self._check(fields)
        return handler("onPut", self.name, id_, fields)

    def form(self, id_: Any = None, **fixed: Any) -> Any:
        """An `on_submit` handler that puts a form's fields, and `fixed` over them, into a row."""
        self._check(fixed)
        return handler("onForm", self.name, id_, fixed)

    def field(self, name: str, id_: Any, **fixed: Any) -> Any:
        """An `on_change` handler that puts the typed value into one column."""
        self._check({name: None, **fixed})
        return handler("onField", self.name, id_, name, fixed)

    def _check(self, names: Any) -> None:
        unknown = sorted(set(names) - set(columns(self.model)))
        if unknown:
            raise UnknownColumn(f"{self.model.__name__} has no column {', '.join(unknown)}")
