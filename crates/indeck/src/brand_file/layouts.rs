//! `layouts:`, guessed from the layouts' placeholders, types and names.

use indeck_ooxml::Backdrop;
use indeck_spec::brand::{comment, scalar};

use super::add;
use crate::Brand;
use crate::brand::Layout;

/// What a layout is used for, under the name that reports may give it.
struct Role {
    alias: &'static str,
    /// Words in names of such layouts, in small letters and several languages.
    words: &'static [&'static str],
    /// Types of such layouts.
    ///
    /// Source: ECMA-376-1, 19.7.15 `ST_SlideLayoutType`.
    types: &'static [&'static str],
    /// Whether placeholders make a layout fit for it.
    fits: fn(&Holds) -> bool,
    /// Whether placeholders alone, without a telling name or type, make it one.
    alone: bool,
}

const ROLES: [Role; 8] = [
    Role {
        alias: "Cover",
        words: &[
            "cover",
            "title slide",
            "titelfolie",
            "deckblatt",
            "diapositive de titre",
            "couverture",
            "diapositiva de título",
            "portada",
            "diapositiva titolo",
            "copertina",
            "slide de título",
            "titeldia",
            "титульный слайд",
            "标题幻灯片",
            "タイトル スライド",
        ],
        types: &["title"],
        fits: |holds| holds.titles > 0 && holds.contents == 0,
        alone: false,
    },
    Role {
        alias: "Section",
        words: &[
            "section",
            "divider",
            "chapter",
            "abschnitt",
            "kapitel",
            "sección",
            "sezione",
            "seção",
            "sectiekop",
            "заголовок раздела",
            "节标题",
            "セクション",
        ],
        types: &["secHead"],
        fits: |holds| holds.titles > 0 && holds.contents == 0,
        alone: false,
    },
    Role {
        alias: "Chart",
        words: &[
            "chart",
            "diagramm",
            "graphique",
            "gráfico",
            "grafico",
            "grafiek",
            "диаграмма",
            "图表",
            "グラフ",
        ],
        types: &["chart", "obj"],
        fits: |holds| holds.titles > 0 && holds.contents + holds.charts == 1 && holds.texts == 0,
        alone: true,
    },
    Role {
        alias: "Two charts",
        words: &[
            "two charts",
            "two content",
            "2 content",
            "zwei diagramme",
            "zwei inhalte",
            "deux contenus",
            "dos objetos",
            "dos contenidos",
            "due contenuti",
            "duas partes",
            "dois conteúdos",
            "два объекта",
            "两栏内容",
            "2 つのコンテンツ",
        ],
        types: &["twoObj"],
        fits: |holds| holds.titles > 0 && holds.contents + holds.charts == 2,
        alone: true,
    },
    Role {
        alias: "Table",
        words: &[
            "table",
            "tabelle",
            "tableau",
            "tabla",
            "tabella",
            "tabela",
            "tabel",
            "таблица",
            "表格",
        ],
        types: &["tbl", "obj"],
        fits: |holds| holds.titles > 0 && holds.contents + holds.tables == 1 && holds.texts == 0,
        alone: true,
    },
    Role {
        alias: "Text",
        words: &[
            "title and text",
            "titel und text",
            "titre et texte",
            "título y texto",
            "titolo e testo",
            "bullets",
        ],
        types: &["tx", "obj"],
        fits: |holds| holds.titles > 0 && holds.contents + holds.texts == 1,
        alone: true,
    },
    Role {
        alias: "Picture",
        words: &[
            "picture",
            "photo",
            "image",
            "bild",
            "imagen",
            "immagine",
            "imagem",
            "afbeelding",
            "рисунок",
            "图片",
            "図",
        ],
        types: &["picTx"],
        fits: |holds| holds.pictures > 0,
        alone: true,
    },
    Role {
        alias: "Closing",
        words: &[
            "closing",
            "thank",
            "end slide",
            "back cover",
            "danke",
            "schluss",
            "abschluss",
            "merci",
            "conclusion",
            "gracias",
            "cierre",
            "grazie",
            "chiusura",
            "obrigad",
            "bedankt",
            "спасибо",
            "谢谢",
        ],
        types: &[],
        fits: |_| true,
        alone: false,
    },
];

