"""Rows that belong to a record (các dòng của một bản ghi): one set of screens, one section, one workbook for all kinds.

How to give a record such rows:

1. The model has a relationship to its parent and `root` leads to it; with the base `Part` (app/core/db.py) its
   `version` is the parent's, so that two people who edit rows of one record do not pass each other unseen.
2. Its form is a `ChildForm` (app/core/forms). `offer_for(parent, row)` sets the choices that depend on the record;
   `typed()` gives what is to be written, by default every field by its name.
3. In the views of the feature, declare it and open its screens:

       POSTS = ChildKind(
           "posts", "chuc-vu", "người giữ chức vụ", Post, "association", PostForm,
           (fact(Post.person), fact(Post.title), fact(Post.begins), fact(Post.ends)),
           write=actions.write_post,                     # an action; may refuse; without it facts are set as typed
       )
       open_child_rows(bp, POSTS, Association, "edit_associations")

   That makes /<id>/chuc-vu/them, /chuc-vu/<id> and /chuc-vu/<id>/xoa with the endpoints posts_add, posts_edit and
   posts_remove, which lead back to the page `.show` of the record.
4. The page of the record: `sections = [section(kind, record) for kind in KINDS]`, and in the template
   `{{ child_sections(sections) }}` of components/child_rows.html. Buttons stand only before an open door.
5. `rows_workbook(title, [(kind, rows), …])` sends them as one workbook with a sheet for each kind.
"""

from app.child_rows.declaration import Badge, ChildKind, Fact, fact, in_time, worded
from app.child_rows.screens import Section, open_child_rows, section
from app.child_rows.sheets import rows_workbook

__all__ = [
    "Badge",
    "ChildKind",
    "Fact",
    "Section",
    "fact",
    "in_time",
    "open_child_rows",
    "rows_workbook",
    "section",
    "worded",
]
