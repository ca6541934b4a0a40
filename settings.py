"""Everything that can be configured, in one frozen value; the only reader of the environment.

Every field is read from an environment variable of the same name with the prefix ``REDRESS_``,
except ``DATABASE_URL`` and the ``TEMPORAL_*`` names, which keep the names that hosts already use.
``docs/operations.md`` lists them; a test fails when one is missing there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _default_data_dir() -> Path:
    """A fixed folder that is not under root's home, so that PostgreSQL can drop privileges into it."""
    import os

    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/lib/redress")
    return Path.home() / ".local" / "share" / "redress"


class Settings(BaseSettings):
    """The configuration of one process, read once when the process starts."""

    model_config = SettingsConfigDict(env_prefix="REDRESS_", frozen=True, extra="ignore")

    demo: bool = False
    """Demonstration mode: demo people, demonstration clock, local mail sink."""

    data_dir: Path = Field(default_factory=_default_data_dir)
    """Folder of everything kept on one machine: database, Temporal file, documents, keys, logs."""

    database_url: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("DATABASE_URL", "REDRESS_DATABASE_URL")
    )
    """PostgreSQL 15 or newer that already runs; when absent the embedded server is started."""

    database_pool_size: int = 10
    """Connections that one process keeps open."""

    temporal_address: str | None = Field(
        default=None, validation_alias=AliasChoices("TEMPORAL_ADDRESS", "REDRESS_TEMPORAL_ADDRESS")
    )
    """host:port of a Temporal frontend that already runs; when absent the embedded server is started."""

    temporal_namespace: str = Field(
        default="default",
        validation_alias=AliasChoices("TEMPORAL_NAMESPACE", "REDRESS_TEMPORAL_NAMESPACE"),
    )
    """Temporal namespace that holds the cases."""

    temporal_api_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("TEMPORAL_API_KEY", "REDRESS_TEMPORAL_API_KEY")
    )
    """API key for Temporal Cloud; implies TLS."""

    temporal_tls: bool = Field(
        default=False, validation_alias=AliasChoices("TEMPORAL_TLS", "REDRESS_TEMPORAL_TLS")
    )
    """Use TLS towards Temporal."""

    temporal_tls_cert: Path | None = Field(
        default=None,
        validation_alias=AliasChoices("TEMPORAL_TLS_CERT", "REDRESS_TEMPORAL_TLS_CERT"),
    )
    """Client certificate (PEM) for mutual TLS."""

    temporal_tls_key: Path | None = Field(
        default=None, validation_alias=AliasChoices("TEMPORAL_TLS_KEY", "REDRESS_TEMPORAL_TLS_KEY")
    )
    """Private key (PEM) for mutual TLS."""

    task_queue: str = "redress"
    """Temporal task queue of the cases; errands (messages, bundles) have one beside it."""

    temporal_port: int = 7233
    """Loopback port of the embedded Temporal server."""

    temporal_ui_port: int = 8233
    """Loopback port of the embedded Temporal server's web pages."""

    web_host: str = "127.0.0.1"
    """Address the web process listens on."""

    web_port: int = 8000
    """Port the web process listens on."""

    public_url: str | None = None
    """Address that people use; letters and messages link to it. Default: from web_host and web_port."""

    keys_file: Path | None = None
    """JSON file of encryption and session keys; default data_dir/keys.json. Made at the first demo start."""

    smtp_host: str | None = None
    """Mail server; when absent in demonstration mode the local mail sink is used."""

    smtp_port: int = 25
    """Port of the mail server."""

    notify_api_key: SecretStr | None = None
    """API key of GOV.UK Notify; with a template id, e-mail goes through it."""

    notify_template_id: str | None = None
    """Id of the Notify e-mail template, which holds ((subject)) and ((body))."""

    notify_sms_template_id: str | None = None
    """Id of the Notify text message template, which holds ((body)); without it none is sent."""

    notify_callback_token: SecretStr | None = None
    """Bearer token with which Notify reports what became of messages; without it nobody may."""

    quiet_hours: bool = True
    """No e-mail and no text message leaves between 21:00 and 08:00 in London (real time)."""

    mail_sink_port: int = 8025
    """Loopback port of the local mail sink in demonstration mode."""

    mail_from: str = "redress@example.org"
    """Sender address of e-mails."""

    patience_seconds: float = 5.0
    """How long a page waits for a decision before it says: received, still working."""

    sweep_seconds: int = 15
    """How often unanswered commands and undelivered messages are sent again."""

    upload_limit_bytes: int = 50 * 1024 * 1024
    """Largest file a person may send in, in bytes."""

    log_level: str = "INFO"
    """Lowest level that is logged."""

    @cached_property
    def errand_queue(self) -> str:
        """Temporal task queue of messages and bundles."""
        return f"{self.task_queue}-errands"

    @cached_property
    def files_dir(self) -> Path:
        """Folder of the content-addressed document store."""
        return self.data_dir / "files"

    @cached_property
    def keys_path(self) -> Path:
        """Where the keys file lies."""
        return self.keys_file or self.data_dir / "keys.json"

    @cached_property
    def base_url(self) -> str:
        """Address that people use, without a slash at its end."""
        return (self.public_url or f"http://{self.web_host}:{self.web_port}").rstrip("/")

    @cached_property
    def mail_dir(self) -> Path:
        """Folder in which the local mail sink keeps what it received."""
        return self.data_dir / "mail"

    @cached_property
    def texts_dir(self) -> Path:
        """Folder in which the demonstration keeps the text messages it would have sent."""
        return self.data_dir / "texts"

    @classmethod
    def variables(cls) -> dict[str, tuple[str, ...]]:
        """The environment variables that each field is read from, the preferred one first."""
        names: dict[str, tuple[str, ...]] = {}
        for name, field in cls.model_fields.items():
            alias = field.validation_alias
            if isinstance(alias, AliasChoices):
                names[name] = tuple(str(choice) for choice in alias.choices)
            else:
                names[name] = (f"REDRESS_{name.upper()}",)
        return names

    def environment(self, around: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment `around`, changed so that another process gets these same settings.

        Without `around` only the variables of the settings themselves. A setting that is absent here is removed, so that it cannot come back from outside.
        """
        changed = dict(around or {})
        for name, variables in self.variables().items():
            for variable in variables:
                changed.pop(variable, None)
            value = getattr(self, name)
            if value is not None:
                plain = value.get_secret_value() if isinstance(value, SecretStr) else value
                changed[variables[0]] = str(plain)
        return changed


def signing_secret(keys_path: Path) -> str:
    """The secret of sessions and links, from the key file that the engine keeps.

    Raises ValueError when the file is missing or holds none: sessions must survive a restart and
    be the same in every web process.
    """
    try:
        secret = json.loads(keys_path.read_text()).get("session_secret")
    except (OSError, ValueError, AttributeError):
        secret = None
    if not isinstance(secret, str) or len(secret) < 32:
        raise ValueError(f"the key file {keys_path} holds no secret for sessions")
    return secret
