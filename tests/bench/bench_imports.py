"""What bringing in an old book of ten thousand rows costs, against floors taken in the same run.

Preview (reading and judging, look-ups left out): at most ten times inflating the file and twice calling the parsers as
plain functions. Confirming: at most three times inserting the same records bare, with their history. Readers are not
held up: a list opens while the book is written.
"""

import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
import xlsxwriter
from sqlalchemy import func, select

from app.cli.working import HANDLERS
from app.core.db import db
from app.core.files import EXCEL, path_of, store
from app.core.parsing import clean_text, parse_web_address, parse_year
from app.core.search import searchable
from app.core.transaction import transaction
from app.core.vietnamese import folded, sort_key
from app.core.workbooks import read_sheet, sheets_of
from app.imports import actions
from app.imports.actions.uploading import open_file, standing_reading
from app.imports.models import Import, ImportState
from app.imports.register import IMPORTABLES, Lettering, Reading, head_of, rows_of
from app.imports.register.cells import country
from app.imports.register.shapes import Cell
from app.jobs.actions import run_next
from app.partners.models import Partner, PartnerAlias, PartnerKind
from tests import factories as make
from tests.house import Visitor, furnished
from tests.machine import empty_database

pytestmark = pytest.mark.bench

ROWS, ROUNDS = 10_000, 3
TIMES_INFLATING, TIMES_PARSING, TIMES_INSERTING = 10, 2, 3
HEAD = ["STT", "Tên bên cung cấp", "Tên viết tắt", "Loại bên cung cấp", "Quốc tịch", "Trụ sở chính", "Tên nguyên ngữ",
        "Tên tiếng Anh", "Tên gọi khác", "Năm thành lập", "Trang thông tin", "Liên hệ", "Ghi chú"]  # fmt: skip
KINDS = {kind.label: kind for kind in PartnerKind}


def lines() -> list[list[object]]:
    """Made-up donors, the same at every run."""
    kinds, countries = list(KINDS), ["Hàn Quốc", "Nhật Bản", "Hoa Kỳ", "Vương quốc Anh", "Đức"]
    return [
        [
            n,
            f"Quỹ hỗ trợ phát triển cộng đồng số {n}",
            f"QPT{n}",
            kinds[n % len(kinds)],
            countries[n % 5],
            f"Số {n} đường Hữu Nghị, thành phố Biên Hòa",
            f"Community Support Fund {n}",
            f"Development Fund number {n}",
            f"Quỹ CĐ {n}",
            1950 + n % 70,
            f"https://quy{n}.example.org",
            f"0251. 3842 596/ 0903 123 {n % 1000:03}",
            f"Đã làm việc với tỉnh từ đợt {n % 40}; hồ sơ lưu tại phòng.",
        ]
        for n in range(1, ROWS + 1)
    ]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "so.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Sổ")
        for r, line in enumerate([HEAD, *lines()]):
            sheet.write_row(r, 0, line)
    return path


