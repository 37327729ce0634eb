"""Every fault at every place of every e-paper system: the crawl ends by itself, keeps what it could read, says what it could
not, exits as docs/cron.md says, and the next crawl without the fault heals it.

The whole matrix is ``make faults``; each system with some fault and each fault with some system is in the suite.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product

import pytest

from tests.faults.cells import DAYS, Clean, Crawled, Outcome, clean, try_out
from tests.site.faults import FAULTS
from tests.site.systems import sample_sites

SITES = {site.system: site for site in sample_sites()}
PLACES = ("entry", "front", "article")
READ = {"mislabelled", "said_gb2312", "said_utf8", "doubled_head"}
"""Faults that cost nothing: the page is read as if there were none."""
OF_THE_BODY = {"empty", "invalid_bytes"}
"""Faults that cost nothing where a redirect is answered, whose body nobody reads."""
UNSEEN = {
    *product(["other_day"], ["front", "article"], ["data_js", "page_json", "issue_json"]),
    ("other_day", "front", "year_issue"),
}
"""Answers that say neither their day nor what they were listed as: their address is believed, and nobody can know."""
NUMBERED = ("county_asp", "county_aspx", "media", "szbz", "year_issue")
"""Systems whose issues go by number: an address that shows no issue, or another's, may be that of one still to come."""
MOST_SECONDS = 30
MOST_AT_ONCE = 10  # addresses lost when a site goes, before it is left alone, or of a page that is another day's
MOST_MEMORY = 300 * 2**20  # bytes, of which the program itself takes some 100 MB


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Clean]:
    return cache(lambda system: clean(SITES[system], tmp_path_factory.mktemp(system)))


def cells(place: str) -> list[tuple[str, str]]:
    """Give every fault with every system that may have it at the place."""
    if place == "robots":
        return [(fault, "founder") for fault in FAULTS if fault != "other_day"]
    faults = [fault for fault in FAULTS if fault != "disallowed" and (fault, place) != ("other_day", "entry")]
    return [(fault, system) for system, fault in product(SITES, faults)]


def diagonal() -> list[tuple[str, str, str]]:
    """Give each system with a fault and each fault with a system, at each place in turn."""
    systems, found = list(SITES), []
    for number, fault in enumerate(FAULTS):
        place = ("article", "front", "entry")[number % 3]
        place = {"other_day": "article", "disallowed": "robots"}.get(fault, place)
        found.append((fault, place, systems[number % len(systems)]))
    return found


@pytest.mark.parametrize(("fault", "place", "system"), diagonal())
def test_each_fault_and_each_system(
    fault: str, place: str, system: str, undisturbed, tmp_path, record_property
) -> None:
    hold(undisturbed(system), fault, place, tmp_path, record_property)


@pytest.mark.slow
@pytest.mark.parametrize("place", ["robots", *PLACES])
@pytest.mark.parametrize(("fault", "system"), sorted({cell for place in ("robots", *PLACES) for cell in cells(place)}))
def test_every_fault_of_every_system(
    fault: str, place: str, system: str, undisturbed, tmp_path, record_property
) -> None:
    if (fault, system) not in cells(place):
        pytest.skip("there is no such cell")
    hold(undisturbed(system), fault, place, tmp_path, record_property)


def hold(truth: Clean, fault: str, place: str, tmp_path, record_property) -> None:
    outcome = try_out(truth, fault, place, tmp_path)
    told = {
        "fault": fault,
        "ended": outcome.faulty.done.code is not None,
        "kept": is_kept(truth, outcome, place),
        "problems": len(outcome.faulty.problems),
        "code": outcome.faulty.done.code,
        "healed": outcome.healed.rows == truth.rows and not outcome.healed.problems,
        "work": outcome.faulty.done.work + outcome.healed.done.work,
        "unseen": (fault, place, truth.of.system) in UNSEEN,
    }
    record_property("cell", told)
    assert outcome.struck, "the fault was never asked for"
    check_process(outcome.faulty)
    check_process(outcome.healed)
    assert outcome.faulty.broken == []
    if (fault, place, truth.of.system) in UNSEEN:
        return
    check_outcome(truth, outcome, fault, place)
    assert len(outcome.faulty.asked) <= truth.asked + 30
    assert outcome.healed.done.code == 0
    assert outcome.healed.problems == []
    assert outcome.healed.rows == truth.rows


def check_process(crawled: Crawled) -> None:
    """Check that the crawl ended by itself, within bounds, and said something exactly when a person must look."""
    done = crawled.done
    assert done.code in (0, 1, 75), done
    assert done.seconds < MOST_SECONDS
    assert done.memory < MOST_MEMORY
    assert "Traceback" not in done.said, done.said
    assert bool(done.said) == (done.code == 1), done.said


def check_outcome(truth: Clean, outcome: Outcome, fault: str, place: str) -> None:
    """Check what the crawl with the fault kept, and what it said of the rest."""
    faulty = outcome.faulty
    if fault == "maintained":
        assert faulty.done.code == 75
        return
    if (faulty.done.code, faulty.problems, faulty.rows) == (0, [], truth.rows):
        return
    assert not is_harmless(truth, fault, place)
    assert is_kept(truth, outcome, place) or fault in ("refused", "other_day")
    if (fault, place) == ("gone", "front"):  # its own address says that the day has no issue, so nothing is left to do
        return
    told = [severity for severity, *_ in faulty.problems if severity != "note"]
    assert faulty.done.code == ("error" in told)
    if fault == "refused" or (fault, place) == ("other_day", "front"):
        assert len(told) <= MOST_AT_ONCE
    elif place == "front" and truth.of.system in NUMBERED and "error" not in told:
        assert len(told) <= 2
    else:
        assert len(told) == 1


def is_harmless(truth: Clean, fault: str, place: str) -> bool:
    if place == "robots":
        return fault not in ("refused", "disallowed")
    return fault in READ or (fault in OF_THE_BODY and truth.is_redirect(place))


def is_kept(truth: Clean, outcome: Outcome, place: str) -> bool:
    """Tell whether all is kept but what the fault struck: the issue, or the article and what came in the same file."""
    struck, whole = str(DAYS[-1]), unstated(truth.rows)
    kept = unstated(outcome.faulty.rows)
    if not kept <= whole:
        return False
    lost = whole - kept
    if place in ("entry", "robots") or truth.places[place] == truth.places["entry"]:
        return True
    if any(row[0] != struck for row in lost):
        return False
    most = {"front": len(whole)}.get(place, len(lost_with_its_file(truth)))
    return len(lost) <= most


def lost_with_its_file(truth: Clean) -> list[object]:
    """Give what stands in the same file as the article: a page of data, or a whole issue of it."""
    per_file = {"data_json": 9, "data_js": 9, "page_json": 2, "issue_json": 2}
    return [None] * per_file.get(truth.of.system, 1)


def unstated(rows: list[tuple[object, ...]]) -> set[tuple[object, ...]]:
    """Give articles without their issue's state and their position, which follow from what else was read."""
    return {(row[0], row[2], *row[4:]) for row in rows}
