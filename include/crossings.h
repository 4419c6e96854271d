/*
 * An exact model of the figures published about small boats that cross the English Channel.
 *
 * It checks data, answers what the data say, and keeps a register that is never wrong. No
 * answer is a floating-point number. This page holds for every function below; what a
 * function says of itself comes on top.
 *
 * # Errors
 *
 * A function that can fail returns a `crossings_status`, which is 0 when all went well, and
 * takes `err` as its last argument. `err` may be NULL. Otherwise `*err` is set: to NULL when
 * all went well, and else to an error that says what was wrong and what was wanted, and that
 * you free with `crossings_error_free`. An error about data has findings: every one, each with
 * its rule, file, sheet, row, column and value. What `*err` pointed to before is not freed.
 *
 * On failure an output that is a handle is set to NULL, and every other output is as it was.
 * There is no partial success.
 *
 * A NULL where nothing says "may be NULL", a text that is not UTF-8, a number that an
 * enumeration does not have, an index past the end: each is a status, never a crash. A panic
 * inside ends in `CROSSINGS_STATUS_PANIC`, and its message goes to standard error as well; in
 * a library built to abort on panics, it aborts. So does memory that runs out.
 *
 * # Ownership
 *
 * A handle is a pointer to a type with no fields here. You own what an `out` gives you and
 * free it with the `_free` of its type, in any order: a handle keeps alive what it needs of
 * the one that it came from. Freeing NULL does nothing. Freeing anything twice, using it after
 * it was freed, and `free` of the C library on it are undefined.
 *
 * A text comes in as a pointer and a length in bytes, UTF-8, with no NUL needed; NULL with the
 * length 0 is the empty text. A text goes out as a `crossings_text`: UTF-8, its length, and a
 * NUL behind it that the length does not count. It is borrowed: it lives as long as the handle
 * that it came from. A text that is not known has `data` NULL. A NUL within a text goes out as
 * U+FFFD, so that no reader stops short.
 *
 * # Threads
 *
 * Every handle is immutable and may be used by many threads at once. Freeing it is the one
 * thing that nobody else may be doing anything with it meanwhile.
 *
 * # Numbers, dates and what is not known
 *
 * Days, months and years are a `crossings_date`. A `crossings_period` has its first and its
 * last day, both included, as people say it. A value that is not known is never zero: a flag
 * beside it says so. An enumeration comes in and goes out as `uint32_t`; take a value that you
 * do not know as one that a later version added. A ratio has 64-bit numerator and denominator,
 * and the whole of it as text where these do not fit.
 *
 * # An example
 *
 * ```c
 * #include <crossings.h>
 * #include <inttypes.h>
 * #include <stdio.h>
 * #include <string.h>
 *
 * int main(void) {
 *   const char *csv = "date,people,boats\n2024-07-08,65,1\n2024-07-09,419,6\n";
 *   crossings_source source = {"days.csv", 8, csv, strlen(csv), NULL, 0};
 *   crossings_error *error = NULL;
 *   crossings_register *data = NULL;
 *   crossings_view *view = NULL;
 *   crossings_total total;
 *   crossings_period days = {{2024, 7, 8}, {2024, 7, 9}};
 *   int failed = crossings_register_read(&source, 1, NULL, &data, &error)
 *     || crossings_register_view(data, CROSSINGS_BASIS_UK_ARRIVALS, NULL, 0, &view, &error)
 *     || crossings_view_total(view, days, &total, &error);
 *   if (failed)
 *     fprintf(stderr, "%s\n", crossings_error_message(error));
 *   else
 *     printf("%" PRIu64 " people in %" PRIu64 " boats\n", total.arrivals.people, total.arrivals.boats);
 *   crossings_error_free(error);
 *   crossings_view_free(view);
 *   crossings_register_free(data);
 *   return failed;
 * }
 * ```
 *
 * It prints `484 people in 7 boats`.
 */

#ifndef CROSSINGS_H
#define CROSSINGS_H

/* Made from src/capi by cbindgen. To make it anew: UPDATE_HEADER=1 cargo test --all-features --test header */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * # Errors
 */

/**
 * How a call ended.
 *
 * Below 100 the caller broke the rules of the call; from 100 on, the call was well made and
 * has no such answer.
 */
