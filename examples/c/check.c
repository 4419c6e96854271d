/* Checks a workbook, a CSV or a JSON file, and prints everything that is wrong with it:
 *
 *   check examples/data/days.csv
 *
 * Exits with 0 when all is well, 1 when an invariant is broken, 2 when the file cannot be used. */
#include "file.h"

#include <crossings.h>
#include <string.h>

static const char *const SEVERITIES[] = {"error", "warning", "problem"};
static const char *const VERDICTS[] = {"consistent", "unusual", "inconsistent", "unusable"};

/* Prints each finding at its place. */
static crossings_status print_findings(const crossings_findings *findings, crossings_error **error) {
  size_t count = 0;
  crossings_status status = crossings_findings_len(findings, &count, error);
  for (size_t i = 0; i < count && !status; i++) {
    crossings_finding one;
    status = crossings_findings_get(findings, i, &one, error);
    if (status) break;
    printf("%s %s: ", one.severity < 3 ? SEVERITIES[one.severity] : "finding", one.id.data);
    if (one.file.data) printf("%s, ", one.file.data);
    if (one.cell.data)
      printf("sheet %s, cell %s, ", one.sheet.data, one.cell.data);
    else if (one.row)
      printf("line %u, ", (unsigned)one.row);
    else
      printf("at %s, ", one.pointer.data);
    printf("got %s; wanted %s\n", one.got.data, one.wanted.data);
  }
  return status;
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: check FILE\n");
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
  crossings_inspection *inspection = NULL;
  crossings_findings *findings = NULL;
  crossings_inspection_facts facts = {0};
  int failed = crossings_check(&source, 1, NULL, &inspection, &error)
    || crossings_inspection_about(inspection, &facts, &error)
    || crossings_inspection_findings(inspection, &findings, &error)
    || print_findings(findings, &error);
  if (failed)
    fprintf(stderr, "%s\n", crossings_error_message(error));
  else
    printf("%s: %zu errors, %zu warnings\n", facts.verdict < 4 ? VERDICTS[facts.verdict] : "?",
           facts.errors, facts.warnings);
  crossings_error_free(error);
  crossings_findings_free(findings);
  crossings_inspection_free(inspection);
  free(bytes);
  if (failed || facts.verdict == CROSSINGS_VERDICT_UNUSABLE) return 2;
  return facts.verdict == CROSSINGS_VERDICT_INCONSISTENT;
}
