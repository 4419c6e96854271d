/*
 * A library has the command line, or says that it was built without it. Without an argument the command says how
 * it is called, and that it cannot be used so.
 *
 * Expected:
 * the command line, or that there is none
 * NULL_ARGUMENT: `out` is NULL
 */
#include <crossings.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  crossings_error *error = NULL;
  int32_t exit_status = -1;
  crossings_status status = crossings_command_line(NULL, 0, &exit_status, &error);
  if (status == CROSSINGS_STATUS_UNSUPPORTED) {
    if (exit_status != -1 || !strstr(crossings_error_message(error), "`cli`")) return 1;
  } else if (status || exit_status != 2) {
    return 1;
  }
  printf("the command line, or that there is none\n");
  crossings_error_free(error);
  status = crossings_command_line(NULL, 0, NULL, &error);
  printf("%s: %s\n", crossings_status_name(status), crossings_error_message(error));
  crossings_error_free(error);
  return 0;
}
