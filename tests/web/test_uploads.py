"""Articles given to the page: kept where they can be read, named and left out where not."""

import io
import re
import zipfile

import docx
import pytest

from detente.web.pages import upload
from detente.web.work import Job
from web.served import whole

TEXT = b"By A. Reporter\n2 March 2024\n\nArda may open the sluice in exchange for Brel lifting its tolls.\n"
PAGE = (
    b"<html><head><title>The sluice</title></head><body><article><p>Arda may open the sluice in exchange for "
    b"Brel lifting its tolls, two diplomats said on Monday after talks.</p></article></body></html>"
)


def word() -> bytes:
    document, found = docx.Document(), io.BytesIO()
    document.add_paragraph("Brel refuses to lift its tolls.")
    document.save(found)
    return found.getvalue()


def bomb() -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 30_000_000)
    return found.getvalue()


def given(client, *files: tuple[str, bytes]) -> str:
    """The page that says what became of a batch."""
    answer = client.post(upload.PATH, files=[("articles", file) for file in files])
    return whole(client, answer.url.path)


def test_every_kind_is_kept_by_what_it_holds(opened, sluice):
    """Fails where a document is kept under the kind that its name claims, not the one that it is."""
    told = given(
        opened(sluice),
        ("a.txt", TEXT),
        ("b.txt", PAGE),
        ("c.txt", word()),
        ("d.md", b"# Brel\n\nIt refuses."),
    )
    assert "4 articles added" in told
    kept = {file.name for file in (sluice / "articles").iterdir()}
    assert {"a.txt", "b.html", "c.docx", "d.md"} <= kept


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.txt",
        "/etc/passwd",
        "..\\..\\evil.txt",
        "CON.txt",
        ".hidden.txt",
        "a\u202etxt.exe",
        "中.txt",
    ],
)
def test_no_name_leads_out_of_the_folder(name, opened, sluice):
    """Fails where a file's name decides where on the disk it is written."""
    before = {file for file in sluice.parent.rglob("*") if sluice / "articles" not in file.parents}
    assert "1 article added" in given(opened(sluice), (name, TEXT))
    after = {file for file in sluice.parent.rglob("*") if sluice / "articles" not in file.parents}
    assert after == before
    assert all(
        re.fullmatch(r"[a-z0-9-]+\.(txt|md|html)", file.name) for file in (sluice / "articles").iterdir()
    )


def test_a_bad_document_does_not_hold_up_the_rest(opened, sluice):
    """Fails where one picture, broken file or zip bomb loses a batch."""
    files = [("p.txt", b"\x89PNG\r\n"), ("q.pdf", b"%PDF-1.7 broken"), ("z.docx", bomb()), ("e.txt", b" \n")]
    told = given(opened(sluice), *files, ("good.txt", TEXT))
    assert "1 article added" in told
    assert "4 documents left out" in told
    assert all(name in told for name in ("p.txt", "q.pdf", "z.docx", "e.txt"))


def test_a_document_of_more_than_ten_megabytes_is_left_out(opened, sluice):
    """Fails where one document fills the disk."""
    told = given(opened(sluice), ("big.txt", b"x" * (upload.MAX_DOCUMENT + 1)), ("good.txt", TEXT))
    assert "big.txt: 10 MB; at most 10 MB" in told
    assert "1 article added" in told


def test_the_same_document_is_kept_once(opened, sluice):
    """Fails where an article that was given twice counts twice."""
    client = opened(sluice)
    given(client, ("one.txt", TEXT))
    assert "is among the articles already" in given(client, ("two.txt", TEXT))
    assert "1 article added" in given(client, ("one.txt", TEXT + b"And more."))
    assert (sluice / "articles" / "one-2.txt").is_file()


def test_a_batch_over_its_cap_is_refused_before_it_is_read(opened, sluice):
    """Fails where a body of any size is taken in."""
    headers = {"Content-Length": str(upload.MAX_BATCH + 1)}
    assert opened(sluice).post(upload.PATH, content=b"", headers=headers).status_code == 413


def test_an_upload_from_another_site_is_refused(opened, sluice):
    """Fails where a page of somebody else can add articles."""
    client = opened(sluice)
    for path in (upload.PATH, "/evidence/write", "/scenario", "/scenario/text", "/copy"):
        answer = client.post(path, data={"name": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403, path


def test_an_empty_batch_is_said(opened, sluice):
    """Fails where a form without files is a server's fault."""
    answer = opened(sluice).post(upload.PATH, files={"articles": ("", b"")})
    assert (answer.status_code, "no document was chosen" in answer.text) == (422, True)


def test_a_stopped_batch_keeps_what_was_read(sluice):
    """Fails where stopping loses what is done, or does not stop."""
    folder = sluice / "articles"

    def read(tick):
        job.stop()
        return upload.kept(folder, [("a.txt", TEXT)], [], tick)

    job = Job("reading", read)
    job.run()
    assert job.state == "stopped"
    assert not (folder / "a.txt").exists()
