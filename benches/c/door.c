/* Times calls across the C door: `door FILE CLAIMS`. Prints a line for each: what, and how long.
 * Reading FILE and judging all of CLAIMS are medians of several rounds; a scalar call is the smallest,
 * which is what the call itself costs. */
#define _POSIX_C_SOURCE 200809L
#include "../../examples/c/file.h"

#include <crossings.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 30, CALLS = 200000, READS = 40, JUDGED = 21 };

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static int by_value(const void *one, const void *other) {
  const double a = *(const double *)one, b = *(const double *)other;
  return (a > b) - (a < b);
}

static volatile uint64_t seen; /* so that no call is left out */

#define TIME(what, call, use)                                                       \
  do {                                                                              \
    double best = 1e9;                                                              \
    for (int round = 0; round < ROUNDS; round++) {                                  \
      const double from = now();                                                    \
      for (int i = 0; i < CALLS; i++) {                                             \
        if (call) return 1;                                                         \
        seen += (uint64_t)(use);                                                    \
      }                                                                             \
      const double each = (now() - from) / CALLS;                                   \
      if (each < best) best = each;                                                 \
    }                                                                               \
    printf("%s %.1f ns\n", what, best * 1e9);                                       \
  } while (0)

/* Judges every claim of a document, and looks at each verdict. */
static int judge(const crossings_claims *claims, const crossings_register *data) {
  size_t count = 0;
  if (crossings_claims_len(claims, &count, NULL)) return 1;
  for (size_t i = 0; i < count; i++) {
    crossings_judgement *judgement = NULL;
    crossings_judgement_facts about;
    if (crossings_claims_judge(claims, i, data, NULL, &judgement, NULL)) return 1;
    if (crossings_judgement_about(judgement, &about, NULL)) return 1;
    seen += about.verdict;
    crossings_judgement_free(judgement);
  }
  return 0;
}

static int time_judgements(char *name, const crossings_register *data) {
  size_t len = 0;
  char *json = read_file(name, &len);
  crossings_claims *claims = NULL;
  double took[JUDGED];
  if (!json || crossings_claims_read(name, strlen(name), json, len, NULL, &claims, NULL)) return 1;
  for (int i = 0; i < JUDGED; i++) {
    const double from = now();
    if (judge(claims, data)) return 1;
    took[i] = now() - from;
  }
  qsort(took, JUDGED, sizeof took[0], by_value);
  printf("judge %.3f ms\n", took[JUDGED / 2] * 1e3);
  crossings_claims_free(claims);
  free(json);
  return 0;
}

int main(int count, char **arguments) {
  size_t len = 0, number = 0;
  char *bytes = count == 3 ? read_file(arguments[1], &len) : NULL;
  if (!bytes) return 2;
  crossings_source source = {arguments[1], strlen(arguments[1]), bytes, len, NULL, 0};
  crossings_register *data = NULL;
  crossings_view *view = NULL;
  crossings_days *days = NULL;
  double took[READS];
  for (int i = 0; i < READS; i++) {
    const double from = now();
    crossings_register_free(data);
    if (crossings_register_read(&source, 1, NULL, &data, NULL)) return 1;
    took[i] = now() - from;
  }
  qsort(took, READS, sizeof took[0], by_value);
  printf("read %.3f ms\n", took[READS / 2] * 1e3);
  if (time_judgements(arguments[2], data)) return 1;
  if (crossings_register_view(data, CROSSINGS_BASIS_UK_ARRIVALS, NULL, 0, &view, NULL)) return 1;
  if (crossings_view_days(view, &days, NULL) || crossings_days_len(days, &number, NULL)) return 1;
  crossings_error *error = NULL;
  crossings_day day;
  crossings_arrivals arrivals;
  crossings_total total;
  crossings_period all;
  if (crossings_view_extent(view, &all, NULL)) return 1;
  TIME("crossings_abi_version", 0, crossings_abi_version());
  TIME("crossings_days_len", crossings_days_len(days, &number, &error), number);
  size_t next = 0; /* going round is not part of the call, so it is kept cheap */
  TIME("crossings_days_get",
       crossings_days_get(days, next = next + 1 < number ? next + 1 : 0, &day, &error), day.arrivals.people);
  TIME("crossings_view_day", crossings_view_day(view, all.last, &arrivals, &error), arrivals.people);
  TIME("crossings_view_total", crossings_view_total(view, all, &total, &error), total.arrivals.people);
  crossings_days_free(days);
  crossings_view_free(view);
  crossings_register_free(data);
  free(bytes);
  return 0;
}
