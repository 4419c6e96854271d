/*
 * Handles are freed in any order, and what was made of one outlives it.
 *
 * Expected:
 * 61 people in 1 boats on 2030-05-01
 * 3 days, 261 people in 5 boats: 261/5 people per boat, 52.20
 * the record: 2030-05-04 with 210
 * 4 days in the list, the last 2030-05-04
 * a basis: 0
 */
#include <crossings.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static crossings_error *error;

static void must(crossings_status status) {
  if (!status) return;
  fprintf(stderr, "%s: %s\n", crossings_status_name(status), crossings_error_message(error));
  crossings_error_free(error);
  exit(1);
}

int main(void) {
  const char *csv =
    "date,people,boats\n"
    "2030-05-01,61,1\n"
    "2030-05-02,0,0\n"
    "2030-05-03,51,1\n"
    "2030-05-04,210,4\n";
  size_t len = strlen(csv);
  char *bytes = malloc(len);
  if (!bytes) return 1;
  memcpy(bytes, csv, len);

  crossings_limits limits;
  must(crossings_limits_default(&limits, &error));
  limits.rows = 100;
  crossings_source source = {"days.csv", strlen("days.csv"), bytes, len, "2030-05-09", strlen("2030-05-09")};
  crossings_register *data = NULL;
  must(crossings_register_read(&source, 1, &limits, &data, &error));
  free(bytes);

  crossings_view *view = NULL;
  must(crossings_register_view(data, CROSSINGS_BASIS_UK_ARRIVALS, "2030-05-10", 10, &view, &error));
  crossings_register_free(data);

  crossings_date first = {2030, 5, 1};
  crossings_arrivals arrivals;
  //= docs/rules.md#the-c-interface
  //# abi-11: A handle MUST outlive the one that it came from, so that they are freed in any order.
  must(crossings_view_day(view, first, &arrivals, &error));
  printf("%" PRIu64 " people in %" PRIu64 " boats on 2030-05-01\n", arrivals.people, arrivals.boats);

  crossings_period period = {{2030, 5, 2}, {2030, 5, 4}};
  crossings_total total;
  crossings_ratio ratio;
  crossings_string *decimal = NULL;
  crossings_text text;
  uint64_t days = 0;
  must(crossings_period_days(period, &days, &error));
  must(crossings_view_total(view, period, &total, &error));
  must(crossings_view_rate(view, period, CROSSINGS_RATE_PEOPLE_PER_BOAT, &ratio, &error));
  must(crossings_ratio_decimal(&ratio, 2, &decimal, &error));
  must(crossings_string_text(decimal, &text, &error));
  printf("%" PRIu64 " days, %" PRIu64 " people in %" PRIu64 " boats: %s people per boat, %.*s\n", days,
         total.arrivals.people, total.arrivals.boats, ratio.text, (int)text.len, text.data);
  crossings_string_free(decimal);

  crossings_days *list = NULL;
  crossings_day day;
  crossings_period extent;
  uint32_t basis = 9;
  size_t count = 0;
  must(crossings_view_record(view, &day, &error));
  must(crossings_view_extent(view, &extent, &error));
  must(crossings_view_basis(view, &basis, &error));
  must(crossings_view_days(view, &list, &error));
  crossings_view_free(view);
  printf("the record: %d-%02u-%02u with %" PRIu64 "\n", day.date.year, day.date.month, day.date.day,
         day.arrivals.people);
  must(crossings_days_len(list, &count, &error));
  must(crossings_days_get(list, count - 1, &day, &error));
  crossings_days_free(list);
  printf("%u days in the list, the last %d-%02u-%02u\n", (unsigned)count, day.date.year, day.date.month,
         day.date.day);
  printf("a basis: %u\n", (unsigned)basis);
  return memcmp(&extent.last, &day.date, sizeof day.date) != 0;
}
