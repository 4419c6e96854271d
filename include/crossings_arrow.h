/*
 * The structures of the Arrow C Data Interface and the Arrow C Stream Interface, for the functions of
 * `crossings.h` whose names end in `_stream`.
 *
 * Their shape is fixed by the Arrow project (https://arrow.apache.org/docs/format/CDataInterface.html
 * and CStreamInterface.html), and so are the names of the guards: whoever includes another library's
 * copy of them as well has them once.
 *
 * Whoever is given a structure calls its `release` once, when it is done with it; a structure whose
 * `release` is NULL was released, or moved to somebody else. A stream gives its schema, and then
 * batches until one has no `release`. What `get_schema` and `get_next` return is 0, or a number of
 * errno.h, and then `get_last_error` says what was wrong.
 */

#ifndef CROSSINGS_ARROW_H
#define CROSSINGS_ARROW_H

#include "crossings.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

#endif /* ARROW_C_STREAM_INTERFACE */

#ifdef __cplusplus
}
#endif

#endif /* CROSSINGS_ARROW_H */
