"""The one writer of a process: a thread that gathers waiting work into one transaction.

SQLite has one writer and makes every commit wait for the disk. While one group is being written the next one gathers,
so that sixty requests share one wait. If a group fails, each of its jobs is tried again alone, so that a job can only
fail by itself. A job is answered after its commit, never before.
"""

import asyncio
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from sqlalchemy import Connection

from fibroplan.store.database import Database

Work = Callable[[Connection], Any]
GroupWork = Callable[[Connection, Sequence[Any]], Sequence[Any]]


class Writer:
    """Runs jobs in write transactions, none of them before one that was answered earlier.

    together: does a whole group of `submit`ted requests in one transaction and returns one answer for each. An answer
        that is an exception is raised where the request was submitted.
    group: most requests in one transaction.
    """

    def __init__(self, database: Database, together: GroupWork, group: int = 64) -> None:
        self._database = database
        self._together = together
        self._group = group
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
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
        loop = asyncio.get_running_loop()
        job = _Job(request, work, loop, loop.create_future())
        self._queue.put(job)
        return await job.future

    def _run(self) -> None:
        working = True
        while working:
            waiting = [self._queue.get()]
            try:
                while len(waiting) < self._group:
                    waiting.append(self._queue.get_nowait())
            except Empty:
                pass
            working = None not in waiting
            jobs = [job for job in waiting if job is not None]
            self._together_or_alone([job for job in jobs if job.work is None])
            for job in jobs:
                if job.work is not None:
                    self._alone(job, job.work)

    def _together_or_alone(self, jobs: list["_Job"]) -> None:
        if not jobs:
            return
        try:
            with self._database.write() as connection:
                answers = self._together(connection, [job.request for job in jobs])
        except Exception as error:
            if len(jobs) == 1:
                _deliver([(jobs[0], error)])
                return
            for job in jobs:
                self._together_or_alone([job])
            return
        _deliver(list(zip(jobs, answers, strict=True)))

    def _alone(self, job: "_Job", work: Work) -> None:
        try:
            with self._database.write() as connection:
                answer = work(connection)
        except Exception as error:
            answer = error
        _deliver([(job, answer)])


@dataclass(slots=True)
class _Job:
    request: Any
    work: Work | None
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future


def _deliver(answers: list[tuple[_Job, Any]]) -> None:
    """Hand answers to those who wait, waking each event loop once."""
    for loop in {job.loop for job, _ in answers}:
        mine = [(job.future, answer) for job, answer in answers if job.loop is loop]
        with suppress(RuntimeError):  # the loop has ended and nobody waits any more: the work is done all the same
            loop.call_soon_threadsafe(_settle, mine)


def _settle(answers: list[tuple[asyncio.Future, Any]]) -> None:
    for future, answer in answers:
        if future.done():
            continue  # the caller went away
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)
