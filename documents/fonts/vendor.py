"""Fetch the fonts of this folder again from pinned Debian packages (developers only, on Debian).

Usage: `python documents/fonts/vendor.py`. Each package is fetched with `apt-get download` at the
version below and refused unless its SHA-256 agrees; then the listed files and the copyright note
are copied here. Users never run this: the fonts are part of the repository.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class FontPackage:
    """A Debian package, its SHA-256, and the font files taken from it."""

    name: str
    version: str
    sha256: str
    folder: str
    files: tuple[str, ...]


PACKAGES = (
    FontPackage(
        name="fonts-liberation2",
        version="2.1.5-1",
        sha256="35ffaa54f117e633e89a5da89af235a073b34dbe582726fbf6989568f7fd9bda",
        folder="usr/share/fonts/truetype/liberation2",
        files=("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ),
    FontPackage(
        name="fonts-noto-core",
        version="20201225-1",
        sha256="58f4f0bb6720f919f92096b3508e1412a0f1544424ade6c5b5bf1eb694dd64ba",
        folder="usr/share/fonts/truetype/noto",
        files=tuple(
            f"{family}-Regular.ttf"
            for family in (
                "NotoSans",
                "NotoSansArabic",
                "NotoSansArmenian",
                "NotoSansBengali",
                "NotoSansDevanagari",
                "NotoSansEthiopic",
                "NotoSansGeorgian",
                "NotoSansGujarati",
                "NotoSansGurmukhi",
                "NotoSansHebrew",
                "NotoSansMalayalam",
                "NotoSansSinhala",
                "NotoSansTamil",
                "NotoSansTelugu",
                "NotoSansThai",
            )
        ),
    ),
    FontPackage(
        name="fonts-droid-fallback",
        version="1:6.0.1r16-1.1",
        sha256="d2096d4edde128fedf6749be2dd204a5810210a6201126d99b8d412344f71056",
        folder="usr/share/fonts/truetype/droid",
        files=("DroidSansFallbackFull.ttf",),
    ),
)


def vendor(package: FontPackage) -> None:
    """Fetch, check and unpack one package; `SystemExit` when its bytes are not the pinned ones."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["apt-get", "download", f"{package.name}={package.version}"],
            cwd=folder,
            check=True,
        )
        [archive] = Path(folder).glob("*.deb")
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != package.sha256:
            raise SystemExit(f"{package.name}: SHA-256 is {found}, expected {package.sha256}")
        unpacked = Path(folder) / "unpacked"
        subprocess.run(["dpkg-deb", "-x", archive, unpacked], check=True)
        for name in package.files:
            shutil.copyfile(unpacked / package.folder / name, HERE / name)
        shutil.copyfile(
            unpacked / "usr/share/doc" / package.name / "copyright",
            HERE / f"LICENSE.{package.name}.txt",
        )


if __name__ == "__main__":
    for wanted in PACKAGES:
        vendor(wanted)
