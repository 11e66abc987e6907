#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Memory is lent or shared in one request or, with many pieces, in several;
# what cannot be completed is taken back. A list with nobody or nothing on it
# is refused.
. "${0%/*}/lib/test.sh"

requires sim
test_start 13

rm_new a
test_module $rm_module
check "one piece is lent" rm_typed_is "0 1" lend 1 1
check "as many as one request has are shared" rm_typed_is "0 2" share 3 512
rm_sim_of a requests
before=$reply
check "one more takes a second" rm_typed_is "0 3" lend 1 513
check "and no third" rm_sim_is a requests $((before + 2))
check "many take several" rm_typed_is "0 4" share 512 1500
check "there are four parcels" rm_sim_is a parcels 4
check "nobody to have it" rm_typed_is "-22 0" lend 0 1
check "no piece" rm_typed_is "-22 0" lend 1 0
check "too many to have it" rm_typed_is "-22 0" lend 513 1
check "one is reclaimed" rm_typed_is 0 reclaim 2
check "once" rm_typed_is -22 reclaim 2
rm_set a replies/error "1 1 1"
check "what cannot be completed fails" rm_typed_is "-12 5" lend 1 600
check "and is taken back" rm_sim_is a parcels 3
