"""What a crawl reaches, through the front door: its paper's own hosts and ports, public addresses, certificates that hold."""

import base64
import gzip
import json
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from ingest.adding import spider_text
from ingest.cli import cli
from ingest.hosts import OwnHosts, UnaskableError, is_inner, is_inner_by_name
from ingest.items import Publication
from spiders.yunxiu import YunxiuSpider
from tests.command import installed, xianbao
from tests.site.server import Answer, Site, serve
from tests.spiders.stubbed import prepare
from tests.spiders.test_discovery import ROBOTS, front, issue_link, issues, problems, rows, site_of, stub

ROOT = Path(__file__).parents[2]
FRONT = front("2024-03-15")
SECRET = "http://user:geheim@paper.test/"


def crawl(entry: str, db: Path, *options: str, code: int = 0, **stubs: object) -> str:
    """Crawl with the stub reader; names in small letters are its facts, others the environment. Give what was said."""
    asked = {name: value for name, value in stubs.items() if name.islower()}
    machine = {name: str(value) for name, value in stubs.items() if name.isupper()}
    arguments = ["crawl", "yunxiu", "--entry", entry, "--db", db, *options]
    if machine:
        done = from_its_start(arguments, machine | {f"STUB_{name.upper()}": json.dumps(asked[name]) for name in asked})
    else:
        done = xianbao(*arguments, code=None, before=partial(prepare, **asked))
    assert done.returncode == code, done.stderr + done.stdout
    assert "Traceback" not in done.stderr, done.stderr
    return done.stderr


