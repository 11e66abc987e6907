/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is read out of a histogram
 */
#ifndef RINGSCOPE_STATS_H
#define RINGSCOPE_STATS_H

#include <stdint.h>

#include "../../bpf/hist.h"

/* QUANTILE(id, name, parts of 1000) */
#define RS_QUANTILES(QUANTILE)						\
	QUANTILE(p50, "p50", 500)					\
	QUANTILE(p90, "p90", 900)					\
	QUANTILE(p99, "p99", 990)					\
	QUANTILE(p999, "p99.9", 999)

#define STATS_QUANTILE_ENUM(id, ...) RS_QUANTILE_##id,
enum rs_quantile { RS_QUANTILES(STATS_QUANTILE_ENUM) RS_QUANTILE_COUNT };

/**
 * struct rs_stats - a histogram in numbers; all but the first two are
 *	meaningless if count is 0
 * @count: values
 * @lost: messages seen but not measured
 * @min: smallest value
 * @max: largest value
 * @mean: average
 * @quantile: by nearest rank, off by at most 1/128 of the value
 */
struct rs_stats {
	uint64_t count;
	uint64_t lost;
	uint64_t min;
	uint64_t max;
	double mean;
	uint64_t quantile[RS_QUANTILE_COUNT];
};

uint64_t rs_hist_low(unsigned int index);
uint64_t rs_hist_high(unsigned int index);
uint64_t rs_hist_count(const struct rs_hist *hist);
uint64_t rs_hist_quantile(const struct rs_hist *hist, uint64_t count,
			  unsigned int per_mille);
void rs_hist_settle(struct rs_hist *hist);
void rs_hist_subtract(struct rs_hist *hist, const struct rs_hist *before);
struct rs_stats rs_hist_stats(const struct rs_hist *hist);

#endif
