//! What makes a package unreadable: parts, content types, relationships, media.

super::rules! { Repair;
PART_DAMAGED = Error "part-damaged"
    "a part cannot be read: its bytes are damaged, or it is no well-formed XML"
    why "PowerPoint stops at the first part that it cannot read and offers to repair the file, which removes the part and what refers to it."
    mend "Write the part anew, or take it from an earlier version of the deck.";
CONTENT_TYPE_MISSING = Error "content-type-missing"
    "a part has no content type"
    why "A part without a type in `[Content_Types].xml` makes the whole package invalid: PowerPoint refuses it."
    mend "Add an `Override` for the part, or a `Default` for its extension.";
CONTENT_TYPE_GENERIC = Error "content-type-generic"
    "a slide, layout, master, chart or theme is typed as plain XML"
    why "PowerPoint tells parts by their content type, not by their name; as `application/xml` the part is not what the relationships say it is."
    mend "Add an `Override` with the type of the part.";
CONTENT_TYPE_DUPLICATE = Error "content-type-duplicate"
    "a content type is declared twice for a part or an extension"
    why "The content types must be unambiguous; PowerPoint refuses the package otherwise."
    mend "Keep one `Override` for each part and one `Default` for each extension.";
CONTENT_TYPE_NAME = Error "content-type-name"
    "an `Override` names its part without a leading slash"
    why "Such a name matches no part, so that the part has no type or the wrong one."
    mend "Write `/ppt/…` with the slash.";
CONTENT_TYPE_ORPHAN = Warning "content-type-orphan"
    "an `Override` names a part that is not there"
    why "It is what a part leaves behind that was removed in a hurry; strict readers refuse it."
    mend "Remove the `Override`.";
MAIN_PART = Error "main-part"
    "the package does not have exactly one main part"
    why "The relationship `officeDocument` of the package leads to the presentation; with none, or with two, nothing can be opened."
    mend "Keep one relationship of that type in `_rels/.rels`.";
FILE_ENDING = Error "file-ending"
    "the ending of the file's name does not fit its content"
    why "PowerPoint compares the ending with the type of the main part and refuses a file in which they differ."
    mend "Rename the file, or save it as what its name says.";
MACRO_TYPE = Error "macro-type"
    "a deck that is not macro-enabled holds macros"
    why "PowerPoint refuses a `.pptx` with a macro project in it."
    mend "Remove the project, or save the deck as `.pptm`.";
RELATIONSHIP_DUPLICATE = Error "relationship-duplicate"
    "two relationships of a part have the same id"
    why "An id must lead to one target; PowerPoint repairs or refuses the file."
    mend "Give each relationship an id of its own and change what uses it.";
RELATIONSHIP_ID = Error "relationship-id"
    "a relationship's id is missing or begins with no letter"
    why "Ids are of the type `xsd:ID`: they begin with a letter or an underscore."
    mend "Rename it to `rId` and a number, also where it is used.";
RELATIONSHIP_TARGET = Error "relationship-target"
    "a relationship leads to a part that is not there"
    why "PowerPoint looks for every part that a relationship names and repairs the file if one is missing."
    mend "Remove the relationship and what uses it, or put the part back.";
RELATIONSHIP_MODE = Error "relationship-mode"
    "a relationship leads out of the package, but is not marked as external"
    why "A web address or a file path without `TargetMode=\"External\"` is looked for inside the package and not found."
    mend "Add `TargetMode=\"External\"`.";
RELATIONSHIP_NULL = Warning "relationship-null"
    "a relationship leads to `NULL`"
    why "PowerPoint writes it for a picture that it could not find; the picture is lost."
    mend "Put the picture in again, or remove it.";
LINK_TARGET = Warning "link-target"
    "a hyperlink leads to a part that is not there"
    why "A click on it does nothing; PowerPoint drops such links without a word."
    mend "Point the link to a slide, or remove it.";
RELATIONSHIP_TYPE = Error "relationship-type"
    "a relationship's type does not fit the content type of its target"
    why "PowerPoint reads the target as what the relationship says and fails."
    mend "Correct the type of the relationship or the content type of the part.";
RELATIONSHIP_DANGLING = Error "relationship-dangling"
    "an element refers to a relationship that its part does not have"
    why "The most frequent reason for a repair: a picture, chart or link whose id leads nowhere."
    mend "Add the relationship, or remove the element.";
RELATIONSHIP_KIND = Error "relationship-kind"
    "an element refers to a relationship of another type than it needs"
    why "A chart frame that leads to a picture, say, cannot be shown; PowerPoint removes it."
    mend "Let the id lead to a relationship of the right type.";
RELATIONSHIP_EMPTY = Warning "relationship-empty"
    "an element has an empty reference to a relationship"
    why "It shows nothing, and stricter readers refuse it."
    mend "Remove the attribute or the element.";
RELATIONSHIP_ORPHAN = Warning "relationship-orphan"
    "a part of relationships belongs to a part that is not there"
    why "It is what a part leaves behind that was removed in a hurry, and may still tell what was in it."
    mend "Remove it.";
PREFIX_UNDECLARED = Error "prefix-undeclared"
    "`mc:Ignorable` or `Requires` names a prefix that is not declared"
    why "A reader must refuse such a part: it cannot know what to ignore."
    mend "Declare the prefix on the element, or remove it from the list.";
MEDIA_EMPTY = Error "media-empty"
    "a picture, sound, video or embedded file is empty"
    why "PowerPoint shows a red cross instead of it."
    mend "Put the file in again.";
MEDIA_DAMAGED = Error "media-damaged"
    "a picture or embedded file is cut off or is not what it pretends to be"
    why "PowerPoint shows a red cross instead of it, or repairs the deck."
    mend "Put the file in again.";
MEDIA_CUT_OFF = Warning "media-cut-off"
    "a JPEG picture has no end"
    why "The lower part of the picture is grey, or it is not shown at all."
    mend "Put the picture in again.";
MEDIA_ENDING = Warning "media-ending"
    "a picture has the ending of another format"
    why "PowerPoint shows it, but other readers trust the ending and fail."
    mend "Give it the ending and content type of its format.";
}
