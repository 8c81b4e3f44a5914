"""Five hundred submissions, ten of them broken in ten ways, run to the end; then killed and run again.

``python -m tests.soak`` prints what it measured and leaves with 1 if anything is amiss.
``--files N`` makes fewer of them.
"""

import argparse
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

from tests.helpers.wordfile import docx, p, part

ROOT = Path(__file__).resolve().parents[1]
TEXTS = sorted((ROOT / "corpora" / "townships").glob("*.txt"))
SAMPLES = [
    s for s in sorted((ROOT / "corpora" / "samples").glob("*")) if s.suffix in (".pdf", ".doc")
]


def _html(text):
    return (
        "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n")) + "</body></html>"
    )


def _good(number, chance):
    text = chance.choice(TEXTS).read_text(encoding="utf-8") + f"\n附：第{number}份。\n"
    kind = number % 10
    if kind == 0:
        sample = SAMPLES[number // 10 % len(SAMPLES)]
        return sample.suffix, sample.read_bytes()
    if kind == 1:
        return ".html", _html(text).encode()
    if kind == 2:
        return ".md", text.encode()
    if kind in (3, 4):
        return ".txt", text.replace("\n", "\r\n").encode("gb18030")
    if kind == 5:
        return ".doc", docx("".join(p(line) for line in text.split("\n")))
    return ".docx", docx("".join(p(line) for line in text.split("\n")))


def _with_document(xml):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(""))) as source, zipfile.ZipFile(out, "w", 8) as target:
        for name in source.namelist():
            target.writestr(name, xml if name == "word/document.xml" else source.read(name))
    return out.getvalue()