typedef enum {
  /**
   * All went well.
   */
  CROSSINGS_STATUS_OK = 0,
  /**
   * A pointer is NULL that may not be.
   */
  CROSSINGS_STATUS_NULL_ARGUMENT = 1,
  /**
   * A text is not UTF-8.
   */
  CROSSINGS_STATUS_INVALID_UTF8 = 2,
  /**
   * A length is more than memory can hold.
   */
  CROSSINGS_STATUS_INVALID_LENGTH = 3,
  /**
   * A number is none of its enumeration.
   */
  CROSSINGS_STATUS_INVALID_ENUM = 4,
  /**
   * An index is past the end.
   */
  CROSSINGS_STATUS_INVALID_INDEX = 5,
  /**
   * The library has a defect; its message is in the error.
   */
  CROSSINGS_STATUS_PANIC = 6,
  /**
   * A date is none of the calendar.
   */
  CROSSINGS_STATUS_INVALID_DATE = 100,
  /**
   * A period ends before it begins, has no end where one is needed, or leaves the calendar.
   */
  CROSSINGS_STATUS_INVALID_PERIOD = 101,
  /**
   * A moment is neither a date nor a date and time with its offset.
   */
  CROSSINGS_STATUS_INVALID_MOMENT = 102,
  /**
   * A text is no exact number.
   */
  CROSSINGS_STATUS_INVALID_NUMBER = 103,
  /**
   * A request or a command is not the JSON that was wanted.
   */
  CROSSINGS_STATUS_INVALID_REQUEST = 104,
  /**
   * A file cannot be read; the findings say why.
   */
  CROSSINGS_STATUS_UNREADABLE = 105,
  /**
   * The data break invariants; the findings say which.
   */
  CROSSINGS_STATUS_INCONSISTENT = 106,
  /**
   * There is nothing of that name.
   */
  CROSSINGS_STATUS_NOT_FOUND = 107,
  /**
   * The data do not say.
   */
  CROSSINGS_STATUS_MISSING = 108,
  /**
   * A result does not fit.
   */
  CROSSINGS_STATUS_OVERFLOW = 109,
  /**
   * There is nothing to divide by.
   */
  CROSSINGS_STATUS_ZERO_DENOMINATOR = 110,
  /**
   * Two series count different things.
   */
  CROSSINGS_STATUS_BASIS_MISMATCH = 111,
  /**
   * An agreement to amend or end is not in force.
   */
  CROSSINGS_STATUS_NOT_IN_FORCE = 112,
  /**
   * A period to close has an end already.
   */
  CROSSINGS_STATUS_CLOSED = 113,
  /**
   * The library was built without what this needs.
   */
  CROSSINGS_STATUS_UNSUPPORTED = 114,
} crossings_status;

/**
 * What was wrong in a call that failed. Free it with `crossings_error_free`.
 */
typedef struct crossings_error crossings_error;

/**
 * The status that the call returned; `CROSSINGS_STATUS_OK` where `handle` is NULL.
 */
crossings_status crossings_error_status(const crossings_error *handle);

/**
 * What was wrong, and what was wanted: UTF-8 with a NUL behind it, borrowed from the error.
 * NULL where `handle` is NULL.
 */
const char *crossings_error_message(const crossings_error *handle);

/**
 * Frees an error; `handle` may be NULL.
 */
void crossings_error_free(crossings_error *handle);

/**
 * The name of a status, such as `INVALID_DATE`: ASCII with a NUL behind it, never freed. NULL
 * for a number that is none.
 */
const char *crossings_status_name(uint32_t status);

/*
 * Texts: borrowed ones within structures, and owned ones, which are handles.
 */

/**
 * An owned text. Free it with `crossings_string_free`.
 */
typedef struct crossings_string crossings_string;

/**
 * A borrowed text. It lives as long as the handle that it came from.
 */
typedef struct {
  /**
   * UTF-8 with a NUL behind it; NULL where the text is not known.
   */
  const char *data;
  /**
   * Its length in bytes, without the NUL behind it.
   */
  size_t len;
} crossings_text;

/**
 * The text itself, borrowed from its handle.
 */
