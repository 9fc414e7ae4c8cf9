"""Many cases: found in a folder, an archive, a mailbox or a manifest, done by many workers, listed in an index."""
