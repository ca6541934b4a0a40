"""The structure tree of a bundle: what screen readers follow, joined from those of its documents.

A tagged document keeps its own structure; each page of an untagged one becomes one paragraph, or
one figure with a text alternative when it is a picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf

_STANDARD_ATTRIBUTES = ("/AF", "/NS", "/Metadata")
_DEEPEST_ROLE = 10


@dataclass(frozen=True, slots=True)
class PageWords:
    """How an untagged page is tagged: "P", or "Figure" with words that stand in for the picture."""

    tag: str
    alternative: str = ""


@dataclass(slots=True)
class TagTree:
    """Collects the structure of the documents as they join the bundle."""

    next_key: int = 0
    parents: dict[int, pikepdf.Object] = field(default_factory=dict)
    ids: dict[bytes, pikepdf.Object] = field(default_factory=dict)
    sections: list[pikepdf.Object] = field(default_factory=list)

    def prepare(self, source: pikepdf.Pdf, number: int) -> bool:
        """Make a source's tags ready for the bundle; False when it has none that can be used.

        Call after its links are prepared and before its pages are copied.
        """
        usable = _is_tagged(source)
        keys = 0
        if usable:
            try:
                keys = _normalise(source, self.next_key, f"{number}-".encode())
            except (TypeError, ValueError, AttributeError, KeyError, pikepdf.PdfError):
                usable = False
        _shift_keys(source, self.next_key if usable else None)
        if not usable and "/StructTreeRoot" in source.Root:
            del source.Root["/StructTreeRoot"]
        self.next_key += keys
        return usable

    def join(
        self,
        out: pikepdf.Pdf,
        source: pikepdf.Pdf,
        title: str,
        pages: Sequence[pikepdf.Object],
        words: Sequence[PageWords] | None,
    ) -> pikepdf.Object:
        """Hang a document's structure into the bundle; `words` only for an untagged document.

        `pages` are its pages as copied into `out`. The section element is returned.
        """
        section = out.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Sect,
                T=pikepdf.String(title),
                K=pikepdf.Array(),
            )
        )
        self.sections.append(section)
        if words is None:
            self._adopt(out, source, section)
        else:
            for page, word in zip(pages, words, strict=True):
                self._wrap(out, section, page, word)
        for page in pages:
            for annotation in page.get("/Annots", pikepdf.Array()):
                if "/StructParent" not in annotation:
                    self.add_link(out, section, page, annotation)
        return section

    def add_link(
        self,
        out: pikepdf.Pdf,
        section: pikepdf.Object,
        page: pikepdf.Object,
        annotation: pikepdf.Object,
    ) -> None:
        """Give a link annotation its place in the structure."""
        link = out.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Link,
                P=section,
                Pg=page,
                K=pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=page),
            )
        )
        section.K.append(link)
        annotation["/StructParent"] = self._key(link)

    def finish(self, out: pikepdf.Pdf) -> None:
        """Write the tree into the joined bundle."""
        root = out.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        document = out.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Document,
                P=root,
                K=pikepdf.Array(self.sections),
            )
        )
        for section in self.sections:
            section["/P"] = document
        root["/K"] = document
        numbers = pikepdf.Array()
        for key in sorted(self.parents):
            numbers.append(key)
            numbers.append(self.parents[key])
        root["/ParentTree"] = out.make_indirect(pikepdf.Dictionary(Nums=numbers))
        root["/ParentTreeNextKey"] = self.next_key
        if self.ids:
            names = pikepdf.Array()
            for name in sorted(self.ids):
                names.append(pikepdf.String(name))
                names.append(self.ids[name])
            root["/IDTree"] = out.make_indirect(pikepdf.Dictionary(Names=names))
        out.Root["/StructTreeRoot"] = root
        out.Root["/MarkInfo"] = pikepdf.Dictionary(Marked=True)
        for page in out.pages:
            if "/Annots" in page.obj:
                page.obj["/Tabs"] = pikepdf.Name.S

    def _adopt(self, out: pikepdf.Pdf, source: pikepdf.Pdf, section: pikepdf.Object) -> None:
        tree = out.copy_foreign(source.Root.StructTreeRoot)
        for kid in tree.K:
            kid["/P"] = section
            section.K.append(kid)
        numbers = list(tree.ParentTree.Nums)
        for at in range(0, len(numbers), 2):
            self.parents[int(numbers[at])] = numbers[at + 1]
        names = list(tree.IDTree.Names)
        for at in range(0, len(names), 2):
            self.ids[bytes(names[at])] = names[at + 1]

    def _wrap(
        self,
        out: pikepdf.Pdf,
        section: pikepdf.Object,
        page: pikepdf.Object,
        word: PageWords,
    ) -> None:
        element = pikepdf.Dictionary(
            {
                "/Type": pikepdf.Name.StructElem,
                "/S": pikepdf.Name("/" + word.tag),
                "/P": section,
                "/Pg": page,
                "/K": 0,
            }
        )
        if word.alternative:
            element["/Alt"] = pikepdf.String(word.alternative)
            element["/A"] = pikepdf.Dictionary(
                O=pikepdf.Name.Layout, Placement=pikepdf.Name.Block, BBox=page.MediaBox
            )
        kept = out.make_indirect(element)
        section.K.append(kept)
        page["/StructParents"] = self._key(pikepdf.Array([kept]))

    def _key(self, parent: pikepdf.Object) -> int:
        key = self.next_key
        self.parents[key] = parent
        self.next_key += 1
        return key


def _is_tagged(source: pikepdf.Pdf) -> bool:
    root = source.Root
    mark = root.get("/MarkInfo")
    tree = root.get("/StructTreeRoot")
    return (
        isinstance(mark, pikepdf.Dictionary)
        and bool(mark.get("/Marked", False))
        and isinstance(tree, pikepdf.Dictionary)
        and isinstance(tree.get("/ParentTree"), pikepdf.Dictionary)
        and "/K" in tree
        and all("/StructParents" in page.obj for page in source.pages)
    )


def _normalise(source: pikepdf.Pdf, offset: int, prefix: bytes) -> int:
    tree = source.Root.StructTreeRoot
    if not tree.is_indirect:
        tree = source.make_indirect(tree)
        source.Root["/StructTreeRoot"] = tree
    roles = tree.get("/RoleMap", pikepdf.Dictionary())
    classes = tree.get("/ClassMap", pikepdf.Dictionary())
    links = {
        annotation.objgen
        for page in source.pages
        for annotation in page.obj.get("/Annots", pikepdf.Array())
    }
    ids = pikepdf.Array()
    named: list[tuple[bytes, pikepdf.Object]] = []
    top = [kid for kid in _kids(tree) if isinstance(kid, pikepdf.Dictionary)]
    if not top:
        raise ValueError("an empty structure tree")
    waiting: list[pikepdf.Object] = list(top)
    seen: set[tuple[int, int]] = set()
    while waiting:
        element = waiting.pop()
        if not element.is_indirect:
            raise ValueError("a structure element that nothing can point to")
        if element.objgen in seen:
            raise ValueError("a structure element in two places")
        seen.add(element.objgen)
        element["/S"] = _standard_role(element.S, roles)
        for key in _STANDARD_ATTRIBUTES:
            if key in element:
                del element[key]
        if "/C" in element:
            _inline_classes(element, classes)
        if "/ID" in element:
            name = prefix + bytes(element.ID)
            element["/ID"] = pikepdf.String(name)
            named.append((name, element))
        _prefix_headers(element, prefix)
        if "/K" in element:
            kids, elements = _kept_kids(element, links)
            element["/K"] = kids
            waiting.extend(elements)
    for name, element in sorted(named, key=lambda pair: pair[0]):
        ids.append(pikepdf.String(name))
        ids.append(element)
    parents = {int(key): value for key, value in pikepdf.NumberTree(tree.ParentTree).items()}
    numbers = pikepdf.Array()
    for number in sorted(parents):
        numbers.append(number + offset)
        numbers.append(parents[number])
    flat = pikepdf.Dictionary(
        {
            "/Type": pikepdf.Name.StructTreeRoot,
            "/K": pikepdf.Array(top),
            "/ParentTree": pikepdf.Dictionary(Nums=numbers),
            "/IDTree": pikepdf.Dictionary(Names=ids),
        }
    )
    source.Root["/StructTreeRoot"] = source.make_indirect(flat)
    _forget_unknown_links(source, set(parents))
    return max(parents, default=-1) + 1


def _kids(element: pikepdf.Object) -> list[object]:
    kids = element.K
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _kept_kids(
    element: pikepdf.Object, links: set[tuple[int, int]]
) -> tuple[pikepdf.Array, list[pikepdf.Object]]:
    kept = pikepdf.Array()
    elements: list[pikepdf.Object] = []
    for kid in _kids(element):
        if isinstance(kid, int):
            kept.append(kid)
        elif isinstance(kid, pikepdf.Dictionary):
            kind = kid.get("/Type")
            if kind == pikepdf.Name.OBJR and kid.Obj.objgen not in links:
                continue
            kept.append(kid)
            if kind not in {pikepdf.Name.OBJR, pikepdf.Name.MCR}:
                elements.append(kid)
    return kept, elements


def _standard_role(role: pikepdf.Object, roles: pikepdf.Object) -> pikepdf.Object:
    for _ in range(_DEEPEST_ROLE):
        mapped = roles.get(str(role))
        if mapped is None or mapped == role:
            return role
        role = mapped
    raise ValueError("a role that leads in a circle")


def _inline_classes(element: pikepdf.Object, classes: pikepdf.Object) -> None:
    names = element.C
    attributes = pikepdf.Array()
    for name in list(names) if isinstance(names, pikepdf.Array) else [names]:
        value = classes.get(str(name)) if isinstance(name, pikepdf.Name) else None
        if value is not None:
            attributes.extend(list(value) if isinstance(value, pikepdf.Array) else [value])
    own = element.get("/A")
    if own is not None:
        attributes.extend(list(own) if isinstance(own, pikepdf.Array) else [own])
    if len(attributes):
        element["/A"] = attributes
    del element["/C"]


def _prefix_headers(element: pikepdf.Object, prefix: bytes) -> None:
    attributes = element.get("/A")
    if attributes is None:
        return
    for attribute in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(attribute, pikepdf.Dictionary) and "/Headers" in attribute:
            headers = [pikepdf.String(prefix + bytes(name)) for name in attribute.Headers]
            attribute["/Headers"] = pikepdf.Array(headers)


def _forget_unknown_links(source: pikepdf.Pdf, keys: set[int]) -> None:
    for page in source.pages:
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            if "/StructParent" in annotation and int(annotation.StructParent) not in keys:
                del annotation["/StructParent"]


def _shift_keys(source: pikepdf.Pdf, offset: int | None) -> None:
    for thing in source.objects:
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for key in ("/StructParents", "/StructParent"):
            if key in thing:
                if offset is None:
                    del thing[key]
                else:
                    thing[key] = int(thing[key]) + offset
