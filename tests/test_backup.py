"""Backup and restore: everything comes back as it was, and what is not whole changes nothing."""

import io
import json
import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import MetaData, select, text

from app import create_app
from app.backup import archive as archives
from app.backup import databases, making
from app.cli import Installer
from app.core import history
from app.core.db import db
from app.core.files import path_of, store
from app.core.transaction import transaction
from app.documents.actions import TypedDocument, record_document
from app.office.actions import add_unit
from app.office.models import UnitKind
from config import Config
from tests.attachments import docx, pdf
from tests.machine import empty_database, on_postgresql

BY = Installer(date(2026, 4, 20))
_number = count(1)


def installation(url: str, folder: Path) -> Flask:
    config = Config({"DATABASE_URL": url, "INSTANCE": str(folder), "SECRET_KEY": "test"})
    return create_app({**config.flask(), "TESTING": True})


def run(office: Flask, *command: str | Path) -> tuple[int, str]:
    """Run a command as on a machine of its own: its exit code and what it said."""
    with office.app_context():
        result = office.test_cli_runner().invoke(args=[str(part) for part in command])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def record(office: Flask, number: str, content: bytes) -> str:
    """Record a document with a file; the hash of the file."""
    with office.app_context():
        kept = store(
            io.BytesIO(content),
            f"{number.replace('/', '-')}.{'docx' if content[:2] == b'PK' else 'pdf'}",
            office.config["FILES"],
        )
        with transaction(by=BY, doing="Ghi văn bản"):
            issuer = add_unit(f"Hội hữu nghị thứ {next(_number)}", UnitKind.ASSOCIATION)
            record_document(TypedDocument(number=number, upload=kept), issuer=issuer)
    return kept.sha256


def everything(office: Flask) -> dict[str, object]:
    """Every row of every table and every file."""
    with office.app_context(), db.engine.connect() as connection:
        tables = MetaData()
        tables.reflect(connection)
        rows: dict[str, object] = {
            table.name: sorted(map(repr, connection.execute(select(table)))) for table in tables.sorted_tables
        }
    files = office.config["FILES"]
    return rows | {path.name: path.read_bytes() for path in files.glob("??/??/*")}


def head(office: Flask) -> tuple[int, str]:
    with office.app_context():
        return history.head(db.session())


def let_go(office: Flask) -> None:
    with office.app_context():
        db.engine.dispose()


NewOffice = Callable[[], Flask]


