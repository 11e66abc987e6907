# SPDX-License-Identifier: GPL-2.0
#
# What the test_modules/Makefile of every target includes after its obj-m: the
# modules are built for KDIR against the drivers of KMOD, by kselftest's
# TEST_GEN_MODS_DIR.

KDIR ?= /lib/modules/$(shell uname -r)/build

ccflags-y += -I$(KMOD)/include -I$(KMOD)/sim

modules clean:
	$(Q)$(MAKE) -C $(KDIR) O=$(KDIR) M=$(CURDIR) \
		KBUILD_EXTRA_SYMBOLS=$(KMOD)/Module.symvers $@

.PHONY: modules clean
