"""The tests that judge a mutant of the law, the quick ones first (`tests.rules.mutation`)."""

_OPTIONS = "-x -q -p no:randomly -p no:cacheprovider --hypothesis-seed=1"
_EXAMPLES = "tests/rules/test_examples.py"
# What draws days at random or walks through thousands of them comes last.
_SLOW = tuple(
    f"tests/rules/test_{name}.py"
    for name in ("against_numpy", "every_deadline", "properties", "window")
)
# Changed laws are no judges of a mutant: they are themselves made from the source of the law.
_ELSEWHERE = (_EXAMPLES, "tests/rules/test_law_changes.py", *_SLOW)

STAGES = (
    f"{_OPTIONS} --timeout=20 {_EXAMPLES}",
    f"{_OPTIONS} --timeout=20 tests/rules {' '.join(f'--ignore={path}' for path in _ELSEWHERE)}",
    f"{_OPTIONS} --timeout=60 {' '.join(_SLOW)}",
)