@pytest.fixture(scope="module")
def new_office(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[NewOffice]:
    """Makes installations with nothing in them, not even tables."""
    with ExitStack() as stack:

        def make() -> Flask:
            folder = tmp_path_factory.mktemp("office")
            name = f"backup_{worker_id}_{next(_number)}"
            office = installation(stack.enter_context(empty_database(name, folder)), folder)
            stack.callback(let_go, office)
            return office

        yield make


def furnished(office: Flask) -> Flask:
    """With tables, and two documents and their files."""
    with office.app_context():
        upgrade()
    record(office, "961/QĐ-UBND", pdf("961"))
    record(office, "12/TTr-SNgV", docx("Kính gửi"))
    return office


@pytest.fixture
def office(new_office: NewOffice) -> Flask:
    """A furnished installation of this test alone."""
    return furnished(new_office())


def backup_of(office: Flask, folder: Path) -> Path:
    code, said = run(office, "backup", folder)
    assert code == 0, said
    (archive,) = folder.glob("*.tar.gz")
    return archive


@pytest.fixture
def archive(office: Flask, tmp_path: Path) -> Path:
    return backup_of(office, tmp_path / "backups")


class Standing(NamedTuple):
    """An installation that has gone on since its backup, and that no test changes."""

    office: Flask
    archive: Path
    content: dict[str, object]


@pytest.fixture(scope="module")
def standing(new_office: NewOffice, tmp_path_factory: pytest.TempPathFactory) -> Standing:
    office = furnished(new_office())
    archive = backup_of(office, tmp_path_factory.mktemp("backups"))
    record(office, "962/QĐ-UBND", pdf("962"))
    return Standing(office, archive, everything(office))


def test_a_backup_comes_back_whole_in_an_empty_place(office, archive, new_office):
    other = new_office()
    code, said = run(other, "restore", archive)
    assert code == 0, said
    assert everything(other) == everything(office)
    assert head(other) == head(office)
    assert "và 2 tệp đính kèm" in said
    record(other, "962/QĐ-UBND", pdf("962"))  # life goes on: keys, triggers and chain are in order
    assert run(other, "verify-history", "--backup", archive)[0] == 0


def test_history_is_still_refused_to_change_after_a_restore(standing, new_office):
    other = new_office()
    run(other, "restore", standing.archive)
    with other.app_context(), pytest.raises(Exception, match="history is never changed"):
        db.session.execute(text("DELETE FROM history"))


def test_a_backup_replaces_what_came_after_it(office, archive):
    before = everything(office)
    later = record(office, "962/QĐ-UBND", pdf("962"))
    code, said = run(office, "restore", archive, "--replace")
    assert code == 0, said
    assert {name: kept for name, kept in everything(office).items() if name != later} == before


def test_the_backup_says_its_hash_and_the_head_to_write_down(office, tmp_path):
    _, said = run(office, "backup", tmp_path / "kept")
    (archive,) = (tmp_path / "kept").iterdir()
    assert sha256(archive.read_bytes()).hexdigest() in said
    seq, last = head(office)
    assert f"{seq}:{last}" in said
    assert run(office, "verify-history", "--known", f"{seq}:{last}")[0] == 0
    assert archive.stat().st_mode & 0o077 == 0


def test_data_in_place_is_not_replaced_unasked(standing):
    assert run(standing.office, "restore", standing.archive) == (
        1,
        "Kiểm tra tệp sao lưu …\n"
        "Error: Cơ sở dữ liệu đang có dữ liệu. Muốn thay toàn bộ bằng bản sao lưu thì thêm --replace.\n",
    )
    assert everything(standing.office) == standing.content


Members = dict[str, bytes]


@contextmanager
def rewritten(archive: Path, *, relist: bool = False) -> Iterator[Members]:
    """The members of an archive to change; `relist` makes the manifest agree with them again."""
    with tarfile.open(archive) as packed:
        members = {member.name: packed.extractfile(member).read() for member in packed}
    yield members
    if relist:
        listing = json.loads(members.pop("manifest.json"))
        listing["members"] = {name: sha256(content).hexdigest() for name, content in members.items()}
        members["manifest.json"] = json.dumps(listing).encode()
    with tarfile.open(archive, "w:gz") as packed:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            packed.addfile(member, io.BytesIO(content))


def with_listing(**changes: object) -> Callable[[Path], None]:
    def change(archive: Path) -> None:
        with rewritten(archive) as members:
            listing = json.loads(members["manifest.json"])
            members["manifest.json"] = json.dumps(listing | changes).encode()

    return change


def cut(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-1000])


def cut_by_a_byte(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-1])


