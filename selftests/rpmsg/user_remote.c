// SPDX-License-Identifier: GPL-2.0
/*
 * A remote processor as a program, in the memory layout of OpenAMP's:
 *
 *	user_remote /dev/rpmsg_sim-NAME SERVICE ADDRESS COUNT
 *
 * It waits for the guest's driver, announces the service, prints "ready",
 * returns COUNT messages to whoever sends them, takes the service back, and
 * prints what it saw of the resource table.
 */
#include <endian.h>
#include <err.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/rpmsg_sim.h>
#include <linux/virtio_config.h>
#include <linux/virtio_ring.h>

#define REMOTE_PATIENCE	30000	/* ms */
#define REMOTE_NS_ADDR	53
#define REMOTE_DESTROY	1

enum { REMOTE_SEND, REMOTE_RECEIVE, REMOTE_VRINGS };

struct remote_header {
	uint32_t src;
	uint32_t dst;
	uint32_t reserved;
	uint16_t len;
	uint16_t flags;
};

struct remote_ns {
	char name[32];
	uint32_t addr;
	uint32_t flags;
};

struct remote_vring {
	struct vring vring;
	uint16_t next;
	int kick;	/* the guest tells us */
	int irq;	/* we tell the guest */
};

struct remote {
	int file;
	struct rpmsg_sim_info info;
	volatile struct rpmsg_sim_table *table;
	struct remote_vring vrings[REMOTE_VRINGS];
};

static void *remote_at(struct remote *remote, uint64_t da, uint64_t size)
{
	if (da < remote->info.da ||
	    da + size > remote->info.da + remote->info.size)
		errx(1, "%#llx is not in the shared memory",
		     (unsigned long long)da);

	return (char *)remote->table + (da - remote->info.da);
}

static int remote_eventfd(struct remote *remote, unsigned long request,
			  unsigned int notifyid)
{
	struct rpmsg_sim_eventfd eventfd_of = { .notifyid = notifyid };
	int fd = eventfd(0, EFD_NONBLOCK);

	eventfd_of.fd = fd;
	if (fd < 0 || ioctl(remote->file, request, &eventfd_of))
		err(1, "no eventfd for vring %u", notifyid);

	return fd;
}

static void remote_open_vring(struct remote *remote, unsigned int index)
{
	volatile struct rpmsg_sim_table_vring *entry =
		&remote->table->vring[index];
	struct remote_vring *vring = &remote->vrings[index];

	vring_init(&vring->vring, entry->num,
		   remote_at(remote, entry->da,
			     vring_size(entry->num, entry->align)),
		   entry->align);
	/* Another program may have been here, and given back what it took. */
	vring->next = vring->vring.used->idx;
	vring->kick = remote_eventfd(remote, RPMSG_SIM_SET_KICK,
				     entry->notifyid);
	vring->irq = remote_eventfd(remote, RPMSG_SIM_SET_IRQ,
				    entry->notifyid);
}

static void remote_open(struct remote *remote, const char *path)
{
	unsigned int i, waited;

	remote->file = open(path, O_RDWR);
	if (remote->file < 0)
		err(1, "%s", path);
	if (ioctl(remote->file, RPMSG_SIM_GET_INFO, &remote->info))
		err(1, "%s: no information", path);
	remote->table = mmap(NULL, remote->info.size, PROT_READ | PROT_WRITE,
			     MAP_SHARED, remote->file, 0);
	if (remote->table == MAP_FAILED)
		err(1, "%s: no memory", path);
	if (remote->table->ver != RPMSG_SIM_TABLE_VERSION ||
	    remote->table->type != RPMSG_SIM_TABLE_VDEV ||
	    remote->table->num_of_vrings != REMOTE_VRINGS)
		errx(1, "%s: not a resource table", path);

	for (waited = 0; !(remote->table->status & VIRTIO_CONFIG_S_DRIVER_OK);
	     waited++) {
		if (waited == REMOTE_PATIENCE)
			errx(1, "there is no driver");
		usleep(1000);
	}
	for (i = 0; i < REMOTE_VRINGS; i++)
		remote_open_vring(remote, i);
}

