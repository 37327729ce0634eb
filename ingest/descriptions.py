"""What may be wrong with the files that describe e-paper systems; known without the readers, which it keeps from loading."""


class DescriptionError(ValueError):
    """A system's file says something that cannot be meant. One sentence naming the file."""
