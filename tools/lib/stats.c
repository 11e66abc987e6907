// SPDX-License-Identifier: GPL-2.0
#include "stats.h"

/**
 * rs_hist_low() - smallest value of a bucket
 * @index: the bucket
 *
 * Return: nanoseconds.
 */
uint64_t rs_hist_low(unsigned int index)
{
	unsigned int shift;

	if (index < RS_HIST_SUBS)
		return index;
	shift = index / RS_HIST_SUBS - 1;
	return (uint64_t)(index - shift * RS_HIST_SUBS) << shift;
}

/**
 * rs_hist_high() - where the next bucket begins
 * @index: the bucket
 *
 * Return: nanoseconds, UINT64_MAX for the last bucket.
 */
uint64_t rs_hist_high(unsigned int index)
{
	return index < RS_HIST_OVERFLOW ? rs_hist_low(index + 1) : UINT64_MAX;
}

/**
 * rs_hist_count() - number of values
 * @hist: a histogram
 *
 * Return: the sum of all buckets.
 */
uint64_t rs_hist_count(const struct rs_hist *hist)
{
	uint64_t count = 0;
	unsigned int i;

	for (i = 0; i < RS_HIST_BUCKETS; i++)
		count += hist->bucket[i];
	return count;
}

static uint64_t stats_clamp(const struct rs_hist *hist, uint64_t value)
{
	if (value < hist->min)
		return hist->min;
	return value > hist->max ? hist->max : value;
}

/**
 * rs_hist_quantile() - a quantile by nearest rank
 * @hist: a histogram
 * @count: of its values, not 0
 * @per_mille: 500 for the median
 *
 * Return: the middle of the bucket in which the value of that rank is, but
 * never outside of what was really seen.
 */
uint64_t rs_hist_quantile(const struct rs_hist *hist, uint64_t count,
			  unsigned int per_mille)
{
	uint64_t rank = (count / 1000) * per_mille +
			((count % 1000) * per_mille + 999) / 1000;
	uint64_t below = 0;
	unsigned int i;

	for (i = 0; i < RS_HIST_OVERFLOW; i++) {
		below += hist->bucket[i];
		if (below >= rank) {
			uint64_t low = rs_hist_low(i);
			uint64_t width = rs_hist_high(i) - low;

			return stats_clamp(hist, low + (width - 1) / 2);
		}
	}
	return hist->max;
}

/* First and last bucket in use; first > last if there is none */
static void stats_span(const struct rs_hist *hist, unsigned int *first,
		       unsigned int *last)
{
	for (*first = 0; *first < RS_HIST_BUCKETS; ++*first) {
		if (hist->bucket[*first])
			break;
	}
	for (*last = RS_HIST_BUCKETS - 1; *last > 0; --*last) {
		if (hist->bucket[*last])
			break;
	}
}

/**
 * rs_hist_settle() - make a reading of a running histogram consistent
 * @hist: a copy of a histogram that was written meanwhile
 *
 * A value enters its bucket before it moves the smallest and the largest; one
 * that was between the two is given the bounds of its bucket.
 */
void rs_hist_settle(struct rs_hist *hist)
{
	unsigned int first, last;

	stats_span(hist, &first, &last);
	if (first > last)
		return;
	if (hist->min >= rs_hist_high(first))
		hist->min = rs_hist_low(first);
	if (hist->max < rs_hist_low(last))
		hist->max = rs_hist_high(last) - 1;
}

/**
 * rs_hist_subtract() - keep what came after an earlier reading
 * @hist: a histogram; becomes the difference
 * @before: the same histogram, read earlier
 *
 * Exact, but for the smallest and the largest value: those of the difference
 * are known only by their bucket, unless they are those of the whole.
 */
void rs_hist_subtract(struct rs_hist *hist, const struct rs_hist *before)
{
	unsigned int i, first, last;
	uint64_t min, max;

	for (i = 0; i < RS_HIST_BUCKETS; i++)
		hist->bucket[i] -= before->bucket[i];
	stats_span(hist, &first, &last);
	if (first <= last) {
		min = stats_clamp(hist, rs_hist_low(first));
		max = stats_clamp(hist, rs_hist_high(last) - 1);
		hist->min = min;
		hist->max = max;
	}
	hist->sum -= before->sum;
	for (i = 0; i < RS_LOSS_COUNT; i++)
		hist->lost[i] -= before->lost[i];
}

#define STATS_PER_MILLE(id, name, per_mille) [RS_QUANTILE_##id] = per_mille,
static const unsigned int stats_per_mille[] = { RS_QUANTILES(STATS_PER_MILLE) };

/**
 * rs_hist_stats() - a histogram in numbers
 * @hist: a histogram
 *
 * Return: see &struct rs_stats.
 */
struct rs_stats rs_hist_stats(const struct rs_hist *hist)
{
	struct rs_stats stats = {
		.count = rs_hist_count(hist),
		.min = hist->min,
		.max = hist->max,
	};
	unsigned int i;

	for (i = 0; i < RS_LOSS_COUNT; i++)
		stats.lost += hist->lost[i];
	if (!stats.count)
		return stats;
	stats.mean = (double)hist->sum / stats.count;
	for (i = 0; i < RS_QUANTILE_COUNT; i++)
		stats.quantile[i] = rs_hist_quantile(hist, stats.count,
						     stats_per_mille[i]);
	return stats;
}
