"""Members by time and people in posts of an old book: each row is held against the rows of its association."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.associations.actions import write_count, write_post
from app.associations.models import Association, MemberCount, MemberKind, OfAssociation, Post, PostTitle
from app.associations.queries import together
from app.core.db import Base, db
from app.core.parsing import PartialDate
from app.core.transaction import also_claim
from app.core.vietnamese import accented
from app.imports.actions.association_rows import Write, agree, otherwise
from app.imports.actions.books import Change, Earlier, Judged, Names, changed, faulty
from app.imports.actions.known import in_words
from app.imports.models import Verdict
from app.imports.register import Importable, Note, RowRead
from app.imports.register.association_books import ASSOCIATION_POSTS, MEMBER_COUNTS
from app.permissions import Actor

NOT_THERE = "Sổ chưa có hội này; hãy ghi hoặc nhập hội trước."
SEVERAL = "Sổ có {number} dòng như vậy; hãy sửa ở trang của hội."


class Kept(NamedTuple):
    """Where the rows of a book are kept: their table, the list of an association, their columns by field, their writer."""

    model: type[OfAssociation]
    rows: Any
    columns: Mapping[str, str]
    write: Write


COUNTS = Kept(
    MemberCount,
    Association.member_counts,
    {"so": "number", "tang": "joined", "giam": "departed", "nguon": "source"},
    write_count,
)
POSTS = Kept(
    Post,
    Association.posts,
    {
        "thuoc": "body",
        "ngoai-hoi": "outside_office",
        "tu": "begins",
        "den": "ends",
        "ghi-nhan": "seen_on",
        "nguon": "source",
    },
    write_post,
)


class OfAssociations:
    """A book whose rows belong to associations, each known by any name it has had; records point at the association."""

    kind = Association.__tablename__
    names_near = True

    def __init__(self, by: Actor, book: Importable, kept: Kept) -> None:
        self.by, self.names, self.earlier = by, Names(), Earlier()
        self.labels = {field.key: field.label for field in book.fields}
        self.naming, self.kept, self.columns = book.naming.key, kept, kept.columns
        query = select(Association).options(selectinload(kept.rows))
        self.known = {association.id: association for association in db.session.scalars(query)}
        for association in self.known.values():
            former = (version.name for version in association.unit.versions)
            self.names.add(association.id, (association.name, association.english_name, *former))
        self.met: dict[int, Any] = {}
        self.claimed: set[int] = set()

    def judge(self, read: RowRead) -> Judged:
        """What a row would do: add a row to its association, change one, or nothing."""
        title, found = self.title(read), self.names.ids(str(read.said("hoi")))
        if read.said("hoi") and len(found) != 1:
            many = f"Sổ có {len(found)} hội mang tên này; hãy sửa trực tiếp trong sổ."
            read.refuse("hoi", many if found else NOT_THERE)
        self.refuse_impossible(read)
        if read.faults:
            return faulty(read, title)
        association = self.known[found[0]]
        facts = {column: read.values[key] for key, column in self.columns.items() if key in read.values}
        candidates = self.candidates(association, read, facts)
        if read.faults:
            return faulty(read, title)
        told = [(row, self._changes(row, read)) for row in candidates]
        same = next((row for row, changes in told if not changes), None)
        met = same or (told[0][0] if len(told) == 1 else None)
        key = f"{association.id}|{met.id if met else self.identity(read)}"
        if repeated := self.earlier.repeated(key, read, title):
            return repeated
        if same is not None:
            return changed(read, association.id, title, [], self.labels)
        if len(told) > 1:
            read.refuse(self.naming, SEVERAL.format(number=len(told)))
            return faulty(read, title)
        notes = self.warnings(association, read, facts, candidates)
        if told:
            self.met[read.row] = told[0][0]
            judged = changed(read, association.id, title, told[0][1], self.labels)
            judged.notes += notes
            return judged
        return Judged(read, Verdict.ADD, title, notes, association.id)

    def write(self, judged: Judged, source: str) -> Base:
        """Add the row, or change what the book says otherwise."""
        association = self.known[judged.record_id or 0]
        if association.id not in self.claimed:
            self.claimed.add(association.id)
            also_claim(association)
        values = judged.read.values
        row = self.met.get(judged.read.row)
        if row is None:
            row = self.kept.model(association=association)
            facts = {column: values.get(key) for key, column in self.columns.items() if key in values}
            facts = {"source": f"Sổ cũ: {source}"[:200], **self.whole(association, judged.read), **facts}
        else:
            facts = {self.columns[change.key]: values[change.key] for change in judged.changes}
        with db.session.no_autoflush:
            self.kept.write(row, facts, self.by)
        db.session.add(row)
        db.session.flush()
        return association

    def _changes(self, row: Any, read: RowRead) -> list[Change]:
        said = {column: read.values[key] for key, column in self.columns.items() if key in read.values}
        differs = otherwise(row, said)
        return [
            Change(key, in_words(getattr(row, column)), in_words(differs[column]))
            for key, column in self.columns.items()
            if column in differs
        ]

    def title(self, read: RowRead) -> str:
        """What the preview calls the row."""
        raise NotImplementedError

    def identity(self, read: RowRead) -> str:
        """What makes two rows of the file one row of the association."""
        raise NotImplementedError

    def candidates(self, association: Association, read: RowRead, facts: Mapping[str, Any]) -> list[Any]:
        """The rows of the association that a row can mean."""
        raise NotImplementedError

    def whole(self, association: Association, read: RowRead) -> dict[str, Any]:
        """What a new row has beside what its own columns say."""
        return {}

    def refuse_impossible(self, read: RowRead) -> None:
        """Faults that the row has by itself."""

    def warnings(
        self, association: Association, read: RowRead, facts: Mapping[str, Any], meant: list[Any]
    ) -> list[Note]:
        """What to look at before the row is written."""
        return []


class MemberCounts(OfAssociations):
    """Members by time as old books see them: one number for a kind, branch and time."""

    def __init__(self, by: Actor) -> None:
        super().__init__(by, MEMBER_COUNTS, COUNTS)

    def title(self, read: RowRead) -> str:
        when = read.said("tinh-den")
        return ", ".join(
            filter(None, (str(read.said("hoi")), str(read.said("chi-hoi")), in_words(when or None)))
        )

    def identity(self, read: RowRead) -> str:
        return (
            f"{read.said('chi-hoi')}|{read.said('tinh-den')}|{read.said('loai') or MemberKind.ALL}".casefold()
        )

    def refuse_impossible(self, read: RowRead) -> None:
        when = read.said("tinh-den")
        if when and when.first_day > self.by.day:
            read.refuse("tinh-den", "Thời điểm thống kê chưa tới.")

    def candidates(self, association: Association, read: RowRead, facts: Mapping[str, Any]) -> list[Any]:
        branches = self._branches(association, read)
        if not branches:
            read.refuse("chi-hoi", "Hội không có chi hội này; hãy ghi chi hội ở trang của hội trước.")
        found = self._at(association, read, branches)
        if len(branches) > 1:
            found = [count for count in found if not self._changes(count, read)]
            if not found:
                read.refuse(
                    "chi-hoi", f"Hội có {len(branches)} chi hội mang tên này; hãy ghi ở trang của hội."
                )
        return found

    def whole(self, association: Association, read: RowRead) -> dict[str, Any]:
        (branch_id,) = self._branches(association, read)
        kind = read.said("loai") or MemberKind.ALL
        return {"branch_id": branch_id, "counted_on": read.said("tinh-den"), "kind": kind}

    def _branches(self, association: Association, read: RowRead) -> list[int | None]:
        """The branches of this name; none of them where the row is about all members."""
        name = str(read.said("chi-hoi"))
        return [b.id for b in association.branches if accented(b.name) == accented(name)] if name else [None]

    def _at(self, association: Association, read: RowRead, branches: list[int | None]) -> list[MemberCount]:
        when, kind = read.said("tinh-den"), read.said("loai") or MemberKind.ALL
        return [
            count
            for count in association.member_counts
            if count.branch_id in branches and count.counted_on == when and count.kind == kind
        ]


class Posts(OfAssociations):
    """People in posts as old books see them: somebody holds a post of an association from one time to another."""

    def __init__(self, by: Actor) -> None:
        super().__init__(by, ASSOCIATION_POSTS, POSTS)
        self.chairs: dict[int, list[Post]] = {}

    def title(self, read: RowRead) -> str:
        post = read.said("chuc-danh")
        return ", ".join(filter(None, (str(read.said("ho-ten")), post and post.label, str(read.said("hoi")))))

    def identity(self, read: RowRead) -> str:
        named = (read.said("ho-ten"), read.said("chuc-danh"), read.said("tu"), read.said("thuoc"))
        return accented("|".join(map(str, named)))

    def refuse_impossible(self, read: RowRead) -> None:
        begins, ends, seen = (read.said(key) for key in ("tu", "den", "ghi-nhan"))
        for key, when in (("tu", begins), ("ghi-nhan", seen)):
            if when and when.first_day > self.by.day:
                read.refuse(key, "Thời điểm này chưa tới.")
        if begins and ends and ends.ends_before(begins):
            read.refuse("den", f"Kết thúc ({ends.label}) trước khi bắt đầu ({begins.label}).")

    def candidates(self, association: Association, read: RowRead, facts: Mapping[str, Any]) -> list[Any]:
        """The same person in the same post; one who came back to it has two stretches."""
        person, title, begins = accented(read.said("ho-ten")), read.said("chuc-danh"), read.said("tu") or None
        held = [p for p in association.posts if p.title == title and accented(p.person) == person]
        exact = [p for p in held if p.begins == begins]
        found = exact or [p for p in held if begins is None or p.begins is None or agree(p.begins, begins)]
        ends = read.said("den") or None
        for post in found if len(found) == 1 else ():
            if backward(begins or post.begins, ends or post.ends):
                read.refuse("den" if ends else "tu", f"Trong sổ: {in_words(post.begins) or '?'} – {in_words(post.ends) or '?'}; "
                            "ghép với dòng này thì kết thúc trước khi bắt đầu.")  # fmt: skip
        return found

    def whole(self, association: Association, read: RowRead) -> dict[str, Any]:
        return {"person": read.said("ho-ten"), "title": read.said("chuc-danh"), "outside_office": ""}

    def warnings(
        self, association: Association, read: RowRead, facts: Mapping[str, Any], meant: list[Any]
    ) -> list[Note]:
        """Two people chair the association at once, in the register or in the file."""
        if read.said("chuc-danh") != PostTitle.CHAIR:
            return []
        known = meant[0] if meant else None
        begins, ends = (facts.get(name) or getattr(known, name, None) for name in ("begins", "ends"))
        this = Post(person=read.said("ho-ten"), begins=begins, ends=ends)
        of_file = self.chairs.setdefault(association.id, [])
        others = [p for p in association.posts if p.title == PostTitle.CHAIR and p not in meant]
        clash = [
            p.person
            for p in (*others, *of_file)
            if together(this, p) and accented(p.person) != accented(this.person)
        ]
        of_file.append(this)
        told = "Trong cùng thời gian {} cũng là chủ tịch của hội."
        return [Note(read.columns.get("chuc-danh"), told.format(name)) for name in dict.fromkeys(clash)]


def backward(begins: PartialDate | None, ends: PartialDate | None) -> bool:
    """Whether a stretch ends before it begins, as far as both are known."""
    return bool(begins and ends and ends.ends_before(begins))
