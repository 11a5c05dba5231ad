"""What people do to a sentence when they type it, in each script: done afresh each time that a message is learnt from."""

from .vary import vary

__all__ = ["vary"]
