"""What a bundle says about itself in its metadata, and how it opens. No source author is named."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pikepdf

_AMBIGUOUS_END = b"\r\nendstream"
_ATTEMPTS = 3

_EXTENSION_SCHEMA = """
  <rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>"""


def identify(
    pdf: pikepdf.Pdf, *, title: str, case_reference: str, at: datetime, ua: bool, archive: bool
) -> None:
    """Write title, dates and, when true, the claims PDF/UA-1 (`ua`) and PDF/A-2b (`archive`)."""
    when = at.astimezone(UTC).replace(microsecond=0)
    stamp = f"{when:%Y-%m-%dT%H:%M:%S}+00:00"
    claims = ""
    if ua:
        claims += "\n   <pdfuaid:part>1</pdfuaid:part>"
    if archive:
        claims += "\n   <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
    xmp = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>{stamp}</xmp:CreateDate>
   <xmp:ModifyDate>{stamp}</xmp:ModifyDate>
   <xmp:CreatorTool>Redress</xmp:CreatorTool>
   <pdf:Producer>Redress</pdf:Producer>
   <pdf:Keywords>{escape(case_reference)}</pdf:Keywords>{claims}
  </rdf:Description>{_EXTENSION_SCHEMA if ua else ""}
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    metadata = pikepdf.Stream(pdf, xmp.encode())
    metadata["/Type"], metadata["/Subtype"] = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root["/Metadata"] = pdf.make_indirect(metadata)
    date = f"D:{when:%Y%m%d%H%M%S}+00'00'"
    pdf.trailer["/Info"] = pdf.make_indirect(
        pikepdf.Dictionary(
            Title=pikepdf.String(title),
            Keywords=pikepdf.String(case_reference),
            Creator=pikepdf.String("Redress"),
            Producer=pikepdf.String("Redress"),
            CreationDate=pikepdf.String(date),
            ModDate=pikepdf.String(date),
        )
    )


def set_opening(pdf: pikepdf.Pdf, colour_source: pikepdf.Pdf) -> None:
    """Open on page 1 at 100 % with bookmarks shown; page labels equal the printed numbers.

    The output intent (the meaning of colours) is copied from a document of ours.
    """
    root = pdf.Root
    first = pdf.pages[0]
    root["/PageMode"] = pikepdf.Name.UseOutlines
    root["/OpenAction"] = pikepdf.Array(
        [first.obj, pikepdf.Name.XYZ, 0, float(first.mediabox[3]), 1]
    )
    root["/PageLabels"] = pikepdf.Dictionary(
        Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D, St=1)])
    )
    root["/Lang"] = pikepdf.String("en-GB")
    root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
    intents = colour_source.Root.get("/OutputIntents")
    if intents is not None:
        if not intents.is_indirect:
            intents = colour_source.make_indirect(intents)
        root["/OutputIntents"] = pdf.copy_foreign(intents)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The finished bytes of an identified PDF: the same for the same content.

    Drawing that would end in a carriage return when compressed gets a blank more: a validator of
    PDF/A takes the return and the line feed after it for one line end, and finds it too short.
    """
    data = written(pdf)
    for attempt in range(_ATTEMPTS):
        if _AMBIGUOUS_END not in data:
            break
        with pikepdf.open(io.BytesIO(data)) as again:
            for stream in _drawing_and_maps(again):
                if stream.read_raw_bytes().endswith(b"\r"):
                    stream.write(stream.read_bytes() + b"\n")
            again.trailer.Info["/Attempt"] = pikepdf.String(str(attempt))
            data = written(again)
    return data


def _drawing_and_maps(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    """Every stream of text operators, to which a blank does nothing: not fonts, not images."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary):
            contents = thing.get("/Contents") if thing.get("/Type") == pikepdf.Name.Page else None
            parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
            for part in (*parts, thing.get("/ToUnicode")):
                if isinstance(part, pikepdf.Stream):
                    yield part
        elif isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Form:
            yield thing


def written(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF, the same for the same content."""
    buffer = io.BytesIO()
    pdf.save(
        buffer,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        force_version="1.7",
    )
    return buffer.getvalue()
