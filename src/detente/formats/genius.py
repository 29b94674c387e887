"""GENIUS: a domain in XML and one profile in XML for each party."""

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from detente.formats import genius_profiles, genius_rectangles
from detente.formats.assembling import assembled
from detente.formats.faults import Findings
from detente.formats.files import content, title_of
from detente.formats.game import Game, Settings
from detente.formats.genius_issues import leaves, topics
from detente.formats.names import file_names, renamed
from detente.formats.scaling import Export, Scaled
from detente.formats.xml_tree import Element, parsed
from detente.scenario import Scenario

DOMAIN = "negotiation_template"
PROFILE = "utility_space"


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read a domain and its profiles; each profile is a party, named by its file.

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings = Findings()
    trees = {file: tree for file in files if (tree := _tree(file, findings))}
    findings.stop()
    templates = [file for file, tree in trees.items() if tree.tag == DOMAIN]
    domains = templates or [file for file, tree in trees.items() if not _evaluates(tree)]
    profiles = {file: tree for file, tree in trees.items() if file not in domains}
    if len(domains) > 1:
        others = ", ".join(file.name for file in domains[1:4])
        what = f"{len(domains)} domains: {domains[0].name}, {others}"
        findings.fault(domains[0].parent, "folder", what, "import one domain and its profiles at a time")
    if not domains and profiles:
        findings.remark("no domain file: the issues are those of {who}", next(iter(profiles)).name)
    if not trees:
        findings.fault(
            files[0], "file", "neither a domain nor a profile", "give XML of GENIUS, or a scenario of KTAB"
        )
    findings.stop()
    file = domains[0] if domains else next(iter(profiles))
    found = topics(trees[file], file, settings, findings)
    game = Game(title_of(files, file), str(file), {topic.name: topic.options for topic in found})
    if not findings.faults:
        for profile, tree in profiles.items():
            name = profile.stem if profile.stem not in game.sides else str(profile.with_suffix(""))
            if tree.first("rules"):
                fix = "leave the file out; sums over issues and hyper-rectangles are read"
                findings.fault(profile, "rules", "ranks and constraints are not a sum", fix)
            elif genius_rectangles.is_nonlinear(tree):
                game.sides[name] = genius_rectangles.side(tree, found, profile, findings)
            else:
                game.sides[name] = genius_profiles.side(tree, found, profile, settings, findings)
    findings.stop()
    return assembled(game, settings, findings)


def _tree(file: Path, findings: Findings) -> Element | None:
    """The tree of a file, if it is a domain or a profile; others are told and left out."""
    raw = content(file)
    marks = (
        raw.replace(b"\0", b"")
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    if not marks.lstrip().startswith(b"<"):
        findings.remark("not XML, left out: {who}", file.name)
        return None
    root = parsed(raw, file, findings)
    if root is None or root.tag in (DOMAIN, PROFILE):
        return root
    findings.remark("neither a domain nor a profile, left out: {who}", file.name)
    return None


def _evaluates(root: Element) -> bool:
    """Whether a file says what options are worth."""
    if any(root.first(tag) for tag in ("weight", "evaluator", "ufun", "rules")):
        return True
    return any(item.get("evaluation") is not None for issue, _ in leaves(root) for item in issue.own("item"))


def exported(scenario: Scenario) -> Export:
    """A domain and a profile for each principal, such that GENIUS computes their worths from 0 to 1."""
    scaled = Scaled(scenario, carries=("patience",))
    names = file_names(scaled.parties, reserved=["domain"])
    scaled.lost += renamed(names)
    files = {"domain.xml": _document(DOMAIN, "", _objective(scaled, None))}
    for party in scaled.parties:
        patience = scenario.parties[party].patience.mode
        if patience < 1:
            scaled.lost.append(
                f"{party}: patience is written as discount_factor, which is per session, not per step"
            )
        frame = f'<discount_factor value="{patience!r}"/>\n<reservation value="{scaled.no_deal[party]!r}"/>\n'
        files[f"{names[party]}.xml"] = _document("", frame, _objective(scaled, party))
    return Export(files, scaled.lost)


def _document(root: str, frame: str, objective: str) -> bytes:
    space = f"<{PROFILE}>\n{objective}{frame}</{PROFILE}>\n"
    return (f"<{root}>\n{space}</{root}>\n" if root else space).encode()


def _objective(scaled: Scaled, party: str | None) -> str:
    lines = [
        f'<objective index="0" description="" name={quoteattr(scaled.title)} '
        'type="objective" etype="objective">'
    ]
    for place, (name, options) in enumerate(scaled.issues.items(), start=1):
        if party is not None:
            lines.append(f'<weight index="{place}" value="{scaled.weights[party][name]!r}"/>')
        kinds = 'type="discrete" etype="discrete" vtype="discrete"'
        lines.append(f'<issue index="{place}" name={quoteattr(name)} {kinds}>')
        for number, option in enumerate(options, start=1):
            share = "" if party is None else f' evaluation="{scaled.shares[party][name][option]!r}"'
            lines.append(f'<item index="{number}" value={quoteattr(option)}{share}/>')
        lines.append("</issue>")
    return "\n".join([*lines, "</objective>\n"])
