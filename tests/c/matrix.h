/*
 * What the generated program of tests/c_door/calls.rs is written with: it makes calls, well-formed
 * and not, and looks at everything that the head of the header promises of them.
 */
#ifndef MATRIX_H
#define MATRIX_H

#include <crossings_arrow.h>
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Only in a library built with the feature `__faults`: the next call on this thread panics. */
extern void crossings_test_panic(void);

enum { VALID, NO_POINTER, ENUMERATION, TEXT, LENGTH, INDEX, DATE, STREAM, PANIC, NO_ERR, COLUMNS };

/* An output of a function. */
struct output {
  const char *name;
  size_t offset; /* of its pointer among the arguments */
  size_t size;
  void (*free)(void *); /* of a handle; NULL for a value or a stream */
  int is_stream;
};

enum { NOWHERE = -1 };

/* A function under test. */
struct subject {
  const char *name;
  crossings_status (*call)(const void *arguments);
  size_t err; /* the offset of `err` among the arguments */
  const struct output *outputs;
  size_t outputs_len;
  ptrdiff_t stream; /* the offset of a stream that comes in among the arguments, or NOWHERE */
};

static unsigned failures;
static unsigned counts[COLUMNS];

static void failed(const char *function, const char *what, const char *why) {
  failures += 1;
  printf("FAILED: %s: %s: %s\n", function, what, why);
}

static void check(int holds, const char *function, const char *what) {
  if (!holds) failed(function, what, "is not so");
}

static void *get(size_t size) {
  void *memory = malloc(size ? size : 1);
  if (!memory) abort();
  return memory;
}

/* Inputs: memory of exactly their size, so that a step beyond is seen; looked at after calls. */

enum { INPUTS = 64 };
static struct { void *live, *before; size_t size; } inputs[INPUTS];
static size_t inputs_len;

static void *input(const void *data, size_t size) {
  if (inputs_len == INPUTS) abort();
  void *live = get(size);
  memcpy(live, data, size);
  inputs[inputs_len].live = live;
  inputs[inputs_len].before = get(size);
  inputs[inputs_len].size = size;
  inputs_len += 1;
  return live;
}

static void inputs_remember(void) {
  for (size_t i = 0; i < inputs_len; i++) memcpy(inputs[i].before, inputs[i].live, inputs[i].size);
}

static int inputs_are_the_same(void) {
  for (size_t i = 0; i < inputs_len; i++)
    if (memcmp(inputs[i].before, inputs[i].live, inputs[i].size)) return 0;
  return 1;
}

static void inputs_free(void) {
  while (inputs_len) {
    inputs_len -= 1;
    free(inputs[inputs_len].live);
    free(inputs[inputs_len].before);
  }
}

/*
 * Streams that come in. Each has a frame of two rows, or fails in some way; every structure that
 * it gives is counted until it is released.
 */

enum { RELEASED = 1, NO_SCHEMA, NO_STRUCT, NO_FORMAT, NO_BATCH, HALF, WORDLESS, EMPTY, TWICE };
static int stream_kind; /* of the next streams; 0 is a good one, of one batch */
static char wanted_stream; /* what stands for a stream until the call is made */
#define STREAM_ARGUMENT ((void *)&wanted_stream)
static unsigned alive, releases;

struct produced { int kind, batches; };

static void release_schema(struct ArrowSchema *schema) {
  for (int64_t i = 0; i < schema->n_children; i++) {
    if (schema->children[i]->release) schema->children[i]->release(schema->children[i]);
    free(schema->children[i]);
  }
  free(schema->children);
  schema->release = NULL;
  alive -= 1;
}

static void make_schema(struct ArrowSchema *out, const char *format, const char *name, int64_t children) {
  memset(out, 0, sizeof *out);
  out->format = format;
  out->name = name;
  out->flags = ARROW_FLAG_NULLABLE;
  out->n_children = children;
  out->children = get((size_t)children * sizeof(struct ArrowSchema *));
  out->release = release_schema;
  alive += 1;
}

