//! What languages call months and weekdays, and how regions write numbers.
//!
//! Source: Unicode CLDR 48.2 (cldr-json: `ca-gregorian`, `numbers` with Latin digits), © Unicode,
//! Inc., Unicode License v3; Windows numbers of locales: MS-LCID. Weekdays stand alone (Finnish has
//! a form for "on Monday"). Abbreviated months stand alone where a language has one form of its full
//! months: spreadsheets show no points that the language can do without. All English is that of the
//! United States; the Swiss mark of thousands is `’`, as in spreadsheets.

use super::locale::{Entry, Names, Numbers};

const COMMA_POINT: Numbers = Numbers { group: ',', decimal: '.', higher: 3 };
const INDIAN: Numbers = Numbers { group: ',', decimal: '.', higher: 2 };
const POINT_COMMA: Numbers = Numbers { group: '.', decimal: ',', higher: 3 };
const SPACE_COMMA: Numbers = Numbers { group: '\u{a0}', decimal: ',', higher: 3 };
const THIN_COMMA: Numbers = Numbers { group: '\u{202f}', decimal: ',', higher: 3 };
const MARK_POINT: Numbers = Numbers { group: '’', decimal: '.', higher: 3 };
const MARK_COMMA: Numbers = Numbers { group: '’', decimal: ',', higher: 3 };

/// English as in the United States.
pub(super) const EN_US: Entry =
    Entry { tag: "en-US", lcid: 0x0409, names: &EN, numbers: COMMA_POINT };

