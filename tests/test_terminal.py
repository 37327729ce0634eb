"""What a page printed never steers the terminal it is shown on."""

import os
import subprocess
from pathlib import Path

from tests.command import XIANBAO, xianbao


def test_escape_codes_of_a_page_do_not_reach_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "2024-05-05" / "01.txt"
    page.parent.mkdir()
    body = "本报讯（记者 陆知秋）全县春耕生产有序进行，\x1b]0;owned\x07农户们抢抓农时\x07翻耕整地，准备下种，镇里派来农技员到田头指导。"
    page.write_text(f"春耕\x1b[2J生产忙\n\n{body}\n", encoding="utf-8")
    db = tmp_path / "a.db"
    xianbao("import", page, "--paper", "yunxiu", "--db", db)
    found = xianbao("search", "翻耕整地", "--db", db).stdout
    article = found.split()[3]
    shown = [xianbao(*words, "--db", db).stdout for words in (("article", article), ("history", article), ("changes",))]
    shown += [found, xianbao("status", "--articles", 5, "--db", db).stdout, xianbao("explain", page).stdout]
    assert all("春耕" in said for said in shown)
    assert not any(control in said for said in shown for control in ("\x1b", "\x07"))


def test_a_terminal_that_lacks_a_character_is_shown_its_number(tmp_path: Path) -> None:
    page, db = tmp_path / "2024-05-05" / "01.txt", tmp_path / "a.db"
    page.parent.mkdir()
    page.write_text("陆䶮谈春耕\n\n本报讯（记者 陆知秋）全县春耕生产有序进行，农户们抢抓农时，准备下种。\n", "utf-8")
    xianbao("import", page, "--paper", "yunxiu", "--db", db)
    for words in (("search", "春耕"), ("status", "--articles", "5")):
        env = os.environ | {"PYTHONIOENCODING": "gbk"}
        done = subprocess.run([XIANBAO, *words, "--db", db], env=env, capture_output=True, timeout=60, check=True)
        assert "陆\\u4dae谈春耕" in done.stdout.decode("gbk")
