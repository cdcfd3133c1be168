//! What names of columns say of their values, in ten languages.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::kind::Kind;
use super::scheme::SCHEMES;

/// Words of a column's name, without accents, and what they say. The first that is met counts.
const HINTS: &[(Kind, &str)] = &[
    (
        Kind::Email,
        "email|e mail|mail address|emailadresse|courriel|correo electronico|correo|posta elettronica|sahkoposti|epost|e post",
    ),
    (
        Kind::Phone,
        "phone|telephone|tel|mobile|cellphone|cell|fax|telefon|telefonnummer|telefoon|telefoonnummer|handy|handynummer|mobil|mobiel|portable|telefono|movil|cellulare|telefone|telemovel|puhelin|gsm|msisdn",
    ),
    (
        Kind::CardNumber,
        "card number|cardnumber|credit card|creditcard|debit card|card no|pan|kreditkarte|kreditkartennummer|carte bancaire|carte de credit|tarjeta|numero de tarjeta|carta di credito|creditcardnummer|kortnummer",
    ),
    (Kind::Iban, "iban|bank account|account iban|kontonummer|rekeningnummer|compte bancaire"),
    (
        Kind::NationalId,
        "ssn|social security|national id|national insurance|nino|bsn|burgerservicenummer|rijksregisternummer|insz|niss|steuer id|steuerid|steueridentifikationsnummer|nir|insee|dni|nie|nif|codice fiscale|nhs number|nhs|pesel|personnummer|fodselsnummer|cpr|hetu|henkilotunnus|ahv|avs|svnr|pps|ppsn|cnp|egn|oib|rodne cislo|cpf|aadhaar|tax id|passport|passport number|reisepass|id card",
    ),
    (
        Kind::BirthDate,
        "birth date|birthdate|date of birth|dob|birthday|born|year of birth|birth year|geburtsdatum|geburtstag|geburtsjahr|geboren|geboortedatum|geboortejaar|date de naissance|naissance|fecha de nacimiento|nacimiento|data di nascita|nascita|data de nascimento|fodselsdato|fodelsedatum|syntymaaika|data urodzenia",
    ),
    (
        Kind::PersonName,
        "first name|firstname|last name|lastname|surname|family name|given name|full name|fullname|middle name|maiden name|forename|employee name|customer name|contact name|patient name|person name|vorname|nachname|familienname|voornaam|achternaam|tussenvoegsel|prenom|nom de famille|apellido|apellidos|nombre completo|cognome|sobrenome|fornavn|etternavn|fornamn|efternamn|etunimi|sukunimi|imie|nazwisko",
    ),
    (
        Kind::StreetAddress,
        "street|street address|home address|address|address line|address1|strasse|adresse|anschrift|straat|adres|rue|calle|direccion|domicilio|indirizzo|via|endereco|adress|gatuadress|osoite|ulica",
    ),
    (
        Kind::Postcode,
        "postcode|post code|postal code|postalcode|zip|zipcode|zip code|plz|postleitzahl|code postal|codigo postal|cap|cep|postnummer|postinumero|kod pocztowy",
    ),
    (
        Kind::Coordinates,
        "latitude|longitude|lat|lon|lng|long|geo lat|geo lon|breitengrad|laengengrad|latitud|longitud",
    ),
    (Kind::IpAddress, "ip|ip address|ipaddress|client ip|remote addr|ip adresse"),
    (
        Kind::SpecialCategory,
        "diagnosis|disease|disability|health|illness|medication|religion|belief|denomination|ethnicity|ethnic|race|sexual orientation|sexuality|union member|trade union|political party|party affiliation|diagnose|krankheit|behinderung|konfession|ziekte|geloof|maladie|handicap|enfermedad|malattia|religione|pregnant|pregnancy|hiv",
    ),
    (
        Kind::Demographic,
        "age|gender|sex|nationality|citizenship|marital status|occupation|profession|job title|education|alter|geschlecht|nationalitat|staatsangehorigkeit|familienstand|beruf|leeftijd|geslacht|nationaliteit|beroep|sexe|nationalite|profession|edad|sexo|genero|nacionalidad|eta|sesso|idade|alder|kjonn|kon|ika",
    ),
];

/// Words that are names of persons only if they stand alone.
const ALONE: &str = "name|naam|nom|nombre|nome|navn|namn|nimi|nazwa|customer|client|employee|patient|respondent|kunde|klant|mitarbeiter";

/// What a column's name says of its values, and how surely.
pub(super) fn hint(header: &str) -> Option<(Kind, f64)> {
    let words = words(header);
    let says = |phrases: &str| {
        let padded = format!(" {words} ");
        phrases.split('|').any(|phrase| padded.contains(&format!(" {phrase} ")))
    };
    let found = HINTS.iter().find(|(_, phrases)| says(phrases)).map(|(kind, _)| (*kind, 0.9));
    found.or_else(|| ALONE.split('|').any(|name| name == words).then_some((Kind::PersonName, 0.5)))
}

/// The scheme of national ids that the name speaks of.
pub(super) fn scheme(header: &str) -> Option<&'static str> {
    let words = format!(" {} ", words(header));
    let speaks = |phrase: &&str| words.contains(&format!(" {} ", self::words(phrase)));
    SCHEMES.iter().find(|scheme| scheme.words.iter().any(&speaks)).map(|s| s.name)
}

/// Lower-case words without accents: `GeburtsDatum_1` is `geburts datum 1`, `E-Mail` is `e mail`.
fn words(header: &str) -> String {
    let mut words = String::with_capacity(header.len() + 4);
    let mut after_small = false;
    for character in header.nfkd().filter(|c| !is_combining_mark(*c)) {
        if character.is_uppercase() && after_small {
            words.push(' ');
        }
        after_small = character.is_lowercase();
        match character {
            'ß' => words.push_str("ss"),
            'ø' | 'Ø' => words.push('o'),
            'ł' | 'Ł' => words.push('l'),
            c if c.is_alphanumeric() => words.extend(c.to_lowercase()),
            _ => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
