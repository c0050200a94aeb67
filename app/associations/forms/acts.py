"""The form of an act that a decision makes: a new name, a merger, a division, a suspension, an end."""

from datetime import date
from typing import Any

from app.associations.actions import Act, TypedDecision
from app.associations.forms.governing import CHOOSE, PaperForm
from app.associations.models import Association, AssociationDecision, DecisionKind
from app.associations.models.decisions import ACTS
from app.associations.queries import association_choices
from app.core.db import db
from app.core.forms import Day, LongText, PartialDayField, Pick, PickMany, Text, not_after_today, required
from app.core.terms import label_of
from app.documents.models import Document

D = AssociationDecision


class ActForm(PaperForm):
    """What a decision changes about the association, and its paper."""

    kind = Pick(
        "Thay đổi", [required()], choices=[(each.value, each.label) for each in ACTS],
        coerce=DecisionKind, blank=CHOOSE,
    )  # fmt: skip
    new_name = Text("Tên mới", description="Chỉ khi đổi tên.")
    successors = PickMany(
        "Hội kế thừa",
        description="Sáp nhập, hợp nhất: hội nhận; chia, tách: các hội được lập ra (thêm vào sổ trước).",
    )
    number = Text(label_of(Document.number), [required()], longest=60)
    decided_on = PartialDayField(label_of(D.decided_on), [required(), not_after_today])
    effective_on = Day(label_of(D.effective_on), [required(), not_after_today])
    note = LongText(label_of(D.note), longest=1000)
    field_order = ("kind", "new_name", "successors", "number", "decided_on", "effective_on", "issuer", "signer",
                   "abstract", "secrecy", "file", "note")  # fmt: skip

    def offer_for(self, record: Any, row: Any) -> None:
        """Every other association may succeed."""
        self.successors.offer(association_choices(record.id))

    def act(self) -> Act:
        """What was typed; a chosen file lies in the store from now on."""
        typed = self.typed()
        parts = ("number", "decided_on", "issuer", "signer", "abstract", "secrecy", "file")
        effective: date = typed["effective_on"]
        return Act(
            kind=typed["kind"],
            paper=TypedDecision(**{name: typed[name] for name in parts}),
            effective_on=effective,
            new_name=typed["new_name"],
            successors=tuple(db.session.get_one(Association, i) for i in typed["successors"] or ()),
            note=typed["note"],
        )
