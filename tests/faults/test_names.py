"""A paper whose host name is not found: one problem, and the run that finds it again heals it."""

import socket
from pathlib import Path

from tests.faults.cells import DAYS, FACTS, PROBLEMS, ROWS, clean, query
from tests.forked import run
from tests.site.server import serve
from tests.site.systems import sample_sites


def lost(host: object, *_: object, **__: object) -> object:
    """Answer as a resolver does for a name that is not found."""
    raise socket.gaierror(socket.EAI_NONAME, f"{host}: Name or service not known")


def test_a_lost_name_is_one_problem_and_is_healed_when_it_is_found_again(tmp_path: Path) -> None:
    (of,) = [site for site in sample_sites() if site.system == "founder"]
    truth, db, said = clean(of, tmp_path), tmp_path / "a.db", tmp_path / "said"
    with serve(truth.answers) as site:
        entry = site.url.replace("127.0.0.1", "localhost")
        arguments = ["crawl", "yunxiu", "--since", DAYS[0], "--entry", entry, "--db", db]
        names = {"socket.gethostbyname": lost, "socket.getaddrinfo": lost}
        done = run(arguments, said, facts={**FACTS, **names})
        assert done.code == 1
        assert "Traceback" not in done.said
        assert len(done.said.splitlines()) == 1
        assert [(kind, subject) for _, kind, subject, _ in query(db, PROBLEMS)] == [("entry_lost", entry)]
        assert site.asked == []
        done = run(arguments, said, facts=FACTS)
        assert (done.code, done.said) == (0, "")
        assert query(db, PROBLEMS) == []
        assert query(db, ROWS) == truth.rows
