"""Reports what a one-pager has no room to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.content.talk import Talk
from generator.pages.blocks import ResolvedBlock
from generator.problems import Problem

_BARE = re.compile(r"bare-(\d+)-(\d+)")  # as the strip's template names its drawing


def left_out(talk: Talk, blocks: Iterable[ResolvedBlock], boxes: Iterable[str]) -> Iterator[Problem]:
    """A warning for each strip of which milestones are dots alone; `boxes` are the names on the page."""
    by_place = {block.loc[-1]: block for block in blocks if block.kind == "timeline"}
    for found in filter(None, map(_BARE.fullmatch, boxes)):
        block = by_place[int(found[2])]
        said = f"{found[1]} of {len(block.items)} milestones have no room for words and are only marked"
        hint = "choose with 'weight' or 'pick', or list the milestones in a block of their own"
        yield replace(talk.problem("talk", block.loc, said, hint), warning=True)
