"""Speed as ratios measured in one run, so that the machine cancels out: `python -m benchmarks [FOLDER]`."""
