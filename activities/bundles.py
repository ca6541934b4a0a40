"""Building the referral bundle of a case, and telling the case."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.deliveries import resend
from activities.documents import Letters
from activities.resources import Resources
from cases.actor import ENGINE
from cases.command import Meta
from cases.dispute.commands import RecordBundle, RecordBundleFailure
from documents.bundle import Bundle, BundleRefused, build
from documents.case_bundle import referral_order
from documents.case_letters import letter
from documents.letters import LetterKind, render
from store.case_pages import CasePage
from workflows.ports import BundleRequest

HEARTBEAT_SECONDS = 10


class Bundles:
    """Bundles are built from what the case holds; equal content gives equal bytes."""

    def __init__(self, resources: Resources, letters: Letters) -> None:
        self._resources = resources
        self._letters = letters

    @activity.defn(name="bundles.build")
    async def build(self, request: BundleRequest) -> str:
        """Build, store, and put the report into the inbox; returns the id of that command."""
        work = asyncio.ensure_future(self._resources.in_thread(self._build, request))
        while not work.done():
            activity.heartbeat()
            await asyncio.wait({work}, timeout=HEARTBEAT_SECONDS)
        return work.result()

    @activity.defn(name="bundles.report")
    async def report(self, command_id: str) -> str:
        """Send the report to the case; raises, to be tried again, while there is no answer."""
        filing = await self._resources.in_thread(self._resources.inbox.find, command_id)
        if filing is None or filing.status != "received":
            return "answered before" if filing else "unknown"
        outcome = await resend(self._resources, filing, patience_seconds=20)
        if outcome not in ("applied", "refused"):
            raise ApplicationError(f"no answer yet: {outcome}")
        return outcome

    def _build(self, request: BundleRequest) -> str:
        resources, documents = self._resources, self._resources.documents
        page = resources.pages.find(request.case_id)
        if page is None:
            raise ApplicationError("the case has no row", non_retryable=True)
        documents.job_progress(request.case_id, request.request, "building", "collecting")
        meta = self._meta(page, request)
        try:
            bundle = self._assemble(page, request)
        except BundleRefused as refused:
            documents.job_progress(
                request.case_id, request.request, "failed", "stopped", {"problem": str(refused)}
            )
            failure = RecordBundleFailure(meta, request.request, "document_refused")
            resources.inbox.receive(failure, "dispute", source="engine")
            return meta.command_id
        key = f"{request.case_id}:bundle:{request.request}"
        stored = documents.add(
            str(uuid5(NAMESPACE_URL, key)),
            request.case_id,
            bundle.pdf,
            media_type="application/pdf",
            pages=bundle.pages,
            kind="bundle",
            title=f"Referral bundle {request.request}",
            added_by="engine",
            register_key=key,
        )
        documents.job_progress(
            request.case_id,
            request.request,
            "done",
            "finished",
            {"manifest": dict(bundle.manifest), "report": dict(bundle.report)},
            stored.document_id,
        )
        done = RecordBundle(meta, request.request, stored.sha256, bundle.pages)
        resources.inbox.receive(done, "dispute", source="engine")
        return meta.command_id

    def _meta(self, page: CasePage, request: BundleRequest) -> Meta:
        offset = timedelta(seconds=page.clock_offset_seconds or 0)
        command_id = f"bundle:{request.case_id}:{request.request}"
        return Meta(command_id, request.case_id, ENGINE, datetime.now(UTC) + offset)

    def _assemble(self, page: CasePage, request: BundleRequest) -> Bundle:
        resources = self._resources
        requested = resources.history.last(page.case_id, "bundle_requested")
        assert requested is not None
        people = resources.people.named(requested.people)
        words = resources.people.words(page.case_id)
        grounds = requested.state.referral.grounds
        narrative = resources.people.narrative(grounds.narrative_id)
        certificate = resources.history.last(page.case_id, "certificate_issued")
        certificate_pdf = None
        if certificate is not None:
            made = self._letters.produce(page.case_id, certificate.seq, "mediation_certificate")
            certificate_pdf = resources.documents.data(made.sha256)
        answers = dict(narrative.answers) if narrative else {}
        covering = letter(
            LetterKind.referral_letter,
            requested.state,
            people=people,
            words=words,
            base_url=resources.settings.base_url,
            at=requested.recorded_at,
            seq=requested.seq,
            answers=answers,
        )
        order, items = referral_order(
            requested.state,
            people=people,
            answers=answers,
            words=words,
            documents=resources.documents.of_case(page.case_id),
            bytes_of=resources.documents.data,
            certificate_pdf=certificate_pdf,
            letter_pdf=render(LetterKind.referral_letter, covering, requested.recorded_at).pdf,
            at=requested.recorded_at,
        )

        def progress(*step: Any) -> None:
            told = " ".join(str(part) for part in step)
            resources.documents.job_progress(page.case_id, request.request, "building", told)

        return build(order, items, progress=progress)