static void release_array(struct ArrowArray *array) {
  for (int64_t i = 0; i < array->n_children; i++) {
    if (array->children[i]->release) array->children[i]->release(array->children[i]);
    free(array->children[i]);
  }
  for (int64_t i = 0; i < array->n_buffers; i++) free((void *)array->buffers[i]);
  free(array->children);
  free(array->buffers);
  array->release = NULL;
  alive -= 1;
}

static void make_array(struct ArrowArray *out, int64_t length, int64_t buffers, int64_t children) {
  memset(out, 0, sizeof *out);
  out->length = length;
  out->n_buffers = buffers;
  out->buffers = get((size_t)buffers * sizeof(void *));
  for (int64_t i = 0; i < buffers; i++) out->buffers[i] = NULL;
  out->n_children = children;
  out->children = get((size_t)children * sizeof(struct ArrowArray *));
  out->release = release_array;
  alive += 1;
}

static const void *copied(const void *data, size_t size) { return memcpy(get(size), data, size); }

static int stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
  static const char *const names[] = {"date", "people", "boats"}, *const formats[] = {"tdD", "l", "I"};
  const struct produced *own = stream->private_data;
  memset(out, 0, sizeof *out);
  if (own->kind == NO_SCHEMA) return EIO;
  make_schema(out, own->kind == NO_STRUCT ? "l" : "+s", "", own->kind == NO_STRUCT ? 0 : 3);
  for (int64_t i = 0; i < out->n_children; i++) {
    out->children[i] = get(sizeof *out);
    make_schema(out->children[i], own->kind == NO_FORMAT ? "what" : formats[i], names[i], 0);
  }
  return 0;
}

static int stream_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
  struct produced *own = stream->private_data;
  int kind = own->kind, last = kind == TWICE || kind == HALF ? 2 : kind == EMPTY ? 0 : 1;
  memset(out, 0, sizeof *out);
  if (kind == NO_BATCH || kind == WORDLESS || (kind == HALF && own->batches == 1)) return EIO;
  if (own->batches == last) return 0;
  /* 2030-05-03 is day 22037; the third and the fourth row are the days behind it. */
  const int32_t dates[] = {22037 + 2 * own->batches, 22038 + 2 * own->batches};
  const int64_t people[] = {61, 0};
  const uint32_t boats[] = {1, 0};
  make_array(out, 2, 1, 3);
  for (int i = 0; i < 3; i++) {
    out->children[i] = get(sizeof *out);
    make_array(out->children[i], 2, 2, 0);
  }
  out->children[0]->buffers[1] = copied(dates, sizeof dates);
  out->children[1]->buffers[1] = copied(people, sizeof people);
  out->children[2]->buffers[1] = copied(boats, sizeof boats);
  own->batches += 1;
  return 0;
}

static const char *stream_error(struct ArrowArrayStream *stream) {
  const struct produced *own = stream->private_data;
  return own->kind == WORDLESS ? NULL : "a test made it fail";
}

static void release_stream(struct ArrowArrayStream *stream) {
  free(stream->private_data);
  stream->release = NULL;
  alive -= 1;
  releases += 1;
}

/* A stream in the place of its marker; NULL where the argument is. */
static struct ArrowArrayStream *stream_make(const struct subject *f, void *arguments) {
  void *marker = NULL;
  if (f->stream == NOWHERE) return NULL;
  memcpy(&marker, (char *)arguments + f->stream, sizeof marker);
  if (!marker) return NULL;
  struct ArrowArrayStream *made = get(sizeof *made);
  struct produced *own = get(sizeof *own);
  own->kind = stream_kind;
  own->batches = 0;
  made->get_schema = stream_schema;
  made->get_next = stream_next;
  made->get_last_error = stream_error;
  made->release = release_stream;
  made->private_data = own;
  alive += 1;
  releases = 0;
  if (stream_kind == RELEASED) made->release(made);
  memcpy((char *)arguments + f->stream, &made, sizeof made);
  return made;
}