def cpu_seconds(work: Callable[[], object]) -> float:
    """Processor time of this process, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def inflate(book: Path) -> None:
    with zipfile.ZipFile(book) as packed:
        for name in packed.namelist():
            packed.read(name)


def parse_plainly(rows: list[list[object]]) -> None:
    """The same cells through the same parsers, called one after the other."""
    for _, name, short, kind, land, office, original, english, aliases, year, site, contact, remarks in rows:
        for text in (name, short, office, original, english, aliases):
            " ".join(clean_text(str(text)).split())
        KINDS[clean_text(str(kind))], folded(str(kind))
        country(Cell(str(land), clean_text(str(land))))
        parse_year(clean_text(str(year)))
        parse_web_address(clean_text(str(site)))
        clean_text(str(contact)), clean_text(str(remarks))


def test_a_preview_of_ten_thousand_rows_costs_little_more_than_reading_them(book: Path):
    importable = IMPORTABLES["partners"]

    def preview() -> None:
        sheet = read_sheet(book, "Sổ")
        lettering = Lettering(sheet)
        head = head_of(sheet, lettering, 0)
        read = list(rows_of(sheet, head, lettering, importable, Reading(head.guessed(importable))))
        assert len(read) == ROWS
        assert not any(row.faults for row in read)

    rows = lines()
    inflating, parsing = cpu_seconds(lambda: inflate(book)), cpu_seconds(lambda: parse_plainly(rows))
    allowed, took = TIMES_INFLATING * inflating + TIMES_PARSING * parsing, cpu_seconds(preview)
    print(f"\n{'rows':>8} {'inflate s':>10} {'parse s':>8} {'preview s':>10} {'at most s':>10}")
    print(f"{ROWS:>8} {inflating:>10.3f} {parsing:>8.2f} {took:>10.2f} {allowed:>10.2f}")
    assert took <= allowed


def test_confirming_costs_at_most_three_times_bare_inserts_and_holds_up_no_reader(
    book: Path, worker_id: str, tmp_path: Path
):
    settings = {"TESTING": True, "WTF_CSRF_ENABLED": False, "FIXED_DAY": make.DAY}
    with (
        empty_database(f"bench_{worker_id}", tmp_path) as url,
        furnished(url, tmp_path, **settings) as app,
        app.app_context(),
    ):
        app.test_client_class = Visitor
        bare = own_seconds(insert_plainly)
        bring_in(book, app.config["FILES"])
        visitor = app.test_client().sign_in(make.user("LHHN"))
        with reading(app, visitor) as waits:
            confirming = own_seconds(lambda: carry_out(app.config["FILES"]))
        assert db.session.scalar(select(func.count(Partner.id))) == 2 * ROWS
        print(
            f"\n{'rows':>8} {'bare s':>8} {'confirm s':>10} {'times':>6} {'at most':>8} {'slowest read s':>15}"
        )
        print(
            f"{ROWS:>8} {bare:>8.1f} {confirming:>10.1f} {confirming / bare:>6.2f} {TIMES_INSERTING:>8.2f} "
            f"{max(waits.taken):>15.2f}"
        )
        assert confirming <= TIMES_INSERTING * bare
        assert len(waits.taken) > 3
        assert max(waits.taken) < waits.lasted / 3  # nobody waited for the end of the writing
        db.session.remove()


def own_seconds(work: Callable[[], object]) -> float:
    """Processor time of this thread: others at the machine, the reader among them, do not count."""
    started = time.thread_time()
    work()
    return time.thread_time() - started


def insert_plainly() -> None:
    """The same number of donors, added and written into the history, nothing else."""
    by = make.person("LHHN")
    with transaction(by=by, doing="Đo"):
        for (
            _,
            name,
            short,
            kind,
            _,
            office,
            original,
            english,
            alias,
            year,
            site,
            contact,
            remarks,
        ) in lines():
            db.session.add(
                Partner(
                    name=f"{name} (đo)", abbreviation=short, kind=KINDS[str(kind)], head_office=office,
                    original_name=original, english_name=english, founded=str(year), website=site, contact=contact,
                    remarks=remarks, search_text=searchable(str(name)), sort_key=sort_key(str(name)),
                    aliases=[PartnerAlias(name=str(alias), folded=folded(str(alias)))],
                )
            )  # fmt: skip
    db.session.remove()


def bring_in(book: Path, files: Path) -> None:
    """Everything up to the confirmation."""
    by = make.person("LHHN")
    with book.open("rb") as content:
        upload = store(content, "so.xlsx", files, kinds=(EXCEL,))
    with transaction(by=by, doing="Tải lên"):
        importing = actions.begin("partners", upload, sheets_of(path_of(upload.sha256, files)), by=by)
    opened = open_file(importing, files)
    with transaction(importing, by=by, doing="Ghép cột"):
        actions.read_columns(importing, opened, 1, standing_reading(importing, opened, by=by), by=by)
        actions.look_at(importing, by=by)
    checking = own_seconds(lambda: carry_out(files))
    print(f"\nchecked with look-ups in {checking:.1f} s")
    importing = db.session.scalars(select(Import)).one()
    assert importing.state == ImportState.CHECKED
    with transaction(importing, by=by, doing="Xác nhận"):
        actions.confirm(importing, by=by)


def carry_out(files: Path) -> None:
    assert run_next(HANDLERS, files=files, today=lambda: make.DAY)
    db.session.remove()


class reading:  # noqa: N801 - read as a word of the sentence it stands in
    """A reader who opens the list of donors again and again, in a thread of his own."""

    def __init__(self, app, visitor) -> None:
        self.app, self.visitor, self.over, self.taken = app, visitor, Event(), []
        self.thread = Thread(target=self.read)

    def __enter__(self):
        self.began = time.perf_counter()
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.lasted = time.perf_counter() - self.began
        self.over.set()
        self.thread.join()

    def read(self) -> None:
        while not self.over.is_set():
            started = time.perf_counter()
            with self.app.app_context():
                assert self.visitor.get("/ben-cung-cap").status_code == 200
            self.taken.append(time.perf_counter() - started)
            self.over.wait(0.2)
