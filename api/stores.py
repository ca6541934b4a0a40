"""Everything a request reads and writes, made once when the web process starts."""

from __future__ import annotations

from dataclasses import dataclass

from settings import Settings
from store.absences import Absences
from store.attempts import Attempts
from store.authority_practice import AuthorityPractices
from store.calendars import Calendars
from store.case_pages import CasePages
from store.compartment import Compartment
from store.database import Database
from store.documents import Documents
from store.duties import Duties
from store.faults import Faults
from store.feedback import Feedback
from store.files import FileStore, FolderStore
from store.inbox import Inbox
from store.inclusion_plans import InclusionPlans
from store.letters import LetterQueue
from store.mediators import Mediators
from store.messages import Messages
from store.movements import Movements
from store.people import People
from store.plan_imports import PlanImports
from store.plan_lists import PlanLists
from store.plan_versions import PlanVersions
from store.preferences import Preferences
from store.standards import Standards
from store.worklists import Worklists


@dataclass(frozen=True)
class Stores:
    """The tables of PostgreSQL as pages see them, the files, and the compartment for notes."""

    database: Database
    inbox: Inbox
    cases: CasePages
    calendars: Calendars
    practices: AuthorityPractices
    worklists: Worklists
    people: People
    attempts: Attempts
    preferences: Preferences
    letter_queue: LetterQueue
    documents: Documents
    files: FileStore
    messages: Messages
    faults: Faults
    notes: Compartment
    mediators: Mediators
    absences: Absences
    duties: Duties
    feedback: Feedback
    inclusion_plans: InclusionPlans
    standards: Standards
    movements: Movements
    plan_versions: PlanVersions
    plan_lists: PlanLists
    plan_imports: PlanImports

    def close(self) -> None:
        """Close every connection."""
        self.notes.close()
        self.database.close()


def open_stores(settings: Settings) -> Stores:
    """The stores of one process; connects at the first use. Raises ValueError without an address."""
    if settings.database_url is None:
        raise ValueError("DATABASE_URL is not set")
    url = settings.database_url.get_secret_value()
    database = Database(url, settings.database_pool_size)
    files = FolderStore(settings.files_dir)
    return Stores(
        database,
        Inbox(database),
        CasePages(database),
        Calendars(database),
        AuthorityPractices(database),
        Worklists(database),
        People(database),
        Attempts(database),
        Preferences(database),
        LetterQueue(database),
        Documents(database, files),
        files,
        Messages(database),
        Faults(database),
        Compartment(url),
        Mediators(database),
        Absences(database),
        Duties(database),
        Feedback(database),
        InclusionPlans(database),
        Standards(database),
        Movements(database),
        PlanVersions(database),
        PlanLists(database),
        PlanImports(database),
    )
