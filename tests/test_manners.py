"""Who we say we are, when we do not ask, and how hosts are taken turns at."""

import asyncio
import os
import subprocess
import threading
import time
from datetime import time as hour
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from ingest import settings
from ingest.manners import quiet_hours, user_agent
from ingest.turns import Host
from tests.command import XIANBAO


def test_by_default_a_crawl_is_polite_and_closed_to_others() -> None:
    assert (settings.ROBOTSTXT_OBEY, settings.AUTOTHROTTLE_ENABLED) == (True, True)
    assert (settings.CONCURRENT_REQUESTS_PER_DOMAIN, settings.DOWNLOAD_DELAY, settings.DOWNLOAD_DELAY_JITTER) == (
        1,
        2,
        0,
    )
    assert (settings.TELNETCONSOLE_ENABLED, settings.REMOTE_CONTROL_ENABLED) == (False, False)


@pytest.mark.parametrize(
    ("stated", "quiet", "loud"),
    [
        ("08:30-18:00", [hour(8, 30), hour(17, 59, 59)], [hour(8, 29, 59), hour(18), hour(0)]),
        ("22:00-06:00", [hour(22), hour(23, 59), hour(0), hour(5, 59)], [hour(6), hour(21, 59)]),
    ],
)
def test_quiet_hours_hold_from_their_beginning_to_before_their_end(
    stated: str, quiet: list[hour], loud: list[hour]
) -> None:
    hours = quiet_hours(stated)
    assert all(hours.hold(now) for now in quiet)
    assert not any(hours.hold(now) for now in loud)
    assert quiet_hours("") is None


@pytest.mark.parametrize("wrong", ["8-18", "08:30", "24:00-06:00", "08:30-18:00-20:00", "０８:30-18:00", "nights"])
def test_what_are_no_quiet_hours_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no quiet hours"):
        quiet_hours(wrong)


@pytest.mark.parametrize("wrong", ["a b", "x\r\nX-Other: 1", "县报", "(me)", "m"])
def test_what_cannot_stand_in_a_header_is_no_contact(wrong: str) -> None:
    with pytest.raises(ValueError, match="cannot be a contact"):
        user_agent(wrong)


@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_paper_is_told_where_whoever_crawls_it_is_reached(way: str, tmp_path: Path) -> None:
    told = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.append(self.headers["User-Agent"])
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        command = [
            XIANBAO,
            "crawl",
            "yunxiu",
            "--entry",
            f"http://127.0.0.1:{server.server_port}/",
            "--db",
            tmp_path / "a.db",
        ]
        said = ["--contact", "me@example.org"] if way == "option" else []
        env = os.environ | ({"XIANBAO_CONTACT": "me@example.org"} if way == "environment" else {})
        subprocess.run([*map(str, command), *said], env=env, capture_output=True, timeout=60, check=False)
        server.shutdown()
        thread.join()
    assert len(told) == 2
    assert {agent.partition(" ")[2] for agent in told} == {
        "(newspaper archiving; one connection, 2 s apart; contact me@example.org)"
    }


def test_turns_at_a_host_are_one_at_a_time_and_a_delay_apart_whoever_takes_them() -> None:
    began, under_way = [], []

    async def ask(host: Host, delay: float) -> None:
        async with host.turn(delay):
            began.append(time.monotonic())
            under_way.append(1)
            assert len(under_way) == 1
            await asyncio.sleep(0.03)
            under_way.pop()

    async def all_at_once() -> None:
        host = Host()
        await asyncio.gather(*(ask(host, 0.1) for _ in range(4)))
        host.leave_alone(0.5)
        await ask(host, 0)

    asyncio.run(all_at_once())
    apart = [later - earlier for earlier, later in pairwise(began)]
    assert min(apart) > 0.08
    assert apart[-1] > 0.49
