from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.retrieval.squad import Asked, Paragraph, Squad, SquadUnreadable, read_squad

RAIN, TRAIN = "梅雨 [SEP] 梅雨は、初夏に続く雨の季節である。", "電車は、電気で走る。"


def written(path: Path, *, asked: bool = True) -> Path:
    rain = {"context": RAIN, "qas": [{"question": "梅雨はいつの雨か", "id": "1"}] if asked else []}
    train = {"context": TRAIN, "qas": [{"question": "電車は何で走るか", "id": "2"}] if asked else []}
    articles = [{"title": "梅雨", "paragraphs": [rain]}, {"title": "電車", "paragraphs": [train, rain]}]
    path.write_text(json.dumps({"data": articles}, ensure_ascii=False), encoding="utf-8")
    return path


def test_each_paragraph_is_read_once_with_all_its_questions(tmp_path: Path) -> None:
    assert read_squad(written(tmp_path / "squad.json")) == Squad(
        paragraphs=(Paragraph("梅雨", "梅雨 梅雨は、初夏に続く雨の季節である。"), Paragraph("電車", TRAIN)),
        asked=(Asked("梅雨はいつの雨か", 0), Asked("電車は何で走るか", 1), Asked("梅雨はいつの雨か", 0)),
    )


def test_a_sample_is_the_same_at_every_draw_and_a_smaller_one_its_beginning() -> None:
    squad = Squad((), tuple(Asked(f"第{n}回はいつか", n) for n in range(50)))

    assert [one.paragraph for one in squad.sampled(4)] == [43, 1, 28, 14]  # as random.seed(0) and random.shuffle draw
    assert squad.sampled(9)[:4] == squad.sampled(4)
    assert set(squad.sampled(100)) == set(squad.asked)


@pytest.mark.parametrize("text", ["", "[]", '{"data": [{"paragraphs": [{"qas": []}]}]}', '{"data": 3}'])
def test_a_file_of_another_form_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "other.json").write_text(text, encoding="utf-8")

    with pytest.raises(SquadUnreadable, match="SQuAD 形式"):
        read_squad(tmp_path / "other.json")


def test_a_file_without_questions_is_told(tmp_path: Path) -> None:
    with pytest.raises(SquadUnreadable, match="質問がありません"):
        read_squad(written(tmp_path / "squad.json", asked=False))
