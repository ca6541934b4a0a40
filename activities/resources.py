"""What activities work with: the stores, the client, the settings, made once a process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from temporalio.client import Client

from activities.bundle_scan import BundleScan
from settings import Settings
from store.attempts import Attempts
from store.case_log import CaseLog
from store.case_pages import CasePages
from store.compartment import Compartment
from store.database import Database
from store.documents import Documents
from store.faults import Faults
from store.files import FolderStore
from store.history import History
from store.inbox import Inbox
from store.letters import LetterQueue
from store.messages import Messages
from store.people import People
from store.preferences import Preferences
from store.verification import Verification
from store.wall import Wall

Result = TypeVar("Result")

ACTIVITY_THREADS = 20
"""Threads for blocking work; at least as many as activity slots (temporal-practice, tuning)."""


@dataclass(frozen=True)
class Resources:
    """Everything an activity may touch."""

    settings: Settings
    client: Client
    database: Database
    threads: ThreadPoolExecutor
    log: CaseLog
    pages: CasePages
    history: History
    inbox: Inbox
    messages: Messages
    people: People
    attempts: Attempts
    preferences: Preferences
    letter_queue: LetterQueue
    documents: Documents
    faults: Faults
    verification: Verification
    compartment: Compartment
    wall: Wall
    bundle_scan: BundleScan

    async def in_thread(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Run blocking work without stopping the worker."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, work, *arguments)

    def close(self) -> None:
        """Finish running work and close every connection."""
        self.threads.shutdown(wait=True)
        self.compartment.close()
        self.database.close()


def resources(settings: Settings, client: Client) -> Resources:
    """The resources of a worker process. `settings.database_url` must be known by now."""
    if settings.database_url is None:
        raise RuntimeError("The worker was started without DATABASE_URL.")
    url = settings.database_url.get_secret_value()
    database, compartment = Database(url, settings.database_pool_size), Compartment(url, 1)
    documents = Documents(database, FolderStore(settings.files_dir))
    return Resources(
        settings,
        client,
        database,
        ThreadPoolExecutor(ACTIVITY_THREADS, thread_name_prefix="activity"),
        CaseLog(database),
        CasePages(database),
        History(database),
        Inbox(database),
        Messages(database),
        People(database),
        Attempts(database),
        Preferences(database),
        LetterQueue(database),
        documents,
        Faults(database),
        Verification(database),
        compartment,
        Wall(database, compartment),
        BundleScan(compartment, documents),
    )