crossings_status crossings_string_text(const crossings_string *handle,
                                       crossings_text *out,
                                       crossings_error **err);

/**
 * Frees a text; `handle` may be NULL.
 */
void crossings_string_free(crossings_string *handle);

/*
 * # Versions
 *
 * A program that loads the library at run time compares `CROSSINGS_ABI_VERSION` with
 * `crossings_abi_version()`, and its own sizes of the structures with
 * `crossings_struct_size()`, before it does anything else.
 */

/**
 * The version of the binary interface. It changes whenever anything in this header does.
 */
#define CROSSINGS_ABI_VERSION 1

/**
 * The structures that cross the door.
 */
typedef enum {
  /**
   * `crossings_text`
   */
  CROSSINGS_STRUCT_TEXT = 0,
  /**
   * `crossings_date`
   */
  CROSSINGS_STRUCT_DATE = 1,
  /**
   * `crossings_period`
   */
  CROSSINGS_STRUCT_PERIOD = 2,
  /**
   * `crossings_ratio`
   */
  CROSSINGS_STRUCT_RATIO = 3,
  /**
   * `crossings_amount`
   */
  CROSSINGS_STRUCT_AMOUNT = 4,
  /**
   * `crossings_source`
   */
  CROSSINGS_STRUCT_SOURCE = 5,
  /**
   * `crossings_limits`
   */
  CROSSINGS_STRUCT_LIMITS = 6,
  /**
   * `crossings_finding`
   */
  CROSSINGS_STRUCT_FINDING = 7,
  /**
   * `crossings_arrivals`
   */
  CROSSINGS_STRUCT_ARRIVALS = 8,
  /**
   * `crossings_day`
   */
  CROSSINGS_STRUCT_DAY = 9,
  /**
   * `crossings_total`
   */
  CROSSINGS_STRUCT_TOTAL = 10,
} crossings_struct;

/**
 * The version of the binary interface that the library has.
 */
uint32_t crossings_abi_version(void);

/**
 * The version of the library, such as `0.1.0`. It is never freed.
 */
const char *crossings_version(void);

/**
 * The size in bytes that a structure has in the library.
 *
 * - `structure`: a `crossings_struct`.
 */
crossings_status crossings_struct_size(uint32_t structure, size_t *out, crossings_error **err);

/*
 * # Dates and periods
 */

/**
 * A day of the Gregorian calendar: `{2024, 7, 8}`. `{0, 0, 0}` is no day.
 */
typedef struct {
  /**
   * The year, from -9999 to 9999.
   */
  int16_t year;
  /**
   * The month, from 1 to 12.
   */
  uint8_t month;
  /**
   * The day of the month, from 1.
   */
  uint8_t day;
} crossings_date;

/**
 * Days in a row, the first and the last included.
 */
typedef struct {
  /**
   * The first day.
   */
  crossings_date first;
  /**
   * The last day; no day where the period has no end.
   */
  crossings_date last;
} crossings_period;

/**
 * How many days a period has.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it has no end.
 */
crossings_status crossings_period_days(crossings_period period,
                                       uint64_t *out,
                                       crossings_error **err);

/*
 * # Exact numbers
 */

/**
 * An exact ratio in its lowest terms.
 */
typedef struct {
  /**
   * Above the line; 0 where the denominator is 0.
   */
  int64_t numerator;
  /**
   * Below the line; 0 where the two do not fit 64 bits.
   */
  int64_t denominator;
  /**
   * The whole of it, whether it fits or not: `23242/371`, or `84` for a whole number. With a
   * NUL behind it.
   */
  char text[88];
} crossings_ratio;

/**
 * An amount of money in its own currency. Nothing converts one currency into another.
 */
typedef struct {
  /**
   * How many of the smallest unit of the currency; 0 where that does not fit.
   */
  int64_t minor;
  /**
   * Whether it fits.
   */
  bool fits;
  /**
   * The code of the currency, `GBP`, with a NUL behind it; empty where no amount is known.
   */
  char currency[4];
  /**
   * The whole of it: `GBP 232050000`. With a NUL behind it; empty where no amount is known.
   */
  char text[59];
} crossings_amount;

