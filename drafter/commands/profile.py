"""`drafter profile`: show who signs the letters, or keep it."""

from __future__ import annotations

import sys

from drafter import options
from drafter.errors import DrafterError


def profile(
    name: options.Name = "", address: options.Address = "", email: options.Email = "", reference: options.Reference = ""
) -> None:
    """Show who signs your letters; with options, keep it for every letter to come."""
    from drafter import profile as kept

    path, known = kept.place(), kept.load()
    told = {"name": name, "address": address, "email": email, "reference": reference}
    if any(told.values()):
        known |= {key: value for key, value in told.items() if value}
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.write_text(kept.text(known), encoding="utf-8")
        except OSError as error:
            raise DrafterError(f"{path}: cannot be written ({error.strerror or error})") from None
    if not known:
        sys.stdout.write(f"{path}: none yet; make one with drafter profile --name NAME --address 'LINE; LINE'\n")
        return
    sys.stdout.write(f"# {path}\n{kept.text(known)}")
