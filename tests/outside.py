"""What tests need that leave this process: other programs, the package index, a copy of the project."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

AUTHOR = {
    "GIT_AUTHOR_NAME": "A. Reporter",
    "GIT_AUTHOR_EMAIL": "reporter@example.org",
    "GIT_COMMITTER_NAME": "A. Reporter",
    "GIT_COMMITTER_EMAIL": "reporter@example.org",
}


def run(
    *command: str | Path, cwd: Path, env: Mapping[str, str] | None = None, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run a program beside this interpreter's own; a failure shows what it said."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    whole = {**(os.environ if env is None else env), **AUTHOR, "PATH": path}
    # A hook that runs this test must not make git believe that it is in the hook's repository, nor must a path to this
    # checkout stand before what was installed.
    whole = {key: value for key, value in whole.items() if key in AUTHOR or not key.startswith(("GIT_", "PYTHONPATH"))}
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=whole, capture_output=True, text=True, check=False)
    if check and done.returncode:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done


@cache
def has_index() -> bool:
    """Whether pip can get a package that newslint needs."""
    with tempfile.TemporaryDirectory() as folder:
        command = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, "pathspec")
        return run(*command, cwd=ROOT, check=False).returncode == 0


def needs_index() -> None:
    """Skip the test where there is no package index to install from."""
    if not has_index():
        pytest.skip("no package index to install from")


def copy_project(folder: Path) -> None:
    """Make `folder` a repository with one commit that holds this project's files as they stand."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT, check=False)
    if listed.returncode:
        pytest.skip("not a repository")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    run("git", "init", "--quiet", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    run("git", "commit", "--quiet", "-m", "As it stands", cwd=folder)
