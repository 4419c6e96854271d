/*
 * What the generated program of tests/c_faults.rs is written with: it makes calls, well-formed
 * and not, and looks at everything that the head of the header promises of them.
 */
#ifndef MATRIX_H
#define MATRIX_H

#include <crossings.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Only in a library built with the feature `__faults`: the next call on this thread panics. */
extern void crossings_test_panic(void);

enum { VALID, NO_POINTER, ENUMERATION, TEXT, LENGTH, INDEX, DATE, PANIC, NO_ERR, COLUMNS };

/* An output of a function. */
struct output {
  const char *name;
  size_t offset; /* of its pointer among the arguments */
  size_t size;
  void (*free)(void *); /* of a handle; NULL for a value */
};

/* A function under test. */
struct subject {
  const char *name;
  crossings_status (*call)(const void *arguments);
  size_t err; /* the offset of `err` among the arguments */
  const struct output *outputs;
  size_t outputs_len;
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
      else if (status && handle) failed(f->name, what, "a handle was given by a call that failed");
      else if (!status && !handle) failed(f->name, what, "a handle is NULL, and all went well");
      else if (handle && i == keep) kept = handle;
      else output->free(handle);
    } else if (status && !is_untouched(made[i], output->size)) {
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
    outputs_end(f, arguments, made, status, what, OUTPUTS);
    if (wanted != ANYTHING && (int)status != wanted) {
      failed(f->name, what, without ? "another status without `err`" : "another status");
      printf("  it is %s, and wanted is %s\n", crossings_status_name(status),
             crossings_status_name((uint32_t)wanted));
    }
  }
  if (failures != before) return;
  counts[column] += 1;
  counts[NO_ERR] += 1;
}

/* The handle that a well-formed call gives. */
static void *made_by(const struct subject *f, void *arguments, size_t output) {
  void *made[OUTPUTS];
  crossings_error *error = NULL, **err = &error;
  memcpy((char *)arguments + f->err, &err, sizeof err);
  outputs_make(f, arguments, made);
  crossings_status status = f->call(arguments);
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
