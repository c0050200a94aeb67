"""The file store: what comes in, what is refused with which sentence, what stays and what is swept."""

import os
import time
import unicodedata
import zipfile
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import files
from app.core.files import FileRefused, clean_name, examine, path_of, store, sweep
from tests.attachments import OOXML, docx, jpg, pdf, png, with_password, xlsx, zipped

MEGABYTE = 1024 * 1024
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def refusal(content: bytes, name: str, **limits) -> str:
    with pytest.raises(FileRefused) as refused:
        examine(BytesIO(content), name, **limits)
    return str(refused.value)


def everything_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (pdf(), "Quyết định 961.pdf", files.PDF),
        (b"\xef\xbb\xbf\n" + pdf(), "có ký tự đứng trước.pdf", files.PDF),
        (docx(), "Tờ trình.docx", files.WORD),
        (xlsx(), "Sổ viện trợ.XLSX", files.EXCEL),
        (jpg(), "Ảnh chụp.jpeg", files.JPEG),
        (png(), "con dấu.png", files.PNG),
        (pdf(), "không có đuôi", files.PDF),
    ],
    ids=["pdf", "pdf-after-bom", "docx", "xlsx", "jpeg", "png", "no-ending"],
)
def test_what_the_office_uses_comes_in(content, name, kind):
    assert examine(BytesIO(content), name) is kind


REFUSED = {
    "empty": (b"", "a.pdf", "Tệp “a.pdf” rỗng, không có nội dung."),
    "another type": (docx(), "a.pdf", "Tệp “a.pdf” có đuôi .pdf nhưng nội dung là Word (.docx)."),
    "another image": (png(), "a.JPG", "Tệp “a.JPG” có đuôi .JPG nhưng nội dung là ảnh PNG."),
    "harmless in harmful clothes": (pdf(), "a.exe", "Tệp “a.exe” có đuôi .exe nhưng nội dung là PDF."),
    "a program": (
        b"MZ\x90\x00" + bytes(60),
        "a.pdf",
        "Tệp “a.pdf” có đuôi .pdf nhưng nội dung là chương trình máy tính.",
    ),
    "a web page": (b"<!DOCTYPE HTML><p>", "a.pdf", "Tệp “a.pdf” có đuôi .pdf nhưng nội dung là trang web."),
    "unknown content": (
        b"thu ngo",
        "a.docx",
        "Tệp “a.docx” có đuôi .docx nhưng nội dung không phải Word (.docx).",
    ),
    "a zip as docx": (
        zipped({"a.txt": "a"}),
        "a.docx",
        "Tệp “a.docx” có đuôi .docx nhưng nội dung là tệp nén ZIP.",
    ),
    "a zip": (
        zipped({"a.txt": "a"}),
        "a.zip",
        "Không nhận tệp “a.zip”: ở đây chỉ nhận PDF, Word (.docx), Excel (.xlsx), ảnh JPG hoặc ảnh PNG.",
    ),
    "a password": (
        with_password(),
        "a.docx",
        "Tệp “a.docx” được đặt mật khẩu; hãy bỏ mật khẩu rồi chọn lại.",
    ),
    "an old file": (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        "a.doc",
        "Tệp “a.doc” thuộc loại cũ (.doc, .xls hoặc tương tự); hãy mở ra, lưu thành .docx, .xlsx hoặc PDF "
        "rồi chọn lại.",
    ),
    "macros": (
        docx(main=MACROS),
        "a.docm",
        "Tệp “a.docm” có macro; hãy lưu lại không kèm macro (.docx, .xlsx) rồi chọn lại.",
    ),
    "a hidden macro": (
        docx(more={"word/vbaProject.bin": b"\0"}),
        "a.docx",
        "Tệp “a.docx” có macro; hãy lưu lại không kèm macro (.docx, .xlsx) rồi chọn lại.",
    ),
    "cut off": (
        docx()[:-40],
        "a.docx",
        "Tệp “a.docx” bị hỏng hoặc chưa tải lên đủ, không mở được.",
    ),
    "a broken listing": (
        zipped({"[Content_Types].xml": "<Types>"}),
        "a.docx",
        "Tệp “a.docx” bị hỏng hoặc chưa tải lên đủ, không mở được.",
    ),
    "a bomb": (
        docx("0" * 5_000_000),
        "a.docx",
        "Tệp “a.docx” bung ra quá lớn so với kích thước của nó (có thể là “bom nén”), không nhận.",
    ),
    "a long listing": (
        zipped({"[Content_Types].xml": b"<Types>" + os.urandom(2 * MEGABYTE)}),
        "a.docx",
        "Tệp “a.docx” có danh mục phần bên trong dài bất thường, không nhận.",
    ),
}


