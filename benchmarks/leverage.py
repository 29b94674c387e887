"""Corridors of many users: python benchmarks/leverage.py [--quick]

CPU seconds of this process, best of three, of random corridors under secondary sanctions: all rounds of exit
until nobody leaves, and the fewest waivers that keep somebody in.
"""

import argparse

import numpy as np

from detente.models.leverage.participation import exits, least_waivers
from timing import fastest

SIZES = (100, 1_000, 10_000)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the smallest size only: proves that it runs")
    sizes = SIZES[:1] if parser.parse_args().quick else SIZES
    print(f"{'users':>7}{'rounds':>8}{'exits':>10}{'least waivers':>15}")
    for n in sizes:
        rng = np.random.default_rng(1)
        values = rng.lognormal(size=n)
        threats = values * rng.random(n) * (rng.random(n) < 0.5)
        cost = 0.6 * float(values.sum())
        leaving, left = fastest(lambda v=values, c=cost, s=threats: exits(v, c, s))
        waiving, _ = fastest(lambda v=values, c=cost, s=threats: least_waivers(v, c, s))
        print(f"{n:>7,}{len(left.rounds):>8}{leaving:>10.4f}{waiving:>15.4f}")


if __name__ == "__main__":
    main()
