"""图们江报, paper of a county-level city on the Tumen in Jilin.

Address: http://www.tmjnews.net/newspaper.asp (recorded 2024, not visited). System: classic ASP. Issues go by number, which does
not follow their dates.
"""

from spiders.epaper import EpaperSpider


class TumenjiangSpider(EpaperSpider):
    """Facts of 图们江报."""

    name = "tumenjiang"
    title = "图们江报"
    homepage = "http://www.tmjnews.net/newspaper.asp"
    platform = "county_asp"
