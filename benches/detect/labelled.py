"""Sentences with personal data at known places, and numbers that only look like it.

Every number is made at random and judged valid by python-stdnum or made by Faker, so that neither of
the compared programs has a hand in it. The seed is fixed.
"""
import importlib
import random
import string
import uuid

from faker import Faker

R = random.Random(2026)
COUNTRIES = {"nl_NL": "NL", "de_DE": "DE", "fr_FR": "FR", "es_ES": "ES", "it_IT": "IT", "en_GB": "GB", "en_US": "US", "pl_PL": "PL", "sv_SE": "SE", "fi_FI": "FI"}
FAKE = {locale: Faker(locale) for locale in COUNTRIES}
for fake in FAKE.values():
    fake.seed_instance(2026)


def figures(count):
    return "".join(R.choice(string.digits) for _ in range(count))


def born():
    return f"{R.randint(20, 99):02}", f"{R.randint(1, 12):02}", f"{R.randint(1, 28):02}"


def candidate(scheme):
    year, month, day = born()
    return {
        "nl.bsn": lambda: figures(9),
        "de.idnr": lambda: figures(11),
        "es.nif": lambda: figures(8) + R.choice(string.ascii_uppercase),
        "es.nie": lambda: R.choice("XYZ") + figures(7) + R.choice(string.ascii_uppercase),
        "it.codicefiscale": lambda: "".join(R.choice("BCDFGLMNPRST") for _ in range(6)) + year + R.choice("ABCDEHLMPRST") + day + "H501" + R.choice(string.ascii_uppercase),
        "gb.nhs": lambda: figures(10),
        "us.ssn": lambda: f"{figures(3)}-{figures(2)}-{figures(4)}",
        "pl.pesel": lambda: year + month + day + figures(5),
        "se.personnummer": lambda: f"{year}{month}{day}-{figures(4)}",
        "fi.hetu": lambda: f"{day}{month}{year}-{figures(3)}" + R.choice("0123456789ABCDEFHJKLMNPRSTUVWXY"),
    }[scheme]()


def valid(scheme):
    judge = importlib.import_module("stdnum." + scheme)
    while True:
        number = candidate(scheme)
        if judge.is_valid(number):
            return number


def iban():
    fake = FAKE[R.choice(["nl_NL", "de_DE", "fr_FR", "es_ES", "it_IT", "en_GB", "pl_PL"])]
    number = fake.iban()
    return number if R.random() < 0.5 else " ".join(number[i : i + 4] for i in range(0, len(number), 4))


def card():
    number = FAKE["en_US"].credit_card_number(R.choice(["visa16", "mastercard", "amex", "discover", "jcb16", "diners"]))
    sign = R.choice(["", " ", "-"])
    return sign.join(number[i : i + 4] for i in range(0, len(number), 4)) if len(number) == 16 else number


def phone():
    return FAKE[R.choice(list(FAKE))].phone_number()


def address():
    fake = FAKE["en_US"]
    return fake.ipv6() if R.random() < 0.3 else fake.ipv4()


NATIONAL = {
    "nl.bsn": "BSN", "de.idnr": "Steuer-ID", "es.nif": "DNI", "es.nie": "NIE", "it.codicefiscale": "codice fiscale",
    "gb.nhs": "NHS number", "us.ssn": "SSN", "pl.pesel": "PESEL", "se.personnummer": "personnummer", "fi.hetu": "HETU",
}

KINDS = {
    "email": (lambda: FAKE[R.choice(list(FAKE))].email(), ["write to {} please", "{}", "contact: {}; thanks", "<{}>"]),
    "card_number": (card, ["paid with card {} yesterday", "{}", "credit card: {}", "charge {} for order 17"]),
    "iban": (iban, ["transfer to {} today", "{}", "IBAN {}", "account: {}, thanks"]),
    "phone": (phone, ["call {} after five", "phone: {}", "Tel. {}", "mobile {} or office"]),
    "ip_address": (address, ["login from {} failed", "{}", "ip {}", "host {} is down"]),
}

NOTHING = [
    lambda: f"order {figures(9)} was shipped",
    lambda: f"invoice {figures(10)}",
    lambda: f"article {figures(11)} in stock",
    lambda: f"tracking {figures(16)}",
    lambda: f"meeting on {R.randint(1990, 2030)}-{R.randint(1, 12):02}-{R.randint(1, 28):02} at 10:30",
    lambda: f"{R.randint(1990, 2030)}-{R.randint(1, 12):02}-{R.randint(1, 28):02}T{R.randint(10, 23)}:{R.randint(10, 59)}:{R.randint(10, 59)}.{figures(6)}Z",
    lambda: f"release {R.randint(1, 9)}.{R.randint(0, 20)}.{R.randint(0, 20)}",
    lambda: f"id {uuid.UUID(int=R.getrandbits(128))}",
    lambda: f"revenue of {R.randint(1, 999)},{figures(3)},{figures(3)}.{figures(2)} EUR",
    lambda: f"growth {R.random():.12f}",
    lambda: f"part no. {''.join(R.choice(string.ascii_uppercase) for _ in range(3))}-{figures(6)}",
    lambda: f"follow @{FAKE['en_US'].user_name()} and like",
    lambda: f"batch {figures(4)} {figures(4)} {figures(4)} {figures(4)}",
    lambda: f"range {figures(3)}-{figures(3)} of {figures(5)}",
]


def sentences(each=300, nothing=3000):
    """Pairs of a text and its list of (kind, start, end)."""
    made = []
    for kind, (make, forms) in KINDS.items():
        for _ in range(each):
            made.append(place(R.choice(forms), kind, make()))
    for scheme, word in NATIONAL.items():
        for _ in range(each // 5):
            form = R.choice([f"{word}: {{}}", f"the {word} is {{}}.", f"{{}} ({word})"])
            made.append(place(form, "national_id", valid(scheme)))
    made += [(R.choice(NOTHING)(), []) for _ in range(nothing)]
    R.shuffle(made)
    return made


def place(form, kind, value):
    start = form.index("{}")
    return form.replace("{}", value), [(kind, start, start + len(value))]
