/*
 * Data that are wrong: everything that is wrong with them, in order, from an error that is freed
 * before they are looked at.
 *
 * Expected:
 * INCONSISTENT
 * findings: 2
 * severity 0, row 3
 * severity 0, row 4
 * nothing past the end: INVALID_INDEX
 * freed twice is not tried; NULL is
 */
#include <crossings.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
  const char *csv =
    "date,people,boats\n"
    "2030-05-01,61,1\n"
    "2030-05-02,7,0\n"
    "2030-05-03,0,3\n";
  crossings_source source = {"days.csv", 8, csv, strlen(csv), NULL, 0};
  crossings_error *error = NULL;
  crossings_register *none = NULL;
  crossings_status status = crossings_register_read(&source, 1, NULL, &none, &error);
  if (!status || none || crossings_error_status(error) != status) return 1;
  printf("%s\n", crossings_status_name(status));

  crossings_findings *findings = NULL;
  size_t count = 0;
  if (crossings_error_findings(error, &findings, NULL)) return 1;
  crossings_error_free(error);
  if (crossings_findings_len(findings, &count, NULL)) return 1;
  printf("findings: %u\n", (unsigned)count);
  crossings_finding finding;
  for (size_t i = 0; i < count; i++) {
    if (crossings_findings_get(findings, i, &finding, NULL)) return 1;
    if (strlen(finding.message.data) != finding.message.len || !finding.message.len) return 1;
    if (finding.sheet.data || strcmp(finding.file.data, "days.csv")) return 1;
    printf("severity %u, row %u\n", (unsigned)finding.severity, (unsigned)finding.row);
  }
  status = crossings_findings_get(findings, count, &finding, NULL);
  printf("nothing past the end: %s\n", crossings_status_name(status));
  crossings_findings_free(findings);
  crossings_findings_free(NULL);
  printf("freed twice is not tried; NULL is\n");
  return 0;
}
