// SPDX-License-Identifier: GPL-2.0
/*
 * The histogram: buckets and their bounds, quantiles against exact sorting
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../../tools/lib/stats.h"
#include "ktap.h"

#define HIST_BOUND	(1.0 / (2 * RS_HIST_SUBS))	/* 0.78 % */

static uint64_t hist_random_state = 0x9e3779b97f4a7c15;

static uint64_t hist_random(void)
{
	hist_random_state ^= hist_random_state << 13;
	hist_random_state ^= hist_random_state >> 7;
	hist_random_state ^= hist_random_state << 17;
	return hist_random_state;
}

static double hist_random_unit(void)
{
	return ((hist_random() >> 11) + 0.5) / (1ULL << 53);
}

/* What the BPF program does, without its atomics */
static void hist_add(struct rs_hist *hist, uint64_t value)
{
	__u64 index;

	if (!rs_hist_index(value, &index))
		index = RS_HIST_OVERFLOW;
	hist->bucket[index]++;
	hist->sum += value;
	if (value < hist->min)
		hist->min = value;
	if (value > hist->max)
		hist->max = value;
}

static void hist_check_value(uint64_t value)
{
	__u64 index = UINT64_MAX;

	if (value >= 1ULL << RS_HIST_MAX_BITS) {
		ktap_expect(!rs_hist_index(value, &index), "value %" PRIu64, value);
		return;
	}
	ktap_expect(rs_hist_index(value, &index), "value %" PRIu64, value);
	ktap_expect(index < RS_HIST_OVERFLOW, "value %" PRIu64, value);
	ktap_expect(rs_hist_low(index) <= value && value < rs_hist_high(index),
		    "value %" PRIu64 " in [%" PRIu64 ", %" PRIu64 ")", value,
		    rs_hist_low(index), rs_hist_high(index));
}

static void hist_value_lies_in_its_bucket(void)
{
	int bit, i;

	for (bit = 0; bit < 64; bit++) {
		hist_check_value((1ULL << bit) - 1);
		hist_check_value(1ULL << bit);
		hist_check_value((1ULL << bit) + 1);
	}
	hist_check_value(UINT64_MAX);
	for (i = 0; i < 1000000; i++)
		hist_check_value(hist_random() >> (hist_random() % 64));
}

static void hist_bounds_give_back_the_bucket(void)
{
	__u64 index = 0;
	unsigned int i;

	for (i = 0; i < RS_HIST_OVERFLOW; i++) {
		uint64_t low = rs_hist_low(i), high = rs_hist_high(i);

		ktap_expect(rs_hist_index(low, &index) && index == i,
			    "low %" PRIu64 " of %u gives %llu", low, i, index);
		ktap_expect(rs_hist_index(high - 1, &index) && index == i,
			    "high %" PRIu64 " of %u gives %llu", high, i, index);
		ktap_expect(high == rs_hist_low(i + 1), "bucket %u", i);
		ktap_expect(high - low == 1 ||
			    (high - low) * RS_HIST_SUBS <= low,
			    "bucket %u is %" PRIu64 " wide at %" PRIu64, i,
			    high - low, low);
	}
	ktap_expect(rs_hist_low(RS_HIST_OVERFLOW) == 1ULL << RS_HIST_MAX_BITS,
		    "%" PRIu64, rs_hist_low(RS_HIST_OVERFLOW));
}

#define HIST_VALUES 100000

