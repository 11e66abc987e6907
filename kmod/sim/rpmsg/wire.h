/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated remote processor: what rpmsg over virtio puts on the wire */
#ifndef _RPMSG_SIM_WIRE_H
#define _RPMSG_SIM_WIRE_H

#include <linux/types.h>

/* Little endian, as the device offers VIRTIO_F_VERSION_1 */
struct rpmsg_sim_header {
	__le32 src;
	__le32 dst;
	__le32 reserved;
	__le16 len;
	__le16 flags;
} __packed;

#define RPMSG_SIM_NAME_SIZE	32	/* with the zero that ends it */
#define RPMSG_SIM_NS_ADDR	53	/* where both sides' name services are */
#define RPMSG_SIM_NS_DESTROY	BIT(0)	/* otherwise create */

struct rpmsg_sim_ns {
	char name[RPMSG_SIM_NAME_SIZE];
	__le32 addr;
	__le32 flags;
} __packed;

#define RPMSG_SIM_F_NS		0	/* feature bit: there are name services */

#endif /* _RPMSG_SIM_WIRE_H */
