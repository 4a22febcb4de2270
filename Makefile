# `make` alone lists the targets.
JAVA_HOME := $(shell ./bin/jdk 2>/dev/null)
export JAVA_HOME
export MAVEN_OPTS := --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
MVN := mvn -B -ntp
# Where bin/need puts programs for whoever is not root.
export PATH := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/zvonar/debs/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help build test check fmt run demo load clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort

build: ## Compile and package everything, without tests
	@./bin/build

test: ## Run every test: real PostgreSQL, sockets, speech, browser
	@./bin/test-tools
	$(MVN) package

check: ## The whole gate: formatting, compiler checks, every test
	$(MVN) spotless:check
	@$(MAKE) --no-print-directory test

fmt: ## Format the sources
	$(MVN) spotless:apply

run: ## Run all roles here, with the embedded database
	@./zvonar run

demo: ## Run the demo: the product, the fake carrier and a campaign that calls
	@./zvonar demo

load: ## Measure calls at once over loopback: make load CALLS=1000
	@./zvonar bench calls --calls $(or $(CALLS),1000) --cps 100

clean: ## Remove what the build made
	$(MVN) clean
	rm -rf build
