/* Prints what arrived under each holder of an office, and the funding that was agreed:
 *
 *   summary examples/data/days.csv
 */
#include "file.h"

#include <crossings.h>
#include <inttypes.h>
#include <string.h>

/* One row for each tenure: people, boats, people for each boat. */
static crossings_status print_offices(const crossings_register *data, crossings_error **error) {
  crossings_view *view = NULL;
  crossings_summary *summary = NULL;
  size_t count = 0;
  crossings_status status = crossings_register_view(data, CROSSINGS_BASIS_UK_ARRIVALS, NULL, 0, &view, error);
  if (!status)
    status = crossings_view_summary(view, data, CROSSINGS_GROUPING_OFFICE, NULL, NULL, &summary, error);
  if (!status) status = crossings_summary_len(summary, &count, error);
  for (size_t i = 0; i < count && !status; i++) {
    crossings_summary_row row;
    crossings_ratio ratio;
    crossings_string *decimal = NULL;
    crossings_text per_boat = {"none", 4};
    status = crossings_summary_get(summary, i, &row, error);
    if (status) break;
    if (!row.total_known) {
      printf("%s, %s: %s\n", row.timeline.data, row.label.data, row.missing.data);
      continue;
    }
    /* Where no boat arrived there is nothing to divide by, and no error to show. */
    if (!crossings_summary_rate(summary, i, CROSSINGS_RATE_PEOPLE_PER_BOAT, &ratio, NULL)) {
      status = crossings_ratio_decimal(&ratio, 1, &decimal, error);
      if (!status) status = crossings_string_text(decimal, &per_boat, error);
    }
    if (!status)
      printf("%s, %s: %" PRIu64 " people in %" PRIu64 " boats in %" PRIu64 " days%s, %s a boat\n",
             row.timeline.data, row.label.data, row.total.arrivals.people, row.total.arrivals.boats,
             row.total.days, row.whole ? "" : " of the tenure", per_boat.data);
    crossings_string_free(decimal);
  }
  crossings_summary_free(summary);
  crossings_view_free(view);
  return status;
}

/* The amounts that were reported of one agreement, each in its own currency. */
static crossings_status print_reported(const crossings_agreements *agreements, size_t index,
                                       crossings_error **error) {
  crossings_reported_amounts *reported = NULL;
  size_t count = 0;
  crossings_status status = crossings_agreements_reported_amounts(agreements, index, &reported, error);
  if (!status) status = crossings_reported_amounts_len(reported, &count, error);
  for (size_t i = 0; i < count && !status; i++) {
    crossings_reported_amount one;
    status = crossings_reported_amounts_get(reported, i, &one, error);
    if (!status) printf("  %s, says %s\n", one.amount.text, one.reported_by.data);
  }
  crossings_reported_amounts_free(reported);
  return status;
}

/* The agreements of the built-in register. */
static crossings_status print_funding(crossings_error **error) {
  crossings_register *builtin = NULL;
  crossings_agreements *agreements = NULL;
  size_t count = 0;
  crossings_status status = crossings_register_builtin(&builtin, error);
  if (!status) status = crossings_register_agreements(builtin, &agreements, error);
  if (!status) status = crossings_agreements_len(agreements, &count, error);
  for (size_t i = 0; i < count && !status; i++) {
    crossings_agreement one;
    status = crossings_agreements_get(agreements, i, &one, error);
    if (status) break;
    printf("%s, %s: ", one.id.data, one.title.data);
    printf("%s\n", one.commitment.text[0] ? one.commitment.text : "no commitment is known");
    status = print_reported(agreements, i, error);
  }
  crossings_agreements_free(agreements);
  crossings_register_free(builtin);
  return status;
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: summary FILE\n");
    return 2;
  }
  size_t len = 0;
  char *bytes = read_file(arguments[1], &len);
  if (!bytes) {
    perror(arguments[1]);
    return 2;
  }
  crossings_source source = {arguments[1], strlen(arguments[1]), bytes, len, NULL, 0};
  crossings_error *error = NULL;
  crossings_register *data = NULL;
  int failed = crossings_register_read(&source, 1, NULL, &data, &error) || print_offices(data, &error)
    || print_funding(&error);
  if (failed) fprintf(stderr, "%s\n", crossings_error_message(error));
  crossings_error_free(error);
  crossings_register_free(data);
  free(bytes);
  return failed ? 2 : 0;
}