/* The next buffer that the guest offers; waits for it to be offered. */
static struct vring_desc *remote_take(struct remote *remote, unsigned int index,
				      uint16_t *id)
{
	struct remote_vring *vring = &remote->vrings[index];
	struct pollfd kick = { .fd = vring->kick, .events = POLLIN };
	struct vring *ring = &vring->vring;
	eventfd_t count;

	while (vring->next ==
	       __atomic_load_n(&ring->avail->idx, __ATOMIC_ACQUIRE)) {
		if (poll(&kick, 1, REMOTE_PATIENCE) <= 0)
			errx(1, "no kick of vring %u", index);
		eventfd_read(vring->kick, &count);
	}
	*id = ring->avail->ring[vring->next++ % ring->num];

	return &ring->desc[*id];
}

static void remote_give(struct remote *remote, unsigned int index, uint16_t id,
			uint32_t len)
{
	struct remote_vring *vring = &remote->vrings[index];
	struct vring *ring = &vring->vring;
	uint16_t used = ring->used->idx;

	ring->used->ring[used % ring->num].id = id;
	ring->used->ring[used % ring->num].len = len;
	__atomic_store_n(&ring->used->idx, used + 1, __ATOMIC_RELEASE);
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
	if (!(ring->avail->flags & VRING_AVAIL_F_NO_INTERRUPT) &&
	    eventfd_write(vring->irq, 1))
		err(1, "cannot interrupt");
}

static void remote_send(struct remote *remote, uint32_t src, uint32_t dst,
			const void *data, uint16_t len)
{
	struct remote_header *header;
	struct vring_desc *desc;
	uint16_t id;

	desc = remote_take(remote, REMOTE_SEND, &id);
	header = remote_at(remote, desc->addr, desc->len);
	if (desc->len < sizeof(*header) + len)
		errx(1, "the guest's buffers are too small");
	*header = (struct remote_header) {
		.src = htole32(src),
		.dst = htole32(dst),
		.len = htole16(len),
	};
	memcpy(header + 1, data, len);
	/* OpenAMP gives back all of a buffer, whatever is in it. */
	remote_give(remote, REMOTE_SEND, id, desc->len);
}

static void remote_announce(struct remote *remote, const char *name,
			    uint32_t addr, uint32_t flags)
{
	struct remote_ns ns = { .addr = htole32(addr),
				.flags = htole32(flags) };

	strncpy(ns.name, name, sizeof(ns.name) - 1);
	remote_send(remote, addr, REMOTE_NS_ADDR, &ns, sizeof(ns));
}

static void remote_echo(struct remote *remote)
{
	struct remote_header *header;
	struct vring_desc *desc;
	uint16_t id;

	desc = remote_take(remote, REMOTE_RECEIVE, &id);
	header = remote_at(remote, desc->addr, desc->len);
	remote_send(remote, le32toh(header->dst), le32toh(header->src),
		    header + 1, le16toh(header->len));
	remote_give(remote, REMOTE_RECEIVE, id, 0);
}

int main(int argc, char **argv)
{
	struct remote remote = { };
	unsigned long count, addr;

	if (argc != 5)
		errx(129, "usage: user_remote FILE SERVICE ADDRESS COUNT");

	addr = strtoul(argv[3], NULL, 0);
	remote_open(&remote, argv[1]);
	remote_announce(&remote, argv[2], addr, 0);
	puts("ready");
	fflush(stdout);
	for (count = strtoul(argv[4], NULL, 0); count; count--)
		remote_echo(&remote);
	remote_announce(&remote, argv[2], addr, REMOTE_DESTROY);
	printf("id %u dfeatures %#x gfeatures %#x num %u align %u\n",
	       remote.table->id, remote.table->dfeatures,
	       remote.table->gfeatures, remote.table->vring[0].num,
	       remote.table->vring[0].align);

	return 0;
}
