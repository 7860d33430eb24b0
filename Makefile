# `make` lists the verbs. Each does the set-up it needs, and is quick when nothing changed.

CARGO_FLAGS := --locked
UI_SOURCES := $(shell find ui -path ui/node_modules -prune -o -path ui/dist -prune -o -type f -print)

export CARGO_TERM_COLOR ?= auto

.PHONY: help
help: ## List the verbs
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS='	' read -r verb what; do printf '  make %-12s %s\n' "$$verb" "$$what"; done

.PHONY: run
run: build ## Build Broadsheet and open its window
	scripts/run.sh

.PHONY: test
test: setup-test lint test-ui ## Run every check and test, the window's included
	scripts/test-core.sh all
	cargo build --workspace $(CARGO_FLAGS)
	scripts/e2e.sh
	@echo "All is well: formatting, lints, documentation, bindings, UI, core and window."

.PHONY: check
check: setup lint test-ui ## Run the fast part of the tests
	scripts/test-core.sh

.PHONY: build
build: setup ui/dist/index.html ## Build target/release/broadsheet
	cargo build --release $(CARGO_FLAGS)

.PHONY: bench
bench: setup-test ui/dist/index.html ## Measure speed, start-up, memory and pace with 10,000 and 100,000 papers
	scripts/bench.sh 10000 100000

.PHONY: bench-large
bench-large: setup-test ui/dist/index.html ## Measure the same with a million papers (an hour)
	scripts/bench.sh 1000000

.PHONY: bench-plot
bench-plot: ## Draw docs/performance from what the last two measured
	python3 scripts/bench-plot.py target/bench docs/performance

.PHONY: fuzz
fuzz: ## Feed every reader bytes that nobody wrote, SECONDS each (120)
	scripts/fuzz.sh $(or $(SECONDS),120)

.PHONY: torture
torture: ## Kill a process that writes, or cut its power, at random moments, KILLS times each (1000), and look for what was lost
	KILLS=$(or $(KILLS),1000) cargo test -p broadsheet-core $(CARGO_FLAGS) --test durability at_any_moment -- --nocapture

.PHONY: audit
audit: ## Look for known faults, licences and sources of what is inside, and say what could not be checked
	scripts/audit.sh

.PHONY: guards
guards: ui/dist/index.html ## Take each guard away in turn: its test must fail (docs/guards.md)
	scripts/guards.py

.PHONY: load
load: setup-test build ## Let the window and four command lines change a library of PAPERS (100000) at once
	cargo build --workspace $(CARGO_FLAGS)
	BROADSHEET=target/release/broadsheet scripts/on-screen.sh target/debug/load $(or $(PAPERS),100000)

.PHONY: check-exports
check-exports: build ## Let biber, bibtool, bibutils and pandoc read what is exported of DIGESTS
	scripts/exports.sh $(DIGESTS)

.PHONY: screenshots
screenshots: setup-test build ## Write docs/screens from the real window
	BROADSHEET=target/release/broadsheet scripts/e2e.sh --screenshots
	BROADSHEET=target/release/broadsheet scripts/e2e.sh --screenshots docs/screens zh

.PHONY: package
package: setup ui/dist/index.html ## Build the .deb and the .rpm
	scripts/package.sh

.PHONY: package-test
package-test: ## Install the packages in a clean system, start, upgrade and remove them (wants root)
	scripts/package-test.sh

.PHONY: bindings
bindings: ## Write the TypeScript side of the commands again
	UPDATE_BINDINGS=1 cargo test -p broadsheet-core $(CARGO_FLAGS) bindings

.PHONY: icons
icons: ## Make every size of the icon from icons/icon.svg
	scripts/icons.sh

.PHONY: clean
clean: ## Remove everything that was built
	rm -rf target gen ui/dist ui/node_modules

# Steps of the verbs above.

.PHONY: setup setup-test
setup:
	@scripts/setup.sh run
setup-test:
	@scripts/setup.sh test

ui/dist/index.html: $(UI_SOURCES) | setup
	cd ui && npm run build

# The shell embeds the built UI, so even checking it wants the UI first.
.PHONY: lint
lint: ui/dist/index.html
	cargo fmt --all --check
	cargo clippy --workspace --all-targets $(CARGO_FLAGS) -- -D warnings
	python3 scripts/guards.py --check
	RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps $(CARGO_FLAGS)

.PHONY: test-ui
test-ui: | setup
	cd ui && npm run check
	cd ui && npm test
