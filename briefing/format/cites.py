"""Citations in the text of a brief: naming the source in each; every other byte stays."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from briefing.brief.values import citation


def with_prefix(text: str, source: str) -> str:
    """Return the text of a brief in which each citation that names no source names ``source``.

    ``text`` is a brief that reads without problems; comments, order and quotation marks stay.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    places = sorted(_bare(root), reverse=True) if root is not None else []
    for at in places:
        text = f"{text[:at]}{source}:{text[at:]}"
    return text


def _bare(node: yaml.Node) -> Iterator[int]:
    """Yield where each citation without a source begins, inside its quotation marks."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "cite" and isinstance(value, yaml.SequenceNode):
                for each in value.value:
                    cite = citation(each.value)
                    if cite is not None and not cite.source:
                        yield int(each.start_mark.index) + (each.style in ("'", '"'))
            else:
                yield from _bare(value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _bare(each)
