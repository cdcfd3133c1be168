//! National ids: which countries give which, how they look and how they check.

use super::europe as eu;
use super::world as wo;

/// A number that a state gives to persons.
pub(super) struct Scheme {
    /// Country and name.
    pub(super) name: &'static str,
    /// Form without separators: `9` a digit, `A` a capital, `X` either. Several are parted by `|`.
    pub(super) form: &'static str,
    /// How many separators it may be written with, at most.
    pub(super) separators: usize,
    /// The check digits and the dates inside.
    pub(super) check: fn(&str) -> bool,
    /// How sure a number in a text is without a word that speaks of it.
    pub(super) alone: f64,
    /// Words that speak of it.
    pub(super) words: &'static [&'static str],
}

macro_rules! scheme {
    ($name:literal, $form:literal, $separators:literal, $check:expr, $alone:literal, [$($word:literal),*]) => {
        Scheme { name: $name, form: $form, separators: $separators, check: $check, alone: $alone, words: &[$($word),*] }
    };
}

/// All schemes, the surest first.
#[rustfmt::skip]
pub(super) const SCHEMES: &[Scheme] = &[
    scheme!("it-codice-fiscale", "AAAAAA99A99A999A", 0, eu::it_codice_fiscale, 0.95, ["codice fiscale", "cf", "fiscale"]),
    scheme!("fi-hetu", "999999A999X", 0, eu::fi_hetu, 0.95, ["hetu", "henkilötunnus", "personbeteckning"]),
    scheme!("fr-nir", "999999X99999999", 6, eu::fr_nir, 0.9, ["nir", "insee", "sécurité sociale", "securite sociale", "sécu", "secu"]),
    scheme!("ch-ahv", "9999999999999", 3, eu::ch_ahv, 0.95, ["ahv", "avs", "sozialversicherungsnummer"]),
    scheme!("ro-cnp", "9999999999999", 0, eu::ro_cnp, 0.7, ["cnp", "cod numeric personal"]),
    scheme!("be-nn", "99999999999", 4, eu::be_nn, 0.75, ["rijksregister", "rijksregisternummer", "registre national", "numéro national", "insz", "niss"]),
    scheme!("no-fodselsnummer", "99999999999", 1, eu::no_fodselsnummer, 0.7, ["fødselsnummer", "fodselsnummer", "personnummer"]),
    scheme!("pl-pesel", "99999999999", 0, eu::pl_pesel, 0.5, ["pesel"]),
    scheme!("ee-isikukood", "99999999999", 0, eu::ee_isikukood, 0.5, ["isikukood", "asmens kodas", "ik"]),
    scheme!("de-steuer-id", "99999999999", 3, eu::de_steuer_id, 0.5, ["steuer", "steuerid", "steueridentifikationsnummer", "idnr", "tin"]),
    scheme!("hr-oib", "99999999999", 0, eu::hr_oib, 0.2, ["oib"]),
    scheme!("tr-kimlik", "99999999999", 0, wo::tr_kimlik, 0.5, ["kimlik", "tc"]),
    scheme!("br-cpf", "99999999999", 3, wo::br_cpf, 0.5, ["cpf"]),
    scheme!("se-personnummer", "9999999999|999999999999", 1, eu::se_personnummer, 0.5, ["personnummer", "pnr"]),
    scheme!("bg-egn", "9999999999", 0, eu::bg_egn, 0.4, ["egn", "егн"]),
    scheme!("cz-rodne-cislo", "9999999999", 1, eu::cz_rodne_cislo, 0.4, ["rodné číslo", "rodne cislo", "rč"]),
    scheme!("at-svnr", "9999999999", 1, eu::at_svnr, 0.4, ["svnr", "sozialversicherung", "versicherungsnummer"]),
    scheme!("dk-cpr", "9999999999", 1, eu::dk_cpr, 0.15, ["cpr", "personnummer"]),
    scheme!("uk-nhs", "9999999999", 2, eu::uk_nhs, 0.35, ["nhs"]),
    scheme!("nl-bsn", "999999999", 2, eu::nl_bsn, 0.3, ["bsn", "burgerservicenummer", "sofinummer", "sofi"]),
    scheme!("pt-nif", "999999999", 2, eu::pt_nif, 0.2, ["nif", "contribuinte"]),
    scheme!("es-dni", "99999999A", 1, eu::es_dni, 0.85, ["dni", "nif"]),
    scheme!("es-nie", "A9999999A", 2, eu::es_nie, 0.9, ["nie"]),
    scheme!("ie-pps", "9999999A|9999999AA", 0, eu::ie_pps, 0.7, ["pps", "ppsn"]),
    scheme!("uk-nino", "AA999999A", 4, eu::uk_nino, 0.75, ["nino", "national insurance", "ni number"]),
    scheme!("us-ssn", "999999999", 2, wo::us_ssn, 0.1, ["ssn", "social security", "ss#"]),
    scheme!("ca-sin", "999999999", 2, wo::ca_sin, 0.15, ["sin", "nas", "social insurance"]),
    scheme!("au-tfn", "999999999", 2, wo::au_tfn, 0.2, ["tfn", "tax file"]),
    scheme!("in-aadhaar", "999999999999", 2, wo::in_aadhaar, 0.4, ["aadhaar", "aadhar", "uidai"]),
    scheme!("za-id", "9999999999999", 3, wo::za_id, 0.6, ["id number", "identity number", "rsa id"]),
    scheme!("kr-rrn", "9999999999999", 1, wo::kr_rrn, 0.5, ["rrn", "주민등록번호", "resident registration"]),
    scheme!("cn-ric", "99999999999999999X", 0, wo::cn_ric, 0.9, ["身份证", "resident identity"]),
];

/// Whether the text, without separators, has one of the forms of a scheme.
pub(super) fn has_form(text: &str, form: &str) -> bool {
    form.split('|').any(|form| {
        text.len() == form.len()
            && text.bytes().zip(form.bytes()).all(|(byte, form)| match form {
                b'9' => byte.is_ascii_digit(),
                b'A' => byte.is_ascii_uppercase(),
                _ => byte.is_ascii_alphanumeric(),
            })
    })
}
