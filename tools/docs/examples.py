"""The tables that rules are tested by, as the tests of every kind of return have them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from textwrap import dedent

from tenure.returns.rules import Rule
from tools.docs.pages import ROOT

TESTS = ROOT / "tests" / "returns"


def examples_of(rule: Rule) -> tuple[str, ...]:
    """The tables that the rule's tests judge."""
    return _tables(_folder(rule)).get(called(rule), ())


def called(rule: Rule) -> str:
    """The name that the rule has in its module."""
    return _names(_folder(rule))[rule.code]


def _folder(rule: Rule) -> str:
    """The room of the kind that the rule is of: rules about one file of a set are ASC-WDS's,
    but for those of the education return."""
    if rule.code.startswith("E-"):
        return "education"
    return "ascwds" if rule.file else "csww"


@cache
def _names(folder: str) -> dict[str, str]:
    ours = [module for name, module in sys.modules.items() if name.startswith(f"tenure.returns.{folder}.")]
    return {
        each.code: name for module in ours for name, each in vars(module).items() if isinstance(each, Rule)
    }


@cache
def _tables(folder: str) -> dict[str, tuple[str, ...]]:
    """Every table given to `spec` in the tests of a kind, by the name of the rule it is given for."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((TESTS / folder).glob("test_*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for name, text in _given_to_spec(function):
                    found[name] = (*found.get(name, ()), text)
    return found


def _given_to_spec(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    words = {
        ast.unparse(node.targets[0]): node.value.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    }
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "spec" and len(call.args) > 1:
            given = call.args[1]
            text = given.value if isinstance(given, ast.Constant) else words.get(ast.unparse(given))
            if isinstance(text, str):
                yield ast.unparse(call.args[0]).rsplit(".", 1)[-1], dedent(text).strip("\n").rstrip()
