//! What the schemas forbid: children in the wrong order, unknown, missing; values out of range.

super::rules! { Repair;
CHILD_ORDER = Error "child-order"
    "an element's children stand in the wrong order"
    why "The schemas fix the order of children, and PowerPoint repairs a part that breaks it."
    mend "Put the child where the schema has it.";
CHILD_UNKNOWN = Error "child-unknown"
    "an element has a child that it must not have"
    why "PowerPoint repairs a part with elements that the schema does not allow there."
    mend "Remove it, or put it into an extension list.";
CHILD_MISSING = Error "child-missing"
    "an element lacks a child that it must have"
    why "PowerPoint repairs a part whose required elements are missing."
    mend "Add the child.";
CHILD_REPEATED = Error "child-repeated"
    "a child stands twice where only one is allowed"
    why "PowerPoint repairs a part that has an element twice."
    mend "Keep one of them.";
VALUE_ILLEGAL = Error "value-illegal"
    "an attribute has a value that it must not have"
    why "PowerPoint refuses names that it does not know and numbers out of range."
    mend "Use one of the values that the standard lists.";
}