/**
 * A ratio rounded to decimals, halves away from zero, as figures are printed.
 *
 * - `ratio`: its `text` is what counts.
 * - `places`: how many decimals, at most 36.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where `text` is no ratio in lowest terms, and
 * with `CROSSINGS_STATUS_OVERFLOW` where a step needs more than 128 bits.
 */
crossings_status crossings_ratio_decimal(const crossings_ratio *ratio,
                                         uint32_t places,
                                         crossings_string **out,
                                         crossings_error **err);

/*
 * # Sources
 *
 * Files as bytes in memory: an OpenDocument spreadsheet as the Home Office publishes it, a CSV
 * of days or of publications, or the register's own JSON. Several of them are read as
 * successive publications of one register.
 */

/**
 * What is accepted of each file at most, so that no file takes more than 256 MB of memory.
 */
typedef struct {
  /**
   * Bytes of a file as it is stored.
   */
  uint64_t bytes;
  /**
   * Bytes of a part of an archive when it is unpacked.
   */
  uint64_t unpacked_bytes;
  /**
   * Rows, or items of lists.
   */
  uint64_t rows;
  /**
   * Cells of a workbook, those counted that a repeat stands for.
   */
  uint64_t cells;
  /**
   * Lists and objects within one another.
   */
  uint64_t nesting;
} crossings_limits;

/**
 * A file to read. Nothing of it is kept once the call is over.
 */
typedef struct {
  /**
   * What findings call it, in UTF-8; its ending tells kinds of text apart.
   */
  const char *name;
  /**
   * The length of `name` in bytes.
   */
  size_t name_len;
  /**
   * What is in it.
   */
  const void *bytes;
  /**
   * How many bytes these are.
   */
  size_t bytes_len;
  /**
   * When it was published: `2026-08-21`, or a date and time with its offset. May be NULL
   * where the file says it, or nobody does.
   */
  const char *published;
  /**
   * The length of `published` in bytes.
   */
  size_t published_len;
} crossings_source;

/**
 * The limits that hold where none are given.
 */
crossings_status crossings_limits_default(crossings_limits *out, crossings_error **err);

/*
 * # Findings
 *
 * What is wrong with data: why a file could not be read, and which invariants are broken.
 */

/**
 * What a finding means.
 */
typedef enum {
  /**
   * It cannot be: the data are wrong.
   */
  CROSSINGS_SEVERITY_ERROR = 0,
  /**
   * It was never seen, yet it may be.
   */
  CROSSINGS_SEVERITY_WARNING = 1,
  /**
   * It keeps a file from being read.
   */
  CROSSINGS_SEVERITY_PROBLEM = 2,
} crossings_severity;

/**
 * A list of findings: problems first, then violations in the order of the catalogue. Free it
 * with `crossings_findings_free`.
 */
typedef struct crossings_findings crossings_findings;

/**
 * One thing that is wrong, where it stands, and what would be right there.
 */
typedef struct {
  /**
   * A `crossings_severity`.
   */
  uint32_t severity;
  /**
   * The row of the sheet or the line of the text, counted from 1; 0 where there is none.
   */
  uint32_t row;
  /**
   * The column, counted from 1; 0 where there is none.
   */
  uint32_t column;
  /**
   * The id of the broken invariant, `C003`; for a problem its kind, `missing-column`.
   */
  crossings_text id;
  /**
   * The file, as it was named when it was read; may be NULL.
   */
  crossings_text file;
  /**
   * The sheet of a workbook; may be NULL.
   */
  crossings_text sheet;
  /**
   * The cell of a sheet, `B3145`; may be NULL.
   */
  crossings_text cell;
  /**
   * What the column is headed; may be NULL.
   */
  crossings_text header;
  /**
   * The JSON Pointer of the value in the register's own form.
   */
  crossings_text pointer;
  /**
   * What stands there.
   */
  crossings_text got;
  /**
   * What would be right there.
   */
  crossings_text wanted;
  /**
   * All of it in one line for a person.
   */
  crossings_text message;
} crossings_finding;

/**
 * Everything that was wrong with the data; a list of none where it was not about data.
 */
crossings_status crossings_error_findings(const crossings_error *handle,
                                          crossings_findings **out,
                                          crossings_error **err);

/**
 * How many findings there are.
 */
