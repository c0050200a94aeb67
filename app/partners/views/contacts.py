"""People to turn to (người liên hệ) as rows of a donor, of a foreign mission, of a locality abroad."""

from datetime import date

from app.child_rows import Badge, ChildKind, fact, in_time
from app.relations.actions import write_contact
from app.relations.forms import ContactForm
from app.relations.models import Contact
from app.relations.queries import contacts_of

C = Contact


def _in_time(contact: Contact, day: date) -> Badge | None:
    return in_time(contact.begins, contact.ends, day)


def contact_kind(parent: str) -> ChildKind:
    """The people of the record that a contact reaches through this relationship."""
    return ChildKind(
        "contacts", "nguoi-lien-he", "người liên hệ", Contact, parent, ContactForm,
        (
            fact(C.name, width=26), fact(C.post, width=24), fact(C.begins, width=12), fact(C.ends, width=12),
            fact(C.phone, width=18), fact(C.email, width=24), fact(C.languages, width=16),
            fact(C.remarks, width=28),
        ),
        rows=contacts_of, write=write_contact, standing=_in_time,
    )  # fmt: skip
