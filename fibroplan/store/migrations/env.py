"""Run by Alembic. The connection and its transaction are given by store.migrate."""

from alembic import context

from fibroplan.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
