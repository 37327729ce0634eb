"""A paper's page shows what is held of each day, and a held day leads to its issue."""

from __future__ import annotations

import re

from tests.browse.test_datasette import Browser, archive, browser

__all__ = ["archive", "browser"]  # fixtures


def test_every_issue_is_a_day_of_the_calendar_and_leads_to_its_page(browser: Browser) -> None:
    page = browser.get("/archive/publications/yunxiu")
    shown = re.findall(r'class="xianbao-day xianbao-complete" title="([\d-]+) complete" href="([^"]+)"', page)
    issues = browser.json("/archive/issues.json?_shape=objects&_sort_desc=issued_on")["rows"]
    assert sorted(on for on, _ in shown) == sorted(issue["issued_on"] for issue in issues)
    for on, address in shown:
        assert on in browser.get(address)


def test_a_day_without_an_issue_is_marked_and_leads_nowhere(browser: Browser) -> None:
    page = browser.get("/archive/publications/yunxiu")
    days = browser.json("/archive/days.json?_shape=objects&_size=max&answer=no_issue")["rows"]
    assert days
    for day in days:
        assert f'<span class="xianbao-day xianbao-no_issue" title="{day["issued_on"]} no_issue">' in page
