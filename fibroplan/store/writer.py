"""The one writer of a process: a thread that gathers waiting work into one transaction.

SQLite has one writer and makes every commit wait for the disk. While one group is being written the next one gathers,
so that sixty requests share one wait. If a group fails, each of its jobs is tried again alone, so that a job can only
fail by itself. A job is answered after its commit, never before.
"""

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any

from sqlalchemy import Connection

from fibroplan.store.database import Database

Work = Callable[[Connection], Any]
GroupWork = Callable[[Connection, Sequence[Any]], Sequence[Any]]


class Writer:
    """Runs jobs in write transactions, in the order in which they came.

    together: does a whole group of `submit`ted requests in one transaction and returns one answer, or one exception
        to be raised, for each.
    group: most requests in one transaction.
    """

    def __init__(self, database: Database, together: GroupWork, group: int = 64) -> None:
        self._database = database
        self._together = together
        self._group = group
        self._queue: SimpleQueue[tuple[Any, Work | None, Future] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="fibroplan-writer", daemon=True)
        self._thread.start()

    async def submit(self, request: Any) -> Any:
        """The answer to a request that is done together with others."""
        return await self._put(request, None)

    async def run(self, work: Work) -> Any:
        """The result of one piece of work in a transaction of its own."""
        return await self._put(None, work)

    def close(self) -> None:
        """Finish what waits, then stop."""
        self._queue.put(None)
        self._thread.join()

    async def _put(self, request: Any, work: Work | None) -> Any:
        future: Future = Future()
        self._queue.put((request, work, future))
        return await asyncio.wrap_future(future)

    def _run(self) -> None:
        open_for_work = True
        while open_for_work:
            waiting = [self._queue.get()]
            try:
                while len(waiting) < self._group:
                    waiting.append(self._queue.get_nowait())
            except Empty:
                pass
            open_for_work = None not in waiting
            jobs = [job for job in waiting if job is not None]
            self._answer([(request, future) for request, work, future in jobs if work is None])
            for _, work, future in jobs:
                if work is not None:
                    self._alone(work, future)

    def _answer(self, group: list[tuple[Any, Future]]) -> None:
        if not group:
            return
        try:
            with self._database.write() as connection:
                answers = self._together(connection, [request for request, _ in group])
        except Exception as error:
            if len(group) > 1:
                for one in group:
                    self._answer([one])
                return
            answers = [error]
        for (_, future), answer in zip(group, answers, strict=True):
            _settle(future, answer)

    def _alone(self, work: Work, future: Future) -> None:
        try:
            with self._database.write() as connection:
                answer = work(connection)
        except Exception as error:
            answer = error
        _settle(future, answer)


def _settle(future: Future, answer: Any) -> None:
    if not future.set_running_or_notify_cancel():
        return  # nobody waits any more: the work is done all the same
    if isinstance(answer, Exception):
        future.set_exception(answer)
    else:
        future.set_result(answer)
