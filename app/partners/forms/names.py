"""The form of a donor."""

from wtforms import FieldList, FormField
from wtforms.validators import Length, Optional

from app.core.countries import countries
from app.core.forms import BaseForm, LongText, Lookup, Pick, RowForm, Text, Tick, WebAddress, Year, required
from app.core.terms import label_of
from app.partners.actions import PartnerFacts
from app.partners.models import Partner, PartnerAlias, PartnerKind
from app.partners.queries import partner_name

ALIAS = label_of(PartnerAlias.name)


class PartnerLookup(Lookup):
    """A donor of the register, searched as one types."""

    find = staticmethod(partner_name)
    search_view = "partners.lookup"


class AliasForm(RowForm):
    """One other name (tên gọi khác)."""

    name = Text(ALIAS)


class PartnerForm(BaseForm):
    """A donor as it is written into the register (bên cung cấp viện trợ)."""

    name = Text(label_of(Partner.name), [required()], description="Tên tiếng Việt hoặc tên thường dùng.")
    original_name = Text(label_of(Partner.original_name))
    english_name = Text(label_of(Partner.english_name))
    abbreviation = Text(label_of(Partner.abbreviation), longest=60)
    aliases = FieldList(FormField(AliasForm), ALIAS, max_entries=20)
    kind = Pick(
        label_of(Partner.kind),
        [required()],
        choices=PartnerKind.choices(),
        coerce=PartnerKind,
        blank="Hãy chọn",
    )
    country = Pick(
        label_of(Partner.country),
        choices=countries().items(),
        blank="Không có",
        description="Để “Không có” với tổ chức quốc tế.",
    )
    founded = Year(label_of(Partner.founded), description="Năm đủ bốn chữ số.")
    head_office = Text(label_of(Partner.head_office))
    website = WebAddress(label_of(Partner.website), [Optional(), Length(max=200)])
    contact = LongText(label_of(Partner.contact), longest=500)
    remarks = LongText(label_of(Partner.remarks), longest=2000)
    source = Text(
        label_of(Partner.source), longest=200, description="Văn bản hoặc trang tin đã lấy các thông tin này."
    )
    another = Tick("Đây là tổ chức khác với các bên cung cấp nêu trên")

    @property
    def names_were_refused(self) -> bool:
        """Whether a name was refused once everything typed could be read."""
        names = (self.name, self.original_name, self.english_name, self.abbreviation, self.aliases)
        return self.was_refused and any(field.errors for field in names)

    def typed(self) -> PartnerFacts:
        """What was typed, as facts of a donor; blank lines are not read."""
        typed = {
            name: value for name, value in self.facts().items() if value is not None and name != "another"
        }
        typed["aliases"] = tuple(row["name"] for row in typed["aliases"] if row["name"])
        typed["founded"] = str(typed.get("founded", ""))
        return PartnerFacts(**typed)
