"""Nothing here is larger than a reader can hold in mind (the limits of the style guide)."""

import ast
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "tenure"
MODULES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FOLDERS = ("src", "tests", "tools", "bench", "docs")

MODULE, FUNCTION, RULE, VIEW, TEST, ARGUMENTS, DEEP, PATH = 400, 40, 10, 25, 40, 6, 2, 90
LONGER: dict[str, tuple[str, str]] = {}
"""Modules that may be longer: the reason, and the day by which it is looked at again."""

KINDS_OF_CODE = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "managers",
    "misc",
    "shared",
}


class Function(NamedTuple):
    """What is asked of a function: how long it is, and how many things it takes."""

    name: str
    lines: int
    arguments: int


def named(path):
    return path.relative_to(ROOT).as_posix()


@cache
def functions(path):
    """Every function in a module, with the names of its decorators; a module is read once."""
    return [
        (Function(node.name, lines(node), arguments(node)), {called(each) for each in node.decorator_list})
        for node in statements(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def statements(node):
    """Every statement below a node, at any depth; what stands within a statement is of no interest here."""
    for block in ("body", "orelse", "handlers", "finalbody", "cases"):
        for each in getattr(node, block, ()):
            yield each
            yield from statements(each)


def called(decorator):
    return ast.unparse(decorator).split("(")[0]


def lines(node):
    """Lines of a function from its `def`, without its docstring: words are not length."""
    first = node.body[0]
    docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    words = (first.end_lineno - first.lineno + 1) if docstring else 0
    return node.end_lineno - node.lineno + 1 - words


def arguments(node):
    """How many arguments a caller may give, `self` aside."""
    wanted = [each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([name for name in wanted if name not in {"self", "cls"}])


def longer_than(limit, found):
    return [f"{where}: {size}" for where, size in found if size > limit]


def test_a_module_is_at_most_400_lines():
    found = [(named(path), len(path.read_text(encoding="utf-8").splitlines())) for path in (*MODULES, *TESTS)]
    assert longer_than(MODULE, [each for each in found if each[0] not in LONGER]) == []


@pytest.mark.parametrize(
    ("paths", "limit", "which"),
    [
        pytest.param(MODULES, FUNCTION, lambda path, node, marks: True, id="function"),
        pytest.param(MODULES, RULE, lambda path, node, marks: "rule" in marks, id="rule"),
        pytest.param(
            MODULES, VIEW, lambda path, node, marks: path.name == "views.py" and node.arguments, id="view"
        ),
        pytest.param(TESTS, TEST, lambda path, node, marks: node.name.startswith("test_"), id="test"),
    ],
)
def test_a_function_is_short_enough_to_read_at_once(paths, limit, which):
    found = [
        (f"{named(path)} {node.name}", node.lines)
        for path in paths
        for node, marks in functions(path)
        if which(path, node, marks)
    ]
    assert longer_than(limit, found) == []


def test_a_function_takes_at_most_six_things():
    found = [
        (f"{named(path)} {node.name}", node.arguments) for path in MODULES for node, _ in functions(path)
    ]
    assert longer_than(ARGUMENTS, found) == []


def test_folders_go_two_deep_below_a_package():
    deep = {
        named(path.parent)
        for path in SOURCE.rglob("*")
        if path.is_file()
        and len(path.relative_to(SOURCE).parts) - 2 > DEEP
        and "__pycache__" not in path.parts
    }
    assert deep == set()


def test_a_path_is_at_most_90_letters():
    paths = [
        path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts
    ]
    assert longer_than(PATH, [(named(path), len(named(path))) for path in paths]) == []


def test_no_module_is_named_for_a_kind_of_code():
    assert [named(path) for path in (*MODULES, *TESTS) if path.stem in KINDS_OF_CODE] == []
    assert [named(path.parent) for path in MODULES if path.parent.name in KINDS_OF_CODE] == []
