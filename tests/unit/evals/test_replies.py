from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.ports import ModelUnavailable
from assistant.settings import Settings
from evals.cases import Case
from evals.metrics import Judgement
from evals.replies import RecordingModel, ReplayedModel, RepliesUnusable, listening_to, read_replies, recording
from evals.run import Conditions, Run, run
from tests.fakes import ScriptedModel
from tests.openai_server import Part, Script, serving
from tests.unit.evals.test_run import CALL, DEADLINE, without_times

WHO = replace(
    DEADLINE,
    id="C002",
    question="地域みらい拠点選抜制度の第7回は、どのような法人が申請者になれますか",
    category="eligibility",
    gold=(("学校法人",),),
    evidence=("申請者は国立大学法人、公立大学法人及び学校法人とします。",),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "hub-7.txt").write_text(CALL, encoding="utf-8")
    return folder


def said_by_the_model(prompt: str) -> tuple[Part, ...]:
    """A judge's word, or the sentence of the block that says who may apply."""
    if "検査係" in prompt:
        return (json.dumps({"supported": "学校法人" in prompt, "why": "引用にあります。"}, ensure_ascii=False),)
    block = prompt[: prompt.index("申請者は国立大学法人")]
    number = re.findall(r"(?m)^\[?(\d+)[\].]", block)[-1]
    return (f'{{"text": "学校法人なども申請者とします。", "sources": [{number}]}}',)


@pytest.fixture
def served() -> Iterator[Settings]:
    with serving(Script(replies=said_by_the_model)) as (address, _):
        yield Settings(vectors=False, model="m", openai_base_url=address)


def measured(corpus: Path, settings: Settings, *cases: Case, **how: Path) -> Run:
    with listening_to(settings, **how) as model:
        conditions = Conditions(settings, model, judge=True)
        return run(corpus, cases, name="corpus/cases", progress=lambda *_: None, conditions=conditions)


def test_what_was_recorded_answers_and_judges_alike_without_the_model(
    corpus: Path, served: Settings, tmp_path: Path
) -> None:
    replies = tmp_path / "replies.jsonl"
    recorded = measured(corpus, served, WHO, DEADLINE, record=replies)

    replayed = measured(corpus, Settings(vectors=False), WHO, DEADLINE, replay=replies)

    assert "学校法人なども申請者とします。" in recorded.rows[0].given.answer
    assert recorded.rows[0].judged == Judgement(supported=True, why="引用にあります。")
    assert without_times(replayed.rows) == without_times(recorded.rows)
    assert (replayed.pinned, replayed.figures["judge"]) == (recorded.pinned, recorded.figures["judge"])


def test_a_question_that_was_not_recorded_says_what_to_do(corpus: Path, served: Settings, tmp_path: Path) -> None:
    replies = tmp_path / "replies.jsonl"
    measured(corpus, served, DEADLINE, record=replies)

    with pytest.raises(RepliesUnusable, match="koubo eval --record"):
        measured(corpus, Settings(vectors=False), WHO, replay=replies)


def test_to_record_there_must_be_a_model(tmp_path: Path) -> None:
    with (
        pytest.raises(RepliesUnusable, match="KOUBO_MODEL"),
        listening_to(Settings(), record=tmp_path / "replies.jsonl"),
    ):
        pass


def test_a_failure_is_replayed_as_one_after_the_lines_before_it(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    with recording(ScriptedModel([ModelUnavailable("silent for 3 s")]), path) as model, pytest.raises(ModelUnavailable):
        list(model.lines("締切は"))

    with pytest.raises(ModelUnavailable, match="silent for 3 s"):
        list(ReplayedModel(path).lines("締切は"))


def test_a_prompt_is_asked_once_and_again_only_where_the_model_failed(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    with recording(ScriptedModel(["8月27日です。\n正午です。", ModelUnavailable("429")]), path) as model:
        assert list(model.lines("締切は")) == list(model.lines("締切は"))
        with pytest.raises(ModelUnavailable):
            list(model.lines("送り先は"))

    with recording(scripted := ScriptedModel(["hub@jimukyoku.example"]), path) as model:
        said = [list(model.lines(prompt)) for prompt in ("締切は", "送り先は")]

    assert said == [["8月27日です。", "正午です。"], ["hub@jimukyoku.example"]]
    assert scripted.prompts == ["送り先は"]


def test_what_another_model_said_is_not_its_own(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    path.write_text('{"model": "other"}\n', encoding="utf-8")

    with recording(ScriptedModel(["8月27日です。"]), path) as model:
        list(model.lines("締切は"))

    assert read_replies(path)[0] == "scripted"


def test_what_is_not_asked_any_more_is_dropped_but_not_where_the_run_broke_off(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    with recording(ScriptedModel(["8月27日です。"]), path) as model:
        list(model.lines("締切は"))

    def broken(model: RecordingModel) -> None:
        list(model.lines("送り先は"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), recording(ScriptedModel(["事務局です。"]), path) as model:
        broken(model)
    assert len(read_replies(path)[1]) == 2

    with recording(ScriptedModel([]), path) as model:
        list(model.lines("送り先は"))
    assert [reply.lines for reply in read_replies(path)[1].values()] == [("事務局です。",)]


@pytest.mark.parametrize("written", ["", "{", "[]", '{"model": "m"}\n{"prompt": "0"}'])
def test_a_file_that_holds_no_replies_is_told(tmp_path: Path, written: str) -> None:
    path = tmp_path / "replies.jsonl"
    path.write_text(written, encoding="utf-8")

    with pytest.raises(RepliesUnusable, match=r"replies\.jsonl を読めません"):
        ReplayedModel(path)
