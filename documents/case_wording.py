"""Plain words on paper for the closed lists of a case."""

from __future__ import annotations

from collections.abc import Mapping

from cases.dispute.vocabulary import Decision, DocumentKind
from rules.compliance import PERIODS, PromiseKind
from rules.policy import Exemption

DECISIONS: Mapping[Decision, str] = {
    Decision.REFUSED_TO_ASSESS: "it will not assess for an education, health and care plan.",
    Decision.REFUSED_TO_MAKE_PLAN: "it will not make an education, health and care plan.",
    Decision.PLAN_FINALISED: "it issued the final education, health and care plan.",
    Decision.REFUSED_TO_REASSESS: "it will not assess again.",
    Decision.REFUSED_TO_AMEND: "it will not change the education, health and care plan.",
    Decision.CEASED: "it ends the education, health and care plan.",
    Decision.AMENDMENT_PROPOSED: "it proposes changes to the education, health and care plan.",
    Decision.SOMETHING_ELSE: "another matter.",
}
"""What the authority decided, after "made this decision about ..."."""

APPEALS: Mapping[Decision, str] = {
    Decision.REFUSED_TO_ASSESS: "Refusal to assess",
    Decision.REFUSED_TO_MAKE_PLAN: "Refusal to make a plan",
    Decision.PLAN_FINALISED: "What the plan says",
    Decision.REFUSED_TO_REASSESS: "Refusal to assess again",
    Decision.REFUSED_TO_AMEND: "Refusal to change the plan",
    Decision.CEASED: "Decision to end the plan",
    Decision.AMENDMENT_PROPOSED: "Proposed changes to the plan",
    Decision.SOMETHING_ELSE: "Another matter",
}
"""What the appeal is against, as the form and the cover name it (F8)."""

ORDERS: Mapping[Decision, str] = {
    Decision.REFUSED_TO_ASSESS: "An order that the authority assesses.",
    Decision.REFUSED_TO_MAKE_PLAN: "An order that the authority makes a plan.",
    Decision.PLAN_FINALISED: "An order that the authority changes the plan.",
    Decision.REFUSED_TO_REASSESS: "An order that the authority assesses again.",
    Decision.REFUSED_TO_AMEND: "An order that the authority changes the plan.",
    Decision.CEASED: "An order that the plan goes on.",
}
"""What an appeal asks for when the family did not put it in its own words."""

GROUNDS: Mapping[str, str] = {
    "mediation_took_place": "Mediation took place and has ended.",
    "family_declined": "The applicant had information about mediation and did not want it.",
    "authority_cannot_arrange": "The authority said that it could not hold mediation in 30 days.",
    "authority_did_not_attend": (
        "The authority did not come to mediation, or sent nobody who was allowed to settle."
    ),
    "not_arranged_in_30_days": "Mediation was not arranged within 30 days.",
}
"""The ground on a certificate; nothing of what was said in mediation (M21)."""

EXITS: Mapping[Exemption, str] = {
    Exemption.SAFEGUARDING: "Somebody would not be safe in mediation.",
    Exemption.URGENCY: "The matter is urgent.",
    Exemption.WAIVER: "The applicant asks for leave to appeal without mediation.",
}
"""The reason for having no certificate that the family named, for the judge to read (M24)."""

PROMISES: Mapping[PromiseKind, str] = {kind: period.limit for kind, period in PERIODS.items()}
"""What stands for a promise whose own words were erased."""

PAPERS: Mapping[DocumentKind, str] = {
    DocumentKind.DECISION_LETTER: "Decision letter of the authority",
    DocumentKind.PLAN: "Education, health and care plan",
    DocumentKind.SECTION_K: "Advice and reports (Section K of the plan)",
    DocumentKind.EVIDENCE: "Evidence",
}
"""What a paper is called in the list of the letter to the tribunal."""
