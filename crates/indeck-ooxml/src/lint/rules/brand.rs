//! What departs from the brand; only with a brand.

super::rules! { Brand;
OFF_BRAND_COLOR = Warning "off-brand-color"
    "a fixed colour is neither the theme's nor the brand's"
    why "It does not follow the theme, and the deck looks patched together."
    mend "Take a colour of the theme.";
OFF_BRAND_FONT = Warning "off-brand-font"
    "text is set in a typeface that is neither the theme's nor the brand's"
    why "It looks foreign, and is replaced where the typeface is not installed."
    mend "Set the text in the theme's typefaces (Headings, Body).";
OFF_BRAND_THEME = Warning "off-brand-theme"
    "the theme has other colours or typefaces than the brand"
    why "Everything that follows the theme is off the brand."
    mend "Apply the brand's template.";
LOGO_COVERED = Warning "logo-covered"
    "a shape reaches into the zone of the logo"
    why "The zone around the logo stays free."
    mend "Move the shape or make it smaller.";
OFF_BRAND_LAYOUT = Warning "off-brand-layout"
    "a slide uses a layout that is not the brand's"
    why "Slides pasted from other decks bring their layouts with them."
    mend "Give the slide a layout of the template.";
}
