from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from tests.cli.conftest import Run

from comity.record import wall


def comity(home: Path, *words: object) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    return subprocess.run(
        [sys.executable, "-m", "comity.cli.main", *map(str, words)],
        capture_output=True, text=True, check=False, timeout=120,
        env={**env, "COMITY_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip


def test_the_chain_of_a_fresh_record_holds(record, ask):
    report = ask("verify")
    assert report["problems"] == []
    assert ask("verify", "--head", report["head"])["head"] == report["head"]


def test_a_head_that_is_not_in_the_chain_is_told(record, run: Run):
    result = run("verify", "--head", "0" * 64)
    assert result.exit_code == 1
    assert "not in the chain" in result.stdout


def test_the_vocabulary_is_consistent(run: Run):
    result = run("terms", "check")
    assert result.exit_code == 0, result.output
    assert "no problems" in result.stdout


def test_audiences_are_accredited_by_code(record, ask, run: Run):
    assert ask("audiences", "JPN", "AUS") == ["AUS", "JPN", "public"]
    assert run("audiences", "ZZZ").exit_code == 1


def test_an_account_is_opened(record, run: Run):
    words = ["account", "desk", "--for", "NATO", "--role", "reviewer", "--password"]
    assert run(*words, "short").exit_code == 1
    assert run(*words, "a-long-enough-passphrase").exit_code == 0
    again = run(*words, "a-long-enough-passphrase")
    assert (again.exit_code, "already" in again.stderr) == (1, True)


def test_a_record_is_begun_copied_and_restored(page: Path, tmp_path: Path):
    home, copy = tmp_path / "one", tmp_path / "copy.sqlite3"
    added = comity(home, "add", page)
    assert added.returncode == 0, added.stderr
    assert "Bringing the record" in added.stderr
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600
    copied = comity(home, "backup", copy)
    head = copied.stdout.split()[-1]
    assert (copied.returncode, len(head)) == (0, 64)
    restored = comity(tmp_path / "two", "restore", copy)
    assert restored.returncode == 0, restored.stderr
    assert head in restored.stdout


def test_what_is_no_copy_or_would_replace_a_record_is_not_restored(
    run: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("COMITY_DATABASE_URL", raising=False)
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "home"))
    refused = run("restore", page)
    assert (refused.exit_code, "is no copy" in refused.stderr) == (1, True)
    assert not (tmp_path / "home").exists()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "comity.sqlite3").write_bytes(b"")
    refused = run("restore", page)
    assert (refused.exit_code, "is a record already" in refused.stderr) == (1, True)


def test_a_folder_that_cannot_be_made_is_told(page: Path, tmp_path: Path):
    (tmp_path / "file").write_text("")
    done = comity(tmp_path / "file" / "home", "add", page)
    assert done.returncode == 1
    assert "COMITY_HOME" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_read_only_folder_is_told(page: Path, tmp_path: Path):
    tmp_path.chmod(0o500)
    done = comity(tmp_path / "home", "add", page)
    tmp_path.chmod(0o700)
    assert (done.returncode, "COMITY_HOME" in done.stderr) == (1, True)


def test_an_occupied_port_is_told_before_anything_is_done(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = comity(tmp_path / "home", "demo", "--port", port)
    assert done.returncode == 1
    assert "--port" in done.stderr
    assert not (tmp_path / "home").exists()


def test_heads_are_signed_and_checked(record, run: Run, tmp_path: Path):
    key, log = tmp_path / "heads.key", tmp_path / "heads.log"
    made = run("head-key", key)
    assert (made.exit_code, stat.S_IMODE(key.stat().st_mode)) == (0, 0o600), made.output
    assert run("head-key", key).exit_code == 1
    for _ in range(2):
        assert run("verify", "--sign", key, "--heads", log).exit_code == 0
    checked = run("verify", "--heads", log, "--public-key", f"{key}.pub")
    assert (checked.exit_code, "2 signed heads" in checked.stdout) == (0, True), checked.output
    first, second = log.read_bytes().splitlines(keepends=True)
    for forged, words in (
        (first.replace(b'"digest":"', b'"digest":"0'), "not signed with this key"),
        (second, "a line before it is missing"),
        (b"no head\n", "no signed head"),
    ):
        log.write_bytes(forged)
        refused = run("verify", "--heads", log, "--public-key", f"{key}.pub")
        assert (refused.exit_code, words in refused.stdout) == (1, True), refused.output
    assert run("verify", "--sign", key, "--heads", log).exit_code == 1
    assert log.read_bytes() == b"no head\n"


def test_a_record_written_anew_is_not_the_one_signed(record, run: Run, tmp_path: Path):
    from comity.record.heads import private_key, sign_head

    key, log = tmp_path / "heads.key", tmp_path / "heads.log"
    run("head-key", key)
    sign_head(2, "0" * 64, private_key(key), log)
    sign_head(10_000, "0" * 64, private_key(key), log)
    refused = run("verify", "--heads", log, "--public-key", f"{key}.pub")
    assert "is not the one signed" in refused.stdout
    assert "cut short" in refused.stdout
    assert "no public key" in run("verify", "--heads", log, "--public-key", key).stderr
    assert "no key for signing" in run("verify", "--heads", log, "--sign", f"{key}.pub").stderr


def test_a_second_wall_is_told_of_only_where_it_stands(
    record, run: Run, monkeypatch: pytest.MonkeyPatch
):
    """On SQLite there is none to be had; on PostgreSQL it is laid where it was asked for."""
    monkeypatch.setattr(settings, "WALL", "0")
    wall.stands.cache_clear()
    result = run("wall")
    assert (result.exit_code, "COMITY_WALL=1" in result.stderr) == (1, True)
    connection.check_constraints()  # none is left pending, which would keep tables from changing
    monkeypatch.setattr(settings, "WALL", "1")
    wall.stands.cache_clear()
    result = run("wall")
    wall.stands.cache_clear()
    if connection.vendor == "postgresql":
        assert (result.exit_code, "stands" in result.stdout) == (0, True)
    else:
        assert (result.exit_code, "PostgreSQL alone has" in result.stderr) == (1, True)
