"""Richardson's arms race, equation by equation (Richardson 1960)."""

import itertools
import math


def roots(a, b, m, n):
    """Both roots of the characteristic polynomial, the larger first."""
    spread = math.sqrt((m - n) ** 2 + 4 * a * b)
    return (-(m + n) + spread) / 2, (-(m + n) - spread) / 2


def equilibrium(a, b, m, n, g, h):
    """Levels at which neither changes, by Cramer's rule; None where there is no single one."""
    determinant = m * n - a * b
    if abs(determinant) < 1e-12:
        return None
    return (n * g + a * h) / determinant, (m * h + b * g) / determinant


def levels(start, years, coefficients, steps=2000):
    """Levels after so many years, and all that was spent, by the classical Runge-Kutta method."""
    a, b, m, n, g, h = coefficients

    def change(x, y):
        return a * y - m * x + g, b * x - n * y + h

    step = years / steps
    x, y = start
    spent = [0.0, 0.0]
    for _ in range(steps):
        k1 = change(x, y)
        k2 = change(x + step / 2 * k1[0], y + step / 2 * k1[1])
        k3 = change(x + step / 2 * k2[0], y + step / 2 * k2[1])
        k4 = change(x + step * k3[0], y + step * k3[1])
        middle = (x + step / 2 * k2[0], y + step / 2 * k2[1])
        after = tuple(
            level + step / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) for i, level in enumerate((x, y))
        )
        for i, level in enumerate((x, y)):
            spent[i] += step / 6 * (level + 4 * middle[i] + after[i])
        x, y = after
    return (x, y), spent


def slope_and_zero(totals):
    """Least squares of increments on mean levels: the slope, and the level at which nothing changes."""
    increments = [later - earlier for earlier, later in itertools.pairwise(totals)]
    means = [(later + earlier) / 2 for earlier, later in itertools.pairwise(totals)]
    level, change = sum(means) / len(means), sum(increments) / len(increments)
    slope = sum((x - level) * (y - change) for x, y in zip(means, increments, strict=True))
    slope /= sum((x - level) ** 2 for x in means)
    return slope, level - change / slope
