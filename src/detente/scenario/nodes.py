"""Where the parts of a YAML text stand, to the character."""

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from detente.scenario.faults import Path
from detente.scenario.source import as_name


def node_at(root: Node, path: Path) -> Node | None:
    """The node at a path; None where the text has none."""
    node: Node | None = root
    for step in path:
        if isinstance(node, MappingNode) and isinstance(step, str):
            node = next((value for key, value in node.value if named(key) == step), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def named(key: Node) -> str | None:
    """A key as the scenario's reader takes it; None for one that is no name."""
    return as_name(key.value) if isinstance(key, ScalarNode) else None


def is_nothing(node: Node | None) -> bool:
    """Whether there is no node, or a null."""
    return node is None or (isinstance(node, ScalarNode) and str(node.tag).endswith(":null"))


def is_left_out(node: Node) -> bool:
    """Whether nothing stands behind the key; such a node is placed where the next one begins."""
    return is_nothing(node) and node.start_mark.index == node.end_mark.index


def end_of(text: str, node: Node) -> int:
    """Where a node ends, without the blanks and comments that a block collection takes in."""
    if not isinstance(node, CollectionNode) or node.flow_style:
        return len(text[: node.end_mark.index].rstrip())
    children = [part for pair in node.value for part in pair] if isinstance(node, MappingNode) else node.value
    return max((end_of(text, child) for child in children), default=node.start_mark.index)


def before_bracket(text: str, node: Node) -> tuple[int, int]:
    """The blanks before the bracket that closes a collection."""
    end = node.end_mark.index - 1
    return len(text[:end].rstrip()), end


def line_end(text: str, place: int) -> int:
    """Where the line of a place ends, before what breaks it."""
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    return end - 1 if text[:end].endswith("\r") else end


def column_of(text: str, place: int) -> int:
    """How far a place stands in its line."""
    return place - (text.rfind("\n", 0, place) + 1)
