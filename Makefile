# `sam build` runs `make build-<LogicalId> ARTIFACTS_DIR=<folder>` for each function of template.yaml.
#
#   BUILD=native           (default) Native AOT, in Lambda's build image; needs Docker.
#   BUILD=ready-to-run     precompiled IL; needs the .NET SDK only, on any system, for either processor.
#   ARCHITECTURE=arm64     (default) or x86_64: the template's parameter Architecture must be the same.
#   HOST=Amazon            (default) Amazon.Lambda.RuntimeSupport hosts the handlers.
#   HOST=BuiltIn           our own loop on the Runtime API, for machines that cannot restore Amazon's packages.
BUILD ?= native
HOST ?= Amazon
ARCHITECTURE ?= arm64
# A native build runs one image, by its digest: the first line of its architecture in build-image.mk, beside this Makefile even
# if SAM runs make in a copy. The first native build writes the line, `make pin-build-image` moves it to the newest image.
# BUILD_IMAGE, also with a digest, is used instead of that line. BUILD_IMAGE_REPOSITORY names a mirror to pin from.
PINS := $(shell dirname "$(strip $(MAKEFILE_LIST))")/build-image.mk
PIN := BUILD_IMAGE_$(ARCHITECTURE)
PINNED = sed -n 's/^$(PIN) *:*= *//p' "$(PINS)" 2>/dev/null | head -n 1
IMAGE = $(or $(BUILD_IMAGE),$(shell $(PINNED)))
BUILD_IMAGE_REPOSITORY ?= public.ecr.aws/sam/build-dotnet10
LATEST_BUILD_IMAGE := $(BUILD_IMAGE_REPOSITORY):latest-$(ARCHITECTURE)

RID := $(if $(filter arm64,$(ARCHITECTURE)),linux-arm64,$(if $(filter x86_64,$(ARCHITECTURE)),linux-x64,$(error ARCHITECTURE is '$(ARCHITECTURE)'; use arm64 or x86_64)))
PLATFORM := $(if $(filter arm64,$(ARCHITECTURE)),linux/arm64,linux/amd64)
ifeq ($(filter Amazon BuiltIn,$(HOST)),)
$(error HOST is '$(HOST)'; use Amazon or BuiltIn)
endif
PUBLISH := -p:LambdaHost=$(HOST) --configuration Release --framework net10.0 -p:TargetFrameworks=net10.0 --runtime $(RID) --nologo --verbosity quiet -p:DebugType=none -p:PublishDocumentationFiles=false
# The package's folder as a full path. make's abspath would split a path at its blanks.
PACKAGE = $(shell cd "$(ARTIFACTS_DIR)" && pwd)
# A separate folder, because `dotnet build` restores and compiles for this machine in its own.
APART := --artifacts-path artifacts/sam
# NuGet reports NU1101 or NU1102 when no source has a package or its version.
HOST_HINT := { status=$$?; [ "$(HOST)" = BuiltIn ] || echo "The build failed. If NU1101 or NU1102 above names Amazon.Lambda.*, your package source lacks Amazon's packages: run 'HOST=BuiltIn sam build'." >&2; exit $$status; }

.PHONY: build-CustomerLookupFunction build-ContactHistoryFunction build-LookupCheckFunction build-DeploymentFunction

build-CustomerLookupFunction: FUNCTION = CustomerLookup
build-ContactHistoryFunction: FUNCTION = ContactHistory