def flip_a_bit(archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 4
    archive.write_bytes(content)


def change_a_row(archive: Path) -> None:
    with rewritten(archive) as members:
        name = next(name for name in members if name.startswith("database"))
        members[name] = members[name].replace(b"c", b"d", 1)


def change_a_file(archive: Path) -> None:
    with rewritten(archive) as members:
        name = next(name for name in members if name.startswith("files/"))
        members[name] += b" "


def drop_a_file(archive: Path) -> None:
    with rewritten(archive) as members:
        del members[next(name for name in members if name.startswith("files/"))]


def add_a_file(archive: Path) -> None:
    with rewritten(archive) as members:
        members["thêm.txt"] = b"x"


def drop_the_manifest(archive: Path) -> None:
    with rewritten(archive) as members:
        del members["manifest.json"]


def spoil_the_manifest(archive: Path) -> None:
    with rewritten(archive) as members:
        members["manifest.json"] = b"{"


def lead_out_of_the_folder(archive: Path) -> None:
    with rewritten(archive, relist=True) as members:
        members["../ngoài.txt"] = b"x"


def add_a_link(archive: Path) -> None:
    with tarfile.open(archive, "w:gz") as packed:
        link = tarfile.TarInfo("files/liên kết")
        link.type, link.linkname = tarfile.SYMTYPE, "../../secret_key"
        packed.addfile(link)


def not_an_archive(archive: Path) -> None:
    archive.write_text("không phải tệp nén")


OTHER = "SQLite" if on_postgresql() else "PostgreSQL"
UNFIT = {
    "cut": (cut, "bị cắt cụt hoặc hỏng"),
    "cut by a byte": (cut_by_a_byte, "bị cắt cụt hoặc hỏng"),
    "a bit flipped": (flip_a_bit, "hỏng"),
    "a row changed": (change_a_row, "“database."),
    "a file changed": (change_a_file, "khác với bản kê: đã bị sửa hoặc hỏng"),
    "a file gone": (drop_a_file, "có trong bản kê."),
    "a file added": (add_a_file, "Tệp sao lưu có “thêm.txt” không có trong bản kê."),
    "no manifest": (drop_the_manifest, "không phải bản sao lưu của Nhịp Cầu, hoặc bị cắt mất bản kê"),
    "a spoilt manifest": (spoil_the_manifest, "Bản kê trong tệp sao lưu không đọc được."),
    "a foreign manifest": (with_listing(lạ=1), "Bản kê trong tệp sao lưu không đọc được."),
    "another format": (with_listing(format=2), "Bản sao lưu theo dạng 2; phần mềm này chỉ đọc dạng 1."),
    "another database": (with_listing(database=OTHER), f"Bản sao lưu là của {OTHER}"),
    "newer software": (with_listing(schema="9999"), "phiên bản phần mềm mới hơn (lược đồ 9999)"),
    "a way out": (lead_out_of_the_folder, "bị cắt cụt hoặc hỏng"),
    "a link": (add_a_link, "có phần lạ"),
    "something else": (not_an_archive, "bị cắt cụt hoặc hỏng"),
}


@pytest.mark.parametrize(("spoil", "sentence"), UNFIT.values(), ids=UNFIT)
def test_what_is_not_whole_changes_nothing(standing, tmp_path, spoil, sentence):
    office, copy = standing.office, Path(shutil.copy(standing.archive, tmp_path))
    spoil(copy)
    code, said = run(office, "restore", copy, "--replace")
    assert (code, sentence in said) == (1, True), said
    assert everything(office) == standing.content
    assert not list(office.config["FILES"].glob(".restore-*"))
    assert not (office.config["FILES"] / "ngoài.txt").exists()


def test_a_tail_cut_off_since_the_backup_is_named(office, archive, tmp_path):
    record(office, "962/QĐ-UBND", pdf("962"))
    later = backup_of(office, tmp_path / "later")
    (longer, _), shorter = head(office), json_of(archive)["history"][0]
    run(office, "restore", archive, "--replace")
    assert run(office, "verify-history")[0] == 0
    code, said = run(office, "verify-history", "--backup", later)
    assert code == 1
    assert f"đuôi bị cắt: đầu chuỗi đã lưu ghi {longer} dòng, còn {shorter} dòng" in said


def test_a_history_that_is_gone_altogether_is_named(new_office, standing):
    bare = new_office()
    with bare.app_context():
        upgrade()
    code, said = run(bare, "verify-history", "--backup", standing.archive)
    assert (code, "đuôi bị cắt" in said) == (1, True)


def test_a_chain_that_went_another_way_is_named(standing):
    seq, _ = head(standing.office)
    code, said = run(standing.office, "verify-history", "--known", f"{seq}:{'0' * 64}")
    assert (code, f"dòng {seq} khác với mã băm của đầu chuỗi đã lưu" in said) == (1, True)


@pytest.mark.parametrize("typed", ["12", "mười hai:" + "0" * 64, "12:abc"])
def test_a_head_that_cannot_be_read_is_asked_for_again(standing, typed):
    code, said = run(standing.office, "verify-history", "--known", typed)
    assert (code, "hãy viết số dòng, dấu hai chấm và mã băm" in said) == (2, True)


def json_of(archive: Path) -> dict:
    with tarfile.open(archive) as packed:
        return json.load(packed.extractfile("manifest.json"))


def test_a_file_the_store_has_lost_is_named_and_the_rest_is_kept(office, tmp_path, new_office):
    lost, spoilt = record(office, "1/QĐ-UBND", pdf("1")), record(office, "2/QĐ-UBND", pdf("2"))
    path_of(lost, office.config["FILES"]).unlink()
    path_of(spoilt, office.config["FILES"]).write_bytes(b"%PDF-?")
    code, said = run(office, "backup", tmp_path / "kept")
    assert code == 1
    assert f"{lost} thiếu" in said
    assert f"{spoilt} hỏng" in said
    (archive,) = (tmp_path / "kept").iterdir()
    assert run(other := new_office(), "restore", archive)[0] == 0
    assert everything(other) == everything(office)


def test_a_backup_that_breaks_off_leaves_nothing(office, tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(making, "close_with", full)
    with pytest.raises(AssertionError, match="no space left"):
        run(office, "backup", tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


def test_there_is_nothing_to_back_up_before_the_tables_are_made(new_office, tmp_path):
    code, said = run(new_office(), "backup", tmp_path / "kept")
    assert (code, "không có gì để sao lưu" in said) == (1, True)


def test_a_backup_of_earlier_software_says_that_the_tables_are_to_be_changed(office, tmp_path, new_office):
    with office.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    archive = backup_of(office, tmp_path / "kept")
    code, said = run(new_office(), "restore", archive)
    assert (code, "hãy chạy flask db upgrade" in said) == (0, True)


LOCKING = "SELECT 1 FROM units" if on_postgresql() else "INSERT INTO units SELECT * FROM units WHERE 0"


def test_a_database_in_use_is_not_replaced(standing, monkeypatch):
    monkeypatch.setattr(databases, "PATIENCE", 1)
    with standing.office.app_context(), db.engine.connect() as held:
        held.execute(text(LOCKING))
        code, said = run(standing.office, "restore", standing.archive, "--replace")
    assert (code, databases.BUSY in said) == (1, True)
    assert everything(standing.office) == standing.content


@pytest.mark.postgresql
@pytest.mark.parametrize("program", ["pg_dump", "pg_restore", "psql"])
def test_a_missing_program_of_postgresql_is_named_with_advice(standing, tmp_path, monkeypatch, program):
    real = databases.shutil.which
    monkeypatch.setattr(databases.shutil, "which", lambda name: None if name == program else real(name))
    restore = ("restore", standing.archive, "--replace")
    code, said = run(standing.office, *(("backup", tmp_path) if program == "pg_dump" else restore))
    assert (code, f"Không tìm thấy chương trình {program}. Hãy cài" in said) == (1, True)
    assert everything(standing.office) == standing.content


@pytest.mark.postgresql
def test_a_dump_that_cannot_be_loaded_leaves_everything_as_it_was(standing, monkeypatch):
    monkeypatch.setattr(databases, "EMPTYING", databases.EMPTYING + "; SELECT 1/0")
    code, said = run(standing.office, "restore", standing.archive, "--replace")
    assert (code, "psql báo lỗi: " in said, "division by zero" in said) == (1, True, True)
    assert everything(standing.office) == standing.content


def test_progress_is_said_now_and_then(monkeypatch):
    monkeypatch.setattr(making, "EVERY", 2)
    said: list[str] = []
    assert list(making.counted("abcde", "Tệp", said.append)) == list("abcde")
    assert said == ["Tệp: 2 …", "Tệp: 4 …", "Tệp: 5."]


def test_every_hash_in_the_manifest_is_that_of_its_member(standing):
    listing = json_of(standing.archive)["members"]
    with tarfile.open(standing.archive) as packed:
        found = {m.name: sha256(packed.extractfile(m).read()).hexdigest() for m in packed}
    found.pop(archives.LISTING)
    assert found == listing
    assert sum(name.startswith("files/") for name in found) == 2


def test_sweeping_removes_files_that_no_record_names(office):
    with office.app_context():
        forgotten = store(io.BytesIO(pdf("quên")), "a.pdf", office.config["FILES"]).sha256
    path = path_of(forgotten, office.config["FILES"])
    assert run(office, "sweep-files") == (0, "Đã xóa 0 tệp không bản ghi nào dùng; giữ 2 tệp.\n")
    make_old(office.config["FILES"])
    assert run(office, "sweep-files") == (0, "Đã xóa 1 tệp không bản ghi nào dùng; giữ 2 tệp.\n")
    assert not path.exists()


def make_old(files: Path) -> None:
    for path in files.glob("??/??/*"):
        os.utime(path, (0, 0))
