"""The local review page: a small server on this machine's own loopback address, and the page it shows.

Nothing heavy is imported before the first page is shown: whatever reads letters is imported inside functions.
"""
