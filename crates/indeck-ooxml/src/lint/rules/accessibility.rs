//! What shuts people out.

super::rules! { Accessibility;
ALT_TEXT_MISSING = Warning "alt-text-missing"
    "a picture, chart, table, diagram or group has no alternative text"
    why "People who do not see the slide hear only that there is something."
    mend "Say what it shows in a sentence, or mark it as decorative.";
TITLE_MISSING = Warning "title-missing"
    "a slide has no title"
    why "Screen readers list slides by their titles, and so do the outline and the links between slides."
    mend "Fill the title placeholder; it may stand off the slide if it is not to be seen.";
TITLE_DUPLICATE = Note "title-duplicate"
    "several slides have the same title"
    why "In a list of titles they cannot be told apart."
    mend "Say in each title what the slide is about, or number them.";
READING_ORDER = Note "reading-order"
    "shapes are read in another order than they stand on the slide"
    why "Screen readers follow the order from back to front; a title that comes last, or a column read before its heading, confuses."
    mend "Sort the shapes in the selection pane or the reading order pane: title first, then from top to bottom.";
CONTRAST = Warning "contrast"
    "text has too little contrast to what is behind it"
    why "WCAG 2.1 asks for 4.5:1, and 3:1 for large text (18 pt, or 14 pt bold); below that many people cannot read it, nobody on a bad projector."
    mend "Make the text darker or its background lighter, or the other way round.";
TEXT_SMALL = Warning "text-small"
    "text is smaller than the smallest size"
    why "It cannot be read from the back of a room."
    mend "Say less, or spread it over two slides.";
TABLE_HEADER = Warning "table-header"
    "a table has no header row"
    why "Screen readers say the header of each cell's column; without a header row, cells are just numbers."
    mend "Switch “Header Row” on in the table's design.";
LINK_TEXT = Warning "link-text"
    "a hyperlink's text does not say where it leads"
    why "Links are read out of context: “click here” and bare addresses say nothing."
    mend "Let the text name what is behind the link.";
LANGUAGE_MISSING = Note "language-missing"
    "text has no language"
    why "Screen readers pronounce it in the language of the machine, and the spelling is checked in it."
    mend "Set the proofing language.";
CAPTIONS_MISSING = Note "captions-missing"
    "a video has no captions"
    why "People who do not hear it miss what is said."
    mend "Add captions in PowerPoint: Playback › Insert Captions.";
}
