/* Prints a report from its columns, as the Arrow C Stream Interface gives them:
 *
 *   columns examples/data/days.csv
 *
 * A dataframe library takes such a stream as it is; here it is read by hand. */
#include "file.h"

#include <crossings_arrow.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

static const char QUESTION[] = "summary", REQUEST[] = "{\"by\": \"month\"}";

/* The column of that name, where it is of that type; NULL where there is none. */
static const struct ArrowArray *column(const struct ArrowSchema *schema, const struct ArrowArray *batch,
                                       const char *name, const char *format) {
  for (int64_t i = 0; i < schema->n_children; i++)
    if (!strcmp(schema->children[i]->name, name) && !strcmp(schema->children[i]->format, format))
      return batch->children[i];
  return NULL;
}

/* Whether a value is known: the first buffer has a bit for each row, or is not there. */
static bool known(const struct ArrowArray *column, int64_t row) {
  const uint8_t *bits = column->buffers[0];
  int64_t at = column->offset + row;
  return !bits || (bits[at / 8] >> (at % 8) & 1);
}

static int64_t whole(const struct ArrowArray *column, int64_t row) {
  return ((const int64_t *)column->buffers[1])[column->offset + row];
}

/* A decimal of 128 bits: those of a rate with two decimals fit in its low half. */
static uint64_t hundredths(const struct ArrowArray *column, int64_t row) {
  const uint64_t *halves = (const uint64_t *)column->buffers[1] + 2 * (column->offset + row);
  const uint16_t one = 1;
  return halves[*(const unsigned char *)&one ? 0 : 1];
}

/* A text: the second buffer says where each begins and ends in the third. */
static void print_text(const struct ArrowArray *column, int64_t row) {
  const int32_t *ends = (const int32_t *)column->buffers[1] + column->offset + row;
  printf("%.*s", (int)(ends[1] - ends[0]), (const char *)column->buffers[2] + ends[0]);
}

/* One line for each row of a batch; false where a column is not what it should be. */
static bool print_rows(const struct ArrowSchema *schema, const struct ArrowArray *batch) {
  const struct ArrowArray *label = column(schema, batch, "label", "u");
  const struct ArrowArray *people = column(schema, batch, "people", "l");
  const struct ArrowArray *boats = column(schema, batch, "boats", "l");
  const struct ArrowArray *uncontrolled = column(schema, batch, "uncontrolled", "l");
  const struct ArrowArray *each = column(schema, batch, "people_per_boat", "d:38,2");
  if (!label || !people || !boats || !uncontrolled || !each) return false;
  for (int64_t row = 0; row < batch->length; row++) {
    print_text(label, row);
    if (!known(people, row) || !known(boats, row)) {
      printf(": not known\n");
      continue;
    }
    printf(": %" PRId64 " people in %" PRId64 " boats", whole(people, row), whole(boats, row));
    if (known(each, row)) {
      uint64_t rate = hundredths(each, row);
      printf(", %" PRIu64 ".%02" PRIu64 " a boat", rate / 100, rate % 100);
    }
    if (known(uncontrolled, row))
      printf(", %" PRId64 " uncontrolled\n", whole(uncontrolled, row));
    else
      printf(", uncontrolled not known\n");
  }
  return true;
}

/* Reads a stream to its end; false, with words, where that cannot be done. */
static bool print_stream(struct ArrowArrayStream *stream) {
  struct ArrowSchema schema;
  struct ArrowArray batch;
  bool good = !stream->get_schema(stream, &schema);
  if (good) {
    while ((good = !stream->get_next(stream, &batch)) && batch.release) {
      good = print_rows(&schema, &batch);
      batch.release(&batch);
      if (!good) break;
    }
    schema.release(&schema);
  }
  if (!good) {
    const char *words = stream->get_last_error(stream);
    fprintf(stderr, "%s\n", words ? words : "the columns are not those of a summary");
  }
  return good;
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: columns FILE\n");
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
  crossings_answer *answer = NULL;
  struct ArrowArrayStream stream;
  bool good = false;
  int failed = crossings_register_read(&source, 1, NULL, &data, &error)
    || crossings_answer_ask_register(data, QUESTION, strlen(QUESTION), REQUEST, strlen(REQUEST), &answer, &error)
    || crossings_answer_stream(answer, &stream, &error);
  if (failed) {
    fprintf(stderr, "%s\n", crossings_error_message(error));
  } else {
    good = print_stream(&stream);
    stream.release(&stream);
  }
  crossings_error_free(error);
  crossings_answer_free(answer);
  crossings_register_free(data);
  free(bytes);
  return good ? 0 : 2;
}
