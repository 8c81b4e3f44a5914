"""Worker processes that can be killed when a file takes too long or too much memory."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

from reportnlp.desk.memory import memory_used

_POLL = 0.1


class _Worker:
    """One process and the thread that talks to it."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._deadline = 0.0
        self._killed = ""

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send one request and wait for its answer, however the process ends."""
        process = self._start()
        assert process.stdin is not None and process.stdout is not None
        with self._lock:
            self._killed = ""
            self._deadline = time.monotonic() + self._pool.seconds
        line = ""
        with contextlib.suppress(OSError, ValueError):
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        with self._lock:
            self._deadline = 0.0
            killed = self._killed
        if line.endswith("\n"):
            answer: dict[str, Any] = json.loads(line)
            return answer
        self.stop()
        return {
            "ok": False,
            "error": killed or "读取时程序异常退出；文件可能已损坏，请另存一份后再报",
        }

    def _start(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        options: dict[str, Any] = {}
        if sys.platform == "win32":
            options["creationflags"] = subprocess.CREATE_NO_WINDOW
        else:
            # A session of its own, so that LibreOffice below it can be killed with it.
            options["start_new_session"] = True
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "reportnlp.desk.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            **options,
        )
        assert process.stdin is not None
        process.stdin.write(self._pool.greeting)
        self._process = process
        return process

    def watch(self) -> None:
        """Kill the process if its file has had its share."""
        process = self._process
        with self._lock:
            if process is None or not self._deadline or self._killed:
                return
            if time.monotonic() > self._deadline:
                self._killed = (
                    f"读取超过 {self._pool.seconds:g} 秒，已停止；文件可能异常，请另存一份后再报"
                )
            elif (memory_used(process.pid) or 0) > self._pool.megabytes:
                self._killed = f"读取占用内存超过 {self._pool.megabytes} MB，已停止；文件可能异常，请另存一份后再报"
            if self._killed:
                kill_tree(process)

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            kill_tree(process)
            process.wait()


def kill_tree(process: subprocess.Popen[str]) -> None:
    """Kill a process and what it started."""
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        with contextlib.suppress(OSError):
            subprocess.run(command, capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()


class Pool:
    """Runs requests in `jobs` processes.

    Parameters
    ----------
    jobs : int
    seconds : float
        Longest time for one file.
    megabytes : int
        Most memory for one file.
    settings : object
        Handed to every worker (template and configuration).
    version : str
        Part of the key of every result.
    """

    def __init__(
        self, *, jobs: int, seconds: float, megabytes: int, settings: Any, version: str
    ) -> None:
        self.jobs, self.seconds, self.megabytes = max(1, jobs), seconds, megabytes
        packed = base64.b64encode(pickle.dumps(settings)).decode("ascii")
        self.greeting = json.dumps({"settings": packed, "version": version}) + "\n"

    def run(
        self, requests: Sequence[dict[str, Any]]
    ) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Yield (request, answer) as they are ready; every request gets exactly one answer."""
        waiting: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        for request in requests:
            waiting.put(request)
        ready: queue.SimpleQueue[tuple[dict[str, Any], dict[str, Any]]] = queue.SimpleQueue()
        workers = [_Worker(self) for _ in range(min(self.jobs, max(1, len(requests))))]
        stopped = threading.Event()

        def serve(worker: _Worker) -> None:
            while not stopped.is_set():
                try:
                    request = waiting.get_nowait()
                except queue.Empty:
                    break
                try:
                    answer = worker.ask(request)
                except Exception as error:
                    answer = {"ok": False, "error": f"无法启动检查进程（{error}）"}
                ready.put((request, answer))
            worker.stop()

        def guard() -> None:
            while not stopped.wait(_POLL):
                for worker in workers:
                    worker.watch()

        threads = [threading.Thread(target=serve, args=(w,), daemon=True) for w in workers]
        watcher = threading.Thread(target=guard, daemon=True)
        for thread in [*threads, watcher]:
            thread.start()
        try:
            for _ in requests:
                yield ready.get()
        finally:
            stopped.set()
            for thread in threads:
                thread.join(timeout=10)
            for worker in workers:
                worker.stop()
            watcher.join(timeout=5)
