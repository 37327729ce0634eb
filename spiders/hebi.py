"""鹤壁日报, prefecture daily of 鹤壁市 (Hebi, Henan).

Address: http://paper.hebiw.com/epaper/hbrb/ (recorded 2018 from an article's address below it, not visited). System: a folder
a page with stories in it.
"""

from spiders.epaper import EpaperSpider


class HebiSpider(EpaperSpider):
    """Facts of 鹤壁日报."""

    name = "hebi"
    title = "鹤壁日报"
    division_code = "410600"
    homepage = "http://paper.hebiw.com/epaper/hbrb/"
    platform = "edition_story"