def from_its_start(arguments: list[object], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.spiders.stubbed", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with site_of({"/": FRONT}) as running:
        yield running


def named(site: Site, host: str) -> str:
    return site.url.replace("127.0.0.1", host)


# Addresses


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.251",
     "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:10.0.0.1"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_inner(address: str) -> None:
    assert is_inner(address)


def test_public_addresses_are_not_inner() -> None:
    assert not any(map(is_inner, ("8.8.8.8", "121.40.0.1", "2001:4860:4860::8888", "::ffff:8.8.8.8")))


@pytest.mark.parametrize(
    ("host", "is_named_so"),
    [("localhost", True), ("127.0.0.1", True), ("nas", True), ("nas.local", True), ("::1", True), ("8.8.8.8", False),
     ("paper.test", False), ("127.1", False), ("0x7f.0.0.1", False), ("localhost.paper.test", False), ("notlocal.cn", False)],
)  # fmt: skip
def test_some_names_say_themselves_that_they_are_inner(host: str, is_named_so: bool) -> None:
    assert is_inner_by_name(host) == is_named_so


def test_a_name_that_leads_to_an_inner_address_is_not_asked_and_said_once(site: Site, db: Path) -> None:
    site.asked.clear()
    crawl(named(site, "paper.test"), db, code=1, hosts={"paper.test": "127.0.0.1"})
    assert site.asked == []
    ((kind, message),) = rows(db, "SELECT kind, message FROM open_problems")
    assert kind == "entry_lost"
    assert "paper.test leads to 127.0.0.1, which is no public address" in str(message)


def test_an_inner_address_that_the_entry_names_is_asked(site: Site, db: Path) -> None:
    crawl(named(site, "localhost"), db)
    assert issues(db) == ["yunxiu-2024-03-15"]


def test_a_machine_may_name_networks_that_names_lead_to(site: Site, db: Path) -> None:
    crawl(named(site, "paper.test"), db, hosts={"paper.test": "127.0.0.1"}, XIANBAO_INNER_NETWORKS="127.0.0.0/8")
    assert issues(db) == ["yunxiu-2024-03-15"]


def test_a_network_that_is_none_is_a_sentence(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIANBAO_INNER_NETWORKS", "10.0.0.0/8 10.0.0.0/33")
    said = installed("crawl", "yunxiu", "--entry", "http://paper.test/", "--db", db, code=2).stderr
    assert said.startswith("xianbao: XIANBAO_INNER_NETWORKS: '10.0.0.0/33' does not appear to be")
    assert not db.exists()


def test_a_proxy_of_the_machine_may_be_inner_and_its_password_is_kept_nowhere(site: Site, db: Path) -> None:
    """The proxy answers for the paper, whose own name nobody looks up."""
    proxy = f"http://user:geheim@proxy.test:{site.url.rstrip('/').rsplit(':', 1)[1]}"
    secrets = (b"geheim", base64.b64encode(b"user:geheim"), b"Schluessel", b"Krumen")
    sent = {"Authorization": "Schluessel", "Cookie": "k=Krumen"}
    site.answers["http://paper.test/"] = FRONT
    log = crawl(
        "http://paper.test/",
        db,
        "--log-json",
        hosts={"proxy.test": "127.0.0.1"},
        facts={"DEFAULT_REQUEST_HEADERS": sent},
        HTTP_PROXY=proxy,
    )
    assert issues(db) == ["yunxiu-2024-03-15"]
    (warc,) = (db.parent / "captures").glob("**/*.warc.gz")
    kept = log.encode() + db.read_bytes() + gzip.decompress(warc.read_bytes())
    assert b"user-agent: xianbao" in kept
    assert [secret for secret in secrets if secret in kept] == []


# Hosts and ports


@pytest.mark.parametrize(
    ("url", "is_own"),
    [("http://paper.test/x", True), ("https://PAPER.test/x", True), ("http://paper.test:81/x", True),
     ("https://paper.test:80/", True), ("http://paper.test:8080/", False), ("http://paper.test:0/", False),
     ("http://www.paper.test/", False), ("ftp://paper.test:81/", False), ("http://u@paper.test/", False),
     ("http://paper.test\\@evil.test/", True), ("http://evil.test\\@paper.test/", False), ("//paper.test/", False),
     ("http://[broken", False), ("http://paper.test:1e3/", False), ("", False), ("http://xn--4ru.test:81/", True),
     ("http://报.test/", True), ("http://报.test:8080/", False)],
)  # fmt: skip
def test_own_are_the_configured_hosts_at_their_ports_and_the_usual_ones(url: str, is_own: bool) -> None:
    assert OwnHosts.of(["http://paper.test:81/", "http://报.test:81/"]).holds(url) == is_own


def test_an_inner_host_is_asked_at_the_ports_named_only() -> None:
    own = OwnHosts.of(["http://localhost:8791/"])
    asked = ("http://localhost:8791/x", "http://localhost/", "https://localhost/", "https://localhost:8791/")
    assert [own.holds(url) for url in asked] == [True, False, False, True]


def test_a_redirect_to_another_port_of_the_papers_host_is_not_followed(site: Site, db: Path) -> None:
    with serve({"/robots.txt": ROBOTS, "/": FRONT}) as other:
        links = [
            issue_link("/a", "2024-03-05"),
            issue_link(f"{other.url}b", "2024-03-04"),
            issue_link("/c", "2024-03-01"),
        ]
        away = Answer(b"", "text/html", 302, other.url)
        with site_of({"/": stub(links=links), "/a": away, "/c": front("2024-03-01")}) as own:
            crawl(own.url, db, code=1)
        assert other.asked == []
    assert problems(db) == ["issue_lost"]
    assert "another host or port" in str(rows(db, "SELECT message FROM open_problems"))


def test_a_robots_file_on_another_port_is_not_asked_for(site: Site, db: Path) -> None:
    with serve({"/robots.txt": ROBOTS}) as other:
        away = Answer(b"", "text/html", 302, f"{other.url}robots.txt")
        with serve({"/robots.txt": away, "/": FRONT}) as own:
            crawl(own.url, db)
        assert other.asked == []
    assert issues(db) == ["yunxiu-2024-03-15"]


def test_a_port_that_an_era_of_the_paper_names_is_asked(db: Path) -> None:
    with site_of({"/2024-03-08/": front("2024-03-08")}) as old, site_of({"/": FRONT}) as new:
        eras = [
            {"front": f"{old.url}%Y-%m-%d/", "valid_until": "2024-03-10"},
            {"front": "%Y-%m-%d/", "valid_from": "2024-03-11"},
        ]
        crawl(new.url, db, "--since", "2024-03-08", eras=eras)
    assert issues(db) == ["yunxiu-2024-03-15", "yunxiu-2024-03-08"]


def test_a_probe_follows_no_redirect_to_another_host_or_port() -> None:
    with serve({}) as other:
        with serve({"/": Answer(b"", "text/html", 302, other.url)}) as own:
            assert "could not be fetched" in xianbao("probe", own.url, code=1).stdout
        assert other.asked == []


# Passwords


@pytest.mark.parametrize("arguments", ["crawl yunxiu --entry", "crawl yunxiu --ping", "probe", "add --paper qingtang"])
def test_an_address_with_a_password_is_refused_without_repeating_it(
    arguments: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, [*arguments.split(), SECRET])
    assert not list(tmp_path.iterdir())
    assert done.exit_code == 2
    assert "has no user name or password in it" in done.output
    assert "geheim" not in done.output


def test_a_paper_cannot_be_entered_with_a_password() -> None:
    with pytest.raises(UnaskableError, match="cannot be asked") as refused:
        OwnHosts.of([SECRET])
    assert "geheim" not in str(refused.value)


# Certificates


def certificate(name: str, folder: Path, *, signer: tuple[x509.Certificate, ec.EllipticCurvePrivateKey] | None = None) -> (
    tuple[x509.Certificate, ec.EllipticCurvePrivateKey]
):  # fmt: skip
    """Make a certificate of a host, or with no dot in its name of an authority, and write both parts to ``NAME.pem``."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(signer[0].subject if signer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca="." not in name, path_length=None), critical=True)
    )
    if "." in name:
        is_address = name.replace(".", "").isdecimal()
        known = x509.IPAddress(ip_address(name)) if is_address else x509.DNSName(name)
        builder = builder.add_extension(x509.SubjectAlternativeName([known]), critical=False)
    made = builder.sign(signer[1] if signer else key, hashes.SHA256())
    form = serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    (folder / f"{name}.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return made, key


@contextmanager
def secure_site(pem: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve one issue over TLS; give its address and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            answer = {"/": FRONT, "/robots.txt": ROBOTS}[self.path]
            self.send_response(200)
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: object) -> None:
            """Say nothing: a client that does not trust us hangs up."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with Server(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{server.server_port}/", asked
        server.shutdown()
        thread.join()


def test_a_certificate_of_a_known_authority_is_trusted(tmp_path: Path, db: Path) -> None:
    certificate("127.0.0.1", tmp_path, signer=certificate("authority", tmp_path))
    with secure_site(tmp_path / "127.0.0.1.pem") as (entry, _):
        crawl(entry, db, SSL_CERT_FILE=tmp_path / "authority.pem")
    assert issues(db) == ["yunxiu-2024-03-15"]


def test_a_certificate_that_nobody_signed_is_one_problem_and_nothing_is_asked(tmp_path: Path, db: Path) -> None:
    certificate("127.0.0.1", tmp_path)
    with secure_site(tmp_path / "127.0.0.1.pem") as (entry, asked):
        crawl(entry, db, code=1)
    assert asked == []
    ((kind, message),) = rows(db, "SELECT kind, message FROM open_problems")
    assert kind == "entry_lost"
    assert "certificate is not to be trusted" in str(message)


def test_a_certificate_of_another_host_is_one_problem_and_nothing_is_asked(tmp_path: Path, db: Path) -> None:
    certificate("other.test", tmp_path, signer=certificate("authority", tmp_path))
    with secure_site(tmp_path / "other.test.pem") as (entry, asked):
        crawl(entry, db, code=1, SSL_CERT_FILE=tmp_path / "authority.pem")
    assert asked == []
    ((message,),) = rows(db, "SELECT message FROM open_problems")
    assert "certificate is not to be trusted" in str(message)


def test_a_probe_says_what_is_wrong_with_a_certificate_and_may_take_any(tmp_path: Path) -> None:
    certificate("127.0.0.1", tmp_path)
    with secure_site(tmp_path / "127.0.0.1.pem") as (entry, asked):
        assert "certificate is not to be trusted" in xianbao("probe", entry, code=1).stdout
        assert asked == []
        xianbao("probe", entry, "--any-certificate", code=1)
    assert "/" in asked


def test_a_paper_that_was_added_with_any_certificate_says_so() -> None:
    paper = Publication(id="qingtang", homepage="https://paper.test/")
    texts = [spider_text(paper, "founder", date(2024, 3, 1), is_any_certificate=answer) for answer in (True, False)]
    assert ["DOWNLOAD_VERIFY_CERTIFICATES" in text for text in texts] == [True, False]
    compile(texts[0], "qingtang.py", "exec")


def test_a_paper_may_say_that_its_certificate_does_not_matter(tmp_path: Path, db: Path) -> None:
    certificate("127.0.0.1", tmp_path)
    with secure_site(tmp_path / "127.0.0.1.pem") as (entry, _):
        crawl(
            entry, db, facts={"custom_settings": YunxiuSpider.custom_settings | {"DOWNLOAD_VERIFY_CERTIFICATES": False}}
        )
    assert issues(db) == ["yunxiu-2024-03-15"]
