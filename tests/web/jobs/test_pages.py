"""The pages of jobs: who sees what, starting, steering, the result list and the files."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.fixtures import DjangoAssertNumQueries

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.models import StoredFile
from heji.web.filing.models import Filing, State
from heji.web.jobs.models import Job, JobFile, JobState
from heji.web.jobs.night import ask_for_reaudit
from tests.web.accounts.steps import BACKEND
from tests.web.filing.making import Office
from tests.web.jobs.working import forms, started, told, worker
from tests.web.reviews.going import submit
from tests.web.self_evaluations.evaluating import evaluating

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    from dataclasses import replace

    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)


def as_(client: Client, actor: Actor) -> Client:
    client.force_login(actor.person, BACKEND)
    return client


def start(client: Client, **asked: object) -> Any:
    return client.post(reverse("start-job"), {"of": "declaration", **asked})


def listed(client: Client) -> str:
    return client.get(reverse("filings", args=("declaration",))).content.decode()


def test_chosen_forms_are_started_from_their_list(client: Client) -> None:
    made, chosen = forms(3)
    page = listed(as_(client, made.clerk))
    assert page.count('name="filing"') == 3
    assert "批量提交" in page
    assert "批量打印" not in page  # there is nothing to print of a declaration
    answer = start(client, job="submit", filing=[each.pk for each in chosen[:2]])
    job = Job.objects.get()
    assert answer["Location"] == reverse("job", args=(job.pk,))
    assert set(job.items.values_list("filing", flat=True)) == {each.pk for each in chosen[:2]}
    assert job.parameters == {"language": "zh"}
    worker().work_off()
    page = client.get(answer["Location"]).content.decode()
    assert "已办理 2 / 2 份" in page
    assert page.count("已提交（第 1 次）。") == 2


def test_the_whole_list_is_what_can_be_submitted_of_it(client: Client) -> None:
    made, chosen = forms(3)
    submit(Office(made.here, made.clerk, made.project, chosen[0]))
    start(as_(client, made.clerk), job="submit", all="1", year="2026", state="")
    job = Job.objects.get()
    assert set(job.items.values_list("filing", flat=True)) == {each.pk for each in chosen[1:]}
    answer = start(client, job="submit", all="1", year="2024", state="draft")
    assert answer["Location"].endswith("?year=2024&state=draft")
    assert "没有选定" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("asked", ["submit", "audit"])
def test_nobody_starts_what_they_may_not_do_with_one(client: Client, asked: str) -> None:
    made, chosen = forms(1)
    stranger = made.another(Role.UNIT_CLERK, "第一中学")
    start(as_(client, stranger), job=asked, filing=chosen[0].pk)
    department = made.another(Role.DEPARTMENT_REVIEWER, "市水务局")
    start(as_(client, department), job="submit", filing=chosen[0].pk)
    start(client, job="reaudit")
    assert not Job.objects.exists()
    assert start(client, job="nothing", filing=chosen[0].pk).status_code == 404
    assert "批量提交" not in listed(client)


def test_nothing_is_printed_of_what_has_no_papers(client: Client) -> None:
    made, chosen = forms(1)
    start(as_(client, made.clerk), job="print", filing=chosen[0].pk)
    assert not Job.objects.exists()


def test_the_bureau_audits_everything_it_sees(client: Client) -> None:
    made, chosen = forms(2)
    submit(Office(made.here, made.clerk, made.project, chosen[0]))
    bureau = made.another(Role.FINANCE_PERFORMANCE, "市财政局")
    assert "全部重新审核" in as_(client, bureau).get(reverse("jobs")).content.decode()
    start(client, job="reaudit")
    assert list(Job.objects.get().items.values_list("filing", flat=True)) == [chosen[0].pk]


def test_a_job_is_seen_by_who_asked_in_the_role_of_then(client: Client) -> None:
    made, chosen = forms(1)
    job = started(made.clerk, "audit", chosen)
    addresses = [reverse(each, args=(job.pk,)) for each in ("job", "job-progress", "job-sheet")]
    fellow = made.another(Role.UNIT_CLERK)
    for each in addresses:
        assert as_(client, made.clerk).get(each).status_code == 200
        assert as_(client, fellow).get(each).status_code == 404
    act = reverse("job-act", args=(job.pk,))
    assert client.post(act, {"act": "cancel"}).status_code == 404
    as_(client, made.clerk).post(act, {"act": "pause"})
    job.refresh_from_db()
    assert job.state == JobState.PAUSED
    assert client.post(act, {"act": "x"}).status_code == 404


def test_of_the_nights_run_everybody_sees_what_is_theirs_and_nobody_stops_it(
    client: Client,
) -> None:
    made, _ = forms(2)
    job = ask_for_reaudit()
    assert job is not None
    worker().step()
    page = as_(client, made.clerk).get(reverse("job", args=(job.pk,))).content.decode()
    assert "已办理 1 / 2 份" in page
    assert reverse("job-act", args=(job.pk,)) not in page
    client.post(reverse("job-act", args=(job.pk,)), {"act": "cancel"})
    job.refresh_from_db()
    assert job.state == JobState.RUNNING
    stranger = made.another(Role.UNIT_CLERK, "第一中学")
    assert "0 / 0" in as_(client, stranger).get(reverse("jobs")).content.decode()


def test_results_are_sifted_and_downloaded(client: Client) -> None:
    made, chosen = forms(3)
    chosen[1].indicator_rows.update(name="")
    job = started(made.clerk, "submit", chosen)
    worker().work_off()
    address = reverse("job", args=(job.pk,))
    failed = as_(client, made.clerk).get(f"{address}?state=failed").content.decode()
    assert failed.count('<th scope="row">') == 1
    assert reverse("filing", args=(chosen[1].pk,)) in failed
    assert client.get(f"{address}?state=done").content.decode().count('<th scope="row">') == 2
    answer = client.get(reverse("job-sheet", args=(job.pk,)))
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)  # type: ignore[union-attr]
    assert rows[0][:4] == ("表", "年度", "截至月份", "项目编码")
    assert [row[7] for row in rows[1:]] == ["已完成", "未成功", "已完成"]
    assert rows[2][6] == "填报中"
    assert "指标" in str(rows[2][8])


def test_lists_ask_the_database_as_often_for_many_as_for_few(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made, chosen = forms(4)
    jobs = [started(made.clerk, "audit", chosen) for _ in range(4)]
    as_(client, made.clerk)
    with django_assert_max_num_queries(12):
        client.get(reverse("jobs"))
    with django_assert_max_num_queries(16):
        client.get(reverse("job", args=(jobs[0].pk,)))


def test_printed_forms_come_in_one_archive_for_who_asked(client: Client) -> None:
    made, form = evaluating(filled=True)
    job = started(made.clerk, "print", [form], "xlsx")
    assert worker().work_off() == 2
    assert told(job) == [("done", "jobs.printed"), ("done", "jobs.packed")]
    page = as_(client, made.clerk).get(reverse("job", args=(job.pk,))).content.decode()
    archive = JobFile.objects.get(item__filing=None)
    assert archive.file.sha256 in page
    assert "已办理 1 / 1 份" in page
    answer = client.get(reverse("job-file", args=(archive.pk,)))
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert hashlib.sha256(data).hexdigest() == archive.file.sha256
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    _check(data)
    fellow = made.another(Role.UNIT_CLERK)
    as_(client, fellow)
    for each in JobFile.objects.all():
        assert client.get(reverse("job-file", args=(each.pk,))).status_code == 404


def _check(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        form, report = packed.namelist()[:2]
        assert (form[-9:], report[-10:]) == ("-自评表.xlsx", "-自评报告.docx")
        sums = packed.read("SHA256SUMS").decode().splitlines()
        index = list(csv.DictReader(io.StringIO(packed.read("index.csv").decode("utf-8-sig"))))
        for line, row in zip(sums, index, strict=True):
            digest, _, name = line.partition("  ")
            assert hashlib.sha256(packed.read(name)).hexdigest() == digest
            assert (row["file"], row["sha256"], row["not_issued"]) == (name, digest, "")


def test_what_is_not_printed_stands_in_the_index_with_its_reason(client: Client) -> None:
    made, form = evaluating(filled=True)
    Filing.objects.filter(pk=form.pk).update(layout="no/such/layout")
    job = started(made.clerk, "print", [form])
    worker().work_off()
    assert told(job) == [
        ("failed", "self-evaluation.printed.not-printable"),
        ("done", "jobs.packed"),
    ]
    stored = StoredFile.objects.get()
    from heji.web.evidence.storage import path_of

    with zipfile.ZipFile(path_of(stored.sha256)) as packed:
        assert packed.namelist() == ["index.csv", "SHA256SUMS"]
        assert "这种表样不能打印。" in packed.read("index.csv").decode()


def test_a_printing_that_was_killed_is_packed_once() -> None:
    from tests.web.jobs.working import Hand, taken

    made, form = evaluating(filled=True)
    job = started(made.clerk, "print", [form])
    hand = Hand()
    worker(hand).step()
    assert taken(hand).filing is None
    hand.on(hours=1)
    assert worker(hand).work_off() == 1
    assert JobFile.objects.filter(item__job=job).count() == 3
    assert Filing.objects.get(pk=form.pk).state == State.DRAFT