/// The regions of a language stand together, the one that is meant without a region first.
pub(super) const ENTRIES: &[Entry] = &[
    Entry { tag: "af-ZA", lcid: 0x0436, names: &AF, numbers: SPACE_COMMA },
    Entry { tag: "am-ET", lcid: 0x045E, names: &AM, numbers: COMMA_POINT },
    Entry { tag: "ar-EG", lcid: 0x0C01, names: &AR, numbers: COMMA_POINT },
    Entry { tag: "ar-AE", lcid: 0x3801, names: &AR, numbers: COMMA_POINT },
    Entry { tag: "ar-BH", lcid: 0x3C01, names: &AR, numbers: COMMA_POINT },
    Entry { tag: "ar-DZ", lcid: 0x1401, names: &AR_DZ, numbers: POINT_COMMA },
    Entry { tag: "ar-IQ", lcid: 0x0801, names: &AR_IQ, numbers: COMMA_POINT },
    Entry { tag: "ar-JO", lcid: 0x2C01, names: &AR_IQ, numbers: COMMA_POINT },
    Entry { tag: "ar-KW", lcid: 0x3401, names: &AR, numbers: COMMA_POINT },
    Entry { tag: "ar-LB", lcid: 0x3001, names: &AR_IQ, numbers: POINT_COMMA },
    Entry { tag: "ar-LY", lcid: 0x1001, names: &AR, numbers: POINT_COMMA },
    Entry { tag: "ar-MA", lcid: 0x1801, names: &AR_MA, numbers: POINT_COMMA },
    Entry { tag: "ar-OM", lcid: 0x2001, names: &AR, numbers: COMMA_POINT },
    Entry { tag: "ar-QA", lcid: 0x4001, names: &AR, numbers: COMMA_POINT },
    Entry { tag: "ar-SA", lcid: 0x0401, names: &AR, numbers: COMMA_POINT },
    Entry { tag: "ar-SY", lcid: 0x2801, names: &AR_IQ, numbers: COMMA_POINT },
    Entry { tag: "ar-TN", lcid: 0x1C01, names: &AR_DZ, numbers: POINT_COMMA },
    Entry { tag: "ar-YE", lcid: 0x2401, names: &AR, numbers: COMMA_POINT },
    Entry { tag: "az-AZ", lcid: 0x042C, names: &AZ, numbers: POINT_COMMA },
    Entry { tag: "be-BY", lcid: 0x0423, names: &BE, numbers: SPACE_COMMA },
    Entry { tag: "bg-BG", lcid: 0x0402, names: &BG, numbers: SPACE_COMMA },
    Entry { tag: "bn-BD", lcid: 0x0845, names: &BN, numbers: INDIAN },
    Entry { tag: "bn-IN", lcid: 0x0445, names: &BN_IN, numbers: INDIAN },
    Entry { tag: "bs-BA", lcid: 0x141A, names: &BS, numbers: POINT_COMMA },
    Entry { tag: "ca-ES", lcid: 0x0403, names: &CA, numbers: POINT_COMMA },
    Entry { tag: "cs-CZ", lcid: 0x0405, names: &CS, numbers: SPACE_COMMA },
    Entry { tag: "cy-GB", lcid: 0x0452, names: &CY, numbers: COMMA_POINT },
    Entry { tag: "da-DK", lcid: 0x0406, names: &DA, numbers: POINT_COMMA },
    Entry { tag: "de-DE", lcid: 0x0407, names: &DE, numbers: POINT_COMMA },
    Entry { tag: "de-AT", lcid: 0x0C07, names: &DE_AT, numbers: SPACE_COMMA },
    Entry { tag: "de-CH", lcid: 0x0807, names: &DE, numbers: MARK_POINT },
    Entry { tag: "de-IT", lcid: 0x0000, names: &DE_AT, numbers: POINT_COMMA },
    Entry { tag: "de-LI", lcid: 0x1407, names: &DE, numbers: MARK_POINT },
    Entry { tag: "de-LU", lcid: 0x1007, names: &DE, numbers: POINT_COMMA },
    Entry { tag: "el-GR", lcid: 0x0408, names: &EL, numbers: POINT_COMMA },
    EN_US,
    Entry { tag: "en-AT", lcid: 0x0000, names: &EN, numbers: POINT_COMMA },
    Entry { tag: "en-AU", lcid: 0x0C09, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-BE", lcid: 0x0000, names: &EN, numbers: POINT_COMMA },
    Entry { tag: "en-BZ", lcid: 0x2809, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-CA", lcid: 0x1009, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-CH", lcid: 0x0000, names: &EN, numbers: MARK_POINT },
    Entry { tag: "en-DE", lcid: 0x0000, names: &EN, numbers: POINT_COMMA },
    Entry { tag: "en-DK", lcid: 0x0000, names: &EN, numbers: POINT_COMMA },
    Entry { tag: "en-FI", lcid: 0x0000, names: &EN, numbers: SPACE_COMMA },
    Entry { tag: "en-GB", lcid: 0x0809, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-HK", lcid: 0x3C09, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-IE", lcid: 0x1809, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-IN", lcid: 0x4009, names: &EN, numbers: INDIAN },
    Entry { tag: "en-JM", lcid: 0x2009, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-MY", lcid: 0x4409, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-NL", lcid: 0x0000, names: &EN, numbers: POINT_COMMA },
    Entry { tag: "en-NZ", lcid: 0x1409, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-PH", lcid: 0x3409, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-SE", lcid: 0x0000, names: &EN, numbers: SPACE_COMMA },
    Entry { tag: "en-SG", lcid: 0x4809, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-TT", lcid: 0x2C09, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "en-ZA", lcid: 0x1C09, names: &EN, numbers: SPACE_COMMA },
    Entry { tag: "en-ZW", lcid: 0x3009, names: &EN, numbers: COMMA_POINT },
    Entry { tag: "es-ES", lcid: 0x0C0A, names: &ES, numbers: POINT_COMMA },
    Entry { tag: "es-419", lcid: 0x580A, names: &ES, numbers: COMMA_POINT },
    Entry { tag: "es-AR", lcid: 0x2C0A, names: &ES, numbers: POINT_COMMA },
    Entry { tag: "es-BO", lcid: 0x400A, names: &ES, numbers: POINT_COMMA },
    Entry { tag: "es-CL", lcid: 0x340A, names: &ES_CL, numbers: POINT_COMMA },
    Entry { tag: "es-CO", lcid: 0x240A, names: &ES_CL, numbers: POINT_COMMA },
    Entry { tag: "es-CR", lcid: 0x140A, names: &ES, numbers: SPACE_COMMA },
    Entry { tag: "es-DO", lcid: 0x1C0A, names: &ES, numbers: COMMA_POINT },
    Entry { tag: "es-EC", lcid: 0x300A, names: &ES, numbers: POINT_COMMA },
    Entry { tag: "es-GT", lcid: 0x100A, names: &ES, numbers: COMMA_POINT },
    Entry { tag: "es-HN", lcid: 0x480A, names: &ES, numbers: COMMA_POINT },
    Entry { tag: "es-MX", lcid: 0x080A, names: &ES_MX, numbers: COMMA_POINT },
    Entry { tag: "es-NI", lcid: 0x4C0A, names: &ES, numbers: COMMA_POINT },
    Entry { tag: "es-PA", lcid: 0x180A, names: &ES, numbers: COMMA_POINT },
    Entry { tag: "es-PE", lcid: 0x280A, names: &ES_PE, numbers: COMMA_POINT },
    Entry { tag: "es-PR", lcid: 0x500A, names: &ES, numbers: COMMA_POINT },
    Entry { tag: "es-PY", lcid: 0x3C0A, names: &ES_CL, numbers: POINT_COMMA },
    Entry { tag: "es-SV", lcid: 0x440A, names: &ES, numbers: COMMA_POINT },
    Entry { tag: "es-US", lcid: 0x540A, names: &ES, numbers: COMMA_POINT },
    Entry { tag: "es-UY", lcid: 0x380A, names: &ES_PE, numbers: POINT_COMMA },
    Entry { tag: "es-VE", lcid: 0x200A, names: &ES_CL, numbers: POINT_COMMA },
    Entry { tag: "et-EE", lcid: 0x0425, names: &ET, numbers: SPACE_COMMA },
    Entry { tag: "eu-ES", lcid: 0x042D, names: &EU, numbers: POINT_COMMA },
    Entry { tag: "fa-IR", lcid: 0x0429, names: &FA, numbers: COMMA_POINT },
    Entry { tag: "fi-FI", lcid: 0x040B, names: &FI, numbers: SPACE_COMMA },
    Entry { tag: "fil-PH", lcid: 0x0464, names: &FIL, numbers: COMMA_POINT },
    Entry { tag: "fr-FR", lcid: 0x040C, names: &FR, numbers: THIN_COMMA },
    Entry { tag: "fr-BE", lcid: 0x080C, names: &FR, numbers: THIN_COMMA },
    Entry { tag: "fr-CA", lcid: 0x0C0C, names: &FR_CA, numbers: SPACE_COMMA },
    Entry { tag: "fr-CH", lcid: 0x100C, names: &FR, numbers: MARK_COMMA },
    Entry { tag: "fr-LU", lcid: 0x140C, names: &FR, numbers: POINT_COMMA },
    Entry { tag: "fr-MA", lcid: 0x380C, names: &FR_MA, numbers: POINT_COMMA },
    Entry { tag: "fr-MC", lcid: 0x180C, names: &FR, numbers: THIN_COMMA },
    Entry { tag: "ga-IE", lcid: 0x083C, names: &GA, numbers: COMMA_POINT },
    Entry { tag: "gl-ES", lcid: 0x0456, names: &GL, numbers: POINT_COMMA },
    Entry { tag: "gu-IN", lcid: 0x0447, names: &GU, numbers: INDIAN },
    Entry { tag: "he-IL", lcid: 0x040D, names: &HE, numbers: COMMA_POINT },
    Entry { tag: "hi-IN", lcid: 0x0439, names: &HI, numbers: INDIAN },
    Entry { tag: "hr-HR", lcid: 0x041A, names: &HR, numbers: POINT_COMMA },
    Entry { tag: "hr-BA", lcid: 0x101A, names: &HR, numbers: POINT_COMMA },
    Entry { tag: "hu-HU", lcid: 0x040E, names: &HU, numbers: SPACE_COMMA },
    Entry { tag: "hy-AM", lcid: 0x042B, names: &HY, numbers: SPACE_COMMA },
    Entry { tag: "id-ID", lcid: 0x0421, names: &ID, numbers: POINT_COMMA },
    Entry { tag: "is-IS", lcid: 0x040F, names: &IS, numbers: POINT_COMMA },
    Entry { tag: "it-IT", lcid: 0x0410, names: &IT, numbers: POINT_COMMA },
    Entry { tag: "it-CH", lcid: 0x0810, names: &IT, numbers: MARK_POINT },
    Entry { tag: "ja-JP", lcid: 0x0411, names: &JA, numbers: COMMA_POINT },
    Entry { tag: "ka-GE", lcid: 0x0437, names: &KA, numbers: SPACE_COMMA },
    Entry { tag: "kk-KZ", lcid: 0x043F, names: &KK, numbers: SPACE_COMMA },
    Entry { tag: "km-KH", lcid: 0x0453, names: &KM, numbers: COMMA_POINT },
    Entry { tag: "kn-IN", lcid: 0x044B, names: &KN, numbers: COMMA_POINT },
    Entry { tag: "ko-KR", lcid: 0x0412, names: &KO, numbers: COMMA_POINT },
    Entry { tag: "ky-KG", lcid: 0x0440, names: &KY, numbers: SPACE_COMMA },
    Entry { tag: "lb-LU", lcid: 0x046E, names: &LB, numbers: POINT_COMMA },
    Entry { tag: "lo-LA", lcid: 0x0454, names: &LO, numbers: POINT_COMMA },
    Entry { tag: "lt-LT", lcid: 0x0427, names: &LT, numbers: SPACE_COMMA },
    Entry { tag: "lv-LV", lcid: 0x0426, names: &LV, numbers: SPACE_COMMA },
    Entry { tag: "mk-MK", lcid: 0x042F, names: &MK, numbers: POINT_COMMA },
    Entry { tag: "ml-IN", lcid: 0x044C, names: &ML, numbers: INDIAN },
    Entry { tag: "mn-MN", lcid: 0x0450, names: &MN, numbers: COMMA_POINT },
    Entry { tag: "mr-IN", lcid: 0x044E, names: &MR, numbers: INDIAN },
    Entry { tag: "ms-MY", lcid: 0x043E, names: &MS, numbers: COMMA_POINT },
    Entry { tag: "ms-BN", lcid: 0x083E, names: &MS, numbers: POINT_COMMA },
    Entry { tag: "mt-MT", lcid: 0x043A, names: &MT, numbers: COMMA_POINT },
    Entry { tag: "my-MM", lcid: 0x0455, names: &MY, numbers: COMMA_POINT },
    Entry { tag: "nb-NO", lcid: 0x0414, names: &NB, numbers: SPACE_COMMA },
    Entry { tag: "ne-NP", lcid: 0x0461, names: &NE, numbers: INDIAN },
    Entry { tag: "nl-NL", lcid: 0x0413, names: &NL, numbers: POINT_COMMA },
    Entry { tag: "nl-BE", lcid: 0x0813, names: &NL, numbers: POINT_COMMA },
    Entry { tag: "nn-NO", lcid: 0x0814, names: &NN, numbers: SPACE_COMMA },
    Entry { tag: "pa-IN", lcid: 0x0446, names: &PA, numbers: INDIAN },
    Entry { tag: "pl-PL", lcid: 0x0415, names: &PL, numbers: SPACE_COMMA },
    Entry { tag: "pt-BR", lcid: 0x0416, names: &PT, numbers: POINT_COMMA },
    Entry { tag: "pt-PT", lcid: 0x0816, names: &PT_PT, numbers: SPACE_COMMA },
    Entry { tag: "ro-RO", lcid: 0x0418, names: &RO, numbers: POINT_COMMA },
    Entry { tag: "ru-RU", lcid: 0x0419, names: &RU, numbers: SPACE_COMMA },
    Entry { tag: "si-LK", lcid: 0x045B, names: &SI, numbers: COMMA_POINT },
    Entry { tag: "sk-SK", lcid: 0x041B, names: &SK, numbers: SPACE_COMMA },
    Entry { tag: "sl-SI", lcid: 0x0424, names: &SL, numbers: POINT_COMMA },
    Entry { tag: "sq-AL", lcid: 0x041C, names: &SQ, numbers: SPACE_COMMA },
    Entry { tag: "sr-RS", lcid: 0x281A, names: &SR, numbers: POINT_COMMA },
    Entry { tag: "sr-Latn-RS", lcid: 0x241A, names: &SR_LATN_RS, numbers: POINT_COMMA },
    Entry { tag: "sv-SE", lcid: 0x041D, names: &SV, numbers: SPACE_COMMA },
    Entry { tag: "sv-FI", lcid: 0x081D, names: &SV, numbers: SPACE_COMMA },
    Entry { tag: "sw-KE", lcid: 0x0441, names: &SW, numbers: COMMA_POINT },
    Entry { tag: "ta-IN", lcid: 0x0449, names: &TA, numbers: INDIAN },
    Entry { tag: "te-IN", lcid: 0x044A, names: &TE, numbers: INDIAN },
    Entry { tag: "th-TH", lcid: 0x041E, names: &TH, numbers: COMMA_POINT },
    Entry { tag: "tr-TR", lcid: 0x041F, names: &TR, numbers: POINT_COMMA },
    Entry { tag: "uk-UA", lcid: 0x0422, names: &UK, numbers: SPACE_COMMA },
    Entry { tag: "ur-PK", lcid: 0x0420, names: &UR, numbers: COMMA_POINT },
    Entry { tag: "ur-IN", lcid: 0x0820, names: &UR, numbers: COMMA_POINT },
    Entry { tag: "uz-UZ", lcid: 0x0443, names: &UZ, numbers: SPACE_COMMA },
    Entry { tag: "vi-VN", lcid: 0x042A, names: &VI, numbers: POINT_COMMA },
    Entry { tag: "zh-CN", lcid: 0x0804, names: &ZH, numbers: COMMA_POINT },
    Entry { tag: "zh-HK", lcid: 0x0C04, names: &ZH_HK, numbers: COMMA_POINT },
    Entry { tag: "zh-MO", lcid: 0x1404, names: &ZH_HK, numbers: COMMA_POINT },
    Entry { tag: "zh-SG", lcid: 0x1004, names: &ZH, numbers: COMMA_POINT },
    Entry { tag: "zh-TW", lcid: 0x0404, names: &ZH_HK, numbers: COMMA_POINT },
    Entry { tag: "zu-ZA", lcid: 0x0435, names: &ZU, numbers: COMMA_POINT },
];

static AF: Names = Names {
    months: "Januarie|Februarie|Maart|April|Mei|Junie|Julie|Augustus|September|Oktober|November|Desember",
    months_alone: "",
    short: "Jan.|Feb.|Mrt.|Apr.|Mei|Jun.|Jul.|Aug.|Sep.|Okt.|Nov.|Des.",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "Donderdag|Vrydag|Saterdag|Sondag|Maandag|Dinsdag|Woensdag",
    weekdays_short: "Do.|Vr.|Sa.|So.|Ma.|Di.|Wo.",
    half_days: "vm.|nm.",
};

static AM: Names = Names {
    months: "ጃንዋሪ|ፌብሩዋሪ|ማርች|ኤፕሪል|ሜይ|ጁን|ጁላይ|ኦገስት|ሴፕቴምበር|ኦክቶበር|ኖቬምበር|ዲሴምበር",
    months_alone: "",
    short: "ጃን|ፌብ|ማርች|ኤፕሪ|ሜይ|ጁን|ጁላይ|ኦገስ|ሴፕቴ|ኦክቶ|ኖቬም|ዲሴም",
    short_alone: "",
    narrow: "ጃ|ፌ|ማ|ኤ|ሜ|ጁ|ጁ|ኦ|ሴ|ኦ|ኖ|ዲ",
    weekdays: "ሐሙስ|ዓርብ|ቅዳሜ|እሑድ|ሰኞ|ማክሰኞ|ረቡዕ",
    weekdays_short: "ሐሙስ|ዓርብ|ቅዳሜ|እሑድ|ሰኞ|ማክሰ|ረቡዕ",
    half_days: "ጥዋት|ከሰዓት",
};

static AR: Names = Names {
    months: "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    months_alone: "",
    short: "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    short_alone: "",
    narrow: "ي|ف|م|أ|و|ن|ل|غ|س|ك|ب|د",
    weekdays: "الخميس|الجمعة|السبت|الأحد|الاثنين|الثلاثاء|الأربعاء",
    weekdays_short: "الخميس|الجمعة|السبت|الأحد|الاثنين|الثلاثاء|الأربعاء",
    half_days: "ص|م",
};

static AR_DZ: Names = Names {
    months: "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    months_alone: "",
    short: "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    short_alone: "",
    narrow: "ج|ف|م|أ|م|ج|ج|أ|س|أ|ن|د",
    weekdays: "الخميس|الجمعة|السبت|الأحد|الاثنين|الثلاثاء|الأربعاء",
    weekdays_short: "الخميس|الجمعة|السبت|الأحد|الاثنين|الثلاثاء|الأربعاء",
    half_days: "ص|م",
};

static AR_IQ: Names = Names {
    months: "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
    months_alone: "",
    short: "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
    short_alone: "",
    narrow: "ك|ش|آ|ن|أ|ح|ت|آ|أ|ت|ت|ك",
    weekdays: "الخميس|الجمعة|السبت|الأحد|الاثنين|الثلاثاء|الأربعاء",
    weekdays_short: "الخميس|الجمعة|السبت|الأحد|الاثنين|الثلاثاء|الأربعاء",
    half_days: "ص|م",
};

static AR_MA: Names = Names {
    months: "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر",
    months_alone: "",
    short: "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر",
    short_alone: "",
    narrow: "ي|ف|م|أ|م|ن|ل|غ|ش|ك|ب|د",
    weekdays: "الخميس|الجمعة|السبت|الأحد|الاثنين|الثلاثاء|الأربعاء",
    weekdays_short: "الخميس|الجمعة|السبت|الأحد|الاثنين|الثلاثاء|الأربعاء",
    half_days: "ص|م",
};

static AZ: Names = Names {
    months: "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr",
    months_alone: "",
    short: "yan|fev|mar|apr|may|iyn|iyl|avq|sen|okt|noy|dek",
    short_alone: "",
    narrow: "1|2|3|4|5|6|7|8|9|10|11|12",
    weekdays: "cümə axşamı|cümə|şənbə|bazar|bazar ertəsi|çərşənbə axşamı|çərşənbə",
    weekdays_short: "C.A.|C.|Ş.|B.|B.E.|Ç.A.|Ç.",
    half_days: "AM|PM",
};

static BE: Names = Names {
    months: "студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня",
    months_alone: "студзень|люты|сакавік|красавік|май|чэрвень|ліпень|жнівень|верасень|кастрычнік|лістапад|снежань",
    short: "сту|лют|сак|кра|мая|чэр|ліп|жні|вер|кас|ліс|сне",
    short_alone: "сту|лют|сак|кра|май|чэр|ліп|жні|вер|кас|ліс|сне",
    narrow: "с|л|с|к|м|ч|л|ж|в|к|л|с",
    weekdays: "чацвер|пятніца|субота|нядзеля|панядзелак|аўторак|серада",
    weekdays_short: "чц|пт|сб|нд|пн|аў|ср",
    half_days: "AM|PM",
};

static BG: Names = Names {
    months: "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
    months_alone: "",
    short: "яну|фев|март|апр|май|юни|юли|авг|сеп|окт|ное|дек",
    short_alone: "",
    narrow: "я|ф|м|а|м|ю|ю|а|с|о|н|д",
    weekdays: "четвъртък|петък|събота|неделя|понеделник|вторник|сряда",
    weekdays_short: "чт|пт|сб|нд|пн|вт|ср",
    half_days: "am|pm",
};

static BN: Names = Names {
    months: "জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    months_alone: "",
    short: "জানু|ফেব|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্ট|অক্টো|নভেম্বর|ডিসে",
    short_alone: "",
    narrow: "জা|ফে|মা|এ|মে|জুন|জু|আ|সে|অ|ন|ডি",
    weekdays: "বৃহস্পতিবার|শুক্রবার|শনিবার|রবিবার|সোমবার|মঙ্গলবার|বুধবার",
    weekdays_short: "বৃহস্পতি|শুক্র|শনি|রবি|সোম|মঙ্গল|বুধ",
    half_days: "AM|PM",
};

static BN_IN: Names = Names {
    months: "জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    months_alone: "",
    short: "জানু|ফেব|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেঃ|অক্টোঃ|নভেঃ|ডিসেঃ",
    short_alone: "",
    narrow: "জা|ফে|মা|এ|মে|জুন|জুল|আ|সে|অ|ন|ডি",
    weekdays: "বৃহস্পতিবার|শুক্রবার|শনিবার|রবিবার|সোমবার|মঙ্গলবার|বুধবার",
    weekdays_short: "বৃহস্পতি|শুক্র|শনি|রবি|সোম|মঙ্গল|বুধ",
    half_days: "AM|PM",
};

static BS: Names = Names {
    months: "januar|februar|mart|april|maj|juni|juli|august|septembar|oktobar|novembar|decembar",
    months_alone: "",
    short: "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec",
    short_alone: "",
    narrow: "j|f|m|a|m|j|j|a|s|o|n|d",
    weekdays: "četvrtak|petak|subota|nedjelja|ponedjeljak|utorak|srijeda",
    weekdays_short: "čet|pet|sub|ned|pon|uto|sri",
    half_days: "a.\u{202f}m.|p.\u{202f}m.",
};

static CA: Names = Names {
    months: "de gener|de febrer|de març|d’abril|de maig|de juny|de juliol|d’agost|de setembre|d’octubre|de novembre|de desembre",
    months_alone: "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
    short: "de gen.|de febr.|de març|d’abr.|de maig|de juny|de jul.|d’ag.|de set.|d’oct.|de nov.|de des.",
    short_alone: "gen.|febr.|març|abr.|maig|juny|jul.|ag.|set.|oct.|nov.|des.",
    narrow: "GN|FB|MÇ|AB|MG|JN|JL|AG|ST|OC|NV|DS",
    weekdays: "dijous|divendres|dissabte|diumenge|dilluns|dimarts|dimecres",
    weekdays_short: "dj.|dv.|ds.|dg.|dl.|dt.|dc.",
    half_days: "a.\u{202f}m.|p.\u{202f}m.",
};

static CS: Names = Names {
    months: "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince",
    months_alone: "leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec",
    short: "led|úno|bře|dub|kvě|čvn|čvc|srp|zář|říj|lis|pro",
    short_alone: "",
    narrow: "1|2|3|4|5|6|7|8|9|10|11|12",
    weekdays: "čtvrtek|pátek|sobota|neděle|pondělí|úterý|středa",
    weekdays_short: "čt|pá|so|ne|po|út|st",
    half_days: "dop.|odp.",
};

static CY: Names = Names {
    months: "Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr",
    months_alone: "",
    short: "Ion|Chw|Maw|Ebr|Mai|Meh|Gor|Awst|Medi|Hyd|Tach|Rhag",
    short_alone: "",
    narrow: "I|Ch|M|E|M|M|G|A|M|H|T|Rh",
    weekdays: "Dydd Iau|Dydd Gwener|Dydd Sadwrn|Dydd Sul|Dydd Llun|Dydd Mawrth|Dydd Mercher",
    weekdays_short: "Iau|Gwe|Sad|Sul|Llun|Maw|Mer",
    half_days: "AM|PM",
};

static DA: Names = Names {
    months: "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    months_alone: "",
    short: "jan.|feb.|mar.|apr.|maj|jun.|jul.|aug.|sep.|okt.|nov.|dec.",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "torsdag|fredag|lørdag|søndag|mandag|tirsdag|onsdag",
    weekdays_short: "tors.|fre.|lør.|søn.|man.|tirs.|ons.",
    half_days: "AM|PM",
};

static DE: Names = Names {
    months: "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    months_alone: "",
    short: "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "Donnerstag|Freitag|Samstag|Sonntag|Montag|Dienstag|Mittwoch",
    weekdays_short: "Do|Fr|Sa|So|Mo|Di|Mi",
    half_days: "AM|PM",
};

static DE_AT: Names = Names {
    months: "Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    months_alone: "",
    short: "Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "Donnerstag|Freitag|Samstag|Sonntag|Montag|Dienstag|Mittwoch",
    weekdays_short: "Do|Fr|Sa|So|Mo|Di|Mi",
    half_days: "AM|PM",
};

static EL: Names = Names {
    months: "Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου",
    months_alone: "Ιανουάριος|Φεβρουάριος|Μάρτιος|Απρίλιος|Μάιος|Ιούνιος|Ιούλιος|Αύγουστος|Σεπτέμβριος|Οκτώβριος|Νοέμβριος|Δεκέμβριος",
    short: "Ιαν|Φεβ|Μαρ|Απρ|Μαΐ|Ιουν|Ιουλ|Αυγ|Σεπ|Οκτ|Νοε|Δεκ",
    short_alone: "Ιαν|Φεβ|Μάρ|Απρ|Μάι|Ιούν|Ιούλ|Αύγ|Σεπ|Οκτ|Νοέ|Δεκ",
    narrow: "Ι|Φ|Μ|Α|Μ|Ι|Ι|Α|Σ|Ο|Ν|Δ",
    weekdays: "Πέμπτη|Παρασκευή|Σάββατο|Κυριακή|Δευτέρα|Τρίτη|Τετάρτη",
    weekdays_short: "Πέμ|Παρ|Σάβ|Κυρ|Δευ|Τρί|Τετ",
    half_days: "π.μ.|μ.μ.",
};

static EN: Names = Names {
    months: "January|February|March|April|May|June|July|August|September|October|November|December",
    months_alone: "",
    short: "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "Thursday|Friday|Saturday|Sunday|Monday|Tuesday|Wednesday",
    weekdays_short: "Thu|Fri|Sat|Sun|Mon|Tue|Wed",
    half_days: "AM|PM",
};

static ES: Names = Names {
    months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    months_alone: "",
    short: "ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic",
    short_alone: "",
    narrow: "E|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "jueves|viernes|sábado|domingo|lunes|martes|miércoles",
    weekdays_short: "jue|vie|sáb|dom|lun|mar|mié",
    half_days: "a.\u{202f}m.|p.\u{202f}m.",
};

static ES_CL: Names = Names {
    months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    months_alone: "",
    short: "ene.|feb.|mar.|abr.|may.|jun.|jul.|ago.|sept.|oct.|nov.|dic.",
    short_alone: "",
    narrow: "E|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "jueves|viernes|sábado|domingo|lunes|martes|miércoles",
    weekdays_short: "jue|vie|sáb|dom|lun|mar|mié",
    half_days: "a.\u{202f}m.|p.\u{202f}m.",
};

static ES_MX: Names = Names {
    months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    months_alone: "",
    short: "ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic",
    short_alone: "",
    narrow: "E|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "jueves|viernes|sábado|domingo|lunes|martes|miércoles",
    weekdays_short: "jue|vie|sáb|dom|lun|mar|mié",
    half_days: "a.m.|p.m.",
};

static ES_PE: Names = Names {
    months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|octubre|noviembre|diciembre",
    months_alone: "Enero|Febrero|Marzo|Abril|Mayo|Junio|Julio|Agosto|Setiembre|Octubre|Noviembre|Diciembre",
    short: "ene.|feb.|mar.|abr.|may.|jun.|jul.|ago.|set.|oct.|nov.|dic.",
    short_alone: "Ene.|Feb.|Mar.|Abr.|May.|Jun.|Jul.|Ago.|Set.|Oct.|Nov.|Dic.",
    narrow: "E|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "jueves|viernes|sábado|domingo|lunes|martes|miércoles",
    weekdays_short: "jue|vie|sáb|dom|lun|mar|mié",
    half_days: "a.\u{202f}m.|p.\u{202f}m.",
};

static ET: Names = Names {
    months: "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember",
    months_alone: "",
    short: "jaan|veebr|märts|apr|mai|juuni|juuli|aug|sept|okt|nov|dets",
    short_alone: "",
    narrow: "J|V|M|A|M|J|J|A|S|O|N|D",
    weekdays: "neljapäev|reede|laupäev|pühapäev|esmaspäev|teisipäev|kolmapäev",
    weekdays_short: "N|R|L|P|E|T|K",
    half_days: "AM|PM",
};

static EU: Names = Names {
    months: "urtarrila|otsaila|martxoa|apirila|maiatza|ekaina|uztaila|abuztua|iraila|urria|azaroa|abendua",
    months_alone: "",
    short: "urt.|ots.|mar.|api.|mai.|eka.|uzt.|abu.|ira.|urr.|aza.|abe.",
    short_alone: "",
    narrow: "U|O|M|A|M|E|U|A|I|U|A|A",
    weekdays: "osteguna|ostirala|larunbata|igandea|astelehena|asteartea|asteazkena",
    weekdays_short: "og.|or.|lr.|ig.|al.|ar.|az.",
    half_days: "AM|PM",
};

static FA: Names = Names {
    months: "ژانویهٔ|فوریهٔ|مارس|آوریل|مهٔ|ژوئن|ژوئیهٔ|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
    months_alone: "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
    short: "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
    short_alone: "",
    narrow: "ژ|ف|م|آ|م|ژ|ژ|ا|س|ا|ن|د",
    weekdays: "پنجشنبه|جمعه|شنبه|یکشنبه|دوشنبه|سه\u{200c}شنبه|چهارشنبه",
    weekdays_short: "پنجشنبه|جمعه|شنبه|یکشنبه|دوشنبه|سه\u{200c}شنبه|چهارشنبه",
    half_days: "ق.ظ.|ب.ظ.",
};

static FI: Names = Names {
    months: "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta",
    months_alone: "tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu",
    short: "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu",
    short_alone: "",
    narrow: "T|H|M|H|T|K|H|E|S|L|M|J",
    weekdays: "torstai|perjantai|lauantai|sunnuntai|maanantai|tiistai|keskiviikko",
    weekdays_short: "to|pe|la|su|ma|ti|ke",
    half_days: "ap.|ip.",
};

static FIL: Names = Names {
    months: "Enero|Pebrero|Marso|Abril|Mayo|Hunyo|Hulyo|Agosto|Setyembre|Oktubre|Nobyembre|Disyembre",
    months_alone: "",
    short: "Ene|Peb|Mar|Abr|May|Hun|Hul|Ago|Set|Okt|Nob|Dis",
    short_alone: "",
    narrow: "E|P|M|A|M|Hun|Hul|Ago|Set|Okt|Nob|Dis",
    weekdays: "Huwebes|Biyernes|Sabado|Linggo|Lunes|Martes|Miyerkules",
    weekdays_short: "Huw|Biy|Sab|Lin|Lun|Mar|Miy",
    half_days: "AM|PM",
};

static FR: Names = Names {
    months: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    months_alone: "",
    short: "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "jeudi|vendredi|samedi|dimanche|lundi|mardi|mercredi",
    weekdays_short: "jeu.|ven.|sam.|dim.|lun.|mar.|mer.",
    half_days: "AM|PM",
};

static FR_CA: Names = Names {
    months: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    months_alone: "",
    short: "janv.|févr.|mars|avr.|mai|juin|juill.|août|sept.|oct.|nov.|déc.",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "jeudi|vendredi|samedi|dimanche|lundi|mardi|mercredi",
    weekdays_short: "jeu.|ven.|sam.|dim.|lun.|mar.|mer.",
    half_days: "a.m.|p.m.",
};

static FR_MA: Names = Names {
    months: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    months_alone: "",
    short: "jan.|fév.|mar.|avr.|mai|jui.|juil.|août|sept.|oct.|nov.|déc.",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "jeudi|vendredi|samedi|dimanche|lundi|mardi|mercredi",
    weekdays_short: "jeu.|ven.|sam.|dim.|lun.|mar.|mer.",
    half_days: "AM|PM",
};

static GA: Names = Names {
    months: "Eanáir|Feabhra|Márta|Aibreán|Bealtaine|Meitheamh|Iúil|Lúnasa|Meán Fómhair|Deireadh Fómhair|Samhain|Nollaig",
    months_alone: "",
    short: "Ean|Feabh|Márta|Aib|Beal|Meith|Iúil|Lún|MFómh|DFómh|Samh|Noll",
    short_alone: "",
    narrow: "E|F|M|A|B|M|I|L|M|D|S|N",
    weekdays: "Déardaoin|Dé hAoine|Dé Sathairn|Dé Domhnaigh|Dé Luain|Dé Máirt|Dé Céadaoin",
    weekdays_short: "Déar|Aoine|Sath|Domh|Luan|Máirt|Céad",
    half_days: "r.n.|i.n.",
};

static GL: Names = Names {
    months: "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro",
    months_alone: "",
    short: "xan.|feb.|mar.|abr.|maio|xuño|xul.|ago.|set.|out.|nov.|dec.",
    short_alone: "",
    narrow: "X|F|M|A|M|X|X|A|S|O|N|D",
    weekdays: "xoves|venres|sábado|domingo|luns|martes|mércores",
    weekdays_short: "xov.|ven.|sáb.|dom.|luns|mar.|mér.",
    half_days: "a.m.|p.m.",
};

static GU: Names = Names {
    months: "જાન્યુઆરી|ફેબ્રુઆરી|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઑગસ્ટ|સપ્ટેમ્બર|ઑક્ટોબર|નવેમ્બર|ડિસેમ્બર",
    months_alone: "",
    short: "જાન્યુ|ફેબ્રુ|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઑગસ્ટ|સપ્ટે|ઑક્ટો|નવે|ડિસે",
    short_alone: "",
    narrow: "જા|ફે|મા|એ|મે|જૂ|જુ|ઑ|સ|ઑ|ન|ડિ",
    weekdays: "ગુરુવાર|શુક્રવાર|શનિવાર|રવિવાર|સોમવાર|મંગળવાર|બુધવાર",
    weekdays_short: "ગુરુ|શુક્ર|શનિ|રવિ|સોમ|મંગળ|બુધ",
    half_days: "AM|PM",
};

static HE: Names = Names {
    months: "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר",
    months_alone: "",
    short: "ינו׳|פבר׳|מרץ|אפר׳|מאי|יוני|יולי|אוג׳|ספט׳|אוק׳|נוב׳|דצמ׳",
    short_alone: "",
    narrow: "1|2|3|4|5|6|7|8|9|10|11|12",
    weekdays: "יום חמישי|יום שישי|יום שבת|יום ראשון|יום שני|יום שלישי|יום רביעי",
    weekdays_short: "יום ה׳|יום ו׳|שבת|יום א׳|יום ב׳|יום ג׳|יום ד׳",
    half_days: "AM|PM",
};

static HI: Names = Names {
    months: "जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर",
    months_alone: "",
    short: "जन॰|फ़र॰|मार्च|अप्रैल|मई|जून|जुल॰|अग॰|सित॰|अक्टू॰|नव॰|दिस॰",
    short_alone: "",
    narrow: "ज|फ़|मा|अ|म|जू|जु|अ|सि|अ|न|दि",
    weekdays: "गुरुवार|शुक्रवार|शनिवार|रविवार|सोमवार|मंगलवार|बुधवार",
    weekdays_short: "गुरु|शुक्र|शनि|रवि|सोम|मंगल|बुध",
    half_days: "am|pm",
};

static HR: Names = Names {
    months: "siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga|prosinca",
    months_alone: "siječanj|veljača|ožujak|travanj|svibanj|lipanj|srpanj|kolovoz|rujan|listopad|studeni|prosinac",
    short: "sij|velj|ožu|tra|svi|lip|srp|kol|ruj|lis|stu|pro",
    short_alone: "",
    narrow: "1.|2.|3.|4.|5.|6.|7.|8.|9.|10.|11.|12.",
    weekdays: "četvrtak|petak|subota|nedjelja|ponedjeljak|utorak|srijeda",
    weekdays_short: "čet|pet|sub|ned|pon|uto|sri",
    half_days: "AM|PM",
};

static HU: Names = Names {
    months: "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
    months_alone: "",
    short: "jan.|febr.|márc.|ápr.|máj.|jún.|júl.|aug.|szept.|okt.|nov.|dec.",
    short_alone: "",
    narrow: "J|F|M|Á|M|J|J|A|Sz|O|N|D",
    weekdays: "csütörtök|péntek|szombat|vasárnap|hétfő|kedd|szerda",
    weekdays_short: "Cs|P|Szo|V|H|K|Sze",
    half_days: "de.|du.",
};

static HY: Names = Names {
    months: "հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|օգոստոսի|սեպտեմբերի|հոկտեմբերի|նոյեմբերի|դեկտեմբերի",
    months_alone: "հունվար|փետրվար|մարտ|ապրիլ|մայիս|հունիս|հուլիս|օգոստոս|սեպտեմբեր|հոկտեմբեր|նոյեմբեր|դեկտեմբեր",
    short: "հնվ|փտվ|մրտ|ապր|մյս|հնս|հլս|օգս|սեպ|հոկ|նոյ|դեկ",
    short_alone: "",
    narrow: "Հ|Փ|Մ|Ա|Մ|Հ|Հ|Օ|Ս|Հ|Ն|Դ",
    weekdays: "հինգշաբթի|ուրբաթ|շաբաթ|կիրակի|երկուշաբթի|երեքշաբթի|չորեքշաբթի",
    weekdays_short: "հնգ|ուր|շբթ|կիր|երկ|երք|չրք",
    half_days: "AM|PM",
};

static ID: Names = Names {
    months: "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember",
    months_alone: "",
    short: "Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "Kamis|Jumat|Sabtu|Minggu|Senin|Selasa|Rabu",
    weekdays_short: "Kam|Jum|Sab|Min|Sen|Sel|Rab",
    half_days: "AM|PM",
};

static IS: Names = Names {
    months: "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember",
    months_alone: "",
    short: "jan.|feb.|mar.|apr.|maí|jún.|júl.|ágú.|sep.|okt.|nóv.|des.",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|Á|S|O|N|D",
    weekdays: "fimmtudagur|föstudagur|laugardagur|sunnudagur|mánudagur|þriðjudagur|miðvikudagur",
    weekdays_short: "fim.|fös.|lau.|sun.|mán.|þri.|mið.",
    half_days: "f.h.|e.h.",
};

static IT: Names = Names {
    months: "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    months_alone: "",
    short: "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
    short_alone: "",
    narrow: "G|F|M|A|M|G|L|A|S|O|N|D",
    weekdays: "giovedì|venerdì|sabato|domenica|lunedì|martedì|mercoledì",
    weekdays_short: "gio|ven|sab|dom|lun|mar|mer",
    half_days: "AM|PM",
};

static JA: Names = Names {
    months: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
    months_alone: "",
    short: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
    short_alone: "",
    narrow: "1|2|3|4|5|6|7|8|9|10|11|12",
    weekdays: "木曜日|金曜日|土曜日|日曜日|月曜日|火曜日|水曜日",
    weekdays_short: "木|金|土|日|月|火|水",
    half_days: "午前|午後",
};

static KA: Names = Names {
    months: "იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი",
    months_alone: "",
    short: "იან|თებ|მარ|აპრ|მაი|ივნ|ივლ|აგვ|სექ|ოქტ|ნოე|დეკ",
    short_alone: "",
    narrow: "ი|თ|მ|ა|მ|ი|ი|ა|ს|ო|ნ|დ",
    weekdays: "ხუთშაბათი|პარასკევი|შაბათი|კვირა|ორშაბათი|სამშაბათი|ოთხშაბათი",
    weekdays_short: "ხუთ|პარ|შაბ|კვი|ორშ|სამ|ოთხ",
    half_days: "AM|PM",
};

static KK: Names = Names {
    months: "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
    months_alone: "Қаңтар|Ақпан|Наурыз|Сәуір|Мамыр|Маусым|Шілде|Тамыз|Қыркүйек|Қазан|Қараша|Желтоқсан",
    short: "қаң.|ақп.|нау.|сәу.|мам.|мау.|шіл.|там.|қыр.|қаз.|қар.|жел.",
    short_alone: "",
    narrow: "Қ|А|Н|С|М|М|Ш|Т|Қ|Қ|Қ|Ж",
    weekdays: "бейсенбі|жұма|сенбі|жексенбі|дүйсенбі|сейсенбі|сәрсенбі",
    weekdays_short: "бс|жм|сб|жс|дс|сс|ср",
    half_days: "AM|PM",
};

static KM: Names = Names {
    months: "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ",
    months_alone: "",
    short: "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ",
    short_alone: "",
    narrow: "ម|ក|ម|ម|ឧ|ម|ក|ស|ក|ត|វ|ធ",
    weekdays: "ព្រហស្បតិ៍|សុក្រ|សៅរ៍|អាទិត្យ|ចន្ទ|អង្គារ|ពុធ",
    weekdays_short: "ព្រហ|សុក្រ|សៅរ៍|អាទិត្យ|ចន្ទ|អង្គារ|ពុធ",
    half_days: "AM|PM",
};

static KN: Names = Names {
    months: "ಜನವರಿ|ಫೆಬ್ರವರಿ|ಮಾರ್ಚ್|ಏಪ್ರಿಲ್|ಮೇ|ಜೂನ್|ಜುಲೈ|ಆಗಸ್ಟ್|ಸೆಪ್ಟೆಂಬರ್|ಅಕ್ಟೋಬರ್|ನವೆಂಬರ್|ಡಿಸೆಂಬರ್",
    months_alone: "",
    short: "ಜನ|ಫೆಬ್ರ|ಮಾರ್ಚ್|ಏಪ್ರಿ|ಮೇ|ಜೂನ್|ಜುಲೈ|ಆಗ|ಸೆಪ್ಟೆಂ|ಅಕ್ಟೋ|ನವೆಂ|ಡಿಸೆಂ",
    short_alone: "",
    narrow: "ಜ|ಫೆ|ಮಾ|ಏ|ಮೇ|ಜೂ|ಜು|ಆ|ಸೆ|ಅ|ನ|ಡಿ",
    weekdays: "ಗುರುವಾರ|ಶುಕ್ರವಾರ|ಶನಿವಾರ|ಭಾನುವಾರ|ಸೋಮವಾರ|ಮಂಗಳವಾರ|ಬುಧವಾರ",
    weekdays_short: "ಗುರು|ಶುಕ್ರ|ಶನಿ|ಭಾನು|ಸೋಮ|ಮಂಗಳ|ಬುಧ",
    half_days: "AM|PM",
};

static KO: Names = Names {
    months: "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
    months_alone: "",
    short: "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
    short_alone: "",
    narrow: "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
    weekdays: "목요일|금요일|토요일|일요일|월요일|화요일|수요일",
    weekdays_short: "목|금|토|일|월|화|수",
    half_days: "오전|오후",
};

static KY: Names = Names {
    months: "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь",
    months_alone: "Январь|Февраль|Март|Апрель|Май|Июнь|Июль|Август|Сентябрь|Октябрь|Ноябрь|Декабрь",
    short: "янв.|фев.|мар.|апр.|май|июн.|июл.|авг.|сен.|окт.|ноя.|дек.",
    short_alone: "Янв|Фев|Мар|Апр|Май|Июн|Июл|Авг|Сен|Окт|Ноя|Дек",
    narrow: "Я|Ф|М|А|М|И|И|А|С|О|Н|Д",
    weekdays: "бейшемби|жума|ишемби|жекшемби|дүйшөмбү|шейшемби|шаршемби",
    weekdays_short: "бейш.|жума|ишм.|жек.|дүй.|шейш.|шарш.",
    half_days: "тң|тк",
};

static LB: Names = Names {
    months: "Januar|Februar|Mäerz|Abrëll|Mee|Juni|Juli|August|September|Oktober|November|Dezember",
    months_alone: "",
    short: "Jan|Feb|Mäe|Abr|Mee|Jun|Jul|Aug|Sep|Okt|Nov|Dez",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "Donneschdeg|Freideg|Samschdeg|Sonndeg|Méindeg|Dënschdeg|Mëttwoch",
    weekdays_short: "Don|Fre|Sam|Son|Méi|Dën|Mët",
    half_days: "moies|nomëttes",
};

static LO: Names = Names {
    months: "ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ",
    months_alone: "",
    short: "ມ.ກ.|ກ.ພ.|ມ.ນ.|ມ.ສ.|ພ.ພ.|ມິ.ຖ.|ກ.ລ.|ສ.ຫ.|ກ.ຍ.|ຕ.ລ.|ພ.ຈ.|ທ.ວ.",
    short_alone: "",
    narrow: "1|2|3|4|5|6|7|8|9|10|11|12",
    weekdays: "ວັນພະຫັດ|ວັນສຸກ|ວັນເສົາ|ວັນອາທິດ|ວັນຈັນ|ວັນອັງຄານ|ວັນພຸດ",
    weekdays_short: "ພະຫັດ|ສຸກ|ເສົາ|ອາທິດ|ຈັນ|ອັງຄານ|ພຸດ",
    half_days: "ກ່ອນທ່ຽງ|ຫຼັງທ່ຽງ",
};

static LT: Names = Names {
    months: "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio",
    months_alone: "sausis|vasaris|kovas|balandis|gegužė|birželis|liepa|rugpjūtis|rugsėjis|spalis|lapkritis|gruodis",
    short: "saus.|vas.|kov.|bal.|geg.|birž.|liep.|rugp.|rugs.|spal.|lapkr.|gruod.",
    short_alone: "",
    narrow: "S|V|K|B|G|B|L|R|R|S|L|G",
    weekdays: "ketvirtadienis|penktadienis|šeštadienis|sekmadienis|pirmadienis|antradienis|trečiadienis",
    weekdays_short: "kt|pn|št|sk|pr|an|tr",
    half_days: "priešpiet|popiet",
};

static LV: Names = Names {
    months: "janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|augusts|septembris|oktobris|novembris|decembris",
    months_alone: "",
    short: "janv.|febr.|marts|apr.|maijs|jūn.|jūl.|aug.|sept.|okt.|nov.|dec.",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "Ceturtdiena|Piektdiena|Sestdiena|Svētdiena|Pirmdiena|Otrdiena|Trešdiena",
    weekdays_short: "Ceturtd.|Piektd.|Sestd.|Svētd.|Pirmd.|Otrd.|Trešd.",
    half_days: "priekšp.|pēcp.",
};

static MK: Names = Names {
    months: "јануари|февруари|март|април|мај|јуни|јули|август|септември|октомври|ноември|декември",
    months_alone: "",
    short: "јан.|фев.|мар.|апр.|мај|јун.|јул.|авг.|сеп.|окт.|ное.|дек.",
    short_alone: "",
    narrow: "ј|ф|м|а|м|ј|ј|а|с|о|н|д",
    weekdays: "четврток|петок|сабота|недела|понеделник|вторник|среда",
    weekdays_short: "чет.|пет.|саб.|нед.|пон.|вто.|сре.",
    half_days: "претпл.|попл.",
};

static ML: Names = Names {
    months: "ജനുവരി|ഫെബ്രുവരി|മാർച്ച്|ഏപ്രിൽ|മേയ്|ജൂൺ|ജൂലൈ|ഓഗസ്റ്റ്|സെപ്റ്റംബർ|ഒക്\u{200c}ടോബർ|നവംബർ|ഡിസംബർ",
    months_alone: "",
    short: "ജനു|ഫെബ്രു|മാർ|ഏപ്രി|മേയ്|ജൂൺ|ജൂലൈ|ഓഗ|സെപ്റ്റം|ഒക്ടോ|നവം|ഡിസം",
    short_alone: "",
    narrow: "ജ|ഫെ|മാ|ഏ|മെ|ജൂൺ|ജൂ|ഓ|സെ|ഒ|ന|ഡി",
    weekdays: "വ്യാഴാഴ്\u{200c}ച|വെള്ളിയാഴ്\u{200c}ച|ശനിയാഴ്\u{200c}ച|ഞായറാഴ്\u{200c}ച|തിങ്കളാഴ്\u{200c}ച|ചൊവ്വാഴ്\u{200c}ച|ബുധനാഴ്\u{200c}ച",
    weekdays_short: "വ്യാഴം|വെള്ളി|ശനി|ഞായർ|തിങ്കൾ|ചൊവ്വ|ബുധൻ",
    half_days: "AM|PM",
};

static MN: Names = Names {
    months: "нэгдүгээр сар|хоёрдугаар сар|гуравдугаар сар|дөрөвдүгээр сар|тавдугаар сар|зургаадугаар сар|долоодугаар сар|наймдугаар сар|есдүгээр сар|аравдугаар сар|арван нэгдүгээр сар|арван хоёрдугаар сар",
    months_alone: "Нэгдүгээр сар|Хоёрдугаар сар|Гуравдугаар сар|Дөрөвдүгээр сар|Тавдугаар сар|Зургаадугаар сар|Долоодугаар сар|Наймдугаар сар|Есдүгээр сар|Аравдугаар сар|Арван нэгдүгээр сар|Арван хоёрдугаар сар",
    short: "1-р сар|2-р сар|3-р сар|4-р сар|5-р сар|6-р сар|7-р сар|8-р сар|9-р сар|10-р сар|11-р сар|12-р сар",
    short_alone: "",
    narrow: "I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII",
    weekdays: "Пүрэв|Баасан|Бямба|Ням|Даваа|Мягмар|Лхагва",
    weekdays_short: "Пү|Ба|Бя|Ня|Да|Мя|Лх",
    half_days: "ү.ө.|ү.х.",
};

static MR: Names = Names {
    months: "जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर",
    months_alone: "",
    short: "जाने|फेब्रु|मार्च|एप्रि|मे|जून|जुलै|ऑग|सप्टें|ऑक्टो|नोव्हें|डिसें",
    short_alone: "",
    narrow: "जा|फे|मा|ए|मे|जू|जु|ऑ|स|ऑ|नो|डि",
    weekdays: "गुरुवार|शुक्रवार|शनिवार|रविवार|सोमवार|मंगळवार|बुधवार",
    weekdays_short: "गुरु|शुक्र|शनि|रवि|सोम|मंगळ|बुध",
    half_days: "AM|PM",
};

static MS: Names = Names {
    months: "Januari|Februari|Mac|April|Mei|Jun|Julai|Ogos|September|Oktober|November|Disember",
    months_alone: "",
    short: "Jan|Feb|Mac|Apr|Mei|Jun|Jul|Ogo|Sep|Okt|Nov|Dis",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|O|S|O|N|D",
    weekdays: "Khamis|Jumaat|Sabtu|Ahad|Isnin|Selasa|Rabu",
    weekdays_short: "Kha|Jum|Sab|Ahd|Isn|Sel|Rab",
    half_days: "PG|PTG",
};

static MT: Names = Names {
    months: "Jannar|Frar|Marzu|April|Mejju|Ġunju|Lulju|Awwissu|Settembru|Ottubru|Novembru|Diċembru",
    months_alone: "",
    short: "Jan|Fra|Mar|Apr|Mej|Ġun|Lul|Aww|Set|Ott|Nov|Diċ",
    short_alone: "",
    narrow: "Jn|Fr|Mz|Ap|Mj|Ġn|Lj|Aw|St|Ob|Nv|Dċ",
    weekdays: "Il-Ħamis|Il-Ġimgħa|Is-Sibt|Il-Ħadd|It-Tnejn|It-Tlieta|L-Erbgħa",
    weekdays_short: "Ħam|Ġim|Sib|Ħad|Tne|Tli|Erb",
    half_days: "AM|PM",
};

static MY: Names = Names {
    months: "ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|ဩဂုတ်|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ",
    months_alone: "",
    short: "ဇန်|ဖေ|မတ်|ဧ|မေ|ဇွန်|ဇူ|ဩ|စက်|အောက်|နို|ဒီ",
    short_alone: "",
    narrow: "ဇ|ဖ|မ|ဧ|မ|ဇ|ဇ|ဩ|စ|အ|န|ဒ",
    weekdays: "ကြာသပတေး|သောကြာ|စနေ|တနင်္ဂနွေ|တနင်္လာ|အင်္ဂါ|ဗုဒ္ဓဟူး",
    weekdays_short: "ကြာသပတေး|သောကြာ|စနေ|တနင်္ဂနွေ|တနင်္လာ|အင်္ဂါ|ဗုဒ္ဓဟူး",
    half_days: "နံနက်|ညနေ",
};

static NB: Names = Names {
    months: "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
    months_alone: "",
    short: "jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "torsdag|fredag|lørdag|søndag|mandag|tirsdag|onsdag",
    weekdays_short: "tor.|fre.|lør.|søn.|man.|tir.|ons.",
    half_days: "a.m.|p.m.",
};

static NE: Names = Names {
    months: "जनवरी|फेब्रुअरी|मार्च|अप्रिल|मे|जुन|जुलाई|अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर",
    months_alone: "",
    short: "जनवरी|फेब्रुअरी|मार्च|अप्रिल|मे|जुन|जुलाई|अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर",
    short_alone: "",
    narrow: "जन|फेेब|मार्च|अप्र|मे|जुन|जुल|अग|सेप|अक्टो|नोभे|डिसे",
    weekdays: "बिहिबार|शुक्रबार|शनिबार|आइतबार|सोमबार|मङ्गलबार|बुधबार",
    weekdays_short: "बिहि|शुक्र|शनि|आइत|सोम|मङ्गल|बुध",
    half_days: "पूर्वाह्न|अपराह्न",
};

static NL: Names = Names {
    months: "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    months_alone: "",
    short: "jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "donderdag|vrijdag|zaterdag|zondag|maandag|dinsdag|woensdag",
    weekdays_short: "do|vr|za|zo|ma|di|wo",
    half_days: "a.m.|p.m.",
};

static NN: Names = Names {
    months: "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
    months_alone: "",
    short: "jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "torsdag|fredag|laurdag|søndag|måndag|tysdag|onsdag",
    weekdays_short: "tor|fre|lau|søn|mån|tys|ons",
    half_days: "f.m.|e.m.",
};

static PA: Names = Names {
    months: "ਜਨਵਰੀ|ਫ਼ਰਵਰੀ|ਮਾਰਚ|ਅਪ੍ਰੈਲ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ|ਅਗਸਤ|ਸਤੰਬਰ|ਅਕਤੂਬਰ|ਨਵੰਬਰ|ਦਸੰਬਰ",
    months_alone: "",
    short: "ਜਨ|ਫ਼ਰ|ਮਾਰਚ|ਅਪ੍ਰੈ|ਮਈ|ਜੂਨ|ਜੁਲਾ|ਅਗ|ਸਤੰ|ਅਕਤੂ|ਨਵੰ|ਦਸੰ",
    short_alone: "",
    narrow: "ਜ|ਫ਼|ਮਾ|ਅ|ਮ|ਜੂ|ਜੁ|ਅ|ਸ|ਅ|ਨ|ਦ",
    weekdays: "ਵੀਰਵਾਰ|ਸ਼ੁੱਕਰਵਾਰ|ਸ਼ਨੀਵਾਰ|ਐਤਵਾਰ|ਸੋਮਵਾਰ|ਮੰਗਲਵਾਰ|ਬੁੱਧਵਾਰ",
    weekdays_short: "ਵੀਰ|ਸ਼ੁੱਕਰ|ਸ਼ਨੀ|ਐਤ|ਸੋਮ|ਮੰਗਲ|ਬੁੱਧ",
    half_days: "AM|PM",
};

static PL: Names = Names {
    months: "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
    months_alone: "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|grudzień",
    short: "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru",
    short_alone: "",
    narrow: "S|L|M|K|M|C|L|S|W|P|L|G",
    weekdays: "czwartek|piątek|sobota|niedziela|poniedziałek|wtorek|środa",
    weekdays_short: "czw.|pt.|sob.|niedz.|pon.|wt.|śr.",
    half_days: "AM|PM",
};

static PT: Names = Names {
    months: "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    months_alone: "",
    short: "jan.|fev.|mar.|abr.|mai.|jun.|jul.|ago.|set.|out.|nov.|dez.",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "quinta-feira|sexta-feira|sábado|domingo|segunda-feira|terça-feira|quarta-feira",
    weekdays_short: "qui.|sex.|sáb.|dom.|seg.|ter.|qua.",
    half_days: "AM|PM",
};

static PT_PT: Names = Names {
    months: "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    months_alone: "",
    short: "jan.|fev.|mar.|abr.|mai.|jun.|jul.|ago.|set.|out.|nov.|dez.",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "quinta-feira|sexta-feira|sábado|domingo|segunda-feira|terça-feira|quarta-feira",
    weekdays_short: "quinta|sexta|sábado|domingo|segunda|terça|quarta",
    half_days: "a.m.|p.m.",
};

static RO: Names = Names {
    months: "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
    months_alone: "",
    short: "ian.|feb.|mar.|apr.|mai|iun.|iul.|aug.|sept.|oct.|nov.|dec.",
    short_alone: "",
    narrow: "I|F|M|A|M|I|I|A|S|O|N|D",
    weekdays: "joi|vineri|sâmbătă|duminică|luni|marți|miercuri",
    weekdays_short: "joi|vin.|sâm.|dum.|lun.|mar.|mie.",
    half_days: "a.m.|p.m.",
};

static RU: Names = Names {
    months: "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    months_alone: "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь",
    short: "янв.|февр.|мар.|апр.|мая|июн.|июл.|авг.|сент.|окт.|нояб.|дек.",
    short_alone: "янв.|февр.|март|апр.|май|июнь|июль|авг.|сент.|окт.|нояб.|дек.",
    narrow: "Я|Ф|М|А|М|И|И|А|С|О|Н|Д",
    weekdays: "четверг|пятница|суббота|воскресенье|понедельник|вторник|среда",
    weekdays_short: "чт|пт|сб|вс|пн|вт|ср",
    half_days: "AM|PM",
};

static SI: Names = Names {
    months: "දුරුතු|නවම්|මැදින්|බක්|වෙසක්|පොසොන්|ඇසළ|නිකිණි|බිනර|වප්|ඉල්|උඳුවප්",
    months_alone: "",
    short: "දුරුතු|නවම්|මැදින්|බක්|වෙසක්|පොසොන්|ඇසළ|නිකිණි|බිනර|වප්|ඉල්|උඳුවප්",
    short_alone: "",
    narrow: "දු|න|මැ|බ|වෙ|පො|ඇ|නි|බි|ව|ඉ|උ",
    weekdays: "බ්\u{200d}රහස්පතින්දා|සිකුරාදා|සෙනසුරාදා|ඉරිදා|සඳුදා|අඟහරුවාදා|බදාදා",
    weekdays_short: "බ්\u{200d}රහස්|සිකු|සෙන|ඉරිදා|සඳුදා|අඟහ|බදාදා",
    half_days: "පෙ.ව.|ප.ව.",
};

static SK: Names = Names {
    months: "januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra",
    months_alone: "január|február|marec|apríl|máj|jún|júl|august|september|október|november|december",
    short: "jan|feb|mar|apr|máj|jún|júl|aug|sep|okt|nov|dec",
    short_alone: "",
    narrow: "j|f|m|a|m|j|j|a|s|o|n|d",
    weekdays: "štvrtok|piatok|sobota|nedeľa|pondelok|utorok|streda",
    weekdays_short: "št|pi|so|ne|po|ut|st",
    half_days: "AM|PM",
};

static SL: Names = Names {
    months: "januar|februar|marec|april|maj|junij|julij|avgust|september|oktober|november|december",
    months_alone: "",
    short: "jan.|feb.|mar.|apr.|maj|jun.|jul.|avg.|sep.|okt.|nov.|dec.",
    short_alone: "",
    narrow: "j|f|m|a|m|j|j|a|s|o|n|d",
    weekdays: "četrtek|petek|sobota|nedelja|ponedeljek|torek|sreda",
    weekdays_short: "čet.|pet.|sob.|ned.|pon.|tor.|sre.",
    half_days: "dop.|pop.",
};

static SQ: Names = Names {
    months: "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
    months_alone: "",
    short: "jan|shk|mar|pri|maj|qer|korr|gush|sht|tet|nën|dhj",
    short_alone: "",
    narrow: "j|sh|m|p|m|q|k|g|sh|t|n|dh",
    weekdays: "e enjte|e premte|e shtunë|e diel|e hënë|e martë|e mërkurë",
    weekdays_short: "enj|pre|sht|die|hën|mar|mër",
    half_days: "p.d.|m.d.",
};

static SR: Names = Names {
    months: "јануар|фебруар|март|април|мај|јун|јул|август|септембар|октобар|новембар|децембар",
    months_alone: "",
    short: "јан|феб|мар|апр|мај|јун|јул|авг|сеп|окт|нов|дец",
    short_alone: "",
    narrow: "ј|ф|м|а|м|ј|ј|а|с|о|н|д",
    weekdays: "четвртак|петак|субота|недеља|понедељак|уторак|среда",
    weekdays_short: "чет|пет|суб|нед|пон|уто|сре",
    half_days: "AM|PM",
};

static SR_LATN_RS: Names = Names {
    months: "januar|februar|mart|april|maj|jun|jul|avgust|septembar|oktobar|novembar|decembar",
    months_alone: "",
    short: "jan|feb|mar|apr|maj|jun|jul|avg|sep|okt|nov|dec",
    short_alone: "",
    narrow: "j|f|m|a|m|j|j|a|s|o|n|d",
    weekdays: "četvrtak|petak|subota|nedelja|ponedeljak|utorak|sreda",
    weekdays_short: "čet|pet|sub|ned|pon|uto|sre",
    half_days: "AM|PM",
};

static SV: Names = Names {
    months: "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
    months_alone: "",
    short: "jan.|feb.|mars|apr.|maj|juni|juli|aug.|sep.|okt.|nov.|dec.",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "torsdag|fredag|lördag|söndag|måndag|tisdag|onsdag",
    weekdays_short: "tors|fre|lör|sön|mån|tis|ons",
    half_days: "fm|em",
};

static SW: Names = Names {
    months: "Januari|Februari|Machi|Aprili|Mei|Juni|Julai|Agosti|Septemba|Oktoba|Novemba|Desemba",
    months_alone: "",
    short: "Jan|Feb|Mac|Apr|Mei|Jun|Jul|Ago|Sep|Okt|Nov|Des",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "Alhamisi|Ijumaa|Jumamosi|Jumapili|Jumatatu|Jumanne|Jumatano",
    weekdays_short: "Alhamisi|Ijumaa|Jumamosi|Jumapili|Jumatatu|Jumanne|Jumatano",
    half_days: "AM|PM",
};

static TA: Names = Names {
    months: "ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்",
    months_alone: "",
    short: "ஜன.|பிப்.|மார்.|ஏப்.|மே|ஜூன்|ஜூலை|ஆக.|செப்.|அக்.|நவ.|டிச.",
    short_alone: "",
    narrow: "ஜ|பி|மா|ஏ|மே|ஜூ|ஜூ|ஆ|செ|அ|ந|டி",
    weekdays: "வியாழன்|வெள்ளி|சனி|ஞாயிறு|திங்கள்|செவ்வாய்|புதன்",
    weekdays_short: "வியா.|வெள்.|சனி|ஞாயி.|திங்.|செவ்.|புத.",
    half_days: "AM|PM",
};

static TE: Names = Names {
    months: "జనవరి|ఫిబ్రవరి|మార్చి|ఏప్రిల్|మే|జూన్|జులై|ఆగస్టు|సెప్టెంబర్|అక్టోబర్|నవంబర్|డిసెంబర్",
    months_alone: "",
    short: "జన|ఫిబ్ర|మార్చి|ఏప్రి|మే|జూన్|జులై|ఆగ|సెప్టెం|అక్టో|నవం|డిసెం",
    short_alone: "",
    narrow: "జ|ఫి|మా|ఏ|మే|జూ|జు|ఆ|సె|అ|న|డి",
    weekdays: "గురువారం|శుక్రవారం|శనివారం|ఆదివారం|సోమవారం|మంగళవారం|బుధవారం",
    weekdays_short: "గురు|శుక్ర|శని|ఆది|సోమ|మంగళ|బుధ",
    half_days: "AM|PM",
};

static TH: Names = Names {
    months: "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
    months_alone: "",
    short: "ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.",
    short_alone: "",
    narrow: "ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.",
    weekdays: "วันพฤหัสบดี|วันศุกร์|วันเสาร์|วันอาทิตย์|วันจันทร์|วันอังคาร|วันพุธ",
    weekdays_short: "พฤหัส|ศุกร์|เสาร์|อาทิตย์|จันทร์|อังคาร|พุธ",
    half_days: "AM|PM",
};

static TR: Names = Names {
    months: "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık",
    months_alone: "",
    short: "Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara",
    short_alone: "",
    narrow: "O|Ş|M|N|M|H|T|A|E|E|K|A",
    weekdays: "Perşembe|Cuma|Cumartesi|Pazar|Pazartesi|Salı|Çarşamba",
    weekdays_short: "Per|Cum|Cmt|Paz|Pzt|Sal|Çar",
    half_days: "ÖÖ|ÖS",
};

static UK: Names = Names {
    months: "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
    months_alone: "січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень",
    short: "січ.|лют.|бер.|квіт.|трав.|черв.|лип.|серп.|вер.|жовт.|лист.|груд.",
    short_alone: "",
    narrow: "С|Л|Б|К|Т|Ч|Л|С|В|Ж|Л|Г",
    weekdays: "четвер|пʼятниця|субота|неділя|понеділок|вівторок|середа",
    weekdays_short: "чт|пт|сб|нд|пн|вт|ср",
    half_days: "дп|пп",
};

static UR: Names = Names {
    months: "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    months_alone: "",
    short: "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "جمعرات|جمعہ|ہفتہ|اتوار|پیر|منگل|بدھ",
    weekdays_short: "جمعرات|جمعہ|ہفتہ|اتوار|پیر|منگل|بدھ",
    half_days: "AM|PM",
};

static UZ: Names = Names {
    months: "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr",
    months_alone: "Yanvar|Fevral|Mart|Aprel|May|Iyun|Iyul|Avgust|Sentabr|Oktabr|Noyabr|Dekabr",
    short: "yan|fev|mar|apr|may|iyn|iyl|avg|sen|okt|noy|dek",
    short_alone: "Yan|Fev|Mar|Apr|May|Iyn|Iyl|Avg|Sen|Okt|Noy|Dek",
    narrow: "Y|F|M|A|M|I|I|A|S|O|N|D",
    weekdays: "payshanba|juma|shanba|yakshanba|dushanba|seshanba|chorshanba",
    weekdays_short: "Pay|Jum|Shan|Yak|Dush|Sesh|Chor",
    half_days: "TO|TK",
};

static VI: Names = Names {
    months: "tháng 1|tháng 2|tháng 3|tháng 4|tháng 5|tháng 6|tháng 7|tháng 8|tháng 9|tháng 10|tháng 11|tháng 12",
    months_alone: "Tháng 1|Tháng 2|Tháng 3|Tháng 4|Tháng 5|Tháng 6|Tháng 7|Tháng 8|Tháng 9|Tháng 10|Tháng 11|Tháng 12",
    short: "thg 1|thg 2|thg 3|thg 4|thg 5|thg 6|thg 7|thg 8|thg 9|thg 10|thg 11|thg 12",
    short_alone: "Tháng 1|Tháng 2|Tháng 3|Tháng 4|Tháng 5|Tháng 6|Tháng 7|Tháng 8|Tháng 9|Tháng 10|Tháng 11|Tháng 12",
    narrow: "1|2|3|4|5|6|7|8|9|10|11|12",
    weekdays: "Thứ Năm|Thứ Sáu|Thứ Bảy|Chủ Nhật|Thứ Hai|Thứ Ba|Thứ Tư",
    weekdays_short: "Thứ 5|Thứ 6|Thứ 7|CN|Thứ 2|Thứ 3|Thứ 4",
    half_days: "SA|CH",
};

static ZH: Names = Names {
    months: "一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月",
    months_alone: "",
    short: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
    short_alone: "",
    narrow: "1|2|3|4|5|6|7|8|9|10|11|12",
    weekdays: "星期四|星期五|星期六|星期日|星期一|星期二|星期三",
    weekdays_short: "周四|周五|周六|周日|周一|周二|周三",
    half_days: "上午|下午",
};

static ZH_HK: Names = Names {
    months: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
    months_alone: "",
    short: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
    short_alone: "",
    narrow: "1|2|3|4|5|6|7|8|9|10|11|12",
    weekdays: "星期四|星期五|星期六|星期日|星期一|星期二|星期三",
    weekdays_short: "週四|週五|週六|週日|週一|週二|週三",
    half_days: "上午|下午",
};

static ZU: Names = Names {
    months: "Januwari|Februwari|Mashi|Ephreli|Meyi|Juni|Julayi|Agasti|Septhemba|Okthoba|Novemba|Disemba",
    months_alone: "",
    short: "Jan|Feb|Mas|Eph|Mey|Jun|Jul|Aga|Sep|Okt|Nov|Dis",
    short_alone: "",
    narrow: "J|F|M|A|M|J|J|A|S|O|N|D",
    weekdays: "ULwesine|ULwesihlanu|UMgqibelo|ISonto|UMsombuluko|ULwesibili|ULwesithathu",
    weekdays_short: "Sin|Hla|Mgq|Son|Mso|Bil|Tha",
    half_days: "AM|PM",
};
