"""Local inclusion plans with their settings, and national standards; all of it append-only."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"

PLANS = """
CREATE TABLE inclusion_plan_version (
    version_id text PRIMARY KEY,
    authority_id text NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    title text NOT NULL CHECK (title <> ''),
    dated_on date NOT NULL,
    effective_from date NOT NULL,
    partners jsonb NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (authority_id, number)
);
CREATE TABLE setting_entry (
    version_id text NOT NULL REFERENCES inclusion_plan_version,
    setting_id text NOT NULL,
    position integer NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    kind text NOT NULL,
    institution text NOT NULL,
    phases jsonb NOT NULL,
    needs jsonb NOT NULL,
    places integer NOT NULL CHECK (places >= 0),
    places_free integer NOT NULL CHECK (places_free BETWEEN 0 AND places),
    latitude double precision,
    longitude double precision,
    team_id text NOT NULL DEFAULT '',
    PRIMARY KEY (version_id, setting_id),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
)
"""

STANDARDS = """
CREATE TABLE standard_set (
    set_id text PRIMARY KEY,
    title text NOT NULL CHECK (title <> ''),
    issued_by text NOT NULL,
    dated_on date NOT NULL,
    effective_from date NOT NULL,
    until_on date CHECK (until_on >= effective_from),
    is_illustrative boolean NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE standard (
    set_id text NOT NULL REFERENCES standard_set,
    code text NOT NULL CHECK (code <> ''),
    position integer NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    area text NOT NULL,
    PRIMARY KEY (set_id, code)
)
"""

GRANTS = """
REVOKE ALL ON inclusion_plan_version, setting_entry, standard_set, standard FROM PUBLIC;
GRANT SELECT, INSERT ON inclusion_plan_version, setting_entry, standard_set, standard
    TO redress_app
"""

EVENTS = """
CREATE INDEX case_event_of_places ON case_event (kind, case_id)
    WHERE kind IN ('placement_started', 'placement_ended', 'standard_cited')
"""


def upgrade() -> None:
    """Create the tables, and the index by which movements and citations are counted."""
    op.execute(PLANS)
    op.execute(STANDARDS)
    op.execute(GRANTS)
    op.execute(EVENTS)
