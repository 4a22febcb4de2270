# `make` alone lists the targets.
JAVA_HOME := $(shell ./bin/jdk 2>/dev/null)
export JAVA_HOME
export MAVEN_OPTS := --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
MVN := mvn -B -ntp

.DEFAULT_GOAL := help
.PHONY: help build fmt clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort

build: ## Compile and package everything, without tests
	$(MVN) -DskipTests package

fmt: ## Format the sources
	$(MVN) spotless:apply

clean: ## Remove what the build made
	$(MVN) clean
