"""What can be wrong with an archive; each is one sentence for a person, with what to do next."""

from typing import ClassVar


class ArchiveError(Exception):
    """The archive cannot be used as asked. ``is_temporary`` says that the same command may work later as it stands."""

    is_temporary: ClassVar[bool] = False


class ArchiveMissing(ArchiveError):
    """There is no such archive."""


class ArchiveUnreadable(ArchiveError):
    """The file is no database, is damaged, or is somebody else's."""


class ArchiveOlder(ArchiveUnreadable):
    """An older program made the archive; who writes it next brings it up to date."""


class ArchiveNewer(ArchiveError):
    """A newer program made the archive."""


class ArchiveLocked(ArchiveError):
    """Another program is writing to it."""

    is_temporary = True


class ArchiveFull(ArchiveError):
    """The disk is full; what was being written is not in the archive."""
