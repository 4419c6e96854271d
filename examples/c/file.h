/* A file, whole, in memory. */
#ifndef EXAMPLE_FILE_H
#define EXAMPLE_FILE_H

#include <stdio.h>
#include <stdlib.h>

/* The bytes of the file at `path`, which the caller frees, and how many they are; NULL where it
 * cannot be read. */
static char *read_file(const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  char *bytes = NULL;
  size_t room = 0, used = 0;
  if (!file) return NULL;
  do {
    if (used == room) {
      char *more = realloc(bytes, room = room ? 2 * room : 65536);
      if (!more) break;
      bytes = more;
    }
    used += fread(bytes + used, 1, room - used, file);
  } while (used == room);
  if (used == room || ferror(file)) {
    free(bytes);
    bytes = NULL;
  }
  fclose(file);
  *len = used;
  return bytes;
}

#endif
