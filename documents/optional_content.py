"""Layers of source documents: what was hidden in a document stays hidden in the bundle."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf


@dataclass(slots=True)
class LayerSettings:
    """Collects the layers of every document, and which of them are switched off."""

    _waiting: list[tuple[pikepdf.Object, bool]] = field(default_factory=list)
    _layers: list[tuple[pikepdf.Object, bool]] = field(default_factory=list)

    def collect(self, source: pikepdf.Pdf) -> None:
        """Note the layers of a document before its pages are copied."""
        self._waiting = []
        properties = source.Root.get("/OCProperties")
        if not isinstance(properties, pikepdf.Dictionary):
            return
        default = properties.get("/D", pikepdf.Dictionary())
        off = {layer.objgen for layer in default.get("/OFF", pikepdf.Array())}
        on = {layer.objgen for layer in default.get("/ON", pikepdf.Array())}
        all_off = default.get("/BaseState") == pikepdf.Name.OFF
        for layer in properties.get("/OCGs", pikepdf.Array()):
            if isinstance(layer, pikepdf.Dictionary) and layer.is_indirect:
                hidden = layer.objgen in off or (all_off and layer.objgen not in on)
                self._waiting.append((layer, hidden))

    def copy(self, out: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
        """Carry the noted layers over, after the pages of `source` were copied."""
        for layer, hidden in self._waiting:
            self._layers.append((out.copy_foreign(layer), hidden))
        self._waiting = []

    @property
    def hidden(self) -> int:
        """How many layers are hidden."""
        return sum(hidden for _, hidden in self._layers)

    def finish(self, out: pikepdf.Pdf) -> None:
        """Write the settings into the joined bundle."""
        if not self._layers:
            return
        everything = pikepdf.Array([layer for layer, _ in self._layers])
        out.Root["/OCProperties"] = pikepdf.Dictionary(
            OCGs=everything,
            D=pikepdf.Dictionary(
                Name=pikepdf.String("Layers"),
                Order=everything,
                OFF=pikepdf.Array([layer for layer, hidden in self._layers if hidden]),
            ),
        )
