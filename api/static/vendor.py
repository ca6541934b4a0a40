"""Fetch the compiled GOV.UK Frontend again from its pinned npm package (developers only).

Usage: `python api/static/vendor.py`, with npm at hand. Users never need node: the result is part of
the repository. The package is refused unless its SHA-256 agrees.

GOV.UK's font and crest belong to services on GOV.UK alone, so the font rules are taken out, the
family becomes Helvetica or Arial, and the crest, icons and fonts are not copied. The version must
be the one that the pinned `govuk-frontend-jinja` matches (its README names it).
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "govuk-frontend@6.3.0"
SHA256 = "3d91fd1353e32e306a8ae493b44ba9c0277348b5dbc08442a3e63d822e516048"
STYLE = "govuk-frontend.min.css"
SCRIPT = "govuk-frontend.min.js"
TARGET = Path(__file__).parent / "vendor"


def fetch(folder: Path) -> Path:
    """The unpacked package; `SystemExit` when its bytes are not the pinned ones."""
    subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True)
    [archive] = folder.glob("*.tgz")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{PACKAGE}: SHA-256 is {found}, expected {SHA256}")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package" / "dist" / "govuk"


def without_government_marks(css: str) -> str:
    """The style without the font and crest that are reserved for GOV.UK."""
    css = re.sub(r"/\*! Copyright.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = css.replace(
        "GDS Transport,arial,sans-serif", '"Helvetica Neue",helvetica,arial,sans-serif'
    )
    css = re.sub(r"url\([^)]*govuk-crest[^)]*\)", "none", css)
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    for word in ("GDS Transport", "/assets/", "@font-face"):
        if word in css:
            raise SystemExit(f"{STYLE} still holds {word}: look at what changed in {PACKAGE}")
    return css


def main() -> None:
    """Fetch, patch and write."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        dist = fetch(Path(name))
        (TARGET / STYLE).write_text(without_government_marks((dist / STYLE).read_text()))
        script = (dist / SCRIPT).read_text()
        script = re.sub(r"//# sourceMappingURL=.*", "", script)
        (TARGET / SCRIPT).write_text(script)


if __name__ == "__main__":
    main()
