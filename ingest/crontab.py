"""Lines for cron and systemd that crawl papers unattended, spread over the hour so that no two begin at once."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HOURS = (6, 12)  # papers appear in the morning; what was late or corrected is caught at noon
PATIENCE = 3000  # seconds that a crawl waits for another one of the same archive before cron tries again later
TRY_LATER = 75


@dataclass(frozen=True, slots=True)
class Job:
    """One paper's crawl: its minute of the hour, and what is run."""

    paper: str
    minute: int
    command: str


def jobs_for(papers: Iterable[str], program: Path, archive: Path) -> list[Job]:
    """Give a job a paper, by their minutes; a paper's minute follows from its id, so it stays when others come.

    Only one crawl writes an archive at a time: ``flock`` queues those that meet.
    """
    lock = archive.with_name(f"{archive.name}.cron.lock")
    found = []
    for paper in papers:
        minute = int.from_bytes(hashlib.sha256(paper.encode()).digest()[:4], "big") % 60
        words = ("flock", "--timeout", str(PATIENCE), "--conflict-exit-code", str(TRY_LATER), str(lock))
        crawl = (str(program), "crawl", paper, "--db", str(archive))
        found.append(Job(paper, minute, shlex.join((*words, *crawl))))
    return sorted(found, key=lambda job: (job.minute, job.paper))


def crontab(jobs: Iterable[Job], folder: Path) -> str:
    """Give the jobs as crontab lines; in a crontab a % must be escaped."""
    hours = ",".join(map(str, HOURS))
    lines = ["# m h dom mon dow command. Mail comes only when a person must look; exit 75 is tried again by itself."]
    for job in jobs:
        command = f"cd {shlex.quote(str(folder))} && {job.command} || [ $? -eq {TRY_LATER} ]"
        lines.append(f"{job.minute} {hours} * * *  {command.replace('%', chr(92) + '%')}")
    return "\n".join(lines)


def systemd(jobs: Iterable[Job], folder: Path) -> str:
    """Give the jobs as systemd user units, each under the name of its file."""
    units = []
    for job in jobs:
        command = job.command.replace("%", "%%")
        units.append(
            f"# ~/.config/systemd/user/xianbao-{job.paper}.service\n"
            f"[Unit]\nDescription=xianbao crawl {job.paper}\n\n"
            f"[Service]\nType=oneshot\nWorkingDirectory={folder}\nExecStart=/usr/bin/env {command}\n"
            f"SuccessExitStatus={TRY_LATER}\n\n"
            f"# ~/.config/systemd/user/xianbao-{job.paper}.timer\n"
            f"[Unit]\nDescription=xianbao crawl {job.paper}, daily\n\n"
            f"[Timer]\n"
            + "".join(f"OnCalendar=*-*-* {hour:02}:{job.minute:02}:00\n" for hour in HOURS)
            + "Persistent=true\n\n[Install]\nWantedBy=timers.target\n"
        )
    return "\n".join(units)
