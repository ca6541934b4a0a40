"""Complete example data for every letter and form: role names, no real people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from documents.letters import LetterKind

AT = datetime(2026, 7, 14, 9, 30, tzinfo=UTC)

AUTHORITY = {
    "name": "Example Authority",
    "service": "Special Educational Needs Service",
    "lines": ["1 Example Square", "Example Town", "EX1 1AA"],
    "email": "send@authority.example",
    "telephone": "020 7946 0100",
}
PARENT = {
    "name": "Example Parent",
    "lines": ["2 Example Road", "Example Town", "EX2 2BB"],
}
ADVISER = {
    "name": "Example Mediation Adviser",
    "service": "Example Mediation Service",
    "lines": ["3 Example Lane", "Example Town", "EX3 3CC"],
    "email": "adviser@mediation.example",
    "telephone": "020 7946 0101",
    "website": "https://mediation.example",
}
ADVICE = {"name": "Example Advice Service", "telephone": "020 7946 0102"}
TRIBUNAL = {
    "name": "First-tier Tribunal (Special Educational Needs and Disability)",
    "lines": ["4 Example Court", "Example City", "EX4 4DD"],
}
APPEAL_DATE = {
    "what": "Last day for the tribunal to receive the appeal",
    "on": "2026-08-10",
    "rule": "T1",
    "provision": "Tribunal Procedure Rules, rule 20(1)(c)",
    "derivation": "2 months after 10 June 2026 is 10 August 2026.",
}
COMMON = {
    "sender": AUTHORITY,
    "recipient": PARENT,
    "reference": "RD-2026-0001",
    "child": "Example Child",
    "pack": "green-paper-2022",
    "dates": [APPEAL_DATE],
    "contact": AUTHORITY,
}

LETTERS: Mapping[LetterKind, Mapping[str, object]] = {
    LetterKind.complaint_acknowledgement: {
        **COMMON,
        "complaint_received_on": "2026-07-13",
        "complaint_about": (
            "The letter of 10 June 2026 says that there will be no plan.\n"
            "We think the school report was not read."
        ),
        "answer_due_on": "2026-07-27",
        "adviser": ADVISER,
        "contact_adviser_by": "2026-08-10",
        "appeal_by": "2026-08-10",
        "dates": [
            {
                "what": "Our answer to your complaint",
                "on": "2026-07-27",
                "rule": "C4",
                "provision": "Green Paper 2022, one complaint stage",
                "derivation": "10 working days after 13 July 2026 is 27 July 2026.",
            },
            {
                "what": "Contact the mediation adviser",
                "on": "2026-08-10",
                "rule": "M2",
                "provision": "SEND Regulations 2014, regulation 33",
                "derivation": "2 months after 10 June 2026 is 10 August 2026.",
            },
            APPEAL_DATE,
        ],
    },
    LetterKind.mediation_invitation: {
        **COMMON,
        "sender": ADVISER,
        "contact": ADVISER,
        "meets_at": "2026-07-30T10:30:00+01:00",
        "place": "Room 2, Example Library, Example Town",
        "online": "A link is sent to you the day before.",
        "mediator": "Example Mediator",
        "attending": [
            "Example Parent",
            "Example Officer (authority)",
            "Example Head Teacher",
        ],
        "reply_by": "2026-07-24",
        "dates": [
            {
                "what": "Mediation must be held",
                "on": "2026-08-13",
                "rule": "M8",
                "provision": "SEND Regulations 2014, regulation 36",
                "derivation": "30 days after 14 July 2026 is 13 August 2026.",
            },
        ],
    },
    LetterKind.mediation_certificate: {
        **COMMON,
        "sender": ADVISER,
        "contact": ADVISER,
        "number": "MC-2026-000123",
        "kind": "not_arranged_in_time",
        "ground": "The authority could not hold the meeting within 30 days (regulation 36).",
        "adviser": "Example Mediation Adviser",
        "mediator": None,
        "applicant": "Example Parent",
        "authority": "Example Authority",
        "decision_sent_on": "2026-06-10",
        "issued_on": "2026-08-17",
        "appeal_by": "2026-09-17",
        "verification_url": "https://redress.example/certificates/MC-2026-000123",
    },
    LetterKind.mediation_agreement: {
        **COMMON,
        "sender": ADVISER,
        "contact": ADVISER,
        "agreed_on": "2026-07-30",
        "applicant": "Example Parent",
        "authority": "Example Authority",
        "mediator": "Example Mediator",
        "promises": [
            {
                "promise": "Amend Section F: one hour of speech and language therapy each week.",
                "owner": "Example Authority",
                "due_on": "2026-09-03",
                "rule": "M15, O5",
                "provision": "SEND Regulations 2014, regulations 42(2) and 44(2)(e)",
            },
            {
                "promise": "Give the school a named contact.",
                "owner": "Example Authority",
                "due_on": "2026-08-13",
                "rule": "M16",
                "provision": "SEND Regulations 2014, regulation 42(3)",
            },
        ],
        "acceptances": [
            {
                "side": "Family",
                "name": "Example Parent",
                "accepted_at": "2026-07-30T15:00:00+01:00",
            },
            {
                "side": "Authority",
                "name": "Example Officer",
                "accepted_at": "2026-07-30T15:05:00+01:00",
            },
        ],
        "dates": [],
    },
    LetterKind.referral_letter: {
        **COMMON,
        "sender": PARENT,
        "recipient": TRIBUNAL,
        "contact": {**PARENT, "email": "parent@family.example"},
        "applicant": "Example Parent",
        "authority": "Example Authority",
        "decision": "it will not make an education, health and care plan.",
        "decision_sent_on": "2026-06-10",
        "certificate_number": "MC-2026-000123",
        "certificate_issued_on": "2026-08-17",
        "no_certificate_reason": None,
        "appeal_by": "2026-09-17",
        "grounds": [
            "The help needed is more than the school can give from its own money.",
            "The report of the speech therapist was not considered.",
        ],
        "result_sought": ["An order that the authority makes a plan."],
        "enclosures": [
            {"title": "Decision letter", "pages": 3},
            {"title": "School report"},
        ],
        "late_reason": None,
        "signature": "Example Parent",
        "signed_on": "2026-09-01",
    },
    LetterKind.review_notice: {
        **COMMON,
        "meeting_on": "2026-06-16",
        "decision": "amend",
        "reasons": ["The needs have changed.", "The school asked for more hours."],
        "changes": [
            {"section": "B", "change": "Add: finds noisy rooms hard."},
            {"section": "F", "change": "Add: a quiet room each day, 30 minutes."},
        ],
        "views_by": "2026-07-29",
        "final_plan_by": "2026-09-08",
        "adviser": ADVISER,
        "advice_service": ADVICE,
        "contact_adviser_by": None,
        "appeal_by": None,
        "dates": [
            {
                "what": "Tell us what you think of the changes",
                "on": "2026-07-29",
                "rule": "R10",
                "provision": "SEND Regulations 2014, regulation 22(2)(c)",
                "derivation": "15 days beginning with 15 July 2026 end on 29 July 2026.",
            },
            {
                "what": "The final plan",
                "on": "2026-09-08",
                "rule": "R11",
                "provision": "SEND Regulations 2014, regulation 22(3)",
                "derivation": "8 weeks after 14 July 2026 is 8 September 2026.",
            },
        ],
    },
}