def _encrypted():
    data = bytearray(docx(p("密")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(mark, start)) >= 0:
            data[start + at] |= 1
            start += 4
    return bytes(data)


def _broken():
    bomb = b'<!DOCTYPE w [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
    whole = docx(p("正文" * 200))
    node = os.urandom(50_000_000).hex()
    return {
        "坏01-截断.docx": whole[: len(whole) // 2],
        "坏02-图片.docx": b"\x89PNG\r\n\x1a\n" + bytes(500),
        "坏03-加密.docx": _encrypted(),
        "坏04-空.docx": b"",
        "坏05-炸弹.docx": _with_document(b"<w>" + b" " * 400_000_000 + b"</w>"),
        "坏06-实体.docx": _with_document(bomb),
        "坏07-三百万段.docx": _with_document(part("document", "<w:body>" + "<w:p/>" * 3_000_000 + "</w:body>")),
        "坏08-大节点.docx": _with_document(part("document", f"<w:body><w:p><w:r><w:t>{node}</w:t></w:r></w:p></w:body>")),
        "坏09-没有权限.docx": None,
        "坏10-消失.txt": "会消失".encode(),
    }  # fmt: skip


def build(folder, count):
    """Write `count` submissions, ten of them broken."""
    chance = random.Random(7)
    folder.mkdir(parents=True)
    for number in range(count - 10):
        suffix, data = _good(number, chance)
        place = folder / f"{number % 7}区" / f"报告{number:03d}{suffix}"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)
    for name, data in _broken().items():
        if data is None:
            _forbid(folder / name)
        else:
            (folder / name).write_bytes(data)


def _forbid(path):
    # Root may read anything, so there the file is one that no one can open.
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        path.write_bytes(b"x")
        path.chmod(0)
    else:
        path.symlink_to(path.name)


def run(source, out, jobs):
    """One run in this process; the last broken file vanishes as soon as the run has begun."""
    from reportnlp.desk.folder import run_folder

    vanishing = source / "坏10-消失.txt"
    begun = time.perf_counter()
    result = run_folder(
        [source],
        out,
        jobs=jobs,
        progress=lambda done, total, name: vanishing.unlink(missing_ok=True),
    )
    seconds = time.perf_counter() - begun
    return {
        "checked": len(result.checked),
        "fresh": result.fresh,
        "bad": result.unreadable,
        "seconds": seconds,
    }


def _start(source, out, jobs):
    (source / "坏10-消失.txt").write_text("会消失", encoding="utf-8")
    environment = {**os.environ, "REPORTNLP_SOFFICE": "no"}
    command = [sys.executable, "-m", "tests.soak", "--run", str(source), str(out), str(jobs)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=ROOT, env=environment, encoding="utf-8"
    )


def _family(pid):
    """Resident megabytes of the largest process below `pid` and of `pid` (Linux only)."""
    from reportnlp.desk.memory import memory_used

    parents = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rpartition(")")[2].split()
            parents[int(place.parent.name)] = int(fields[1])
        except (OSError, ValueError, IndexError):
            continue
    below = [child for child, parent in parents.items() if parent == pid]
    return max([memory_used(one) or 0 for one in [pid, *below]])


def measured(source, out, jobs):
    """Run in a process of its own; add the peak memory of its largest process."""
    process = _start(source, out, jobs)
    peak = [0]

    def watch():
        while process.poll() is None:
            peak[0] = max(peak[0], _family(process.pid))
            time.sleep(0.2)

    watcher = threading.Thread(target=watch)
    watcher.start()
    output, _ = process.communicate()
    watcher.join()
    return {**json.loads(output), "peak": peak[0]}


def killed(source, out, jobs, count):
    """Run until half of the files have a result, then kill without warning."""
    process = _start(source, out, jobs)
    states = out / ".检查" / "状态"
    while process.poll() is None and len(list(states.glob("*.json"))) < count // 2:
        time.sleep(0.05)
    process.kill()
    process.wait()
    return len(list(states.glob("*.json")))


def fingerprint(out):
    """Name -> hash of every result."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".检查" not in path.parts
    }


def main(argv=None):
    """Run the soak; 0 if all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--run", nargs=3, metavar=("IN", "OUT", "JOBS"))
    options = parser.parse_args(argv)
    if options.run:
        print(json.dumps(run(Path(options.run[0]), Path(options.run[1]), int(options.run[2]))))
        return 0
    base = Path(tempfile.mkdtemp(prefix="reportnlp-soak-"))
    faults = []
    try:
        source = base / "上报材料"
        build(source, options.files)
        one = measured(source, base / "一", 1)
        two = measured(source, base / "二", 2)
        half = killed(source, base / "三", 2, options.files)
        again = measured(source, base / "三", 2)
        ratio = two["seconds"] / one["seconds"]
        print(f"检查 {two['checked']} 份，无法读取 {len(two['bad'])} 份")
        for name, reason in two["bad"]:
            print(f"  {name}：{reason}")
        print(f"一个进程 {one['seconds']:.1f} 秒，两个进程 {two['seconds']:.1f} 秒，比 {ratio:.2f}")
        print(f"最大的进程占用内存 {one['peak']} MB / {two['peak']} MB")
        print(f"中断时完成 {half} 份，续跑新读 {again['fresh']} 份")
        good = options.files - 10
        if (two["checked"], len(two["bad"])) != (good, 10):
            faults.append("结果的份数不对")
        if len({reason for _, reason in two["bad"]}) < 8:
            faults.append("原因不够明确")
        if fingerprint(base / "二") != fingerprint(base / "三"):
            ours, theirs = fingerprint(base / "二"), fingerprint(base / "三")
            differ = [n for n in {**ours, **theirs} if ours.get(n) != theirs.get(n)]
            faults.append(f"续跑的结果不同：{differ[:5]}")
        if fingerprint(base / "一") != fingerprint(base / "二"):
            faults.append("一个进程与两个进程的结果不同")
        # The two files that were being read may still have been finished after the kill.
        if again["fresh"] + half < good - 2 or again["fresh"] >= good:
            faults.append("续跑没有接着做")
        if one["seconds"] >= 20 and (os.cpu_count() or 1) > 1 and ratio > 0.70:
            faults.append("两个进程不够快")
        if two["peak"] > 1500:
            faults.append("占用内存过多")
    finally:
        shutil.rmtree(base, ignore_errors=True)
    for fault in faults:
        print(f"不合格：{fault}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
