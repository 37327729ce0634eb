"""What cron is given: lines that run, spread over the hour, one crawl of an archive at a time."""

import shlex
import subprocess
from pathlib import Path

import pytest

from ingest.crontab import Place, crontab, jobs_for, systemd
from tests.command import xianbao

FOLDER = Path("/srv/papers of 100%")
PLACE = Place(folder=FOLDER, program=Path("/opt/xian bao"), archive=FOLDER / "archive.db")
YUNXIU = {"yunxiu": "paper.example"}


def crawls(text: str) -> list[str]:
    """Give the crontab lines that crawl."""
    return [line for line in text.splitlines() if " crawl " in line]


def test_each_host_has_a_minute_of_its_own_that_stays_when_others_come() -> None:
    papers = {f"paper{number}": f"host{number}.example" for number in range(60)}
    jobs = {job.name: job.minute for job in jobs_for(papers, PLACE)}
    few = dict(list(papers.items())[:7])
    assert jobs == jobs | {job.name: job.minute for job in jobs_for(few, PLACE)}
    assert len(set(jobs.values())) > 25


def test_papers_of_one_host_are_crawled_by_one_process_at_the_minute_they_had() -> None:
    (alone,) = jobs_for({"zichuan": "www.cnepaper.com"}, PLACE)
    both, other = sorted(
        jobs_for({"zichuan": "www.cnepaper.com", "shapingba": "www.cnepaper.com", "yunxiu": ""}, PLACE),
        key=lambda job: job.name,
    )
    assert (both.name, other.name) == ("www.cnepaper.com", "yunxiu")
    assert "crawl shapingba zichuan --db" in both.command
    assert both.minute == alone.minute


def test_a_crontab_line_escapes_percent_signs_and_quotes_paths() -> None:
    (line,) = crawls(crontab(jobs_for(YUNXIU, PLACE), PLACE))
    assert line.count("%") == line.count("\\%") == 3
    command = line.split("  ", 1)[1].replace("\\%", "%")
    assert "crawl yunxiu --db" in command
    assert str(PLACE.archive) in shlex.split(command)


def test_a_crawl_that_meets_another_is_no_mail(tmp_path: Path) -> None:
    busy = tmp_path / "busy"
    busy.write_text("#!/bin/sh\nexit 75\n")
    busy.chmod(0o755)
    place = Place(folder=tmp_path, program=busy, archive=tmp_path / "a.db")
    for code, expected in ((75, 0), (1, 1), (0, 0)):
        busy.write_text(f"#!/bin/sh\nexit {code}\n")
        (line,) = crawls(crontab(jobs_for(YUNXIU, place), place))
        done = subprocess.run(["sh", "-c", line.split("  ", 1)[1].replace("\\%", "%")], timeout=20, check=False)
        assert done.returncode == expected


def test_the_archive_is_checked_once_a_day_after_the_crawls() -> None:
    text = crontab(jobs_for(YUNXIU, PLACE), PLACE)
    assert [line.split("  ")[0] for line in text.splitlines() if "status --check" in line] == ["50 13 * * *"]
    assert "OnCalendar=*-*-* 13:50:00" in systemd(jobs_for(YUNXIU, PLACE), PLACE)


def test_systemd_units_take_try_later_for_success() -> None:
    units = systemd(jobs_for(YUNXIU, PLACE), PLACE)
    assert units.count("SuccessExitStatus=75") == 2
    assert units.count("OnCalendar=") == 3
    assert "100%%/archive.db" in units
    assert "xianbao-yunxiu.timer" in units


@pytest.mark.parametrize("way", [[], ["--systemd"]])
def test_the_command_prints_lines_for_known_papers_only(way: list[str]) -> None:
    said = xianbao("cron", "zichuan", "anxi", "shapingba", "--contact", "me@example.org", *way).stdout
    assert said.count("crawl shapingba zichuan --db") == said.count("crawl anxi --db") == 1
    assert said.count("XIANBAO_CONTACT=me@example.org") >= 1
    if not way:
        assert "There is no paper “nowhere”" in xianbao("cron", "nowhere", code=2).stderr
        assert "address of fumeng's digital edition is not known" in xianbao("cron", "fumeng", code=2).stderr
