"""The phase plane of an ArmsResult as a picture (SVG)."""

from collections.abc import Sequence
from html import escape

from detente.records.arms import ArmsResult
from detente.report.picture import framed

SIZE, LEFT, TOP, BOTTOM, RIGHT = 420, 70, 50, 60, 190
# Okabe and Ito's colours, told apart by colour-blind readers; lines differ in their dashes too.
X_RESTS, Y_RESTS, PATH, CAPPED = "#0072b2", "#009e73", "#222222", "#d55e00"
N_TICKS = 4

Point = tuple[float, float]


def as_svg(result: ArmsResult) -> str:
    """Where each side rests, where the race stands and where it goes, with a cap and without.

    Parameters
    ----------
    result : ArmsResult

    Returns
    -------
    str
        SVG with a title and a description; the same bytes for the same result.
    """
    plane = _Plane(result)
    x, y = map(escape, result.parties)
    width, height = LEFT + SIZE + RIGHT, TOP + SIZE + BOTTOM
    return framed(
        [
            f'<rect x="{LEFT}" y="{TOP}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#999999"/>',
            *plane.ticks(),
            f'<text x="{LEFT + SIZE / 2:g}" y="{height - 14}" text-anchor="middle">level of {x}</text>',
            f'<text x="14" y="{TOP + SIZE / 2:g}" text-anchor="middle" '
            f'transform="rotate(-90 14 {TOP + SIZE / 2:g})">level of {y}</text>',
            *plane.rests(),
            *plane.paths(),
            *plane.balance(),
            *plane.legend(),
        ],
        width=width,
        height=height,
        title=f"{result.title}: the arms race",
        told=result.summary(),
    )


class _Plane:
    """From levels to places on the page."""

    def __init__(self, result: ArmsResult) -> None:
        self.result = result
        self.top = 1.15 * max(self._highest(), 1e-9)

    def _highest(self) -> float:
        points: list[float] = [x for x in self.result.outcome.equilibrium.values() if x is not None]
        for path in (self.result.path, self.result.capped_path):
            points += [level for levels in path or () for level in levels]
        return max(points, default=1.0)

    def at(self, x: float, y: float) -> str:
        return f"{LEFT + SIZE * x / self.top:.1f},{TOP + SIZE * (1 - y / self.top):.1f}"

    def ticks(self) -> list[str]:
        lines = []
        for place in range(N_TICKS + 1):
            level, step = self.top * place / N_TICKS, SIZE * place / N_TICKS
            lines += [
                f'<text x="{LEFT + step:g}" y="{TOP + SIZE + 18}" text-anchor="middle" font-size="10">'
                f"{level:.3g}</text>",
                f'<text x="{LEFT - 6}" y="{TOP + SIZE - step + 4:g}" text-anchor="end" font-size="10">'
                f"{level:.3g}</text>",
            ]
        return lines

    def rests(self) -> list[str]:
        """The line on which each side does not change."""
        (x, y), found = self.result.parties, self.result.coefficients
        of_x, of_y = found[x], found[y]
        return [
            self._line(of_x.fatigue, -of_x.reaction, of_x.grievance, X_RESTS, "7 4"),
            self._line(-of_y.reaction, of_y.fatigue, of_y.grievance, Y_RESTS, "2 3"),
        ]

    def _line(self, along_x: float, along_y: float, level: float, colour: str, dashes: str) -> str:
        """Where along_x x + along_y y = level, inside the frame."""
        ends = _inside(along_x, along_y, level, self.top)
        if len(ends) < 2:
            return ""
        points = " ".join(self.at(*end) for end in ends)
        return (
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5" '
            f'stroke-dasharray="{dashes}"/>'
        )

    def paths(self) -> list[str]:
        lines = []
        for path, colour in ((self.result.path, PATH), (self.result.capped_path, CAPPED)):
            if path:
                lines += [self._path(path, colour), self._dot(path[-1], colour)]
        return lines

    def _path(self, path: Sequence[Point], colour: str) -> str:
        points = " ".join(self.at(*levels) for levels in path)
        return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'

    def _dot(self, levels: Point, colour: str) -> str:
        x, y = self.at(*levels).split(",")
        return f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'

    def balance(self) -> list[str]:
        """The equilibrium, where it lies in the frame."""
        x, y = self.result.outcome.equilibrium.values()
        if x is None or y is None or not (0 <= x <= self.top and 0 <= y <= self.top):
            return []
        across, down = self.at(x, y).split(",")
        return [f'<circle cx="{across}" cy="{down}" r="6" fill="none" stroke="{PATH}" stroke-width="2"/>']

    def legend(self) -> list[str]:
        x, y = self.result.parties
        years = self.result.settings["years"]
        told = [(f"{x} does not change", X_RESTS), (f"{y} does not change", Y_RESTS)]
        if self.result.path:
            told.append((f"{years} years from now", PATH))
        if self.result.capped_path:
            told.append((f"{years} years under the cap", CAPPED))
        return [
            f'<text x="{LEFT + SIZE + 12}" y="{TOP + 14 + 20 * place}" fill="{colour}">{escape(text)}</text>'
            for place, (text, colour) in enumerate([*told, ("○ point of balance", PATH)])
        ]


def _inside(along_x: float, along_y: float, level: float, top: float) -> list[Point]:
    """Ends of the line along_x x + along_y y = level within the square from 0 to top."""
    found: list[Point] = []
    for edge in (0.0, top):
        if along_y:
            found.append((edge, (level - along_x * edge) / along_y))
        if along_x:
            found.append(((level - along_y * edge) / along_x, edge))
    kept = sorted({(x, y) for x, y in found if -1e-9 <= x <= top + 1e-9 and -1e-9 <= y <= top + 1e-9})
    return [kept[0], kept[-1]] if len(kept) > 1 else []
