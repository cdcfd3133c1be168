//! What a deck tells that nobody meant to tell.

super::rules! { Leaks;
PART_ORPHAN = Warning "part-orphan"
    "a part is in the package, but nothing refers to it"
    why "Nobody sees it in PowerPoint; anybody who unpacks the file does. Often it is the old workbook of a chart."
    mend "Open the deck in PowerPoint and save it, or remove the part.";
SLIDE_HIDDEN = Note "slide-hidden"
    "a slide is hidden"
    why "It is left out of the show, but everybody who has the file can read it."
    mend "Delete it if it is not meant for the readers.";
SHAPE_HIDDEN = Warning "shape-hidden"
    "a shape is hidden"
    why "It is not shown, but the selection pane makes it visible with a click."
    mend "Delete it.";
SHAPE_OFF_SLIDE = Warning "shape-off-slide"
    "a shape stands beside the slide"
    why "It is not shown, but everybody who edits the deck sees it."
    mend "Delete it, or move it onto the slide.";
SHEET_HIDDEN = Warning "sheet-hidden"
    "an embedded workbook has a hidden sheet"
    why "“Edit Data” and “Unhide” show it to everybody who has the deck."
    mend "Embed only the cells that the chart plots.";
CELLS_HIDDEN = Note "cells-hidden"
    "an embedded workbook has hidden rows or columns"
    why "“Unhide” shows them to everybody who has the deck."
    mend "Embed only the cells that the chart plots.";
SHEETS_UNUSED = Warning "sheets-unused"
    "an embedded workbook has sheets that the chart does not plot"
    why "A chart pasted from Excel brings its whole workbook along."
    mend "Paste the chart with “Keep source formatting & link data” undone, or remove the sheets in “Edit Data in Excel”.";
CELLS_UNUSED = Warning "cells-unused"
    "an embedded workbook has cells with content that the chart does not plot"
    why "What is beside the plotted range is not seen on the slide, but travels with it."
    mend "Delete the cells in “Edit Data”.";
WORKBOOK_LINKS = Warning "workbook-links"
    "an embedded workbook refers to other workbooks or to databases"
    why "It names files, servers and users of where it was made, and may hold copies of their values."
    mend "Replace the formulas by their values in “Edit Data in Excel”.";
WORKBOOK_AUTHOR = Note "workbook-author"
    "an embedded workbook names people"
    why "Its properties are not those of the deck and are not removed with them."
    mend "Remove the properties of the workbook in “Edit Data in Excel”.";
COMMENTS = Warning "comments"
    "the deck has comments"
    why "They tell what was discussed, and by whom."
    mend "Delete them: Review › Delete › Delete All.";
NOTES = Note "notes"
    "a slide has speaker's notes"
    why "They are meant for the speaker, and travel with the file."
    mend "Remove them with the Document Inspector if readers are not to see them.";
PROPERTIES = Note "properties"
    "the deck's properties name people, a company or keywords"
    why "They tell who made the deck, where and from what."
    mend "Remove them with the Document Inspector.";
CUSTOM_PROPERTIES = Note "custom-properties"
    "the deck has properties of its own"
    why "Document systems and labels write ids, servers and names into them."
    mend "Remove them with the Document Inspector.";
LINK_EXTERNAL = Warning "link-external"
    "a chart, picture, video or object is linked to a file outside the deck"
    why "It tells a path, is missing elsewhere, and shows whatever stands there tomorrow."
    mend "Break the link or embed the file: File › Info › Edit Links to Files.";
LINK_LOCAL = Warning "link-local"
    "a hyperlink leads to a file of one computer or network"
    why "It tells names of folders, servers and people, and works nowhere else."
    mend "Point it to a web address, or remove it.";
EMBEDDED_FILE = Note "embedded-file"
    "a file is embedded in a slide"
    why "A double click opens the whole file, not only the page that is shown."
    mend "Paste it as a picture if readers are not to have the file.";
MACROS = Warning "macros"
    "the deck has macros"
    why "They run on the reader's machine, and mail servers hold the deck back."
    mend "Save it without macros as `.pptx`.";
CUSTOM_XML = Note "custom-xml"
    "the deck has custom XML data"
    why "Add-ins and document systems store in it what they know of the deck."
    mend "Remove it with the Document Inspector.";
PICTURE_CROPPED = Note "picture-cropped"
    "a picture is cropped, but still whole in the file"
    why "What was cut off comes back with a click."
    mend "Compress the pictures and delete cropped areas.";
PRINTER_SETTINGS = Note "printer-settings"
    "the deck has settings of a printer"
    why "They name printers and servers of where it was made."
    mend "Remove them with the Document Inspector.";
TAGS = Note "tags"
    "slides or shapes carry tags of add-ins"
    why "Add-ins store names, ids and queries in them."
    mend "Remove them with the add-in that wrote them.";
INK = Note "ink"
    "a slide has ink"
    why "What was drawn during a show is kept with the slide."
    mend "Delete it, if it was not meant to stay.";
THUMBNAIL = Note "thumbnail"
    "the deck has a thumbnail"
    why "It may still show a first slide that was changed since."
    mend "Save the deck without a preview picture.";
}
