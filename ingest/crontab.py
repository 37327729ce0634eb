"""Lines for cron and systemd that crawl papers unattended, spread over the hour so that no two begin at once."""

from __future__ import annotations

import hashlib
import shlex
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

HOURS = (6, 12)  # papers appear in the morning; what was late or corrected is caught at noon
CHECK = (13, 50)  # hour and minute at which the archive is checked, when the day's crawls have been
PATIENCE = 3000  # seconds that a crawl waits for another one of the same archive before cron tries again later
TRY_LATER = 75


@dataclass(frozen=True, slots=True)
class Job:
    """A crawl of one paper, or of the papers of one host: its name, its minute of the hour, and what is run."""

    name: str
    minute: int
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where jobs run: the folder, the program, the archive, and the contact that papers' servers are told."""

    folder: Path
    program: Path
    archive: Path
    contact: str = ""

    def check(self) -> str:
        """Give the command that says what needs a person."""
        return shlex.join((str(self.program), "status", "--check", "--db", str(self.archive)))


def jobs_for(papers: Mapping[str, str], place: Place) -> list[Job]:
    """Give a job a host, by their minutes.

    ``papers`` are ids, each with the host of its address: papers of one host are crawled by one process, which asks it for
    one thing at a time. The minute follows from the host, so it stays when others come. Only one crawl writes an archive
    at a time: ``flock`` queues those that meet.
    """
    lock = place.archive.with_name(f"{place.archive.name}.cron.lock")
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for paper, host in sorted(papers.items()):
        by_host[host or paper].append(paper)
    found = []
    for host, names in by_host.items():
        minute = int.from_bytes(hashlib.sha256(host.encode()).digest()[:4], "big") % 60
        words = ("flock", "--timeout", str(PATIENCE), "--conflict-exit-code", str(TRY_LATER), str(lock))
        crawl = (str(place.program), "crawl", *names, "--db", str(place.archive))
        found.append(Job(names[0] if len(names) == 1 else host, minute, shlex.join((*words, *crawl))))
    return sorted(found, key=lambda job: (job.minute, job.name))


def crontab(jobs: Iterable[Job], place: Place) -> str:
    """Give the jobs as crontab lines, and one that checks the archive; in a crontab a % must be escaped."""
    hours = ",".join(map(str, HOURS))
    folder = f"cd {shlex.quote(str(place.folder))}"
    lines = ["# m h dom mon dow command. Mail comes only when a person must look; exit 75 is tried again by itself."]
    lines += [f"XIANBAO_CONTACT={place.contact}"] if place.contact else []
    for job in jobs:
        lines.append(_line(f"{job.minute} {hours} * * *", f"{folder} && {job.command} || [ $? -eq {TRY_LATER} ]"))
    lines.append(_line(f"{CHECK[1]} {CHECK[0]} * * *", f"{folder} && {place.check()}"))
    return "\n".join(lines)


def _line(when: str, command: str) -> str:
    return f"{when}  {command.replace('%', chr(92) + '%')}"


def systemd(jobs: Iterable[Job], place: Place) -> str:
    """Give the jobs and the check as systemd user units, each under the name of its file."""
    units = [
        _units(f"crawl {job.name}", job.command, [f"{hour:02}:{job.minute:02}" for hour in HOURS], place)
        for job in jobs
    ]
    return "\n".join([*units, _units("check", place.check(), [f"{CHECK[0]:02}:{CHECK[1]:02}"], place)])


def _units(what: str, command: str, times: Iterable[str], place: Place) -> str:
    name = f"xianbao-{what.removeprefix('crawl ')}"
    contact = f"Environment=XIANBAO_CONTACT={place.contact.replace('%', '%%')}\n" if place.contact else ""
    return (
        f"# ~/.config/systemd/user/{name}.service\n"
        f"[Unit]\nDescription=xianbao {what}\n\n"
        f"[Service]\nType=oneshot\nWorkingDirectory={str(place.folder).replace('%', '%%')}\n{contact}"
        f"ExecStart=/usr/bin/env {command.replace('%', '%%')}\nSuccessExitStatus={TRY_LATER}\n\n"
        f"# ~/.config/systemd/user/{name}.timer\n"
        f"[Unit]\nDescription=xianbao {what}, daily\n\n"
        f"[Timer]\n" + "".join(f"OnCalendar=*-*-* {time}:00\n" for time in times) + "Persistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
