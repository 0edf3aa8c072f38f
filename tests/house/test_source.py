"""Rules that hold for every file of the source."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SOURCE = Path(__file__).parents[2] / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
WRITTEN = [path for path in MODULES if "migrations" not in path.parts and path.stat().st_size]
"""Without migrations, which Django writes, and empty files, which only mark a folder."""

CATCH_ALL = {"utils", "util", "helpers", "manager", "managers", "service", "services", "common"}


def test_the_source_is_found() -> None:
    assert SOURCE / "comity" / "reader" / "claims.py" in MODULES


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_module_says_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text()))
    assert docstring, f"{path} has no docstring: say in its first line what is true of it"


def test_no_module_is_a_catch_all() -> None:
    found = [path for path in MODULES if path.stem in CATCH_ALL or path.parent.name in CATCH_ALL]
    assert found == [], f"no idea is named {found}: name what is in there"


@pytest.mark.parametrize("package", ["comity.dates", "comity.terms", "comity.reader"])
def test_pure_packages_import_without_django(package: str) -> None:
    """A notebook or a Spark worker reads prose without the weight of a web framework."""
    script = f"""
import importlib, pkgutil, sys
package = importlib.import_module({package!r})
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(sorted({{"django", "sqlite3", "psycopg"}} & set(sys.modules)))
"""
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("errors.py")), ids=lambda path: str(path.relative_to(SOURCE))
)
def test_errors_are_drawn_at_the_top(path: Path) -> None:
    """Whoever handles errors of a package finds all of them in one tree."""
    module = ast.parse(path.read_text())
    drawn = re.findall(r"\w+", ast.get_docstring(module) or "")
    classes = {node.name for node in module.body if isinstance(node, ast.ClassDef)}
    assert {name for name in classes if name not in drawn} == set()


BY_NAME = {
    "argon2-cffi": "Django's hasher of passwords imports it by name",
    "psycopg": "Django's PostgreSQL backend imports it by name",
    "whitenoise": "the settings name its middleware",
}


OPTIONAL = {"pyspark", "py4j"}
"""Of a group of its own; the source says what to install where they are missing."""


def test_dependencies_are_what_the_source_imports() -> None:
    project = tomllib.loads((SOURCE.parent / "pyproject.toml").read_text())["project"]
    asked = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    belongs_to = packages_distributions()
    imported: set[str] = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                owners = belongs_to.get(name.partition(".")[0], [])
                imported |= {canonicalize_name(owner) for owner in owners}
    imported -= {"comity"} | OPTIONAL
    assert imported <= asked, "name them in pyproject.toml"
    assert asked - imported == BY_NAME.keys(), "nothing imports them"
