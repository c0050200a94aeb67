"""The simple lists of the office as data: address, words, rows, form, and what a line shows."""

from app.core.countries import country_name
from app.core.templating import dmy
from app.core.terms import label_of
from app.office import forms, queries
from app.office.models import (
    CalendarDay,
    Duty,
    GroupMember,
    InternalTarget,
    Place,
    RelationGroup,
    RuleValue,
    Sector,
    Succession,
)
from app.office.views.kinds import RowKind, length_of, shown

DUTIES = RowKind(
    "duties",
    "nhiem-vu",
    "nhiệm vụ",
    "Đơn vị nào có nhiệm vụ gì trong quy trình, từ ngày nào: quyền của người dùng theo các dòng này.",
    Duty,
    forms.DutyForm,
    (
        (label_of(Duty.unit_id), lambda duty: duty.unit.name),
        shown(Duty.since),
        shown(Duty.until),
        shown(Duty.basis),
    ),
    queries.duties,
    group=lambda duty: duty.kind.label,
    prefill=("kind", "unit_id"),
)

PLACES = RowKind(
    "places",
    "dia-ban",
    "địa bàn",
    "Địa bàn theo thời gian: hồ sơ chọn được địa bàn có vào ngày của hồ sơ; địa bàn cũ giữ trên hồ sơ cũ.",
    Place,
    forms.PlaceForm,
    (
        shown(Place.name),
        (label_of(Place.parent_id), lambda place: place.parent.name if place.parent else "–"),
        shown(Place.valid_from),
        shown(Place.valid_to),
        shown(Place.basis),
    ),
    queries.all_places,
    group=lambda place: place.kind.label.capitalize(),
    prefill=("kind", "parent_id"),
)

SECTORS = RowKind(
    "sectors",
    "linh-vuc",
    "lĩnh vực",
    "Lĩnh vực viện trợ của tỉnh, theo thời gian.",
    Sector,
    forms.SectorForm,
    (
        shown(Sector.name),
        shown(Sector.code),
        shown(Sector.valid_from),
        shown(Sector.valid_to),
        shown(Sector.basis),
    ),
    queries.all_sectors,
)

GROUPS = RowKind(
    "groups",
    "nhom-quan-he",
    "nhóm quan hệ",
    "Các nhóm nước theo quan hệ với Việt Nam; nước nào thuộc nhóm nào ghi ở “Nước thuộc nhóm quan hệ”.",
    RelationGroup,
    forms.RelationGroupForm,
    (
        shown(RelationGroup.name),
        shown(RelationGroup.code),
        shown(RelationGroup.valid_from),
        shown(RelationGroup.valid_to),
        shown(RelationGroup.basis),
    ),
    queries.relation_groups,
)

MEMBERS = RowKind(
    "group_members",
    "nuoc-thuoc-nhom",
    "nước thuộc nhóm",
    "Nước nào thuộc nhóm quan hệ nào, từ ngày nào: sổ cơ quan đại diện, địa phương, thỏa thuận lọc theo đây.",
    GroupMember,
    forms.GroupMemberForm,
    (
        (label_of(GroupMember.country), lambda row: country_name(row.country)),
        shown(GroupMember.valid_from),
        shown(GroupMember.valid_to),
        shown(GroupMember.basis),
    ),
    queries.group_members,
    group=lambda row: row.group.name,
    prefill=("group_id",),
)

DAYS = RowKind(
    "calendar",
    "lich-lam-viec",
    "ngày trong lịch",
    "Ngày nghỉ lễ, nghỉ bù và làm bù: mọi hạn tính theo lịch này.",
    CalendarDay,
    forms.CalendarDayForm,
    (shown(CalendarDay.day), shown(CalendarDay.kind), shown(CalendarDay.name), shown(CalendarDay.basis)),
    warnings=queries.calendar_warnings,
)

TARGETS = RowKind(
    "targets",
    "thoi-han-noi-bo",
    "thời hạn nội bộ",
    "Thời hạn cơ quan tự đặt cho những việc pháp luật để ngỏ; hiện riêng, không phải thời hạn theo quy định.",
    InternalTarget,
    forms.InternalTargetForm,
    (
        shown(InternalTarget.clock),
        ("Thời hạn", length_of),
        shown(InternalTarget.since),
        shown(InternalTarget.document),
    ),
    queries.all_targets,
    prefill=("clock",),
)

VALUES = RowKind(
    "values",
    "gia-tri-doi-chieu",
    "giá trị đã đối chiếu",
    "Con số đã đối chiếu với văn bản gốc, cho thời hạn mà phần mềm mới sao lại hoặc chưa rõ.",
    RuleValue,
    forms.RuleValueForm,
    (
        shown(RuleValue.regime),
        shown(RuleValue.clock),
        ("Thời hạn", length_of),
        shown(RuleValue.article),
        ("Văn bản", lambda value: f"{value.document}, ngày {dmy(value.issued_on)}"),
        shown(RuleValue.holds_from),
    ),
    prefill=("regime", "clock"),
    warnings=queries.value_warnings,
)

SUCCESSIONS = RowKind(
    "successions",
    "ke-thua",
    "kế thừa",
    "Đơn vị nào thành đơn vị nào, từ ngày nào. Đến ngày, hồ sơ đang mở chuyển sang đơn vị kế thừa; giấy tờ cũ giữ tên cũ.",
    Succession,
    forms.SuccessionForm,
    (
        (label_of(Succession.from_unit_id), lambda row: row.from_unit.name),
        shown(Succession.kind),
        (label_of(Succession.to_unit_id), lambda row: row.to_unit.name if row.to_unit else "–"),
        shown(Succession.takes_effect_on),
        shown(Succession.basis),
    ),
    prefill=("from_unit_id",),
)

ROW_KINDS = (SUCCESSIONS, DUTIES, PLACES, SECTORS, GROUPS, MEMBERS, DAYS, TARGETS, VALUES)
