# ollatui: see `make help`.

PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?=

SWIFT_SOURCES := Sources Tests Package.swift
BINARY := .build/release/ollatui
SHARE := $(DESTDIR)$(PREFIX)/share/ollatui
# The static runtime starts four times as quickly; macOS has the runtime in the system.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

# With all tests at once, what waits for a server or a screen gets its turn too late on few cores.
FEW_AT_A_TIME = $(shell swift test --help-hidden | \
  sed -n 's/.*\(--experimental-maximum-parallelization-width\) .*/\1 6/p')

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run build test format bench install uninstall clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: build ## Install what is missing, build and start; ARGS="--demo" passes arguments on
	@exec $(BINARY) $(ARGS)

build: ## Build the program for daily use
	@bash .ci/setup
	@swift build -c release $(STATIC) --product ollatui

test: ## What CI runs: the format, a build without warnings, all tests
	@bash .ci/setup test
	swift format lint --strict --recursive $(SWIFT_SOURCES)
	@mkdir -p .build
	swift build --build-tests 2>&1 | tee .build/test-build.log
	@if grep -F 'warning:' .build/test-build.log; then echo 'the build has warnings' >&2; exit 1; fi
	swift test $(FEW_AT_A_TIME)

format: ## Format all sources in place
	swift format --in-place --recursive $(SWIFT_SOURCES)

bench: build ## Measure the release build; figures, not pass or fail; ARGS="steady --runs 5"
	@bash .ci/setup test
	@swift build -c release $(STATIC) --product bench
	@.build/release/bench $(ARGS)

# Under sudo only what is missing is built, so that root compiles nothing.
install: $(if $(SUDO_USER),| $(BINARY),build) ## Install below PREFIX (/usr/local), for packagers below DESTDIR
	mkdir -p "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/ollatui"
	cp -R themes Resources "$(SHARE)/"
	chmod -R u=rwX,go=rX "$(SHARE)"

$(BINARY):
	@$(MAKE) --no-print-directory build

uninstall: ## Remove what `make install` installed
	rm -f "$(DESTDIR)$(PREFIX)/bin/ollatui"
	rm -rf "$(SHARE)"

clean: ## Remove everything that was built
	rm -rf .build
