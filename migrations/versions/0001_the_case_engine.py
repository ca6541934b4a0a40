"""The tables that carry the guarantees, their roles, and the compartment for mediation content."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

ROLES = """
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['redress_app', 'redress_mediation'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
        EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
    END LOOP;
END
$$
"""

PEOPLE = """
CREATE TABLE person (
    person_id text PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('person', 'organisation')),
    role text NOT NULL,
    display_name text NOT NULL,
    born_on date,
    gender text,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE membership (
    person_id text NOT NULL REFERENCES person,
    organisation_id text NOT NULL REFERENCES person,
    PRIMARY KEY (person_id, organisation_id)
);
CREATE TABLE contact (
    person_id text PRIMARY KEY REFERENCES person,
    email text,
    phone text,
    address_lines jsonb NOT NULL DEFAULT '[]',
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE narrative (
    narrative_id text PRIMARY KEY,
    case_id text NOT NULL,
    author_id text NOT NULL,
    words text NOT NULL,
    answers jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX narrative_case ON narrative (case_id);
CREATE TABLE access_token (
    token_hash text PRIMARY KEY,
    person_id text NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now()
)
"""

CASES = """
CREATE TABLE command (
    command_id text PRIMARY KEY,
    case_id text NOT NULL,
    case_kind text NOT NULL,
    kind text NOT NULL,
    body jsonb NOT NULL,
    opens_case boolean NOT NULL DEFAULT false,
    source text NOT NULL DEFAULT 'web',
    received_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now(),
    status text NOT NULL DEFAULT 'received' CHECK (status IN ('received', 'applied', 'refused')),
    answered_at timestamptz,
    seq integer,
    refused_code text,
    refused_reason text,
    refused_rule text
);
CREATE INDEX command_unanswered ON command (stored_at) WHERE status = 'received';
CREATE INDEX command_case ON command (case_id);
CREATE TABLE case_row (
    case_id text PRIMARY KEY,
    kind text NOT NULL,
    seq integer NOT NULL,
    head text NOT NULL,
    state jsonb NOT NULL,
    state_hash text NOT NULL,
    stage text NOT NULL,
    pack text NOT NULL DEFAULT '',
    family_id text NOT NULL DEFAULT '',
    child_id text NOT NULL DEFAULT '',
    authority_id text NOT NULL DEFAULT '',
    service_id text NOT NULL DEFAULT '',
    mediator_id text NOT NULL DEFAULT '',
    tribunal_id text NOT NULL DEFAULT '',
    clock_offset_seconds integer,
    opened_on date NOT NULL,
    next_due_on date,
    is_closed boolean NOT NULL DEFAULT false,
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX case_row_open ON case_row (kind) WHERE NOT is_closed;
CREATE INDEX case_row_family ON case_row (family_id);
CREATE INDEX case_row_authority ON case_row (authority_id);
CREATE TABLE case_event (
    case_id text NOT NULL,
    seq integer NOT NULL CHECK (seq > 0),
    kind text NOT NULL,
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    effective_on date NOT NULL,
    actor_role text NOT NULL,
    actor_id text NOT NULL,
    command_id text NOT NULL,
    rule text NOT NULL,
    payload jsonb NOT NULL,
    hash text NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (case_id, seq)
);
CREATE INDEX case_event_stored ON case_event (stored_at);
CREATE TABLE clock (
    case_id text NOT NULL,
    clock_id text NOT NULL,
    version integer NOT NULL,
    rule text NOT NULL,
    duty_holder text NOT NULL,
    due_on date NOT NULL,
    due_at timestamptz,
    status text NOT NULL,
    started_on date NOT NULL,
    ended_on date,
    reason text NOT NULL DEFAULT '',
    deadline jsonb NOT NULL,
    believed_from timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (case_id, clock_id, version)
);
CREATE INDEX clock_running ON clock (due_on) WHERE status = 'running';
CREATE TABLE task (
    case_id text NOT NULL,
    task_id text NOT NULL,
    kind text NOT NULL,
    owner text NOT NULL,
    role text NOT NULL,
    clock_id text NOT NULL DEFAULT '',
    ground text NOT NULL DEFAULT '',
    due_on date,
    PRIMARY KEY (case_id, task_id)
);
CREATE INDEX task_owner ON task (owner, due_on);
CREATE TABLE message_intent (
    message_id text PRIMARY KEY,
    case_id text NOT NULL,
    seq integer NOT NULL,
    template text NOT NULL,
    recipient text NOT NULL,
    letter text NOT NULL DEFAULT '',
    ground text NOT NULL DEFAULT '',
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'sent', 'failed')),
    happened_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    mail_started_at timestamptz,
    mail_sent_at timestamptz,
    possible_doubles integer NOT NULL DEFAULT 0,
    provider_reference text,
    failure text,
    sent_at timestamptz
);
CREATE INDEX message_intent_pending ON message_intent (created_at) WHERE status = 'pending';
CREATE INDEX message_intent_case ON message_intent (case_id, seq);
CREATE TABLE message (
    message_id text PRIMARY KEY,
    recipient text NOT NULL,
    case_id text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    html text NOT NULL,
    letter_document_id text,
    happened_at timestamptz NOT NULL,
    delivered_at timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz
);
CREATE INDEX message_recipient ON message (recipient, happened_at DESC);
CREATE TABLE certificate (
    number text PRIMARY KEY,
    case_id text NOT NULL,
    kind text NOT NULL,
    issued_on date NOT NULL
)
"""

DOCUMENTS = """
CREATE TABLE document (
    sha256 text PRIMARY KEY,
    media_type text NOT NULL,
    size_bytes bigint NOT NULL,
    pages integer NOT NULL DEFAULT 0,
    stored_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE document_register (
    document_id text PRIMARY KEY,
    sha256 text NOT NULL REFERENCES document,
    case_id text NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    file_name text NOT NULL DEFAULT '',
    dated_on date,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    register_key text UNIQUE
);
CREATE INDEX document_register_case ON document_register (case_id);
CREATE TABLE bundle_job (
    case_id text NOT NULL,
    request integer NOT NULL,
    status text NOT NULL DEFAULT 'queued'
        CHECK (status IN ('queued', 'building', 'done', 'failed')),
    progress text NOT NULL DEFAULT '',
    report jsonb NOT NULL DEFAULT '{}',
    document_id text,
    requested_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    PRIMARY KEY (case_id, request)
)
"""

WATCH = """
CREATE TABLE fault (
    case_id text NOT NULL,
    kind text NOT NULL,
    detail text NOT NULL,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    resolved_at timestamptz,
    PRIMARY KEY (case_id, kind)
);
CREATE TABLE day_root (
    day date PRIMARY KEY,
    root text NOT NULL,
    cases integer NOT NULL,
    events integer NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE deployment (
    name text PRIMARY KEY,
    code_hash text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now()
)
"""

COMPARTMENT = """
CREATE SCHEMA mediation;
CREATE TABLE mediation.note (
    note_id text PRIMARY KEY,
    case_id text NOT NULL,
    author_id text NOT NULL,
    words text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX note_case ON mediation.note (case_id)
"""

GUARDS = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: a record is never changed or removed', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER day_root_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON day_root
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA mediation FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO redress_app, redress_mediation;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO redress_app;
GRANT DELETE ON task, fault TO redress_app;
REVOKE UPDATE ON case_event, day_root, document, certificate FROM redress_app;
GRANT USAGE ON SCHEMA mediation TO redress_mediation;
GRANT SELECT, INSERT ON mediation.note TO redress_mediation
"""


def upgrade() -> None:
    """Create everything; roles first, because the grants name them."""
    op.execute(ROLES)
    op.execute(PEOPLE)
    op.execute(CASES)
    op.execute(DOCUMENTS)
    op.execute(WATCH)
    op.execute(COMPARTMENT)
    op.execute(GUARDS)