/* However the call ended, the stream was taken and released, once, with all that it gave. */
static void stream_end(const struct subject *f, void *arguments, struct ArrowArrayStream *made, const char *what) {
  void *marker = STREAM_ARGUMENT;
  if (!made) return;
  if (made->release) {
    failed(f->name, what, "a stream that came in was not taken");
    made->release(made);
  } else if (releases != 1) {
    failed(f->name, what, "a stream that came in was not released once");
  } else if (alive) {
    failed(f->name, what, "something that a stream gave was not released");
  }
  alive = 0;
  free(made);
  memcpy((char *)arguments + f->stream, &marker, sizeof marker);
}

/* Outputs: memory of exactly their size, filled with what no call would write. */

enum { OUTPUTS = 8, FILL = 0xA5 };
static char unset; /* what handles point to before a call */
static void *const UNSET = &unset;
static char wanted_output; /* what stands for an output until the call is made */
#define OUTPUT ((void *)&wanted_output)

static void outputs_make(const struct subject *f, void *arguments, void **made) {
  if (f->outputs_len > OUTPUTS) abort();
  for (size_t i = 0; i < f->outputs_len; i++) {
    const struct output *output = &f->outputs[i];
    char *where = (char *)arguments + output->offset;
    void *pointer;
    memcpy(&pointer, where, sizeof pointer);
    made[i] = NULL;
    if (!pointer) continue;
    made[i] = get(output->size);
    if (output->free) memcpy(made[i], &UNSET, sizeof UNSET);
    else memset(made[i], FILL, output->size);
    memcpy(where, &made[i], sizeof made[i]);
  }
}

static void *handle_in(const void *output) {
  void *handle;
  memcpy(&handle, output, sizeof handle);
  return handle;
}

static int is_untouched(const unsigned char *bytes, size_t size) {
  for (size_t i = 0; i < size; i++)
    if (bytes[i] != FILL) return 0;
  return 1;
}

/* Reads a stream that was given out to its end, and releases it. */
static void stream_read(const char *function, const char *what, struct ArrowArrayStream *given) {
  struct ArrowSchema schema;
  struct ArrowArray batch;
  if (given->get_schema(given, &schema)) failed(function, what, "a stream has no schema");
  else {
    if (!schema.n_children) failed(function, what, "a stream has no columns");
    schema.release(&schema);
    if (schema.release) failed(function, what, "a schema is as it was when it is released");
  }
  for (;;) {
    if (given->get_next(given, &batch)) {
      failed(function, what, "a stream breaks off");
      break;
    }
    if (!batch.release) break;
    batch.release(&batch);
  }
  given->release(given);
  if (given->release) failed(function, what, "a stream is as it was when it is released");
}

/* Looks at the outputs of a call, and frees what they hold but `keep`. */
static void *outputs_end(const struct subject *f, void *arguments, void **made, crossings_status status,
                         const char *what, size_t keep) {
  void *kept = NULL;
  for (size_t i = 0; i < f->outputs_len; i++) {
    const struct output *output = &f->outputs[i];
    void *marker = OUTPUT;
    if (!made[i]) continue;
    if (output->free) {
      void *handle = handle_in(made[i]);
      if (handle == UNSET) failed(f->name, what, "a handle that is an output is as it was");
      //= docs/rules.md#the-c-interface
      //# abi-07: An output that is a handle MUST be NULL where the call failed.
      else if (status && handle) failed(f->name, what, "a handle was given by a call that failed");
      else if (!status && !handle) failed(f->name, what, "a handle is NULL, and all went well");
      else if (handle && i == keep) kept = handle;
      else output->free(handle);
    } else if (output->is_stream) {
      struct ArrowArrayStream given;
      memcpy(&given, made[i], sizeof given);
      if (status && given.release) failed(f->name, what, "a stream was given by a call that failed");
      else if (!status && !given.release) failed(f->name, what, "a stream is none, and all went well");
      else if (!status) stream_read(f->name, what, &given);
    } else if (status && !is_untouched(made[i], output->size)) {
      //= docs/rules.md#the-c-interface
      //# abi-08: Any other output MUST be as it was where the call failed.
      failed(f->name, what, "an output was written by a call that failed");
    } else if (!status && is_untouched(made[i], output->size)) {
      failed(f->name, what, "an output is as it was, and all went well");
    }
    free(made[i]);
    memcpy((char *)arguments + output->offset, &marker, sizeof marker);
  }
  return kept;
}

