//! What makes a presentation inconsistent: ids, lists, masters, layouts, sections.

super::rules! { Repair;
SLIDE_ID = Error "slide-id"
    "a slide's id is out of range or stands twice"
    why "Slide ids are unique and from 256 to 2147483647; PowerPoint repairs the file otherwise."
    mend "Give the slide a free id, also in the sections that name it.";
SLIDE_LISTED_TWICE = Error "slide-listed-twice"
    "two entries of the slide list lead to the same slide"
    why "Each slide stands once in the list; PowerPoint repairs the file otherwise."
    mend "Copy the slide's part if it is to be shown twice.";
SLIDE_UNLISTED = Warning "slide-unlisted"
    "a slide is in the package, but not in the list of slides"
    why "Nobody sees it in PowerPoint, but its content travels with the file."
    mend "Remove its relationship and its parts.";
NO_MASTER = Error "no-master"
    "the presentation lists no slide master"
    why "PowerPoint opens no presentation without a master."
    mend "Add a master with a layout and a theme.";
NO_LAYOUT = Error "no-layout"
    "a slide master lists no layout"
    why "PowerPoint needs at least one layout for each master."
    mend "Add a layout, or remove the master.";
NOTES_SIZE = Error "notes-size"
    "the presentation does not say how large its notes pages are"
    why "`p:notesSz` is required; PowerPoint repairs the file without it."
    mend "Add `<p:notesSz cx=\"6858000\" cy=\"9144000\"/>`.";
LAYOUT_ID = Error "layout-id"
    "the id of a master or a layout is out of range or stands twice"
    why "The ids of masters and layouts share one range from 2147483648 and must not repeat."
    mend "Give it a free id of that range.";
MISSING_PARENT = Error "missing-parent"
    "a slide, layout, master or notes page lacks the part that it depends on, or has two"
    why "A slide needs one layout, a layout one master, notes their master, each master one theme; PowerPoint repairs the file otherwise."
    mend "Leave exactly one relationship of that type.";
LAYOUT_UNLISTED = Error "layout-unlisted"
    "a slide uses a layout that no master lists"
    why "PowerPoint cannot place the slide and repairs the file."
    mend "List the layout in its master, or give the slide another one.";
SECTION_SLIDE = Error "section-slide"
    "a section names a slide that is not there, or a slide is in two sections"
    why "PowerPoint repairs the file and may drop the sections."
    mend "Remove the entry from the section.";
PLACEHOLDER_UNMATCHED = Warning "placeholder-unmatched"
    "a slide's placeholder is not on its layout"
    why "It inherits neither position nor style, and falls to the top left when the slide is reset."
    mend "Choose the layout that has it, or turn it into a plain shape.";
SHAPE_ID = Error "shape-id"
    "a shape's id is missing, out of range or used twice on a slide"
    why "Animations, connectors and comments find shapes by id; PowerPoint renumbers or repairs."
    mend "Give every shape of a slide an id of its own from 1 to 2147483647.";
SHAPE_ID_ON_LAYOUT = Warning "shape-id-on-layout"
    "an id is used by two shapes of a layout, a master or a notes page"
    why "What refers to shapes by id finds the wrong one."
    mend "Give each shape an id of its own.";
ANIMATION_TARGET = Warning "animation-target"
    "an animation is about a shape that is not on the slide"
    why "The effect is lost, and PowerPoint may drop the whole sequence."
    mend "Remove the effect, or give the shape its old id.";
MEDIA_UNPAIRED = Warning "media-unpaired"
    "a video or sound has only one of its two relationships"
    why "PowerPoint 2010 and later read the embedded file, older ones and other programs the link; with one of them missing it does not play everywhere."
    mend "Insert the file again.";
CONNECTOR_TARGET = Warning "connector-target"
    "a connector is tied to a shape that is not on the slide"
    why "It no longer follows the shape when that is moved."
    mend "Connect it again.";
TABLE_GRID = Error "table-grid"
    "a row of a table has more or fewer cells than the table has columns"
    why "Merged cells still have a cell each; PowerPoint repairs a table whose rows do not fill its grid."
    mend "Give each row one `a:tc` for each `a:gridCol`.";
TABLE_SPAN = Error "table-span"
    "merged cells of a table do not fit its grid"
    why "A span that leaves the table, or covers cells that are not marked as merged, is repaired."
    mend "Correct `gridSpan` and `rowSpan`, and mark covered cells with `hMerge` and `vMerge`.";
TABLE_WIDTH = Warning "table-width"
    "the columns of a table are together much wider or narrower than its frame"
    why "PowerPoint draws the columns, other programs the frame; so the table differs from one to the other."
    mend "Set the frame to the sum of the columns.";
}
