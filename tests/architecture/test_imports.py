"""The direction of imports, and what a light start may load."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import reportnlp

ROOT = Path(reportnlp.__file__).parent
# a room may import from its own rank downwards (smaller numbers), never upwards
RANKS = {
    "errors": 0,
    "model": 1,
    "lexicons": 2,
    "text": 3,
    "documents": 4,
    "extract": 4,
    "template": 5,
    "checks": 6,
    "analysis": 7,
    "pipeline": 8,
    "masking": 8,
    "evaluation": 8,
    "collection": 8,
    "output": 8,
    "desk": 9,
    "web": 10,
    "cli": 10,
}
# rooms of one rank that may not see each other
PEERS_APART = {"documents", "extract"}
# the lazy calls upward: a report, a score and a finding show themselves in a notebook
ALLOWED = {("model/report.py", "output"), ("model/items.py", "output")}
HEAVY = ("spacy", "jieba", "numpy", "pandas", "sklearn", "scipy", "docx", "lxml", "matplotlib")


def _rooms():
    for path in sorted(ROOT.rglob("*.py")):
        relative = path.relative_to(ROOT).as_posix()
        room = relative.split("/")[0].removesuffix(".py")
        if room not in ("__init__", "__main__"):
            yield path, relative, room


def _imported_rooms(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
            if node.module == "reportnlp":
                names = [f"reportnlp.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "reportnlp" and len(parts) > 1 and parts[1] in RANKS:
                yield parts[1]


def test_every_room_has_a_rank():
    assert {room for _, _, room in _rooms()} <= set(RANKS)


def test_imports_never_run_back():
    back = []
    for path, relative, room in _rooms():
        for other in _imported_rooms(path):
            upward = RANKS[other] > RANKS[room]
            apart = room != other and {room, other} <= PEERS_APART
            if (upward or apart) and (relative, other) not in ALLOWED:
                back.append(f"{relative} imports {other}")
    assert back == []


def _modules_loaded_by(code):
    script = (
        code + "\nimport sys; print('\\n'.join(sorted({m.split('.')[0] for m in sys.modules})))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return set(result.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import reportnlp",
        "import reportnlp; reportnlp.analyze('一、民生福祉\\n发放补助资金xxx万元。\\n').to_dict()",
    ],
)
def test_a_light_start_loads_nothing_heavy(code):
    assert _modules_loaded_by(code).isdisjoint(HEAVY)


def test_checking_a_text_file_loads_nothing_heavy(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("一、民生福祉\n发放补助资金xxx万元。\n", encoding="utf-8")
    code = (
        "import contextlib, io\nfrom reportnlp.cli.main import main\n"
        f"with contextlib.redirect_stdout(io.StringIO()): main(['check', {str(path)!r}])"
    )
    assert _modules_loaded_by(code).isdisjoint(HEAVY)
