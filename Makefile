# 使い方は make help

DATA ?= data
PORT ?= 8000

# For the shell, a value is one word whatever stands in it.
quoted = '$(subst ','\'',$(1))'

BIN := .venv/bin
READY := .venv/.ready
READY_FOR_OCR := .venv/.ready-for-ocr
READY_FOR_TESTS := .venv/.ready-for-tests

.DEFAULT_GOAL := help
.PHONY: help setup ocr serve test lint types check eval proofread lock clean

help: ## この一覧を表示する
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18
	@printf '変数: DATA=データの置き場所（%s）  PORT=番号（%s）  ARGS=pytest への引数\n' $(call quoted,$(DATA)) $(call quoted,$(PORT))

setup: $(READY) ## 仮想環境を作り、koubo を入れる（.venv/bin/koubo）
	@echo '準備ができています（.venv/bin/koubo）。'

ocr: $(READY_FOR_OCR) ## 画像だけのページを読む部品を足す（OCR）
	@echo 'OCR の準備ができています。すでに取り込んだ文書は、koubo withdraw で取り下げ、取り込み直すと読まれます。'

serve: setup ## corpus/ を取り込み、127.0.0.1 で応答を始める
	@$(BIN)/koubo ingest corpus --data $(call quoted,$(DATA))
	@$(BIN)/koubo serve --data $(call quoted,$(DATA)) --port $(call quoted,$(PORT))

test: $(READY_FOR_TESTS) ## すべてのテストを実行する（chromium がなければ入れる）
	@chromium=$$(.ci/chromium) && echo 'テストを実行しています…' && KOUBO_CHROMIUM="$$chromium" $(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(READY_FOR_TESTS) ## 書き方を検査する（ruff）
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(READY_FOR_TESTS) ## 型を検査する（mypy --strict）
	@$(BIN)/mypy

check: lint types test ## lint、types、test をまとめて実行する

eval: setup ## corpus/ を評価用の質問で測り、reports/ に報告を書く
	@$(BIN)/koubo eval --report reports

# What it finds there was put there on purpose, and tests/test_corpus.py says what; only a breakdown fails.
proofread: setup ## corpus/ の文書の誤りを探す（わざと入れた誤りが見つかる）
	@$(BIN)/koubo lint corpus || [ $$? -eq 1 ]

lock: ## requirements*.lock を作り直す（UPGRADE=1 で新しい版にする）
	@echo 'lock を作り直しています…'
	@UPGRADE='$(UPGRADE)' .ci/lock

clean: ## 仮想環境と一時ファイルを消す（取り込んだデータは残す）
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp is younger than the lock: nothing to install, and pip is not even started.
$(READY): requirements.lock pyproject.toml
	@.ci/venv
	@echo '必要な部品を入れています（はじめての回は数分かかります）…'
	@.ci/install requirements.lock
	@$(BIN)/python -m pip install -qq --no-input --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(READY_FOR_OCR): requirements-ocr.lock $(READY)
	@echo 'OCR の部品を入れています…'
	@.ci/install requirements-ocr.lock
	@touch $@

$(READY_FOR_TESTS): requirements-dev.lock $(READY)
	@echo 'テスト用の部品を入れています…'
	@.ci/install requirements-dev.lock
	@touch $@
