"""The one way in which the deck's XML is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.deck.file.elements import element, root, text_element
from generator.deck.template.layouts import NAMESPACES

# All that XML 1.0 can hold; a carriage return in a text is a line's end to whoever reads it.
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\t\n")


@given(words=st.text(LETTERS), name=st.text(LETTERS, min_size=1))
def test_what_is_written_is_read_again(words: str, name: str) -> None:
    read = etree.fromstring(text_element("a", words, name=name))
    assert (read.text or "") == words
    assert read.get("name") == name


def test_attributes_that_say_nothing_are_left_out() -> None:
    assert element("a:ln", w=0, cap="", dash=None, on=True, off=False) == '<a:ln w="0" on="1" off="0"/>'
    assert element("a", element("b"), "", r_id="rId1") == '<a r:id="rId1"><b/></a>'


@pytest.mark.parametrize("prefix", NAMESPACES)
def test_what_stands_alone_knows_the_namespaces(prefix: str) -> None:
    [inner] = etree.fromstring(root("p:sp", element(f"{prefix}:x")))
    assert etree.QName(inner).namespace == NAMESPACES[prefix]
