"""Scrapy's settings: polite by default, bounded, and closed to anyone else on the machine."""

import os
from pathlib import Path

from ingest.hosts import networks
from ingest.manners import user_agent

BOT_NAME = "xianbao"
SPIDER_MODULES = ["spiders"]
SPIDER_LOADER_CLASS = "ingest.papers.PaperLoader"
NEWSPIDER_MODULE = "spiders"
TEMPLATES_DIR = str(Path(__file__).parent / "templates")  # scrapy genspider -t paper, or -t bare
USER_AGENT = user_agent(os.environ.get("XIANBAO_CONTACT", ""))

# Manners: a four-page county issue is 30 to 60 requests, so slow is fast enough.
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = BOT_NAME
CONCURRENT_REQUESTS = 1  # not only per host: requests queued at the host would overtake a newer issue's
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_ITEMS = 1  # the pipeline stores in turn; Scrapy makes so many workers for every answer
DOWNLOAD_DELAY = 2
DOWNLOAD_DELAY_JITTER = 0  # Scrapy's own would go down to one second
DOWNLOAD_HANDLERS = dict.fromkeys(("http", "https"), "ingest.turns.TakingTurns") | dict.fromkeys(
    ("data", "file", "ftp", "s3")
)
QUIET_HOURS = ""  # 08:30-18:00, China time: then nothing is asked of any paper
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2
COOKIES_ENABLED = False
METAREFRESH_ENABLED = False  # an entry page that refreshes to the newest issue is itself read and kept

# Bounds on what one answer may cost. The largest known e-paper page is under 1 MB.
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 32 * 2**20
DOWNLOAD_WARNSIZE = 0
RETRY_TIMES = 2

# A crawl reaches its paper's own hosts only, at public addresses, with certificates that hold: docs/security.md.
TWISTED_DNS_RESOLVER = "ingest.reaching.OuterResolver"
INNER_NETWORKS = networks(
    os.environ.get("XIANBAO_INNER_NETWORKS", "")
)  # of this machine: such as a proxy's 198.18.0.0/15
DOWNLOAD_VERIFY_CERTIFICATES = True  # a paper with a broken chain says False in its custom_settings

# Both listen for, or run, what others send; both are on in Scrapy as shipped.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

ITEM_PIPELINES = {
    "ingest.pipelines.StorePipeline": 900,
}
DOWNLOADER_MIDDLEWARES = {
    "ingest.middlewares.ReadApart": 50,  # next to the spider: what it sees is final
    "ingest.middlewares.KeepQuiet": 60,  # before anything is asked for a request's sake, robots.txt (100) too
    "ingest.revisiting.AskIfChanged": 545,  # further than what asks again; what is packed is unpacked by then (590)
    "ingest.middlewares.BackOff": 560,  # nearer to the server than what asks again (550)
    "ingest.reaching.Reach": 570,  # so is this
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # Reach is stricter: no other port, no other name below
}
EXTENSIONS = {
    "ingest.extensions.RunExtension": 100,
    "ingest.extensions.ProgressExtension": 200,
}
ARCHIVE = "archive.db"
ARCHIVE_IS_LOCKED = False  # by this process, for several crawls
REFETCH = False  # ask again for what the archive has complete
LOG_LEVEL = "WARNING"
