# SPDX-License-Identifier: GPL-2.0
# What a person types. The work is done by scripts/.

PREFIX ?= /usr/local

.DEFAULT_GOAL := help
.PHONY: help demo check check-ci check-all mutants bench bench-txdone selftests modules tools deps install clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

demo: ## latency histograms of a real queue in a real kernel, in a VM
	@scripts/deps build vm host
	@scripts/demo

check: ## host tests, kselftests on distribution kernels; UNITS= selects
	@scripts/deps build vm host others check
	@scripts/check check $(UNITS)

check-ci: ## the same, on the debug kernel and the newest, and beside mainline's bus
	@scripts/deps build vm host others check debug
	@scripts/check check-ci $(UNITS)

check-all: ## all cells, three times in random orders, long tests whole; mutants
	@scripts/deps build vm host others check debug
	@scripts/mutants
	@scripts/check check-all $(UNITS)

mutants: ## put known bugs back, see the tests notice; NAMES= selects
	@scripts/deps build vm host others check debug
	@scripts/mutants $(NAMES)

bench: ## what measuring costs, as ratios
	@scripts/deps build vm host others check
	@scripts/bench/run

bench-txdone: ## the completion contexts beside each other: time, and path length
	@scripts/deps build vm host others check
	@scripts/bench/run -j 1 txdone

selftests: ## the kselftests packed for another machine: KDIR= ARCH= CROSS_COMPILE=
	@scripts/deps build check $(if $(ARCH),cross-$(ARCH))
	@scripts/kit/build

modules: ## the kernel modules: KDIR= ARCH= CROSS_COMPILE= LLVM=
	@scripts/deps build
	@scripts/modules

tools: ## the static ringscope command: ARCH=
	@scripts/deps build $(if $(ARCH),cross-$(ARCH))
	@scripts/tools

deps: ## install what all of this needs, after showing it
	@scripts/deps build vm host others check debug

install: tools ## install the command: PREFIX= DESTDIR=
	install -D "$$(scripts/tools)" "$(DESTDIR)$(PREFIX)/bin/ringscope"

clean: ## remove build/ (not the cache outside the checkout)
	rm -rf build