/* Whether a message names an argument, a part of one, or its length. */
static int names(const char *message, const char *name) {
  char quoted[128];
  int len = snprintf(quoted, sizeof quoted, "`%s", name);
  for (const char *at = message; len > 0 && (at = strstr(at, quoted)); at += 1)
    if (at[len] == '`' || at[len] == '.' || at[len] == '[' || !strncmp(at + len, "_len`", 5)) return 1;
  return 0;
}

/* A call with `err`, and what holds of every error. */
static crossings_status call(const struct subject *f, void *arguments, const char *what, const char *named) {
  crossings_error *error = (crossings_error *)UNSET, **err = &error;
  memcpy((char *)arguments + f->err, &err, sizeof err);
  inputs_remember();
  crossings_status status = f->call(arguments);
  if (!inputs_are_the_same()) failed(f->name, what, "an input was changed");
  if (error == (crossings_error *)UNSET) {
    failed(f->name, what, "`*err` is as it was");
    return status;
  }
  //= docs/rules.md#the-c-interface
  //# abi-09: `*err` MUST be set: to NULL when all went well, and else to an error of the same status.
  if (!status != !error) failed(f->name, what, "a status without an error, or an error without one");
  if (error) {
    const char *message = crossings_error_message(error);
    if (crossings_error_status(error) != status) failed(f->name, what, "the error has another status");
    if (!message || !*message) failed(f->name, what, "the error has no message");
    else if (named && !names(message, named)) {
      failed(f->name, what, "the message does not name the argument");
      printf("  it says: %s\n", message);
    }
  }
  crossings_error_free(error);
  return status;
}

enum { ANYTHING = -1 };

/*
 * A call that ends with the status `wanted`, or with ANYTHING that is in order: once with `err`,
 * and once without.
 */
static void ends(const struct subject *f, void *arguments, int column, const char *what, int wanted,
                 const char *named) {
  void *made[OUTPUTS], *nothing = NULL;
  unsigned before = failures;
  for (int without = 0; without < 2; without++) {
    crossings_status status;
    struct ArrowArrayStream *stream = stream_make(f, arguments);
    outputs_make(f, arguments, made);
    if (column == PANIC) crossings_test_panic();
    if (without) {
      memcpy((char *)arguments + f->err, &nothing, sizeof nothing);
      inputs_remember();
      status = f->call(arguments);
      if (!inputs_are_the_same()) failed(f->name, what, "an input was changed");
    } else {
      status = call(f, arguments, what, named);
    }
    stream_end(f, arguments, stream, what);
    outputs_end(f, arguments, made, status, what, OUTPUTS);
    if (wanted != ANYTHING && (int)status != wanted) {
      failed(f->name, what, without ? "another status without `err`" : "another status");
      printf("  it is %s, and wanted is %s\n", crossings_status_name(status),
             crossings_status_name((uint32_t)wanted));
    }
  }
  stream_kind = 0;
  if (failures != before) return;
  counts[column] += 1;
  counts[NO_ERR] += 1;
}

/* The handle that a well-formed call gives. */
static void *made_by(const struct subject *f, void *arguments, size_t output) {
  void *made[OUTPUTS];
  crossings_error *error = NULL, **err = &error;
  memcpy((char *)arguments + f->err, &err, sizeof err);
  struct ArrowArrayStream *stream = stream_make(f, arguments);
  outputs_make(f, arguments, made);
  crossings_status status = f->call(arguments);
  stream_end(f, arguments, stream, "a fixture");
  if (status) {
    printf("FAILED: %s gives no fixture: %s\n", f->name, crossings_error_message(error));
    exit(2);
  }
  return outputs_end(f, arguments, made, status, "a fixture", output);
}

static void row(const char *function) {
  printf("ROW %s", function);
  for (size_t i = 0; i < COLUMNS; i++) {
    printf(" %u", counts[i]);
    counts[i] = 0;
  }
  printf("\n");
}

#endif