crossings_status crossings_findings_len(const crossings_findings *handle,
                                        size_t *out,
                                        crossings_error **err);

/**
 * The finding at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_findings_get(const crossings_findings *handle,
                                        size_t index,
                                        crossings_finding *out,
                                        crossings_error **err);

/**
 * Frees a list of findings; `handle` may be NULL.
 */
void crossings_findings_free(crossings_findings *handle);

/*
 * # Registers
 *
 * A register keeps every invariant. Data that break one become no register, and the error
 * says everything that is wrong with them.
 */

/**
 * What a series counts. Figures of two bases never compare.
 */
typedef enum {
  /**
   * People and boats that arrived in the United Kingdom.
   */
  CROSSINGS_BASIS_UK_ARRIVALS = 0,
  /**
   * Attempts from the French shore, with returns and rescues.
   */
  CROSSINGS_BASIS_FRENCH_ATTEMPTS = 1,
  /**
   * Detections by Frontex, in which one person may be counted repeatedly.
   */
  CROSSINGS_BASIS_FRONTEX_DETECTIONS = 2,
  /**
   * Interceptions by Belgian police.
   */
  CROSSINGS_BASIS_BELGIAN_INTERCEPTIONS = 3,
} crossings_basis;

/**
 * A register. Free it with `crossings_register_free`.
 */
typedef struct crossings_register crossings_register;

/**
 * Reads files as one register.
 *
 * - `sources`: the `sources_len` files, each published after the one before it.
 * - `limits` may be NULL for those of `crossings_limits_default`.
 *
 * Fails with `CROSSINGS_STATUS_UNREADABLE` where a file cannot be read, and with
 * `CROSSINGS_STATUS_INCONSISTENT` where all can and an invariant is broken. The findings of the
 * error are everything that is wrong with any of them.
 */
crossings_status crossings_register_read(const crossings_source *sources,
                                         size_t sources_len,
                                         const crossings_limits *limits,
                                         crossings_register **out,
                                         crossings_error **err);

/**
 * The register that needs no file: offices, acts, agreements and funding, and the published
 * annual totals.
 */
crossings_status crossings_register_builtin(crossings_register **out, crossings_error **err);

/**
 * A register with a change carried out; `handle` stays as it is.
 *
 * - `command`: one command as a JSON object, such as
 *   `{"command": "close-period", "id": "pm-5", "to": "2026-07-19"}`.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_REQUEST` where the text is no command,
 * `CROSSINGS_STATUS_NOT_FOUND` where what it names is not there, `CROSSINGS_STATUS_NOT_IN_FORCE`
 * and `CROSSINGS_STATUS_CLOSED` where it comes too early or too late, and
 * `CROSSINGS_STATUS_INCONSISTENT` where the change would break an invariant.
 */
crossings_status crossings_register_apply(const crossings_register *handle,
                                          const char *command,
                                          size_t command_len,
                                          crossings_register **out,
                                          crossings_error **err);

/**
 * A register in its own JSON form.
 */
crossings_status crossings_register_json(const crossings_register *handle,
                                         crossings_string **out,
                                         crossings_error **err);

/**
 * The warnings that a register carries.
 */
crossings_status crossings_register_warnings(const crossings_register *handle,
                                             crossings_findings **out,
                                             crossings_error **err);

/**
 * Frees a register; `handle` may be NULL.
 */
void crossings_register_free(crossings_register *handle);

/*
 * # Views
 *
 * A series as it stood at some publication: the newest figure of each day, week and period.
 */

/**
 * What is divided by what.
 */
typedef enum {
  /**
   * People for each boat.
   */
  CROSSINGS_RATE_PEOPLE_PER_BOAT = 0,
  /**
   * People for each day, days without arrivals included.
   */
  CROSSINGS_RATE_PEOPLE_PER_DAY = 1,
  /**
   * Boats for each day, days without arrivals included.
   */
  CROSSINGS_RATE_BOATS_PER_DAY = 2,
} crossings_rate;

/**
 * A list of days, ascending. Free it with `crossings_days_free`.
 */
typedef struct crossings_days crossings_days;

/**
 * A series as it stood at some publication. Free it with `crossings_view_free`.
 */
