"""What a person meets: keyboard, small screens, paper, and what the script adds."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser import served, violations

pytestmark = pytest.mark.journey

PAGES = ("/", "/bieu-mau", "/danh-sach", "/danh-sach?trong=1", "/bang", "/an-danh", "/loi/409?day-du=1")
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def site(gallery: Flask) -> Iterator[str]:
    with served(gallery) as address:
        yield address


@pytest.fixture
def form(page: Page, site: str) -> Page:
    page.goto(f"{site}/bieu-mau")
    return page


def offered(page: Page) -> Locator:
    """The lines of the list that is open under a box."""
    return page.locator("[role=listbox]:visible [role=option]")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_is_cut_off(page: Page, site: str, address: str, width: int):
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + address)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert noise == []


def test_axe_finds_nothing_in_a_form_with_errors_and_open_lists(form: Page):
    form.get_by_role("button", name="Lưu").click()
    expect(form.locator(".error-summary")).to_be_focused()
    form.get_by_role("combobox", name="Quốc gia").click()
    expect(offered(form)).to_have_count(15)
    assert violations(form) == []


def test_the_first_tab_leads_past_the_navigation(page: Page, site: str):
    page.goto(site)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_an_error_in_the_summary_leads_into_its_field(form: Page):
    form.get_by_role("button", name="Lưu").click()
    form.locator(".error-summary").get_by_role("link", name="Phân loại").click()
    expect(form.get_by_label("Chương trình")).to_be_focused()


def test_a_list_is_searched_without_accents_and_chosen_by_keyboard(form: Page):
    country = form.get_by_role("combobox", name="Quốc gia")
    country.press_sequentially("dan ma")
    expect(offered(form)).to_have_text(["Đan Mạch"])
    country.press("ArrowDown")
    country.press("Enter")
    expect(country).to_have_value("Đan Mạch")
    assert form.locator("#country-value").input_value() == "6"


def test_what_is_not_in_the_list_goes_back_to_the_choice(form: Page):
    country = form.get_by_role("combobox", name="Quốc gia")
    country.press_sequentially("Ba Lan")
    offered(form).click()
    country.fill("không có nước này")
    form.get_by_label("Mục tiêu").focus()
    expect(country).to_have_value("Ba Lan")


def test_an_emptied_box_chooses_nothing(form: Page):
    country = form.get_by_role("combobox", name="Quốc gia")
    country.press_sequentially("Ba Lan")
    offered(form).click()
    country.fill("")
    form.get_by_label("Mục tiêu").focus()
    expect(country).to_have_value("")
    assert form.locator("#country-value").evaluate("select => select.value") == ""


def test_partners_are_looked_up_on_the_server(form: Page):
    partner = form.get_by_role("combobox", name="Bên cung cấp", exact=True)
    partner.fill("na uy")
    offered(form).filter(has_text="Hội Chữ thập đỏ Na Uy").click()
    expect(partner).to_have_value("Hội Chữ thập đỏ Na Uy")
    assert form.locator("#partner-value").input_value() == "3"


def test_several_are_chosen_as_chips_that_can_be_taken_away(form: Page):
    places = form.get_by_role("combobox", name="Địa bàn")
    for word in ("phap", "lao"):
        places.press_sequentially(word)
        expect(offered(form)).to_have_count(1)
        places.press("Enter")
    chips = form.get_by_role("list", name="Đã chọn: Địa bàn")
    expect(chips.get_by_role("listitem")).to_have_text(["Lào", "Pháp"])
    form.get_by_role("button", name="Bỏ Pháp").click()
    expect(chips.get_by_role("listitem")).to_have_text(["Lào"])


def test_an_amount_is_grouped_as_it_is_typed_and_said_in_words(form: Page):
    amount = form.get_by_label("Tổng giá trị")
    amount.press_sequentially("1250000,5")
    expect(amount).to_have_value("1.250.000,5")
    expect(form.locator("#amount-words")).to_have_text("đọc: so=1.250.000%2C5&tien=VND")


def test_a_digit_in_the_middle_of_an_amount_stays_where_it_was_typed(form: Page):
    amount = form.get_by_label("Tổng giá trị")
    amount.press_sequentially("12345")
    for _ in range(3):
        amount.press("ArrowLeft")
    amount.press_sequentially("99")
    expect(amount).to_have_value("1.299.345")


def test_what_is_no_amount_is_left_as_it_was_typed(form: Page):
    amount = form.get_by_label("Tổng giá trị")
    amount.press_sequentially("12 triệu")
    expect(amount).to_have_value("12 triệu")


def test_a_date_is_filled_up_and_the_calendar_opens_on_it(form: Page):
    day = form.get_by_role("textbox", name="Ngày đến", exact=True)
    form.evaluate("HTMLInputElement.prototype.showPicker = function () { window.opened = this.value; }")
    day.fill("5/3/2025")
    form.get_by_role("button", name="Chọn ngày: Ngày đến").click()
    expect(day).to_have_value("05/03/2025")
    assert form.evaluate("window.opened") == "2025-03-05"


def test_a_day_picked_in_the_calendar_is_written_day_first(form: Page):
    form.locator("#received_on ~ input[type=date]").evaluate(
        "picker => { picker.value = '2025-09-02'; picker.dispatchEvent(new Event('change')); }"
    )
    expect(form.get_by_role("textbox", name="Ngày đến", exact=True)).to_have_value("02/09/2025")


def test_rows_are_added_up_to_the_most_removed_and_numbered(form: Page):
    rows = form.get_by_role("group", name="Các bên cung cấp").get_by_role("group")
    add = form.get_by_role("button", name="Thêm bên cung cấp")
    for _ in range(4):
        add.click()
    expect(rows).to_have_count(5)
    expect(add).to_be_disabled()
    expect(rows.nth(4).get_by_label("Tên bên cung cấp")).to_be_focused()
    rows.nth(1).get_by_role("button", name="Xóa dòng này").click()
    expect(rows.locator("legend")).to_have_text([f"Các bên cung cấp, dòng {n}" for n in range(1, 5)])
    names = rows.get_by_label("Tên bên cung cấp").evaluate_all("fields => fields.map(field => field.name)")
    assert names == ["donors-0-name", "donors-2-name", "donors-3-name", "donors-4-name"]
    expect(add).to_be_enabled()


def test_leaving_with_unsaved_changes_asks_and_without_does_not(form: Page, site: str):
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    form.on("dialog", stay)
    form.reload()
    assert asked == []
    form.get_by_label("Mục tiêu").press_sequentially("Nước sạch")
    form.evaluate("location.assign('/danh-sach')")
    form.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert form.url == f"{site}/bieu-mau"


def test_what_is_hard_to_undo_asks_first_and_can_be_left(page: Page, site: str):
    page.goto(site)
    discard = page.get_by_role("button", name="Hủy bản nháp")
    discard.click()
    question = page.get_by_role("dialog", name="Xin xác nhận")
    expect(question).to_contain_text("Bản nháp sẽ mất khỏi danh sách")
    expect(question.get_by_role("button", name="Thôi")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(question).to_have_count(0)
    assert page.url == f"{site}/"
    discard.click()
    question.get_by_role("button", name="Hủy bản nháp").click()
    expect(page.locator("body")).to_have_text("đã đăng xuất")


def test_a_second_click_on_save_sends_nothing(form: Page):
    sent: list[str] = []
    form.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    form.evaluate(
        "for (const _ of [1, 2]) document.querySelector('form[data-guard] > .actions button').click()"
    )
    expect(form.locator(".error-summary")).to_be_visible()
    assert sent == ["POST"]


def test_the_user_menu_opens_by_keyboard_and_closes_on_escape(page: Page, site: str):
    page.goto(site)
    menu = page.locator(".menu summary")
    menu.press("Enter")
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_hidden()
    expect(menu).to_be_focused()


def test_on_a_phone_the_navigation_folds_away_and_cells_name_their_column(page: Page, site: str):
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/danh-sach")
    links = page.get_by_role("navigation", name="Danh mục")
    expect(links).to_be_hidden()
    page.get_by_role("button", name="Danh mục").click()
    expect(links).to_be_visible()
    cell = page.locator("tbody tr").first.locator("td").nth(2)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Giá trị (VND): "'


def test_on_a_phone_what_may_be_done_comes_before_the_facts(page: Page, site: str):
    page.set_viewport_size(PHONE)
    page.goto(site)
    steps, facts = (
        page.locator(".step-buttons").bounding_box(),
        page.locator(".fact-group").first.bounding_box(),
    )
    assert steps is not None
    assert facts is not None
    assert steps["y"] < facts["y"]


def test_the_headings_of_a_long_list_stay_in_sight(page: Page, site: str):
    page.goto(f"{site}/danh-sach")
    head = page.locator("thead th").first
    before = head.bounding_box()
    page.get_by_role("region", name="Khoản viện trợ").evaluate("region => { region.scrollTop = 600; }")
    assert head.bounding_box() == before


def test_paper_shows_the_dossier_and_nothing_to_click(page: Page, site: str):
    page.goto(site)
    page.emulate_media(media="print")
    for selector in (".topbar", ".sidebar", ".step-buttons", ".post-button"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator(".fact-group").first).to_be_visible()
    expect(page.locator(".timeline")).to_be_visible()


def test_without_the_script_the_form_still_has_all_its_fields(form: Page, site: str):
    context = form.context.browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{site}/bieu-mau")
    expect(bare.locator("select#country")).to_be_visible()
    expect(bare.locator("select#partner option")).to_have_text(["Quỹ Bầu trời xanh"])
    expect(bare.locator("noscript input[name=donors-2-name]")).to_be_visible()
    expect(bare.get_by_role("button", name="Thêm bên cung cấp")).to_be_hidden()
    expect(bare.get_by_role("navigation", name="Danh mục")).to_be_visible()
    context.close()
