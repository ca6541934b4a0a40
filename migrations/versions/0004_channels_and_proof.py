"""How each person wants to be told, every attempt to tell them, and letters that must be posted."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

PREFERENCES = """
CREATE TABLE contact_preference (
    change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id text NOT NULL,
    channels jsonb NOT NULL,
    format text NOT NULL,
    language text NOT NULL,
    interpreter text NOT NULL DEFAULT '',
    not_to_address boolean NOT NULL DEFAULT false,
    not_by_phone boolean NOT NULL DEFAULT false,
    not_by_email boolean NOT NULL DEFAULT false,
    safety_note text NOT NULL DEFAULT '',
    source text NOT NULL,
    changed_by text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX contact_preference_person ON contact_preference (person_id, change_id DESC)
"""

INTENTS = """
ALTER TABLE message_intent
    ADD COLUMN round integer NOT NULL DEFAULT 0,
    ADD COLUMN run integer NOT NULL DEFAULT 0,
    ADD COLUMN not_before timestamptz,
    ADD COLUMN text_started_at timestamptz,
    ADD COLUMN text_sent_at timestamptz;
CREATE INDEX message_intent_failed ON message_intent (case_id) WHERE status = 'failed'
"""

ATTEMPTS = """
CREATE TABLE message_attempt (
    attempt_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id text NOT NULL,
    round integer NOT NULL,
    channel text NOT NULL CHECK (channel IN ('centre', 'email', 'text', 'letter')),
    template text NOT NULL,
    template_version text NOT NULL,
    status text NOT NULL CHECK (status IN ('queued', 'sent', 'delivered', 'failed', 'bounced')),
    provider_reference text NOT NULL DEFAULT '',
    failure text NOT NULL DEFAULT '',
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX message_attempt_message ON message_attempt (message_id, attempt_id);
CREATE INDEX message_attempt_reference ON message_attempt (provider_reference)
    WHERE provider_reference <> '';
CREATE TRIGGER message_attempt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON message_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""

LETTERS = """
CREATE TABLE letter_queue (
    message_id text NOT NULL,
    round integer NOT NULL,
    case_id text NOT NULL,
    recipient text NOT NULL,
    queued_at timestamptz NOT NULL DEFAULT now(),
    posted_at timestamptz,
    posted_by text,
    stopped_at timestamptz,
    PRIMARY KEY (message_id, round)
);
CREATE INDEX letter_queue_open ON letter_queue (case_id)
    WHERE posted_at IS NULL AND stopped_at IS NULL
"""

GRANTS = """
REVOKE ALL ON contact_preference, message_attempt, letter_queue FROM PUBLIC;
GRANT SELECT, INSERT ON contact_preference, message_attempt TO redress_app;
GRANT SELECT, INSERT, UPDATE ON letter_queue TO redress_app
"""


def upgrade() -> None:
    """Create the tables. An attempt is never changed: what became of it is a row of its own."""
    for statements in (PREFERENCES, INTENTS, ATTEMPTS, LETTERS, GRANTS):
        op.execute(statements)