build-CustomerLookupFunction build-ContactHistoryFunction: artifacts-dir $(if $(filter native,$(BUILD)),build-image)
ifeq ($(BUILD),native)
	docker run --rm --platform $(PLATFORM) --user $$(id -u):$$(id -g) --env HOME=/tmp --env DOTNET_CLI_HOME=/tmp \
		--volume "$(CURDIR)":/source:ro --volume "$(PACKAGE)":/package --workdir /source \
		"$(IMAGE)" dotnet publish functions/$(FUNCTION) $(PUBLISH) -p:PublishAot=true --artifacts-path /tmp/artifacts --output /package || $(HOST_HINT)
	rm -f "$(ARTIFACTS_DIR)"/*.dbg
else ifeq ($(BUILD),ready-to-run)
	dotnet publish functions/$(FUNCTION) $(PUBLISH) $(APART) --no-self-contained -p:PublishReadyToRun=true --output "$(ARTIFACTS_DIR)" || $(HOST_HINT)
else
	$(error BUILD is '$(BUILD)'; use native or ready-to-run)
endif

# The check is the deployment's executable with one more setting. It needs no page.
build-LookupCheckFunction: artifacts-dir
	dotnet publish functions/Deployment $(PUBLISH) $(APART) --no-self-contained --output "$(ARTIFACTS_DIR)" || $(HOST_HINT)

# This function runs a few times in a stack's life, so it is not compiled ahead of time. Its package contains the built widget.
# The widget is built in a copy, from the packages of the lock file only. Packages in the working folder may have been changed.
WIDGET_SOURCES = .npmrc package.json package-lock.json contact-flows/attributes.json web-widget simulator/dynalite tests/Ccp.Tests/streams-versions
build-DeploymentFunction: artifacts-dir
	dotnet publish functions/Deployment $(PUBLISH) $(APART) --no-self-contained --output "$(ARTIFACTS_DIR)" || $(HOST_HINT)
	rm -rf artifacts/sam/widget && mkdir -p artifacts/sam/widget
	tar -cf - --exclude node_modules --exclude dist $(WIDGET_SOURCES) | tar -xf - -C artifacts/sam/widget
	cd artifacts/sam/widget && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --workspace web-widget >/dev/null
	cd artifacts/sam/widget && npm exec --workspace web-widget -- vite build --outDir "$(PACKAGE)/widget" --emptyOutDir --logLevel warn
	cd artifacts/sam/widget && npm exec --workspace web-widget -- vite build --mode workspace --outDir "$(PACKAGE)/widget" --logLevel warn

# Prints the image that the tag means now, by its digest. Docker writes to stderr, because SAM shows what make writes to stdout.
RESOLVE = { docker pull --quiet --platform $(PLATFORM) $(LATEST_BUILD_IMAGE) >&2 && \
	docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' $(LATEST_BUILD_IMAGE) | \
	grep -F -m 1 '$(BUILD_IMAGE_REPOSITORY)@sha256:'; } || { echo "Docker gives no digest of $(LATEST_BUILD_IMAGE). Set BUILD_IMAGE_REPOSITORY to a mirror, or run 'BUILD=ready-to-run sam build'." >&2; exit 1; }
TELL = echo "Native builds use $$($(PINNED)). Commit build-image.mk, so that every build uses this image."

# `>>` adds the line in one write, and the first line counts, so builds at the same time use one image. A second line is harmless.
.PHONY: build-image pin-build-image
build-image:
	@docker version >/dev/null 2>&1 || { echo "Native AOT needs Lambda's build image, but Docker does not answer. Start Docker, or run 'BUILD=ready-to-run sam build'." >&2; exit 1; }
	@case "$(IMAGE)" in \
	*@sha256:* | sha256:*) ;; \
	"") image=$$($(RESOLVE)) || exit 1; \
		[ -z "$$(tail -c 1 "$(PINS)" 2>/dev/null)" ] || echo >>"$(PINS)"; \
		[ -n "$$($(PINNED))" ] || echo "$(PIN) := $$image" >>"$(PINS)" && $(TELL) ;; \
	*) echo "The build image '$(IMAGE)' has no digest, so it can change unseen. Give NAME@sha256:... or an image's ID, as 'docker image inspect' shows them; or unset BUILD_IMAGE and run 'make pin-build-image'." >&2; exit 1 ;; \
	esac

pin-build-image:
	@image=$$($(RESOLVE)) && { grep -v '^$(PIN) *:*=' "$(PINS)" 2>/dev/null; echo "$(PIN) := $$image"; } >"$(PINS).new" && mv "$(PINS).new" "$(PINS)" && $(TELL)

.PHONY: artifacts-dir
artifacts-dir:
	@test -n "$(ARTIFACTS_DIR)" || { echo "ARTIFACTS_DIR is not set. SAM sets it; without SAM, set it to the folder for the package." >&2; exit 1; }
	@mkdir -p "$(ARTIFACTS_DIR)"