@pytest.mark.parametrize(("content", "name", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_come_in_is_told_why(content, name, sentence):
    assert refusal(content, name) == sentence


def test_a_file_above_the_limit_is_refused():
    assert (
        refusal(pdf("x" * 2 * MEGABYTE), "a.pdf", limit=MEGABYTE)
        == "Tệp “a.pdf” lớn quá: mỗi tệp tối đa 1 MB."
    )


def test_a_place_may_take_fewer_types():
    assert (
        refusal(pdf(), "a.pdf", kinds=[files.EXCEL])
        == "Không nhận tệp “a.pdf”: ở đây chỉ nhận Excel (.xlsx)."
    )


def test_a_zip_that_says_it_is_small_but_unpacks_to_much_is_refused():
    """Not the ratio alone: much that packs badly is refused by its sum."""
    claimed = BytesIO(docx(more={f"media/{n}": os.urandom(100) for n in range(3)}))
    with zipfile.ZipFile(claimed) as packed:
        at = packed.start_dir
        count = len(packed.infolist())
    raw = bytearray(claimed.getvalue())
    for _ in range(count):  # raise both sizes in the central directory: 2 GB packed, 2 GB unpacked
        raw[at + 20 : at + 28] = b"\xff\xff\xff\x7f" * 2
        at += 46 + int.from_bytes(raw[at + 28 : at + 30], "little")
    assert "bom nén" in refusal(bytes(raw), "a.docx")


def test_a_zip_with_a_password_is_refused():
    raw = bytearray(docx())
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    assert refusal(bytes(raw), "a.docx") == "Tệp “a.docx” được đặt mật khẩu; hãy bỏ mật khẩu rồi chọn lại."


def test_an_excel_file_with_macros_is_refused():
    with zipfile.ZipFile(BytesIO(xlsx())) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    plain, macros = (
        (OOXML + "spreadsheetml.sheet.main+xml").encode(),
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(plain, macros)
    assert "có macro" in refusal(zipped(parts), "a.xlsx")


def test_a_listing_that_refers_to_outside_files_reads_none(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("application/x-secret")
    listing = (
        f'<!DOCTYPE t [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">&e;</Types>'
    )
    assert "nội dung là tệp nén ZIP" in refusal(zipped({"[Content_Types].xml": listing}), "a.docx")


def test_a_stored_file_lies_under_the_hash_of_its_content(tmp_path):
    stored = store(BytesIO(pdf()), "C:\\Tài liệu\\Quyết định.pdf", tmp_path)
    digest = sha256(pdf()).hexdigest()
    assert (stored.sha256, stored.name, stored.media_type) == (digest, "Quyết định.pdf", "application/pdf")
    assert stored.size == len(pdf())
    assert path_of(digest, tmp_path) == tmp_path / digest[:2] / digest[2:4] / digest
    assert path_of(digest, tmp_path).read_bytes() == pdf()


def test_the_same_content_is_kept_once_under_two_names(tmp_path):
    one, two = (store(BytesIO(pdf()), name, tmp_path) for name in ("a.pdf", "b.pdf"))
    assert (one.sha256, one.name, two.name) == (two.sha256, "a.pdf", "b.pdf")
    assert len(everything_in(tmp_path)) == 1


def test_a_name_without_an_ending_gets_the_one_of_its_content(tmp_path):
    assert store(BytesIO(pdf()), "scan0001", tmp_path).name == "scan0001.pdf"


@pytest.mark.parametrize("content", [b"MZ", pdf("x" * 5000)], ids=["disguised", "too large"])
def test_a_refused_file_leaves_nothing_behind(tmp_path, content):
    with pytest.raises(FileRefused):
        store(BytesIO(content), "a.pdf", tmp_path, limit=4000)
    assert everything_in(tmp_path) == []


def test_an_upload_that_breaks_off_leaves_nothing_behind(tmp_path):
    class Broken(BytesIO):
        def read(self, size=-1):
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store(Broken(pdf()), "a.pdf", tmp_path)
    assert everything_in(tmp_path) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "ab" * 31, "", "g" * 64])
def test_only_a_hash_leads_into_the_store(tmp_path, name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        path_of(name, tmp_path)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\hồ sơ\\Tờ trình.docx", "Tờ trình.docx"),
        (unicodedata.normalize("NFD", "Hữu nghị.pdf"), "Hữu nghị.pdf"),
        ("a\x00b\n\u202ec.pdf", "ab c.pdf"),
        ('giá <1 "triệu"?.xlsx', "giá 1 triệu.xlsx"),
        ("dài " * 60 + ".pdf", ("dài " * 37)[:146].rstrip() + ".pdf"),
        (".pdf", "pdf"),
        ("...", "tệp"),
        ("", "tệp"),
    ],
)
def test_a_name_is_kept_without_what_could_do_harm(given, kept):
    assert clean_name(given) == kept


@given(st.text(max_size=400))
def test_every_name_comes_out_short_composed_and_without_a_path(name):
    kept = clean_name(name)
    assert 0 < len(kept) <= 150
    assert unicodedata.is_normalized("NFC", kept)
    assert not set(kept) & set('/\\<>:"|?*\n\0')
    assert clean_name(kept) == kept


@pytest.fixture
def aged(tmp_path):
    """Stores a file and makes it look as old as this."""

    def make(text: str, age: timedelta) -> str:
        sha = store(BytesIO(pdf(text)), "a.pdf", tmp_path).sha256
        at = time.time() - age.total_seconds()
        os.utime(path_of(sha, tmp_path), (at, at))
        return sha

    return make


def test_sweeping_removes_what_nothing_has_named_for_a_day(tmp_path, aged):
    named, forgotten = aged("one", timedelta(days=3)), aged("two", timedelta(days=3))
    fresh = aged("three", timedelta(hours=23))
    assert sweep(tmp_path, {named}) == [forgotten]
    assert sorted(path.name for path in everything_in(tmp_path)) == sorted([named, fresh])


def test_sweeping_clears_away_uploads_that_broke_off(tmp_path, aged):
    aged("one", timedelta())
    left = tmp_path / "incoming" / "tmpabc"
    left.write_bytes(b"x")
    os.utime(left, (0, 0))
    sweep(tmp_path, set())
    assert not left.exists()


def test_a_file_stored_again_in_the_moment_of_sweeping_stays(tmp_path, aged, monkeypatch):
    sha = aged("one", timedelta(days=3))
    real = files.store.__globals__["_removed"]

    def stored_again_first(path, folder, before):
        store(BytesIO(pdf("one")), "a.pdf", tmp_path)
        return real(path, folder, before)

    monkeypatch.setitem(files.store.__globals__, "_removed", stored_again_first)
    assert sweep(tmp_path, set()) == []
    assert path_of(sha, tmp_path).read_bytes() == pdf("one")


def test_an_empty_store_can_be_swept(tmp_path):
    assert sweep(tmp_path, set()) == []