static int hist_compare(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Every quantile that is ever printed, and some more, against the sorted values */
static void hist_check_quantiles(const char *what, uint64_t *values, size_t count)
{
	static const unsigned int per_mille[] = {
		1, 10, 250, 500, 750, 900, 950, 990, 999, 1000
	};
	struct rs_hist *hist = calloc(1, sizeof(*hist));
	uint64_t exact, rank, value;
	struct rs_stats stats;
	double sum = 0;
	size_t i;

	hist->min = UINT64_MAX;
	for (i = 0; i < count; i++) {
		hist_add(hist, values[i]);
		sum += values[i];
	}
	qsort(values, count, sizeof(*values), hist_compare);
	for (i = 0; i < sizeof(per_mille) / sizeof(*per_mille); i++) {
		rank = ceil(count * (per_mille[i] / 1000.0) - 1e-9);
		exact = values[rank ? rank - 1 : 0];
		value = rs_hist_quantile(hist, count, per_mille[i]);
		ktap_expect(fabs((double)value - exact) <= exact * HIST_BOUND,
			    "%s: quantile %u is %" PRIu64 ", not %" PRIu64,
			    what, per_mille[i], value, exact);
	}
	stats = rs_hist_stats(hist);
	ktap_expect(stats.count == count, "%s: %" PRIu64, what, stats.count);
	ktap_expect(stats.min == values[0], "%s: %" PRIu64, what, stats.min);
	ktap_expect(stats.max == values[count - 1], "%s: %" PRIu64, what,
		    stats.max);
	ktap_expect(fabs(stats.mean - sum / count) <= 1e-9 * stats.mean,
		    "%s: %f, not %f", what, stats.mean, sum / count);
	free(hist);
}

static uint64_t hist_log_normal(double median, double sigma)
{
	double normal = sqrt(-2 * log(hist_random_unit())) *
			cos(2 * M_PI * hist_random_unit());

	return median * exp(sigma * normal);
}

static uint64_t hist_value_log_normal(size_t i)
{
	(void)i;
	return hist_log_normal(25500, 0.5);
}

static uint64_t hist_value_heavy_tail(size_t i)
{
	(void)i;
	return hist_log_normal(2000, 2.5);
}

static uint64_t hist_value_bimodal(size_t i)
{
	return hist_log_normal(i % 3 ? 3000 : 900000, 0.1);
}

static uint64_t hist_value_constant(size_t i)
{
	(void)i;
	return 3421;
}

static uint64_t hist_value_power_of_two(size_t i)
{
	return 1ULL << i % RS_HIST_MAX_BITS;
}

static uint64_t hist_value_below_power_of_two(size_t i)
{
	return (2ULL << i % RS_HIST_MAX_BITS) - 1;
}

static uint64_t hist_value_edge(size_t i)
{
	static const uint64_t edges[] = { 0, 1, 63, 64, 65, 127, 128, 129, 130 };

	return edges[i % (sizeof(edges) / sizeof(*edges))];
}

static uint64_t hist_value_uniform(size_t i)
{
	(void)i;
	return hist_random() >> (64 - RS_HIST_MAX_BITS);
}

static void hist_quantiles_are_within_the_bound(void)
{
	static const struct {
		const char *what;
		uint64_t (*value)(size_t i);
	} rows[] = {
		{ "log-normal", hist_value_log_normal },
		{ "heavy tail", hist_value_heavy_tail },
		{ "bimodal", hist_value_bimodal },
		{ "constant", hist_value_constant },
		{ "powers of two", hist_value_power_of_two },
		{ "below powers of two", hist_value_below_power_of_two },
		{ "edges", hist_value_edge },
		{ "uniform", hist_value_uniform },
	};
	static const size_t counts[] = { 1, 2, 3, 10, 999, 1000, 1001, HIST_VALUES };
	static uint64_t values[HIST_VALUES];
	size_t row, size, i;

	for (row = 0; row < sizeof(rows) / sizeof(*rows); row++) {
		for (size = 0; size < sizeof(counts) / sizeof(*counts); size++) {
			for (i = 0; i < counts[size]; i++)
				values[i] = rows[row].value(i);
			hist_check_quantiles(rows[row].what, values, counts[size]);
		}
	}
}

static void hist_equal_values_have_exact_quantiles(void)
{
	static uint64_t values[] = { 0, 1, 127, 128, 3421, 1000000007 };
	struct rs_hist *hist;
	struct rs_stats stats;
	size_t i;
	int q;

	for (i = 0; i < sizeof(values) / sizeof(*values); i++) {
		hist = calloc(1, sizeof(*hist));
		hist->min = UINT64_MAX;
		hist_add(hist, values[i]);
		hist_add(hist, values[i]);
		stats = rs_hist_stats(hist);
		for (q = 0; q < RS_QUANTILE_COUNT; q++)
			ktap_expect(stats.quantile[q] == values[i],
				    "%" PRIu64 ", not %" PRIu64,
				    stats.quantile[q], values[i]);
		free(hist);
	}
}

static void hist_too_large_values_are_counted(void)
{
	struct rs_hist *hist = calloc(1, sizeof(*hist));
	uint64_t large = 5ULL << RS_HIST_MAX_BITS;

	hist->min = UINT64_MAX;
	hist_add(hist, 1ULL << RS_HIST_MAX_BITS);
	hist_add(hist, large);
	ktap_expect(rs_hist_count(hist) == 2, "%" PRIu64, rs_hist_count(hist));
	ktap_expect(rs_hist_quantile(hist, 2, 500) == large, "%" PRIu64,
		    rs_hist_quantile(hist, 2, 500));
	ktap_expect(rs_hist_high(RS_HIST_OVERFLOW) == UINT64_MAX, "%" PRIu64,
		    rs_hist_high(RS_HIST_OVERFLOW));
	free(hist);
}

static void hist_difference_is_what_came_later(void)
{
	struct rs_hist *before = calloc(1, sizeof(*before));
	struct rs_hist *after = calloc(1, sizeof(*after));
	struct rs_hist *later = calloc(1, sizeof(*later));
	uint64_t value;
	int i;

	before->min = after->min = later->min = UINT64_MAX;
	for (i = 0; i < 20000; i++) {
		value = hist_log_normal(5000, i < 10000 ? 2 : 0.3);
		hist_add(after, value);
		hist_add(i < 10000 ? before : later, value);
		after->lost[i % RS_LOSS_COUNT]++;
		(i < 10000 ? before : later)->lost[i % RS_LOSS_COUNT]++;
	}
	rs_hist_subtract(after, before);
	ktap_expect(!memcmp(after->bucket, later->bucket, sizeof(later->bucket)),
		    "buckets differ");
	ktap_expect(!memcmp(after->lost, later->lost, sizeof(later->lost)),
		    "losses differ");
	ktap_expect(after->sum == later->sum, "%llu, not %llu", after->sum,
		    later->sum);
	ktap_expect(after->min <= later->min &&
		    later->min - after->min <= 2 * HIST_BOUND * later->min,
		    "min %llu, not %llu", after->min, later->min);
	ktap_expect(after->max >= later->max &&
		    after->max - later->max <= 2 * HIST_BOUND * later->max,
		    "max %llu, not %llu", after->max, later->max);
	free(before);
	free(after);
	free(later);
}

static void hist_half_counted_value_is_settled(void)
{
	struct rs_hist *hist = calloc(1, sizeof(*hist));
	__u64 index;

	hist->min = UINT64_MAX;
	rs_hist_index(1000, &index);
	hist->bucket[index] = 1;
	rs_hist_settle(hist);
	ktap_expect(hist->min == rs_hist_low(index), "%llu", hist->min);
	ktap_expect(hist->max == rs_hist_high(index) - 1, "%llu", hist->max);

	hist->min = hist->max = 1000;
	rs_hist_settle(hist);
	ktap_expect(hist->min == 1000 && hist->max == 1000, "%llu %llu",
		    hist->min, hist->max);
	free(hist);
}

static const struct ktap_test hist_tests[] = {
	KTAP_TEST("a value lies in its bucket", hist_value_lies_in_its_bucket),
	KTAP_TEST("the bounds of a bucket give back the bucket",
		  hist_bounds_give_back_the_bucket),
	KTAP_TEST("quantiles are within 0.78 percent of exact sorting",
		  hist_quantiles_are_within_the_bound),
	KTAP_TEST("quantiles of equal values are exact",
		  hist_equal_values_have_exact_quantiles),
	KTAP_TEST("values beyond the last bucket are counted",
		  hist_too_large_values_are_counted),
	KTAP_TEST("a difference of readings is what came between them",
		  hist_difference_is_what_came_later),
	KTAP_TEST("a value read half way through is made consistent",
		  hist_half_counted_value_is_settled),
};

KTAP_MAIN(hist_tests)