typedef struct crossings_view crossings_view;

/**
 * What arrived: people, in boats, some of which landed uncontrolled.
 */
typedef struct {
  /**
   * The people.
   */
  uint64_t people;
  /**
   * The boats.
   */
  uint64_t boats;
  /**
   * The boats that landed uncontrolled; 0 where that is not known.
   */
  uint64_t uncontrolled;
  /**
   * Whether `uncontrolled` is known.
   */
  bool uncontrolled_known;
} crossings_arrivals;

/**
 * What arrived over a period, added up from its days.
 */
typedef struct {
  /**
   * Over which days.
   */
  crossings_period period;
  /**
   * How many days these are.
   */
  uint64_t days;
  /**
   * What arrived; uncontrolled landings are known where they are of every day.
   */
  crossings_arrivals arrivals;
} crossings_total;

/**
 * What arrived on one day.
 */
typedef struct {
  /**
   * The day.
   */
  crossings_date date;
  /**
   * What arrived.
   */
  crossings_arrivals arrivals;
} crossings_day;

/**
 * A series as of a moment.
 *
 * - `basis`: a `crossings_basis`.
 * - `as_of`: the moment up to which publications count, `2026-08-21` or a date and time with
 *   its offset; `as_of` may be NULL for all of them.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where the register has no such series, and with
 * `CROSSINGS_STATUS_MISSING` where nothing had been published then.
 */
crossings_status crossings_register_view(const crossings_register *handle,
                                         uint32_t basis,
                                         const char *as_of,
                                         size_t as_of_len,
                                         crossings_view **out,
                                         crossings_error **err);

/**
 * What the series counts: a `crossings_basis`.
 */
crossings_status crossings_view_basis(const crossings_view *handle,
                                      uint32_t *out,
                                      crossings_error **err);

/**
 * From the first day with a figure to the last.
 *
 * Fails with `CROSSINGS_STATUS_MISSING` where no day has a figure.
 */
crossings_status crossings_view_extent(const crossings_view *handle,
                                       crossings_period *out,
                                       crossings_error **err);

/**
 * What arrived on one day.
 *
 * Fails with `CROSSINGS_STATUS_MISSING` where the day has no figure.
 */
crossings_status crossings_view_day(const crossings_view *handle,
                                    crossings_date date,
                                    crossings_arrivals *out,
                                    crossings_error **err);

/**
 * What arrived over a period, added up from its days.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where the period has no end, and with
 * `CROSSINGS_STATUS_MISSING` where one of its days has no figure.
 */
crossings_status crossings_view_total(const crossings_view *handle,
                                      crossings_period period,
                                      crossings_total *out,
                                      crossings_error **err);

/**
 * A rate over a period.
 *
 * - `rate`: a `crossings_rate`.
 *
 * Fails as `crossings_view_total` does, and with `CROSSINGS_STATUS_ZERO_DENOMINATOR` where no
 * boat arrived.
 */
crossings_status crossings_view_rate(const crossings_view *handle,
                                     crossings_period period,
                                     uint32_t rate,
                                     crossings_ratio *out,
                                     crossings_error **err);

/**
 * The first of the days on which most people arrived.
 *
 * Fails with `CROSSINGS_STATUS_MISSING` where nobody arrived on any day.
 */
crossings_status crossings_view_record(const crossings_view *handle,
                                       crossings_day *out,
                                       crossings_error **err);

/**
 * Every day with a figure, ascending.
 */
crossings_status crossings_view_days(const crossings_view *handle,
                                     crossings_days **out,
                                     crossings_error **err);

/**
 * Frees a view; `handle` may be NULL.
 */
void crossings_view_free(crossings_view *handle);

/**
 * How many days there are.
 */
crossings_status crossings_days_len(const crossings_days *handle,
                                    size_t *out,
                                    crossings_error **err);

/**
 * The day at `index`, counted from 0.
 */
crossings_status crossings_days_get(const crossings_days *handle,
                                    size_t index,
                                    crossings_day *out,
                                    crossings_error **err);

/**
 * Frees a list of days; `handle` may be NULL.
 */
void crossings_days_free(crossings_days *handle);

#ifdef __cplusplus
}
#endif

#endif /* CROSSINGS_H */
