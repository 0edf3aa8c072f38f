"""The project's documents tell the truth about its files, commands, settings and packages."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from comity.record import kinds

TOP = Path(__file__).parents[2]
TOP_DOCUMENTS = ("README.md", "ARCHITECTURE.md", "GLOSSARY.md", "CONTRIBUTING.md", "CHANGELOG.md")
DECISIONS = sorted((TOP / "docs" / "decisions").glob("*.md"))
SECTIONS = ("Context", "Decision", "Consequences", "Rejected")


def written(name: str) -> str:
    return (TOP / name).read_text()


def tracked() -> list[Path]:
    """Every file of the project, or nothing where it was unpacked without its history."""
    run = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=False)
    return [path for name in run.stdout.splitlines() if (path := TOP / name).is_file()]


@pytest.mark.parametrize("name", TOP_DOCUMENTS)
def test_files_and_links_lead_somewhere(name: str) -> None:
    text = written(name)
    named = re.findall(r"`((?:src|tests|docs|lock|tools|benchmarks|\.ci)/[^`\s]*)`", text)
    named += [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [path for path in named if not (TOP / path).exists()] == []


def test_the_architecture_names_every_package() -> None:
    text = written("ARCHITECTURE.md")
    packages = {path.parent.name for path in (TOP / "src" / "comity").glob("*/__init__.py")}
    assert {name for name in packages if f"`comity.{name}`" not in text} == set()


def test_every_make_command_is_explained() -> None:
    commands = set(re.findall(r"^([a-z]+):.*## ", written("Makefile"), re.MULTILINE)) - {"help"}
    text = written("CONTRIBUTING.md")
    assert {name for name in commands if f"`make {name}`" not in text} == set()
    told = set(re.findall(r"`make ([a-z]+)", text + written("README.md")))
    assert told - {"help"} <= commands


def test_every_kind_of_item_is_in_the_glossary() -> None:
    defined = {word.lower() for word in re.findall(r"\*\*([^*]+)\*\*", written("GLOSSARY.md"))}
    assert kinds.ITEM_KINDS.keys() - defined == set()


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_a_decision_has_its_sections(path: Path) -> None:
    assert re.fullmatch(r"20\d\d-\d\d-\d\d-[a-z0-9-]+\.md", path.name)
    found = re.findall(r"^## (.+)$", path.read_text(), re.MULTILINE)
    assert tuple(section for section in found if section != "Measured") == SECTIONS


def test_every_setting_is_documented() -> None:
    """A setting is a variable of the environment; the settings module lists those of the site."""
    source = "\n".join(path.read_text() for path in (TOP / "src").rglob("*.py"))
    used = set(re.findall(r"""["'](COMITY_[A-Z_]+)["']""", source))
    listing = written("src/comity/settings.py").split('"""')[1]
    listing += written("docs/reference/terminal.md")  # and its help those of the terminal alone
    assert {name for name in used if name not in listing} == set()


LOCKS = ("runtime", "test", "spark")


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_the_project_asks_for(lock: str) -> None:
    project = tomllib.loads(written("pyproject.toml"))
    asked = project["dependency-groups"].get(lock, [])
    if lock != "spark":  # which comes on top of the others
        asked = asked + project["project"]["dependencies"]
    pins = re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", written(f"lock/{lock}.txt"), re.MULTILINE)
    locked = {canonicalize_name(name): version for name, version in pins}
    for requirement in map(Requirement, asked):
        version = locked.get(canonicalize_name(requirement.name), "0")
        assert requirement.specifier.contains(version), f"{requirement}: run make lock"


def test_locks_name_no_place_to_fetch_from() -> None:
    for lock in LOCKS:
        assert "://" not in written(f"lock/{lock}.txt")


def test_no_file_names_a_place_on_the_machine_where_it_was_written() -> None:
    # Put together so that this file does not find itself.
    places = re.compile(
        "|".join(("/root" + "/", "/wo" + "rk/", "/home" + "/[a-z]", "/Us" + "ers/"))
    )
    found = []
    for path in tracked():
        try:
            if places.search(path.read_text()):
                found.append(path)
        except UnicodeDecodeError:
            continue  # pictures and documents made by a committed script
    assert found == []
