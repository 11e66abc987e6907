#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each tracepoint of virtual machines and their functions fires at its step,
# with the values of what it is about.
. "${0%/*}/lib/test.sh"

trace_prefix=gh_vm_

# gen_of DIRECTORY: $reply is its id and generation
gen_of() {
	contents "$1/id"
	gen_id=$reply
	contents "$1/generation"
	reply="$gen_id gen=$reply"
}

requires sim tracefs
test_start 17
test_tmp

vm_manager
vm_bell 5
trace_open
trace_start
vm_open
vm_class
class=$reply
gen_of "$class"
vm=$reply
vm_eventfds 1 2 3
vm_done add irqfd 1 5
vm_done add bellfd 2 5 1
vm_done add ioeventfd 3 0x1000 4
vm_fn irqfd-0x5
gen_of "$reply"
irqfd=$reply
vm_fn bellfd-0x5
gen_of "$reply"
bellfd=$reply
vm_fn ioeventfd-0x1000
gen_of "$reply"
ioeventfd=$reply
vm_is EEXIST add irqfd 2 5
vm_done signal 1 3
vm_done start
contents "$class/vmid"
vmid=$reply
eventually vm_fn_is bellfd-0x5 signals 1
vm_done signal 1
eventually vm_fn_is bellfd-0x5 signals 2
vm_write 0x1000 4 77
vm_write 0x1000 8 78
vm_exit 3
eventually vm_state_is exited
vm_done close
trace_stop

while read -r what line; do
	check "$what" traced "$line"
done <<-EOT
	state,new state: vm=$vm vmid=0 state=new exit_type=0
	state,starting state: vm=$vm vmid=0 state=starting exit_type=0
	state,running state: vm=$vm vmid=$vmid state=running exit_type=0
	state,exited state: vm=$vm vmid=$vmid state=exited exit_type=3
	state,closed state: vm=$vm vmid=0 state=closed exit_type=3
	function,bound function: vm=$vm type=2 fn=${irqfd%% *} fn_gen=${irqfd#*=} bound=1 error=0
	function,refused function: vm=$vm type=2 fn=[0-9]* fn_gen=[0-9]* bound=0 error=-17
	function,removed function: vm=$vm type=2 fn=${irqfd%% *} fn_gen=${irqfd#*=} bound=0 error=0
	resource,came resource: vm=$vm type=0 label=5 capid=[0-9]* there=1 taken=1
	resource,goes resource: vm=$vm type=1 label=5 capid=[0-9]* there=0 taken=1
	write,answered write: vm=$vm addr=4096 len=4 data=77 ret=0
	write,unanswered write: vm=$vm addr=4096 len=8 data=78 ret=-2
	irqfd,before irqfd: fn=$irqfd label=5 count=3 error=0 signal_ns=[0-9]*
	irqfd,after irqfd: fn=$irqfd label=5 count=1 error=0 signal_ns=[0-9]*
	ioeventfd ioeventfd: fn=$ioeventfd addr=4096 len=4 data=77
	bellfd bellfd: fn=$bellfd label=5 bits=1 sends=1 send_ns=[0-9]* irq_ns=[0-9]*
EOT
vm_fn_of_close() {
	trace_count "fn=${bellfd%% *} "
	at_least "records" 1 "$reply"
}
check "the function that was closed is among them" vm_fn_of_close