/// How many placeholders of each kind a layout has.
#[derive(Default)]
struct Holds {
    titles: usize,
    texts: usize,
    contents: usize,
    charts: usize,
    tables: usize,
    pictures: usize,
}

impl Holds {
    fn of(layout: &Layout) -> Self {
        let mut holds = Self::default();
        for placeholder in &layout.placeholders {
            match placeholder.kind.as_str() {
                "title" | "ctrTitle" => holds.titles += 1,
                "body" | "subTitle" => holds.texts += 1,
                "obj" => holds.contents += 1,
                "chart" => holds.charts += 1,
                "tbl" => holds.tables += 1,
                "pic" | "clipArt" => holds.pictures += 1,
                _ => {}
            }
        }
        holds
    }
}

/// Adds the key, and all layouts with their placeholders as comments.
pub(super) fn write(brand: &Brand, backdrop: &Backdrop, out: &mut String) {
    let names = brand.layout_names();
    let aliases = ROLES.iter().filter_map(|role| {
        // A name that the template has itself must stay that layout's.
        let free = brand.layout(role.alias).is_none();
        let index = best(role, brand, backdrop).filter(|_| free)?;
        Some((role.alias, names.get(index)?))
    });
    let aliases: Vec<_> = aliases.collect();
    out.push_str("\n# Other names of layouts, so that specs outlive a change of the template.\n");
    out.push_str(if aliases.is_empty() {
        "# layouts:\n#   Chart: Title and Content\n"
    } else {
        "layouts:\n"
    });
    for (alias, name) in aliases {
        add(out, format_args!("  {alias}: {}\n", scalar(name)));
    }
    out.push_str("\n# The template's layouts with what their placeholders are called and take:\n");
    for (name, layout) in names.iter().zip(&brand.layouts) {
        add(out, format_args!("#   {}: {}\n", comment(name), placeholders(layout)));
    }
}

fn placeholders(layout: &Layout) -> String {
    let shown = layout.placeholders.iter().filter(|p| !p.is_footer());
    let shown: Vec<String> =
        shown.map(|p| format!("{} ({})", comment(&p.name), comment(&p.kind))).collect();
    if shown.is_empty() { "no placeholders".to_owned() } else { shown.join(", ") }
}

/// The layout that plays a role best: by its name, else its type, else its placeholders alone.
fn best(role: &Role, brand: &Brand, backdrop: &Backdrop) -> Option<usize> {
    let rank = |(index, layout): (usize, &Layout)| {
        let kind = backdrop.layout_types.get(index).and_then(|kind| kind.as_deref()).unwrap_or("");
        if is_vertical(kind) || !(role.fits)(&Holds::of(layout)) {
            return None;
        }
        let name = layout.name.to_lowercase();
        let named = role.words.iter().any(|word| has_word(&name, word));
        let typed = role.types.iter().position(|of| *of == kind);
        match (named, typed) {
            (true, _) => Some((0, index)),
            (false, Some(place)) => Some((1 + place, index)),
            (false, None) => role.alone.then_some((usize::MAX, index)),
        }
    };
    brand.layouts.iter().enumerate().filter_map(rank).min().map(|(_, index)| index)
}

/// Whether a layout's text runs downwards.
fn is_vertical(kind: &str) -> bool {
    matches!(kind, "vertTx" | "vertTitleAndTx" | "vertTitleAndTxOverChart" | "clipArtAndVertTx")
}

/// Whether a name has a word that begins so: `table` is none of `notable`.
fn has_word(name: &str, word: &str) -> bool {
    name.match_indices(word).any(|(at, _)| {
        let before = name.get(..at).and_then(|before| before.chars().next_back());
        !word.is_ascii() || !before.is_some_and(char::is_alphabetic)
    })
}
