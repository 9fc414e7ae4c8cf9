"""Many cases: found in a folder, an archive, a mailbox or a manifest, done by many workers, listed in an index."""

from drafter.batch.case import Done, How
from drafter.batch.engine import Outcome, Plan, Progress, batch

__all__ = ["Done", "How", "Outcome", "Plan", "Progress", "batch"]
