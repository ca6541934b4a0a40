"""Mutation testing of `rules/` with Cosmic Ray: `make mutation`, and `make mutation-report`.

    python -m tests.rules.mutation run [calendar appeal ...]     all modules when none is named
    python -m tests.rules.mutation report

Each mutant is one small change in a copy of the law under `out/mutation`; the checkout is never
touched. The examples judge it first, then all other tests of the law; a mutant that they all pass
has survived. A run that was stopped goes on where it was when it is started again, unless the law
or its tests have changed since: then it starts anew. Two processes work at a time.

Cosmic Ray and not mutmut: mutmut 3 changes neither a decorated function nor a value outside a
function, and here every function of the law is decorated with the rules that it applies, and much
of the law is values.
"""

import hashlib
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "out" / "mutation"
WORKERS = 2
NOT_LAW = {
    "__init__": "empty",
    "bank_holidays": "generated, and compared with `holidays` in a test",
}
NO_MUTANTS = {
    "core/ReplaceBinaryOperator_BitOr_.*": "`|` joins types here",
    "core/ReplaceComparisonOperator_Is_Eq": "identity and equality agree for enumerations and None",
    "core/ReplaceComparisonOperator_IsNot_NotEq": "the same",
}
CONFIG = """\
[cosmic-ray]
module-path = {modules}
timeout = 120.0
excluded-modules = []
test-command = "see tests.rules.judges"
[cosmic-ray.distributor]
name = "local"
[cosmic-ray.filters.operators-filter]
exclude-operators = {excluded}
"""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change that was judged. `diff` shows it; `killed` says whether a test saw it."""

    module: str
    operator: str
    diff: str
    killed: bool

    @property
    def change(self) -> str:
        """The line before and after, on one line."""
        lines = self.diff.splitlines()
        old = [line[1:].strip() for line in lines if line.startswith("-") and line[1:2] != "-"]
        new = [line[1:].strip() for line in lines if line.startswith("+") and line[1:2] != "+"]
        return f"`{' '.join(old)}` became `{' '.join(new)}`"


def _files() -> list[Path]:
    law = sorted((ROOT / "rules").glob("*.py"))
    tests = [path for path in sorted((ROOT / "tests" / "rules").iterdir()) if path.is_file()]
    others = ("tests/__init__.py", "docs/rules.md", "docs/packs.md", "pyproject.toml")
    return [*law, *tests, *(ROOT / other for other in others)]


def _fingerprint() -> str:
    found = hashlib.sha256()
    for path in _files():
        found.update(path.read_bytes())
    return found.hexdigest()


def _shares(modules: list[str]) -> list[list[str]]:
    """The modules shared out so that each worker has about as much to do."""
    shares: list[list[str]] = [[] for _ in range(WORKERS)]
    sizes = [0] * WORKERS
    for module in sorted(modules, key=lambda name: -_size(name)):
        least = sizes.index(min(sizes))
        shares[least].append(module)
        sizes[least] += _size(module)
    return [share for share in shares if share]


def _size(module: str) -> int:
    return (ROOT / "rules" / f"{module}.py").stat().st_size


def _copy_to(worker: Path) -> None:
    for path in _files():
        copy = worker / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)


def _prepare(worker: Path, modules: list[str]) -> None:
    _copy_to(worker)
    paths = [f"rules/{module}.py" for module in modules]
    config = CONFIG.format(modules=paths, excluded=list(NO_MUTANTS))
    (worker / "cosmic-ray.toml").write_text(config)
    _wait_for(_cosmic_ray(worker, "cosmic_ray.cli", "init", "cosmic-ray.toml", "session.sqlite"))
    filters = "cosmic_ray.tools.filters.operators_filter"
    _wait_for(_cosmic_ray(worker, filters, "session.sqlite", "cosmic-ray.toml"))


def _cosmic_ray(worker: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", *words], cwd=worker)


def _wait_for(*processes: subprocess.Popen[bytes]) -> None:
    ended = [process.wait() for process in processes]
    if any(ended):
        raise SystemExit("Cosmic Ray failed; the lines above say how.")


def run(modules: list[str]) -> None:
    """Judges all mutants of `modules`, two at a time; goes on with a run that was stopped."""
    every = [path.stem for path in sorted((ROOT / "rules").glob("*.py"))]
    chosen = modules or [module for module in every if module not in NOT_LAW]
    stamp, of_this = PLACE / "stamp", f"{_fingerprint()} {' '.join(chosen)}"
    if not (stamp.exists() and stamp.read_text() == of_this):
        shutil.rmtree(PLACE, ignore_errors=True)
        for number, share in enumerate(_shares(chosen)):
            _prepare(PLACE / str(number), share)
        stamp.write_text(of_this)
    workers = [path.parent for path in sorted(PLACE.glob("*/session.sqlite"))]
    for worker in workers:
        _copy_to(worker)  # a run that was stopped may have left a mutant behind
    judge = ("tests.rules.mutation_worker", "session.sqlite")
    _wait_for(*(_cosmic_ray(worker, *judge) for worker in workers))


def mutants() -> Iterator[Mutant]:
    """Every mutant that was judged so far."""
    for session in sorted(PLACE.glob("*/session.sqlite")):
        with use_db(session, WorkDB.Mode.open) as database:
            for item, result in database.completed_work_items:
                if result.worker_outcome is WorkerOutcome.SKIPPED:
                    continue
                (mutation,) = item.mutations
                yield Mutant(
                    mutation.module_path.stem,
                    mutation.operator_name.removeprefix("core/"),
                    result.diff or "",
                    result.test_outcome is not TestOutcome.SURVIVED,
                )


def _waiting() -> int:
    total = 0
    for session in PLACE.glob("*/session.sqlite"):
        with use_db(session, WorkDB.Mode.open) as database:
            total += sum(1 for _ in database.pending_work_items)
    return total


def report() -> str:
    """How many mutants of each module were killed, and each that survived, as Markdown."""
    judged = sorted(mutants(), key=lambda mutant: (mutant.module, mutant.operator))
    made = Counter(mutant.module for mutant in judged)
    alive = [mutant for mutant in judged if not mutant.killed]
    survived = Counter(mutant.module for mutant in alive)
    lines = ["| module | mutants | killed | survived |", "|---|---|---|---|"]
    for module, number in sorted(made.items()):
        lines.append(f"| {module} | {number} | {number - survived[module]} | {survived[module]} |")
    killed = len(judged) - len(alive)
    share = 100 * killed / len(judged) if judged else 0.0
    lines += [f"| all | {len(judged)} | {killed} ({share:.1f} %) | {len(alive)} |", ""]
    lines += [f"- {mutant.module}, {mutant.operator}: {mutant.change}" for mutant in alive]
    if waiting := _waiting():
        lines.append(f"\n{waiting} mutants are still waiting: run it again.")
    return "\n".join(lines)


if __name__ == "__main__":
    command, *names = sys.argv[1:] or ["report"]
    if command == "run":
        run(names)
    sys.stdout.write(f"{report()}\n")
