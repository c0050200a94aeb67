"""A form with every kind of field, group and row that the components draw."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    FieldList,
    FileField,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange

COUNTRIES = (
    *("Ấn Độ", "Ba Lan", "Bỉ", "Ca-na-đa", "Cu-ba", "Đan Mạch", "Đức", "Hà Lan", "Hàn Quốc", "Hoa Kỳ", "Lào"),
    *("Nhật Bản", "Ô-xtrây-li-a", "Pháp", "Thụy Sĩ"),
)
PARTNERS = ("Quỹ Bầu trời xanh", "Tổ chức Đất lành", "Hội Chữ thập đỏ Na Uy", "Làng trẻ em SOS Quốc tế")


def choices(words: Sequence[str]) -> list[SelectChoice]:
    return [SelectChoice(value=str(number), label=word) for number, word in enumerate(words, start=1)]


class DateText(StringField):
    kind = "date"


class Money(StringField):
    kind = "money"


class Lookup(SelectField):
    kind = "lookup"


class DonorRow(Form):
    name = StringField("Tên bên cung cấp", [InputRequired("Nhập tên bên cung cấp.")])
    country = SelectField("Quốc tịch", choices=choices(COUNTRIES[:3]))
    share = IntegerField("Tỷ lệ (%)", [NumberRange(1, 100, "Tỷ lệ từ 1 đến 100.")])


class Address(Form):
    street = StringField("Số nhà, đường", [InputRequired("Nhập số nhà, đường.")])
    ward = SelectField("Xã, phường", choices=choices(("Phường An Bình", "Xã Đại Lộc")))


class Sample(FlaskForm):
    version = HiddenField(default="7")
    title = StringField("Tên khoản viện trợ", [InputRequired("Nhập tên khoản viện trợ.")])
    kind = RadioField("Phân loại", choices=choices(("Chương trình", "Dự án", "Phi dự án")))
    lead = SelectField("Cơ quan chủ trì", choices=choices(("Sở Tài chính", "Sở Ngoại vụ")))
    country = SelectField("Quốc gia", choices=[SelectChoice("", "Chọn quốc gia"), *choices(COUNTRIES)])
    partner = Lookup("Bên cung cấp", choices=choices(PARTNERS[:1]))
    sectors = SelectMultipleField("Lĩnh vực", choices=choices(("Y tế", "Giáo dục", "Môi trường")))
    places = SelectMultipleField("Địa bàn", choices=choices(COUNTRIES))
    received_on = DateText("Ngày đến", [InputRequired("Nhập ngày đến.")])
    amount = Money("Tổng giá trị")
    aims = TextAreaField("Mục tiêu")
    recovery = BooleanField("Khắc phục hậu quả thiên tai")
    paper = FileField("Văn kiện")
    secret = PasswordField("Mật khẩu")
    address = FormField(Address, "Địa chỉ")
    donors = FieldList(FormField(DonorRow), "Các bên cung cấp", min_entries=1, max_entries=5)
    aliases = FieldList(StringField("Tên khác", [InputRequired("Nhập tên khác.")]), "Tên gọi khác")
