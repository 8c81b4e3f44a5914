"""Build the offline bundle for Windows: ``python scripts/bundle.py [OUT.zip]``.

The zip holds the wheels, a page of instructions for the embeddable Python, and a batch file
to drop a folder on.  Only this script uses the network; what it builds never does.
"""

from __future__ import annotations

import configparser
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = "3.11"
# What checking files needs; spaCy and the others serve researchers and are not loaded here.
BASE = ("regex", "jinja2")

INSTALL_BAT = """@echo off
setlocal
cd /d "%~dp0"
if not exist python\\python.exe (
  echo 没有找到 python\\python.exe，请先按“安装说明.txt”的第 1、2 步操作。
  pause
  exit /b 2
)
for %%w in (wheels\\*.whl) do python\\python.exe -m zipfile -e "%%w" site-packages
findstr /c:"..\\site-packages" python\\python311._pth >nul || echo ..\\site-packages>>python\\python311._pth
python\\python.exe -m reportnlp --version && echo 安装完成。
"""
CHECK_BAT = """@echo off
setlocal
if "%~1"=="" (
  echo 请把装有报告的文件夹（或报告文件、压缩包）拖到本文件的图标上。
  pause
  exit /b 2
)
if not exist "%~dp0site-packages\\reportnlp" call "%~dp0安装.bat"
set "OUT=%~dp1检查结果"
"%~dp0python\\python.exe" -X utf8 -m reportnlp check %* --folder -o "%OUT%"
if exist "%OUT%\\index.html" start "" "%OUT%\\index.html"
pause
"""
README = """报告检查工具（Windows 离线版）

全程不需要联网，不会上传任何文件。

一、安装（每台电脑一次）
1. 在能上网的电脑上从 python.org 下载“Windows embeddable package (64-bit)”{python} 版
   （文件名如 python-{python}.9-embed-amd64.zip），用 U 盘拷到本机。
2. 把它解压到本文件夹下的 python 文件夹（应能看到 python\\python.exe）。
3. 双击“安装.bat”，看到“安装完成”即可。

二、使用
把装有报告的文件夹拖到“检查报告.bat”的图标上。检查完会自动打开结果网页；
结果在报告文件夹旁边的“检查结果”文件夹里：
  index.html    各报告的得分和问题，差的排在前面
  汇总.xlsx     总览、缺失数据、指标、人员、问题
  批注          带批注的 Word，可直接退回
  退回通知      每个单位一份，写明缺什么
  检查日志.txt  无法读取的文件和原因
再次拖入同一文件夹，只检查改动过的文件。

三、填回数据
乡镇在“汇总.xlsx”的“缺失数据”表“填报值”一列填好后，在本文件夹打开命令行：
  python\\python.exe -m reportnlp fill 报告.docx 汇总.xlsx -o 报告（已填）.docx
"""


def requirements() -> list[str]:
    """Return what to download: the base and the extra for documents, as setup.cfg has them."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    base = config["options"]["install_requires"].split()
    return [line for line in base if line.lower().startswith(BASE)] + config[
        "options.extras_require"
    ]["documents"].split()


def fetch(folder: Path) -> None:
    """Build the project's own wheel and download the others for 64-bit Windows."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(folder), str(ROOT)], check=True)
    subprocess.run(
        [*pip, "download", "--only-binary=:all:", "--platform", "win_amd64", "--python-version", PYTHON,
         "--implementation", "cp", "-d", str(folder), *requirements()],
        check=True,
    )  # fmt: skip


def pack(wheels: Path, target: Path) -> list[str]:
    """Write the zip; return the names in it."""
    target.parent.mkdir(parents=True, exist_ok=True)

    def lines(text: str) -> str:
        return text.replace("\n", "\r\n")

    texts = {
        # The console of Chinese Windows reads GBK.
        "安装.bat": lines(INSTALL_BAT).encode("gb18030"),
        "检查报告.bat": lines(CHECK_BAT).encode("gb18030"),
        "安装说明.txt": lines(README.format(python=PYTHON)).encode("utf-8-sig"),
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in texts.items():
            package.writestr(f"报告检查/{name}", data)
        for wheel in sorted(wheels.glob("*.whl")):
            package.write(wheel, f"报告检查/wheels/{wheel.name}", zipfile.ZIP_STORED)
        return package.namelist()


def main() -> int:
    """Build the bundle."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out" / "reportnlp-windows.zip"
    with tempfile.TemporaryDirectory() as name:
        fetch(Path(name))
        for item in pack(Path(name), target):
            print(item)
    print(f"{target}（{target.stat().st_size / 1024 / 1024:.1f} MB）")
    return 0


if __name__ == "__main__":
    sys.exit(main())
