/* Planted: a length of one byte more than there is. */
#include <crossings.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
  const char *csv = "date,people,boats\n2030-05-01,61,1\n";
  size_t len = strlen(csv);
  char *bytes = malloc(len);
  if (!bytes) return 1;
  memcpy(bytes, csv, len);
  crossings_source source = {"days.csv", 8, bytes, len + 1, 0, 0};
  crossings_register *data = 0;
  crossings_register_read(&source, 1, 0, &data, 0);
  crossings_register_free(data);
  free(bytes);
  return 0;
}
