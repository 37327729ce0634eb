"""What cron is given: lines that run, spread over the hour, one crawl of an archive at a time."""

import shlex
import subprocess
from pathlib import Path

from ingest.crontab import crontab, jobs_for, systemd
from tests.command import xianbao

ARCHIVE = Path("/srv/papers of 100%/archive.db")
FOLDER = Path("/srv/papers of 100%")


def test_each_paper_has_a_minute_of_its_own_that_stays_when_others_come() -> None:
    papers = [f"paper{number}" for number in range(60)]
    jobs = {job.paper: job.minute for job in jobs_for(papers, Path("xianbao"), ARCHIVE)}
    assert jobs == jobs | {job.paper: job.minute for job in jobs_for(papers[:7], Path("xianbao"), ARCHIVE)}
    assert len(set(jobs.values())) > 25


def test_a_crontab_line_escapes_percent_signs_and_quotes_paths() -> None:
    (line,) = crontab(jobs_for(["yunxiu"], Path("/opt/xian bao"), ARCHIVE), FOLDER).splitlines()[1:]
    assert line.count("%") == line.count("\\%") == 3
    command = line.split("  ", 1)[1].replace("\\%", "%")
    assert "crawl yunxiu --db" in command
    assert str(ARCHIVE) in shlex.split(command)


def test_a_crawl_that_meets_another_is_no_mail(tmp_path: Path) -> None:
    busy = tmp_path / "busy"
    busy.write_text("#!/bin/sh\nexit 75\n")
    busy.chmod(0o755)
    for code, expected in ((75, 0), (1, 1), (0, 0)):
        busy.write_text(f"#!/bin/sh\nexit {code}\n")
        (line,) = crontab(jobs_for(["yunxiu"], busy, tmp_path / "a.db"), tmp_path).splitlines()[1:]
        done = subprocess.run(["sh", "-c", line.split("  ", 1)[1].replace("\\%", "%")], timeout=20, check=False)
        assert done.returncode == expected


def test_systemd_units_take_try_later_for_success() -> None:
    units = systemd(jobs_for(["yunxiu"], Path("/opt/xianbao"), ARCHIVE), FOLDER)
    assert "SuccessExitStatus=75" in units
    assert units.count("OnCalendar=") == 2
    assert "100%%/archive.db" in units


def test_the_command_prints_lines_for_known_papers_only() -> None:
    said = xianbao("cron", "yunxiu", "fumeng").stdout
    assert said.count("crawl yunxiu") == said.count("crawl fumeng") == 1
    assert "There is no paper “nowhere”" in xianbao("cron", "nowhere", code=2).stderr
