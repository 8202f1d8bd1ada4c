"""The wheel holds everything: it installs into an empty environment, and the demo works from it."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run([sys.executable, "-m", "build", "--outdir", out, ROOT], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(out.glob("*.tar.gz"))) == 1
    (built,) = out.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_the_package_its_data_and_nothing_else(wheel: Path) -> None:
    names = [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]
    sources = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src" / "pourparler").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    coverage = {f"pourparler/demo/{p.relative_to(ROOT / 'demo')}" for p in (ROOT / "demo").rglob("*") if p.is_file()}
    assert set(names) == sources | coverage


@pytest.mark.slow
def test_the_demo_works_from_a_wheel_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    bin_ = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "POURPARLER", "VIRTUAL_ENV"))}
    subprocess.run([bin_ / "python", "-m", "pip", "install", "--quiet", wheel], check=True, env=clean)
    home = tmp_path / "elsewhere"
    home.mkdir()
    done = subprocess.run([bin_ / "pourparler", "demo"], cwd=home, env=clean, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (home / "pourparler-demo" / "dossier.html").stat().st_size > 0
    checked = subprocess.run(
        [bin_ / "pourparler", "check", "--record", "pourparler-demo/talks.db"], cwd=home, env=clean, capture_output=True
    )
    assert checked.returncode == 0
