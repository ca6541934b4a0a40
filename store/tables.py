"""Every table, as SQLAlchemy Core sees it; the migrations make them, a test compares the two.

Long because it is the one list of all tables.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import BYTEA, DOUBLE_PRECISION, JSONB, TIMESTAMP

metadata = MetaData()

person = Table(
    "person",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("display_name", Text, nullable=False),
    Column("born_on", Date),
    Column("gender", Text),
    Column("created_at", TIMESTAMP(timezone=True), nullable=False),
)
"""A person or an organisation's team; the only place that knows names."""

membership = Table(
    "membership",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("organisation_id", Text, primary_key=True),
)
"""Who belongs to which team."""

contact = Table(
    "contact",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("email", Text),
    Column("phone", Text),
    Column("address_lines", JSONB, nullable=False),
    Column("updated_at", TIMESTAMP(timezone=True), nullable=False),
)
"""How to reach somebody."""

narrative = Table(
    "narrative",
    metadata,
    Column("narrative_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("answers", JSONB, nullable=False),
    Column("created_at", TIMESTAMP(timezone=True), nullable=False),
)
"""Words that people wrote, and the answers of their forms; erasable without touching the audit."""

access_token = Table(
    "access_token",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("person_id", Text, nullable=False),
    Column("created_at", TIMESTAMP(timezone=True), nullable=False),
)
"""Hashes of the tokens of the JSON API."""

command = Table(
    "command",
    metadata,
    Column("command_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("case_kind", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", JSONB, nullable=False),
    Column("opens_case", Boolean, nullable=False),
    Column("source", Text, nullable=False),
    Column("received_at", TIMESTAMP(timezone=True), nullable=False),
    Column("stored_at", TIMESTAMP(timezone=True), nullable=False),
    Column("status", Text, nullable=False),
    Column("answered_at", TIMESTAMP(timezone=True)),
    Column("seq", Integer),
    Column("refused_code", Text),
    Column("refused_reason", Text),
    Column("refused_rule", Text),
)
"""The inbox: a filing is safe here before anything else happens."""

case_row = Table(
    "case_row",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("head", Text, nullable=False),
    Column("state", JSONB, nullable=False),
    Column("state_hash", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("family_id", Text, nullable=False),
    Column("child_id", Text, nullable=False),
    Column("authority_id", Text, nullable=False),
    Column("service_id", Text, nullable=False),
    Column("mediator_id", Text, nullable=False),
    Column("tribunal_id", Text, nullable=False),
    Column("clock_offset_seconds", Integer),
    Column("opened_on", Date, nullable=False),
    Column("next_due_on", Date),
    Column("is_closed", Boolean, nullable=False),
    Column("updated_at", TIMESTAMP(timezone=True), nullable=False),
)
"""One row a case: what pages read; `seq` and `head` say which event it reflects."""

case_event = Table(
    "case_event",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("recorded_at", TIMESTAMP(timezone=True), nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("actor_role", Text, nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("command_id", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("payload", JSONB, nullable=False),
    Column("hash", Text, nullable=False),
    Column("stored_at", TIMESTAMP(timezone=True), nullable=False),
)
"""Everything that became true, chained; append-only by grant and trigger."""

clock = Table(
    "clock",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("clock_id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("duty_holder", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("due_at", TIMESTAMP(timezone=True)),
    Column("status", Text, nullable=False),
    Column("started_on", Date, nullable=False),
    Column("ended_on", Date),
    Column("reason", Text, nullable=False),
    Column("deadline", JSONB, nullable=False),
    Column("believed_from", TIMESTAMP(timezone=True), nullable=False),
    Column("why", Text, nullable=False),
)
"""Every deadline ever believed, with its derivation."""

task = Table(
    "task",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("task_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("clock_id", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("due_on", Date),
    Column("since", TIMESTAMP(timezone=True), nullable=False),
    Column("assigned_to", Text, nullable=False),
)
"""Worklists: the obligations of open cases; `since` is when each first stood, in the case's time."""

absence = Table(
    "absence",
    metadata,
    Column("absence_id", Text, primary_key=True),
    Column("person_id", Text, nullable=False),
    Column("from_on", Date, nullable=False),
    Column("until_on", Date, nullable=False),
    Column("cover_id", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("recorded_at", TIMESTAMP(timezone=True), nullable=False),
    Column("ended_at", TIMESTAMP(timezone=True)),
)
"""Who is away, both days included, and which colleague does their tasks; one that ended early says when."""

message_intent = Table(
    "message_intent",
    metadata,
    Column("message_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("template", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("happened_at", TIMESTAMP(timezone=True), nullable=False),
    Column("created_at", TIMESTAMP(timezone=True), nullable=False),
    Column("mail_started_at", TIMESTAMP(timezone=True)),
    Column("mail_sent_at", TIMESTAMP(timezone=True)),
    Column("possible_doubles", Integer, nullable=False),
    Column("provider_reference", Text),
    Column("failure", Text),
    Column("sent_at", TIMESTAMP(timezone=True)),
    Column("round", Integer, nullable=False),
    Column("run", Integer, nullable=False),
    Column("not_before", TIMESTAMP(timezone=True)),
    Column("text_started_at", TIMESTAMP(timezone=True)),
    Column("text_sent_at", TIMESTAMP(timezone=True)),
)
"""A message that must be sent: one per event, template and recipient.

`round` counts how often it was sent anew by somebody, `run` how often its delivery was started.
"""

contact_preference = Table(
    "contact_preference",
    metadata,
    Column("change_id", BigInteger, primary_key=True),
    Column("person_id", Text, nullable=False),
    Column("channels", JSONB, nullable=False),
    Column("format", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("interpreter", Text, nullable=False),
    Column("not_to_address", Boolean, nullable=False),
    Column("not_by_phone", Boolean, nullable=False),
    Column("not_by_email", Boolean, nullable=False),
    Column("safety_note", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("recorded_at", TIMESTAMP(timezone=True), nullable=False),
)
"""How a person wants to be told, and what is not safe; the newest row counts."""

message_attempt = Table(
    "message_attempt",
    metadata,
    Column("attempt_id", BigInteger, primary_key=True),
    Column("message_id", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("channel", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("template_version", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("provider_reference", Text, nullable=False),
    Column("failure", Text, nullable=False),
    Column("at", TIMESTAMP(timezone=True), nullable=False),
)
"""Proof of service: one row for everything that became of a message on a channel; append-only."""

letter_queue = Table(
    "letter_queue",
    metadata,
    Column("message_id", Text, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("queued_at", TIMESTAMP(timezone=True), nullable=False),
    Column("posted_at", TIMESTAMP(timezone=True)),
    Column("posted_by", Text),
    Column("stopped_at", TIMESTAMP(timezone=True)),
)
"""Letters that staff must print and post."""

message = Table(
    "message",
    metadata,
    Column("message_id", Text, primary_key=True),
    Column("recipient", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("letter_document_id", Text),
    Column("happened_at", TIMESTAMP(timezone=True), nullable=False),
    Column("delivered_at", TIMESTAMP(timezone=True), nullable=False),
    Column("read_at", TIMESTAMP(timezone=True)),
)
"""The message centre: exactly one row a message."""

certificate = Table(
    "certificate",
    metadata,
    Column("number", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("status", Text, nullable=False, server_default="valid"),
    Column("adviser_id", Text, nullable=False, server_default=""),
    Column("ground", Text, nullable=False, server_default=""),
)
"""Numbers of issued certificates and what became of them, for the public check."""

document = Table(
    "document",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("stored_at", TIMESTAMP(timezone=True), nullable=False),
)
"""Stored files by hash."""

document_register = Table(
    "document_register",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("dated_on", Date),
    Column("added_by", Text, nullable=False),
    Column("added_at", TIMESTAMP(timezone=True), nullable=False),
    Column("register_key", Text),
)
"""Which file belongs to which case, under what title."""

bundle_job = Table(
    "bundle_job",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("request", Integer, primary_key=True),
    Column("status", Text, nullable=False),
    Column("progress", Text, nullable=False),
    Column("report", JSONB, nullable=False),
    Column("document_id", Text),
    Column("requested_at", TIMESTAMP(timezone=True), nullable=False),
    Column("finished_at", TIMESTAMP(timezone=True)),
)
"""The building of a bundle, its progress and its report."""

fault = Table(
    "fault",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("detail", Text, nullable=False),
    Column("first_seen_at", TIMESTAMP(timezone=True), nullable=False),
    Column("last_seen_at", TIMESTAMP(timezone=True), nullable=False),
    Column("resolved_at", TIMESTAMP(timezone=True)),
)
"""Cases that stand still, and why."""

day_root = Table(
    "day_root",
    metadata,
    Column("day", Date, primary_key=True),
    Column("root", Text, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("made_at", TIMESTAMP(timezone=True), nullable=False),
)
"""One hash a day over all chains."""

deployment = Table(
    "deployment",
    metadata,
    Column("name", Text, primary_key=True),
    Column("code_hash", Text, nullable=False),
    Column("started_at", TIMESTAMP(timezone=True), nullable=False),
)
"""The code that last ran."""

term_date = Table(
    "term_date",
    metadata,
    Column("authority_id", Text, primary_key=True),
    Column("setting_id", Text, primary_key=True),
    Column("opens_on", Date, primary_key=True),
    Column("closes_on", Date, nullable=False),
    Column("training_days", JSONB, nullable=False),
    Column("source", Text, nullable=False),
    Column("published_on", Date),
    Column("recorded_at", TIMESTAMP(timezone=True), primary_key=True),
)
"""Terms of an authority or of one setting; rows recorded together stand for the time they span."""

authority_practice = Table(
    "authority_practice",
    metadata,
    Column("authority_id", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("from_on", Date, primary_key=True),
    Column("until_on", Date),
    Column("value", JSONB, nullable=False),
    Column("source", Text, nullable=False),
    Column("recorded_at", TIMESTAMP(timezone=True), primary_key=True),
)
"""What an authority has set for itself; a later row takes the place of older ones on its days."""

note = Table(
    "note",
    metadata,
    Column("note_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("created_at", TIMESTAMP(timezone=True), nullable=False),
    schema="mediation",
)
"""Mediation notes, behind the without-prejudice wall."""

closed_day = Table(
    "closed_day",
    metadata,
    Column("change_id", BigInteger, primary_key=True),
    Column("day", Date, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("proposed_at", TIMESTAMP(timezone=True), nullable=False),
    Column("in_force_at", TIMESTAMP(timezone=True)),
)
"""Bank holidays proclaimed or moved since the release: proposed, then in force (K16)."""

item = Table(
    "item",
    metadata,
    Column("item_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("is_shared", Boolean, nullable=False),
    Column("material", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("data", BYTEA),
    Column("created_at", TIMESTAMP(timezone=True), nullable=False),
    schema="mediation",
)
"""Offers, papers, preparation and the child's views, behind the wall; their bytes lie here too."""

release = Table(
    "release",
    metadata,
    Column("item_id", Text, ForeignKey("mediation.item.item_id"), primary_key=True),
    Column("side", Text, primary_key=True),
    Column("agreed_by", Text, nullable=False),
    Column("agreed_at", TIMESTAMP(timezone=True), nullable=False),
    schema="mediation",
)
"""Which side agreed that something may be used outside of mediation (M21)."""

mediator_register = Table(
    "mediator_register",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("register", Text, nullable=False),
    Column("employer", Text, nullable=False),
    Column("employer_id", Text, nullable=False),
    Column("knows", JSONB, nullable=False),
    Column("languages", JSONB, nullable=False),
    Column("trained_on", Date),
    Column("accredited_until", Date),
    Column("recorded_by", Text, nullable=False),
    Column("recorded_at", TIMESTAMP(timezone=True), nullable=False),
)
"""What is known of each mediator's training, accreditation, employer and languages (M20)."""

inclusion_plan_version = Table(
    "inclusion_plan_version",
    metadata,
    Column("version_id", Text, primary_key=True),
    Column("authority_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("dated_on", Date, nullable=False),
    Column("effective_from", Date, nullable=False),
    Column("partners", JSONB, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("recorded_at", TIMESTAMP(timezone=True), nullable=False),
)
"""Versions of an authority's local inclusion plan; append-only by grant."""

setting_entry = Table(
    "setting_entry",
    metadata,
    Column("version_id", Text, ForeignKey("inclusion_plan_version.version_id"), primary_key=True),
    Column("setting_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("institution", Text, nullable=False),
    Column("phases", JSONB, nullable=False),
    Column("needs", JSONB, nullable=False),
    Column("places", Integer, nullable=False),
    Column("places_free", Integer, nullable=False),
    Column("latitude", DOUBLE_PRECISION),
    Column("longitude", DOUBLE_PRECISION),
    Column("team_id", Text, nullable=False),
)
"""The settings of a version; append-only by grant."""

standard_set = Table(
    "standard_set",
    metadata,
    Column("set_id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("issued_by", Text, nullable=False),
    Column("dated_on", Date, nullable=False),
    Column("effective_from", Date, nullable=False),
    Column("until_on", Date),
    Column("is_illustrative", Boolean, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("recorded_at", TIMESTAMP(timezone=True), nullable=False),
)
"""Sets of national standards; append-only by grant."""

standard = Table(
    "standard",
    metadata,
    Column("set_id", Text, ForeignKey("standard_set.set_id"), primary_key=True),
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("area", Text, nullable=False),
)
"""The standards of a set; append-only by grant."""

plan_version = Table(
    "plan_version",
    metadata,
    Column("version_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("based_on", Text, nullable=False),
    Column("body", JSONB, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("stored_at", TIMESTAMP(timezone=True), nullable=False),
)
"""What each version of a plan says; the case knows it by id and hash. Append-only."""

plan_edit = Table(
    "plan_edit",
    metadata,
    Column("edit_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("based_on", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("change", JSONB, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("made_at", TIMESTAMP(timezone=True), nullable=False),
)
"""Every change while a version is written, from the version it began with, in order. Append-only."""

plan_import = Table(
    "plan_import",
    metadata,
    Column("import_id", Text, primary_key=True),
    Column("authority_id", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("plans", Integer, nullable=False),
    Column("begun_by", Text, nullable=False),
    Column("begun_at", TIMESTAMP(timezone=True), nullable=False),
    Column("finished_at", TIMESTAMP(timezone=True)),
)
"""The log of files of plans that authorities brought in; the id follows from authority and file."""

plan_import_row = Table(
    "plan_import_row",
    metadata,
    Column("import_id", Text, ForeignKey("plan_import.import_id"), primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("reference", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("command_id", Text, nullable=False),
    Column("people", JSONB, nullable=False),
    Column("body", JSONB, nullable=False),
    Column("filed_at", TIMESTAMP(timezone=True)),
)
"""One line of such a file, kept until it is filed; `people` is emptied then, for names live elsewhere."""
