"""What can be wrong with an archive; each is one sentence for a person, with what to do next."""


class ArchiveError(Exception):
    """The archive cannot be used as asked."""


class ArchiveMissing(ArchiveError):
    """There is no such file."""


class ArchiveUnreadable(ArchiveError):
    """The file is no database, is damaged, or is somebody else's."""


class ArchiveNewer(ArchiveError):
    """A newer program made the archive."""


class ArchiveLocked(ArchiveError):
    """Another run is writing to it: try later."""


class ArchiveFull(ArchiveError):
    """The disk is full; what was being written is not in the archive."""
