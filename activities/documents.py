"""Making the letters that events call for: once each, the same bytes on every try."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from activities.resources import Resources
from documents.case_letters import letter
from documents.letters import LetterKind, render
from store.documents import Registered

TITLES = {
    LetterKind.complaint_acknowledgement: "Letter: we have your complaint",
    LetterKind.mediation_invitation: "Invitation to mediation",
    LetterKind.mediation_certificate: "Mediation certificate",
    LetterKind.mediation_agreement: "Mediation agreement",
    LetterKind.referral_letter: "Letter to the tribunal",
    LetterKind.breach_complaint: "Complaint: promises or orders that are not kept",
    LetterKind.review_notice: "Decision after the annual review",
}


class Letters:
    """Letters of cases, as of the event that calls for them."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def produce(self, case_id: str, seq: int, kind: str) -> Registered:
        """The letter for an event: made when it is not there yet. Blocking."""
        resources = self._resources
        key = f"{case_id}:{seq}:{kind}"
        existing = resources.documents.by_key(key)
        if existing is not None:
            return existing
        happened = resources.history.at(case_id, seq)
        letter_kind = LetterKind(kind)
        data = letter(
            letter_kind,
            happened.state,
            people=resources.people.named(happened.people),
            words=resources.people.words(case_id),
            base_url=resources.settings.base_url,
            at=happened.recorded_at,
            seq=seq,
        )
        rendered = render(letter_kind, data, happened.recorded_at)
        return resources.documents.add(
            str(uuid5(NAMESPACE_URL, key)),
            case_id,
            rendered.pdf,
            media_type="application/pdf",
            pages=rendered.pages,
            kind="letter",
            title=TITLES[letter_kind],
            added_by="engine",
            dated_on=happened.effective_on,
            register_key=key,
        )
