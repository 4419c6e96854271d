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
 * a library built to abort on panics, it aborts. Memory that runs out is no status either: the
 * process aborts, with `memory allocation of N bytes failed` on standard error.
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

/* Made from src/capi by cbindgen. To make it anew: UPDATE_HEADER=1 cargo test --all-features --test c_door made */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ArrowArrayStream;

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
   * A period ends before it begins, has no end where one is needed, is no week where one is
   * needed, or leaves the calendar.
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
  /**
   * A text is no figure of the grammar; the message says from which byte on.
   */
  CROSSINGS_STATUS_INVALID_FIGURE = 115,
  /**
   * The words of a figure cannot state such a number.
   */
  CROSSINGS_STATUS_NOT_STATED = 116,
  /**
   * The words of a figure have no exact meaning under a reading.
   */
  CROSSINGS_STATUS_NO_READING = 117,
  /**
   * The measure has no value; the message says why.
   */
  CROSSINGS_STATUS_NO_VALUE = 118,
  /**
   * More would have to be tried one by one than is ever tried.
   */
  CROSSINGS_STATUS_TOO_MANY = 119,
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
 * A list of names. Free it with `crossings_names_free`.
 */
typedef struct crossings_names crossings_names;

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

/**
 * How many names there are.
 */
crossings_status crossings_names_len(const crossings_names *handle,
                                     size_t *out,
                                     crossings_error **err);

/**
 * The name at `index`, counted from 0. It lives as long as the list.
 */
crossings_status crossings_names_get(const crossings_names *handle,
                                     size_t index,
                                     crossings_text *out,
                                     crossings_error **err);

/**
 * Frees a list of names; `handle` may be NULL.
 */
void crossings_names_free(crossings_names *handle);

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
#define CROSSINGS_ABI_VERSION 4

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
  /**
   * `crossings_policy_period`
   */
  CROSSINGS_STRUCT_POLICY_PERIOD = 11,
  /**
   * `crossings_agreement`
   */
  CROSSINGS_STRUCT_AGREEMENT = 12,
  /**
   * `crossings_instalment`
   */
  CROSSINGS_STRUCT_INSTALMENT = 13,
  /**
   * `crossings_payment`
   */
  CROSSINGS_STRUCT_PAYMENT = 14,
  /**
   * `crossings_reported_amount`
   */
  CROSSINGS_STRUCT_REPORTED_AMOUNT = 15,
  /**
   * `crossings_amendment`
   */
  CROSSINGS_STRUCT_AMENDMENT = 16,
  /**
   * `crossings_boat`
   */
  CROSSINGS_STRUCT_BOAT = 17,
  /**
   * `crossings_death_report`
   */
  CROSSINGS_STRUCT_DEATH_REPORT = 18,
  /**
   * `crossings_invariant`
   */
  CROSSINGS_STRUCT_INVARIANT = 19,
  /**
   * `crossings_moment`
   */
  CROSSINGS_STRUCT_MOMENT = 20,
  /**
   * `crossings_convention`
   */
  CROSSINGS_STRUCT_CONVENTION = 21,
  /**
   * `crossings_publication`
   */
  CROSSINGS_STRUCT_PUBLICATION = 22,
  /**
   * `crossings_published_day`
   */
  CROSSINGS_STRUCT_PUBLISHED_DAY = 23,
  /**
   * `crossings_preventions`
   */
  CROSSINGS_STRUCT_PREVENTIONS = 24,
  /**
   * `crossings_week`
   */
  CROSSINGS_STRUCT_WEEK = 25,
  /**
   * `crossings_period_total`
   */
  CROSSINGS_STRUCT_PERIOD_TOTAL = 26,
  /**
   * `crossings_published_total`
   */
  CROSSINGS_STRUCT_PUBLISHED_TOTAL = 27,
  /**
   * `crossings_summary_facts`
   */
  CROSSINGS_STRUCT_SUMMARY_FACTS = 28,
  /**
   * `crossings_summary_row`
   */
  CROSSINGS_STRUCT_SUMMARY_ROW = 29,
  /**
   * `crossings_integer`
   */
  CROSSINGS_STRUCT_INTEGER = 30,
  /**
   * `crossings_revisions_facts`
   */
  CROSSINGS_STRUCT_REVISIONS_FACTS = 31,
  /**
   * `crossings_revised_day`
   */
  CROSSINGS_STRUCT_REVISED_DAY = 32,
  /**
   * `crossings_revised_week`
   */
  CROSSINGS_STRUCT_REVISED_WEEK = 33,
  /**
   * `crossings_revised_total`
   */
  CROSSINGS_STRUCT_REVISED_TOTAL = 34,
  /**
   * `crossings_change`
   */
  CROSSINGS_STRUCT_CHANGE = 35,
  /**
   * `crossings_compared_series`
   */
  CROSSINGS_STRUCT_COMPARED_SERIES = 36,
  /**
   * `crossings_inspection_facts`
   */
  CROSSINGS_STRUCT_INSPECTION_FACTS = 37,
  /**
   * `crossings_rule_count`
   */
  CROSSINGS_STRUCT_RULE_COUNT = 38,
  /**
   * `crossings_file`
   */
  CROSSINGS_STRUCT_FILE = 39,
  /**
   * `crossings_series_contents`
   */
  CROSSINGS_STRUCT_SERIES_CONTENTS = 40,
  /**
   * `crossings_interval`
   */
  CROSSINGS_STRUCT_INTERVAL = 41,
  /**
   * `crossings_end`
   */
  CROSSINGS_STRUCT_END = 42,
  /**
   * `crossings_understanding`
   */
  CROSSINGS_STRUCT_UNDERSTANDING = 43,
  /**
   * `crossings_figure_facts`
   */
  CROSSINGS_STRUCT_FIGURE_FACTS = 44,
  /**
   * `crossings_slip`
   */
  CROSSINGS_STRUCT_SLIP = 45,
  /**
   * `crossings_description`
   */
  CROSSINGS_STRUCT_DESCRIPTION = 46,
  /**
   * `crossings_value`
   */
  CROSSINGS_STRUCT_VALUE = 47,
  /**
   * `crossings_measure_facts`
   */
  CROSSINGS_STRUCT_MEASURE_FACTS = 48,
  /**
   * `crossings_grounds`
   */
  CROSSINGS_STRUCT_GROUNDS = 49,
  /**
   * `crossings_claim`
   */
  CROSSINGS_STRUCT_CLAIM = 50,
  /**
   * `crossings_judge_options`
   */
  CROSSINGS_STRUCT_JUDGE_OPTIONS = 51,
  /**
   * `crossings_judgement_facts`
   */
  CROSSINGS_STRUCT_JUDGEMENT_FACTS = 52,
  /**
   * `crossings_trial`
   */
  CROSSINGS_STRUCT_TRIAL = 53,
  /**
   * `crossings_held`
   */
  CROSSINGS_STRUCT_HELD = 54,
  /**
   * `crossings_likely_slip`
   */
  CROSSINGS_STRUCT_LIKELY_SLIP = 55,
  /**
   * `crossings_audit_options`
   */
  CROSSINGS_STRUCT_AUDIT_OPTIONS = 56,
  /**
   * `crossings_consistency_facts`
   */
  CROSSINGS_STRUCT_CONSISTENCY_FACTS = 57,
  /**
   * `crossings_left_out`
   */
  CROSSINGS_STRUCT_LEFT_OUT = 58,
  /**
   * `crossings_conflict`
   */
  CROSSINGS_STRUCT_CONFLICT = 59,
  /**
   * `crossings_repair`
   */
  CROSSINGS_STRUCT_REPAIR = 60,
  /**
   * `crossings_witnessed`
   */
  CROSSINGS_STRUCT_WITNESSED = 61,
  /**
   * `crossings_implied`
   */
  CROSSINGS_STRUCT_IMPLIED = 62,
  /**
   * `crossings_implied_span`
   */
  CROSSINGS_STRUCT_IMPLIED_SPAN = 63,
  /**
   * `crossings_tight`
   */
  CROSSINGS_STRUCT_TIGHT = 64,
  /**
   * `crossings_windows_facts`
   */
  CROSSINGS_STRUCT_WINDOWS_FACTS = 65,
  /**
   * `crossings_window_run`
   */
  CROSSINGS_STRUCT_WINDOW_RUN = 66,
  /**
   * `crossings_number_run`
   */
  CROSSINGS_STRUCT_NUMBER_RUN = 67,
  /**
   * `crossings_granularity`
   */
  CROSSINGS_STRUCT_GRANULARITY = 68,
  /**
   * `crossings_tally_options`
   */
  CROSSINGS_STRUCT_TALLY_OPTIONS = 69,
  /**
   * `crossings_columns`
   */
  CROSSINGS_STRUCT_COLUMNS = 70,
  /**
   * `crossings_bytes`
   */
  CROSSINGS_STRUCT_BYTES = 71,
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
 * # Dates, periods and moments
 */

/**
 * A list of dates. Free it with `crossings_dates_free`.
 */
typedef struct crossings_dates crossings_dates;

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
 * A moment of publication.
 */
typedef struct {
  /**
   * Whole seconds since the first of 1970 in UTC, rounded down; 0 where it is not known.
   */
  int64_t seconds;
  /**
   * The nanoseconds after them.
   */
  uint32_t nanoseconds;
  /**
   * Whether it is known.
   */
  bool known;
  /**
   * The whole of it: `2026-05-31T10:41:00Z`, or `2026-05-31` for the beginning of that day.
   * With a NUL behind it; empty where it is not known.
   */
  char text[35];
} crossings_moment;

/**
 * How many days a period has.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it has no end.
 */
crossings_status crossings_period_days(crossings_period period,
                                       uint64_t *out,
                                       crossings_error **err);

/**
 * The calendar year.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it leaves the calendar.
 */
crossings_status crossings_period_year(int16_t year, crossings_period *out, crossings_error **err);

/**
 * The calendar month.
 *
 * - `month`: from 1 to 12.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where there is no such month, or it leaves the
 * calendar.
 */
crossings_status crossings_period_month(int16_t year,
                                        uint8_t month,
                                        crossings_period *out,
                                        crossings_error **err);

/**
 * The week of the official series that ends on a day: Monday to Sunday.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where the day is not a Sunday, or the week leaves
 * the calendar.
 */
crossings_status crossings_period_week(crossings_date ending,
                                       crossings_period *out,
                                       crossings_error **err);

/**
 * Whether a day is one of the days of a period.
 */
crossings_status crossings_period_contains(crossings_period period,
                                           crossings_date date,
                                           bool *out,
                                           crossings_error **err);

/**
 * Whether every day of `other` is one of the days of `period`.
 */
crossings_status crossings_period_covers(crossings_period period,
                                         crossings_period other,
                                         bool *out,
                                         crossings_error **err);

/**
 * Whether two periods have a day in common.
 */
crossings_status crossings_period_overlaps(crossings_period period,
                                           crossings_period other,
                                           bool *out,
                                           crossings_error **err);

/**
 * The days that two periods have in common.
 *
 * Fails with `CROSSINGS_STATUS_MISSING` where there are none.
 */
crossings_status crossings_period_intersection(crossings_period period,
                                               crossings_period other,
                                               crossings_period *out,
                                               crossings_error **err);

/**
 * The day that a text says: `2024-07-08`.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_DATE` where it is not in that form, or no day of the
 * calendar.
 */
crossings_status crossings_date_parse(const char *date,
                                      size_t date_len,
                                      crossings_date *out,
                                      crossings_error **err);

/**
 * A day as text: `2024-07-08`.
 */
crossings_status crossings_date_text(crossings_date date,
                                     crossings_string **out,
                                     crossings_error **err);

/**
 * How many dates there are.
 */
crossings_status crossings_dates_len(const crossings_dates *handle,
                                     size_t *out,
                                     crossings_error **err);

/**
 * The date at `index`, counted from 0.
 */
crossings_status crossings_dates_get(const crossings_dates *handle,
                                     size_t index,
                                     crossings_date *out,
                                     crossings_error **err);

/**
 * Frees a list of dates; `handle` may be NULL.
 */
void crossings_dates_free(crossings_dates *handle);

/*
 * # Conventions
 *
 * How people count days, weeks and years. Two honest counters can disagree by one.
 */

/**
 * Whom the handover day belongs to.
 */
typedef enum {
  /**
   * To the incoming: it is the first day of the new office.
   */
  CROSSINGS_HANDOVER_INCOMING = 0,
  /**
   * To the outgoing: the new office begins on the day after.
   */
  CROSSINGS_HANDOVER_OUTGOING = 1,
} crossings_handover;

/**
 * Which number the first day has.
 */
typedef enum {
  /**
   * The first day is day 1.
   */
  CROSSINGS_DAY_COUNT_ORDINAL = 0,
  /**
   * The first day is day 0: days that have gone by since.
   */
  CROSSINGS_DAY_COUNT_ELAPSED = 1,
} crossings_day_count;

/**
 * Where a week begins.
 */
typedef enum {
  /**
   * Monday to Sunday, as the official series has it.
   */
  CROSSINGS_WEEK_RULE_MONDAY_TO_SUNDAY = 0,
  /**
   * Sunday to Saturday, as some newspapers have it.
   */
  CROSSINGS_WEEK_RULE_SUNDAY_TO_SATURDAY = 1,
} crossings_week_rule;

/**
 * What "this point last year" means.
 */
typedef enum {
  /**
   * The same date of the calendar; 29 February becomes 28 February.
   */
  CROSSINGS_LAST_YEAR_CALENDAR_DATE = 0,
  /**
   * The day with the same number in its year; day 366 becomes day 365.
   */
  CROSSINGS_LAST_YEAR_DAY_OF_YEAR = 1,
} crossings_last_year;

/**
 * The way somebody counts. All zeros is the house convention: that of the news agencies.
 */
typedef struct {
  /**
   * Whom the handover day belongs to: a `crossings_handover`.
   */
  uint32_t handover;
  /**
   * Which number the first day has: a `crossings_day_count`.
   */
  uint32_t day_count;
  /**
   * Where a week begins: a `crossings_week_rule`.
   */
  uint32_t week;
  /**
   * What "this point last year" means: a `crossings_last_year`.
   */
  uint32_t last_year;
} crossings_convention;

/**
 * The house convention: the new government's first day is day 1, days are counted inclusively,
 * weeks run Monday to Sunday, last year is by calendar date.
 */
crossings_status crossings_convention_house(crossings_convention *out, crossings_error **err);

/**
 * The first day that counts after a handover.
 *
 * - `convention` may be NULL for that of the house.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it leaves the calendar.
 */
crossings_status crossings_convention_first_day(const crossings_convention *convention,
                                                crossings_date handover,
                                                crossings_date *out,
                                                crossings_error **err);

/**
 * The number of a day, counted from a handover.
 *
 * - `convention` may be NULL for that of the house.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where the day is before the first that counts.
 */
crossings_status crossings_convention_day_number(const crossings_convention *convention,
                                                 crossings_date handover,
                                                 crossings_date date,
                                                 uint64_t *out,
                                                 crossings_error **err);

/**
 * The day that has a number, counted from a handover.
 *
 * - `convention` may be NULL for that of the house.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it leaves the calendar, and for day 0 where
 * the first day is day 1.
 */
crossings_status crossings_convention_nth_day(const crossings_convention *convention,
                                              crossings_date handover,
                                              uint64_t number,
                                              crossings_date *out,
                                              crossings_error **err);

/**
 * The first days after a handover: as many as `days` says, however they are numbered.
 *
 * - `convention` may be NULL for that of the house.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where that is none, or they leave the calendar.
 */
crossings_status crossings_convention_first_days(const crossings_convention *convention,
                                                 crossings_date handover,
                                                 uint64_t days,
                                                 crossings_period *out,
                                                 crossings_error **err);

/**
 * The week that a day is in.
 *
 * - `convention` may be NULL for that of the house.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it leaves the calendar.
 */
crossings_status crossings_convention_week_of(const crossings_convention *convention,
                                              crossings_date date,
                                              crossings_period *out,
                                              crossings_error **err);

/**
 * The days from 1 January to a day, both included.
 *
 * - `convention` may be NULL for that of the house.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where the day is before year 1, or none follows.
 */
crossings_status crossings_convention_year_to_date(const crossings_convention *convention,
                                                   crossings_date date,
                                                   crossings_period *out,
                                                   crossings_error **err);

/**
 * The day of the year before that stands for a day.
 *
 * - `convention` may be NULL for that of the house.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where it leaves the calendar.
 */
crossings_status crossings_convention_this_point_last_year(const crossings_convention *convention,
                                                           crossings_date date,
                                                           crossings_date *out,
                                                           crossings_error **err);

/*
 * # Exact numbers
 */

/**
 * An exact ratio in its lowest terms. Where there is none, its `text` is empty.
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
 * An exact whole number that may need more than 64 bits.
 */
typedef struct {
  /**
   * The number; 0 where it does not fit.
   */
  int64_t value;
  /**
   * Whether it fits.
   */
  bool fits;
  /**
   * The whole of it, whether it fits or not: `-1305`. With a NUL behind it.
   */
  char text[47];
} crossings_integer;

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
 * A ratio of two whole numbers, in its lowest terms.
 *
 * Fails with `CROSSINGS_STATUS_ZERO_DENOMINATOR` where `denominator` is 0.
 */
crossings_status crossings_ratio_new(int64_t numerator,
                                     int64_t denominator,
                                     crossings_ratio *out,
                                     crossings_error **err);

/**
 * A ratio rounded to decimals, halves away from zero, as figures are printed.
 *
 * - `ratio`: its `text` is what counts.
 * - `places`: how many decimals; 18 always fit where both numbers fit 64 bits.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where `text` is no ratio in lowest terms, and
 * with `CROSSINGS_STATUS_OVERFLOW` where a step needs more than 128 bits.
 */
crossings_status crossings_ratio_decimal(const crossings_ratio *ratio,
                                         uint32_t places,
                                         crossings_string **out,
                                         crossings_error **err);

/*
 * # Intervals
 *
 * The numbers between two ends, each of which belongs to it, does not, or is not there.
 */

/**
 * What the end of an interval is like.
 */
typedef enum {
  /**
   * There is none: the numbers go on for ever.
   */
  CROSSINGS_END_KIND_UNBOUNDED = 0,
  /**
   * The number at the end is not in the interval.
   */
  CROSSINGS_END_KIND_OPEN = 1,
  /**
   * The number at the end is in the interval.
   */
  CROSSINGS_END_KIND_CLOSED = 2,
} crossings_end_kind;

/**
 * An end of an interval.
 */
typedef struct {
  /**
   * A `crossings_end_kind`.
   */
  uint32_t kind;
  /**
   * Where it is: its `text` is what counts; none where there is no end.
   */
  crossings_ratio at;
} crossings_end;

/**
 * The numbers between two ends. At least one number lies in it.
 */
typedef struct {
  /**
   * The lower end.
   */
  crossings_end lower;
  /**
   * The upper end.
   */
  crossings_end upper;
} crossings_interval;

/**
 * An interval as text: `[119/2, 60)`; one number alone is `{60}`.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where an end is no ratio, or no number lies between
 * the two.
 */
crossings_status crossings_interval_text(const crossings_interval *interval,
                                         crossings_string **out,
                                         crossings_error **err);

/**
 * Whether a number lies in an interval.
 *
 * - `number`: its `text` is what counts.
 *
 * Fails as `crossings_interval_text` does.
 */
crossings_status crossings_interval_contains(const crossings_interval *interval,
                                             const crossings_ratio *number,
                                             bool *out,
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
   * The row of the sheet or the line of the text, counted from 1, or of the data frame, counted
   * from 0; 0 where `row_known` says that there is none.
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
  /**
   * Whether `row` is known: rows of data frames are counted from 0.
   */
  bool row_known;
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
 * # The catalogue
 *
 * Every invariant: the rules that data must keep. A finding names the one that is broken by
 * its id, which is never given to another.
 */

/**
 * A list of invariants. Free it with `crossings_invariants_free`.
 */
typedef struct crossings_invariants crossings_invariants;

/**
 * One rule that data must keep.
 */
typedef struct {
  /**
   * A `crossings_severity`: what it means when it is broken.
   */
  uint32_t severity;
  /**
   * What names it: `C003`.
   */
  crossings_text id;
  /**
   * What it says, for a citizen to read.
   */
  crossings_text statement;
  /**
   * Whence it is known.
   */
  crossings_text source;
  /**
   * Its page, in Markdown.
   */
  crossings_text page;
} crossings_invariant;

/**
 * Every invariant, in the order of the catalogue.
 */
crossings_status crossings_catalogue(crossings_invariants **out, crossings_error **err);

/**
 * The index of the invariant that has the id `id`, in capitals or not.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where none has it.
 */
crossings_status crossings_invariants_find(const crossings_invariants *handle,
                                           const char *id,
                                           size_t id_len,
                                           size_t *out,
                                           crossings_error **err);

/**
 * How many invariants there are.
 */
crossings_status crossings_invariants_len(const crossings_invariants *handle,
                                          size_t *out,
                                          crossings_error **err);

/**
 * The invariant at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_invariants_get(const crossings_invariants *handle,
                                          size_t index,
                                          crossings_invariant *out,
                                          crossings_error **err);

/**
 * Frees a list of invariants; `handle` may be NULL.
 */
void crossings_invariants_free(crossings_invariants *handle);

/*
 * # Checks
 *
 * What files contain, everything that is wrong with them, and a verdict. Data that break an
 * invariant are no failure of the call: they are its answer.
 */

/**
 * What is to be made of everything that was found.
 */
typedef enum {
  /**
   * No rule is broken.
   */
  CROSSINGS_VERDICT_CONSISTENT = 0,
  /**
   * No rule is broken whose breach shows that the data are wrong; there are warnings.
   */
  CROSSINGS_VERDICT_UNUSUAL = 1,
  /**
   * The data cannot be right.
   */
  CROSSINGS_VERDICT_INCONSISTENT = 2,
  /**
   * A file could not be read.
   */
  CROSSINGS_VERDICT_UNUSABLE = 3,
} crossings_verdict;

/**
 * What a check found. Free it with `crossings_inspection_free`.
 */
typedef struct crossings_inspection crossings_inspection;

/**
 * What was found, in all.
 */
typedef struct {
  /**
   * What is to be made of it: a `crossings_verdict`.
   */
  uint32_t verdict;
  /**
   * Reasons why a file was not read.
   */
  size_t problems;
  /**
   * Violations that cannot be.
   */
  size_t errors;
  /**
   * Violations that were never seen, yet may be.
   */
  size_t warnings;
} crossings_inspection_facts;

/**
 * How often one rule is broken.
 */
typedef struct {
  /**
   * The id of the rule, `C003`.
   */
  crossings_text id;
  /**
   * What it means that it is broken: a `crossings_severity`.
   */
  uint32_t severity;
  /**
   * What the rule says.
   */
  crossings_text statement;
  /**
   * At how many places it is broken.
   */
  size_t violations;
} crossings_rule_count;

/**
 * What was found in one file, as far as it could be read.
 */
typedef struct {
  /**
   * The file, as it was named when it was read.
   */
  crossings_text name;
  /**
   * Whether it was read as a whole.
   */
  bool read;
  /**
   * How many series it has.
   */
  size_t series;
  /**
   * How many single boats.
   */
  size_t boats;
  /**
   * How many reported numbers of deaths.
   */
  size_t deaths;
  /**
   * How many agreements.
   */
  size_t agreements;
  /**
   * How many policy periods.
   */
  size_t policy_periods;
} crossings_file;

/**
 * How much there is of one series. Only what can be read is counted, and each day once.
 */
typedef struct {
  /**
   * What it counts: a `crossings_basis`.
   */
  uint32_t basis;
  /**
   * Whether the newest publication says its moment itself: a `crossings_dating`; 0 where
   * `published` is not known.
   */
  uint32_t dating;
  /**
   * When the newest publication was published.
   */
  crossings_moment published;
  /**
   * How many publications it has.
   */
  size_t publications;
  /**
   * How many days have a row.
   */
  size_t days;
  /**
   * How many weeks have a row.
   */
  size_t weeks;
  /**
   * How many other periods have a total.
   */
  size_t totals;
  /**
   * The first day that a row is about; no day where there is none.
   */
  crossings_date first;
  /**
   * The last day that a row is about; no day where there is none.
   */
  crossings_date last;
} crossings_series_contents;

/**
 * Checks files, read as successive publications.
 *
 * - `sources`: the `sources_len` files, each published after the one before it.
 * - `limits` may be NULL for those of `crossings_limits_default`.
 *
 * Does not fail because of what is in the files.
 */
crossings_status crossings_check(const crossings_source *sources,
                                 size_t sources_len,
                                 const crossings_limits *limits,
                                 crossings_inspection **out,
                                 crossings_error **err);

/**
 * What was found, in all.
 */
crossings_status crossings_inspection_about(const crossings_inspection *handle,
                                            crossings_inspection_facts *out,
                                            crossings_error **err);

/**
 * Everything that is wrong: the reasons why files were not read, then the violations, those of
 * the readable parts of such files included.
 */
crossings_status crossings_inspection_findings(const crossings_inspection *handle,
                                               crossings_findings **out,
                                               crossings_error **err);

/**
 * How many broken rules there are.
 */
crossings_status crossings_inspection_rules_len(const crossings_inspection *handle,
                                                size_t *out,
                                                crossings_error **err);

/**
 * The broken rule at `index`, counted from 0. Its texts live as long as the
 * inspection. Errors come first, then warnings, each in the order of the ids.
 */
crossings_status crossings_inspection_rules_get(const crossings_inspection *handle,
                                                size_t index,
                                                crossings_rule_count *out,
                                                crossings_error **err);

/**
 * How many files there are.
 */
crossings_status crossings_inspection_files_len(const crossings_inspection *handle,
                                                size_t *out,
                                                crossings_error **err);

/**
 * The file at `index`, counted from 0. They are in the order given, and their
 * texts live as long as the inspection.
 */
crossings_status crossings_inspection_files_get(const crossings_inspection *handle,
                                                size_t index,
                                                crossings_file *out,
                                                crossings_error **err);

/**
 * How many series the file at `file`, counted from 0, has.
 */
crossings_status crossings_inspection_file_series_len(const crossings_inspection *handle,
                                                      size_t file,
                                                      size_t *out,
                                                      crossings_error **err);

/**
 * How much the file at `file`, counted from 0, has of its series at `index`, counted from 0.
 */
crossings_status crossings_inspection_file_series_get(const crossings_inspection *handle,
                                                      size_t file,
                                                      size_t index,
                                                      crossings_series_contents *out,
                                                      crossings_error **err);

/**
 * How many series the files that were read have together.
 */
crossings_status crossings_inspection_series_len(const crossings_inspection *handle,
                                                 size_t *out,
                                                 crossings_error **err);

/**
 * How much the files that were read have together of the series at `index`, counted from 0.
 */
crossings_status crossings_inspection_series_get(const crossings_inspection *handle,
                                                 size_t index,
                                                 crossings_series_contents *out,
                                                 crossings_error **err);

/**
 * Frees what a check found; `handle` may be NULL.
 */
void crossings_inspection_free(crossings_inspection *handle);

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
 * A register in its own JSON form, which `crossings_register_read` reads.
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
 * # Policy periods
 *
 * Who held an office, which act was law, which agreement ran, who published the data: each for
 * some days. The periods of an office form a timeline, in which each begins where the one
 * before it ends; acts and agreements may overlap.
 *
 * A register that is read from a workbook has none. Those of `crossings_register_builtin` are
 * there without any file.
 */

/**
 * What a policy period is a period of.
 */
typedef enum {
  /**
   * One person's tenure of an office.
   */
  CROSSINGS_POLICY_KIND_OFFICE = 0,
  /**
   * An act of parliament, from the day that its title names: Royal Assent is not
   * commencement.
   */
  CROSSINGS_POLICY_KIND_ACT = 1,
  /**
   * An agreement or partnership in force.
   */
  CROSSINGS_POLICY_KIND_AGREEMENT = 2,
  /**
   * Who ran the response and published the data.
   */
  CROSSINGS_POLICY_KIND_DATA_OWNER = 3,
} crossings_policy_kind;

/**
 * A list of policy periods. Free it with `crossings_policy_periods_free`.
 */
typedef struct crossings_policy_periods crossings_policy_periods;

/**
 * Days in which somebody held an office, an act was law, an agreement ran.
 */
typedef struct {
  /**
   * A `crossings_policy_kind`.
   */
  uint32_t kind;
  /**
   * From the first day to the last; `last` is no day where it has not ended, or its end is
   * not known.
   */
  crossings_period period;
  /**
   * What names it among all periods of a register: one person may hold an office twice.
   */
  crossings_text id;
  /**
   * The office or function that its timeline is of, `Home Secretary`; NULL for acts and
   * agreements.
   */
  crossings_text timeline;
  /**
   * Who held it, or the title of the act or agreement.
   */
  crossings_text title;
  /**
   * The id of the funding agreement that it is the period of; may be NULL.
   */
  crossings_text agreement;
  /**
   * Where the dates stand, or that they are general knowledge.
   */
  crossings_text evidence;
} crossings_policy_period;

/**
 * The policy periods of a register, in its order.
 */
crossings_status crossings_register_policy_periods(const crossings_register *handle,
                                                   crossings_policy_periods **out,
                                                   crossings_error **err);

/**
 * The policy periods of a register or, where it has none, those that are built in. Summaries by
 * office, act and agreement are by these.
 */
crossings_status crossings_register_policy_periods_or_builtin(const crossings_register *handle,
                                                              crossings_policy_periods **out,
                                                              crossings_error **err);

/**
 * The names of the timelines of a register, ascending.
 */
crossings_status crossings_register_timelines(const crossings_register *handle,
                                              crossings_names **out,
                                              crossings_error **err);

/**
 * The periods of one timeline, by their first day.
 *
 * - `name`: such as `Prime Minister`; `crossings_register_timelines` has them all.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where the register has no such timeline.
 */
crossings_status crossings_register_timeline(const crossings_register *handle,
                                             const char *name,
                                             size_t name_len,
                                             crossings_policy_periods **out,
                                             crossings_error **err);

/**
 * The index of the first period of the list that has the day `date`. In a timeline it is the only
 * one: it says who held the office then.
 *
 * Fails with `CROSSINGS_STATUS_MISSING` where none has the day.
 */
crossings_status crossings_policy_periods_on(const crossings_policy_periods *handle,
                                             crossings_date date,
                                             size_t *out,
                                             crossings_error **err);

/**
 * How many policy periods there are.
 */
crossings_status crossings_policy_periods_len(const crossings_policy_periods *handle,
                                              size_t *out,
                                              crossings_error **err);

/**
 * The period at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_policy_periods_get(const crossings_policy_periods *handle,
                                              size_t index,
                                              crossings_policy_period *out,
                                              crossings_error **err);

/**
 * Frees a list of policy periods; `handle` may be NULL.
 */
void crossings_policy_periods_free(crossings_policy_periods *handle);

/*
 * # Funding
 *
 * Agreements about money or measures at the border. What was committed, what was reported and
 * what was paid are three different things, and each amount keeps its own currency.
 *
 * To find an agreement, ask a list for the index of its id.
 */

/**
 * Where an agreement stands.
 */
typedef enum {
  /**
   * Asked for, or talked of: nothing can have been paid under it.
   */
  CROSSINGS_STAGE_PROPOSED = 0,
  /**
   * Agreed by both parties.
   */
  CROSSINGS_STAGE_AGREED = 1,
  /**
   * Agreed, and changed since.
   */
  CROSSINGS_STAGE_AMENDED = 2,
  /**
   * Over.
   */
  CROSSINGS_STAGE_ENDED = 3,
} crossings_stage;

/**
 * What the money is for.
 */
typedef enum {
  /**
   * Officers on the beaches, reservists included.
   */
  CROSSINGS_PURPOSE_PATROLS = 0,
  /**
   * Drones, cameras, aircraft, detection equipment.
   */
  CROSSINGS_PURPOSE_SURVEILLANCE = 1,
  /**
   * Fences and the security of ports and tunnels.
   */
  CROSSINGS_PURPOSE_PORT_SECURITY = 2,
  /**
   * A station for the police.
   */
  CROSSINGS_PURPOSE_POLICE_STATION = 3,
  /**
   * A centre where operations are led together.
   */
  CROSSINGS_PURPOSE_COMMAND_CENTRE = 4,
  /**
   * A detention or removal centre.
   */
  CROSSINGS_PURPOSE_DETENTION_CENTRE = 5,
  /**
   * Reception and lodging.
   */
  CROSSINGS_PURPOSE_RECEPTION = 6,
  /**
   * A fund that compensates damage.
   */
  CROSSINGS_PURPOSE_COMPENSATION_FUND = 7,
  /**
   * Campaigns that inform would-be travellers.
   */
  CROSSINGS_PURPOSE_COMMUNICATION = 8,
  /**
   * Returns, admissions and their transport.
   */
  CROSSINGS_PURPOSE_RETURNS = 9,
  /**
   * Not stated, or none of these.
   */
  CROSSINGS_PURPOSE_OTHER = 10,
} crossings_purpose;

/**
 * How binding an amount is.
 */
typedef enum {
  /**
   * The amount itself.
   */
  CROSSINGS_BINDING_EXACT = 0,
  /**
   * No more than the amount.
   */
  CROSSINGS_BINDING_UP_TO = 1,
  /**
   * The amount, if something else comes about.
   */
  CROSSINGS_BINDING_CONDITIONAL = 2,
  /**
   * Rounded or reckoned by whoever reports it.
   */
  CROSSINGS_BINDING_ESTIMATED = 3,
} crossings_binding;

/**
 * A list of agreements. Free it with `crossings_agreements_free`.
 */
typedef struct crossings_agreements crossings_agreements;

/**
 * A list of purposes. Free it with `crossings_purposes_free`.
 */
typedef struct crossings_purposes crossings_purposes;

/**
 * One agreement about money or measures at the border.
 */
typedef struct {
  /**
   * What names it among all agreements of a register: `F11`.
   */
  crossings_text id;
  /**
   * What it is called.
   */
  crossings_text title;
  /**
   * Who pays.
   */
  crossings_text payer;
  /**
   * Who is paid.
   */
  crossings_text payee;
  /**
   * Where all this stands, or that it is general knowledge.
   */
  crossings_text evidence;
  /**
   * When it was made; no day where that is not known.
   */
  crossings_date date;
  /**
   * The days that it covers: `first` is no day where they are not known, `last` is no day
   * where it has no end.
   */
  crossings_period term;
  /**
   * A `crossings_stage`.
   */
  uint32_t stage;
  /**
   * A `crossings_binding`: how binding `commitment` is. It says nothing where that is empty.
   */
  uint32_t binding;
  /**
   * What it promises in all; empty where that is not known.
   */
  crossings_amount commitment;
  /**
   * What its instalments add up to; empty where there are none, two are in different
   * currencies, or the sum does not fit.
   */
  crossings_amount instalments_sum;
  /**
   * What its known payments add up to; empty as `instalments_sum` is.
   */
  crossings_amount payments_sum;
  /**
   * How many purposes it has.
   */
  size_t purposes_len;
  /**
   * How many amounts were reported of it.
   */
  size_t reported_amounts_len;
  /**
   * How many instalments it has.
   */
  size_t instalments_len;
  /**
   * How many payments are known.
   */
  size_t payments_len;
  /**
   * How many times it was amended.
   */
  size_t amendments_len;
} crossings_agreement;

/**
 * The agreements of a register, in its order.
 */
crossings_status crossings_register_agreements(const crossings_register *handle,
                                               crossings_agreements **out,
                                               crossings_error **err);

/**
 * The index of the agreement that has the id `id`.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where none has it.
 */
crossings_status crossings_agreements_find(const crossings_agreements *handle,
                                           const char *id,
                                           size_t id_len,
                                           size_t *out,
                                           crossings_error **err);

/**
 * The amount in one currency that the agreement at `index` promises or, failing that, the first
 * that was reported of it. It is never converted from another currency.
 *
 * - `currency`: a code of ISO 4217, such as `GBP`.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is no such currency, and with
 * `CROSSINGS_STATUS_MISSING` where no amount is in it.
 */
crossings_status crossings_agreements_listed(const crossings_agreements *handle,
                                             size_t index,
                                             const char *currency,
                                             size_t currency_len,
                                             crossings_amount *out,
                                             crossings_error **err);

/**
 * How many agreements there are.
 */
crossings_status crossings_agreements_len(const crossings_agreements *handle,
                                          size_t *out,
                                          crossings_error **err);

/**
 * The agreement at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_agreements_get(const crossings_agreements *handle,
                                          size_t index,
                                          crossings_agreement *out,
                                          crossings_error **err);

/**
 * Frees a list of agreements; `handle` may be NULL.
 */
void crossings_agreements_free(crossings_agreements *handle);

/**
 * What the agreement at `index` pays for.
 */
crossings_status crossings_agreements_purposes(const crossings_agreements *handle,
                                               size_t index,
                                               crossings_purposes **out,
                                               crossings_error **err);

/**
 * How many purposes there are.
 */
crossings_status crossings_purposes_len(const crossings_purposes *handle,
                                        size_t *out,
                                        crossings_error **err);

/**
 * The purpose at `index`, counted from 0: a `crossings_purpose`.
 */
crossings_status crossings_purposes_get(const crossings_purposes *handle,
                                        size_t index,
                                        uint32_t *out,
                                        crossings_error **err);

/**
 * Frees a list of purposes; `handle` may be NULL.
 */
void crossings_purposes_free(crossings_purposes *handle);

/*
 * # Instalments and payments
 *
 * What an agreement says falls due, and what is known to have been paid.
 */

/**
 * A list of instalments. Free it with `crossings_instalments_free`.
 */
typedef struct crossings_instalments crossings_instalments;

/**
 * A list of payments. Free it with `crossings_payments_free`.
 */
typedef struct crossings_payments crossings_payments;

/**
 * A part of a commitment that falls due on the first day of its period, usually a financial
 * year.
 */
typedef struct {
  /**
   * For which days.
   */
  crossings_period period;
  /**
   * How much.
   */
  crossings_amount amount;
} crossings_instalment;

/**
 * Money handed over.
 */
typedef struct {
  /**
   * On which day.
   */
  crossings_date date;
  /**
   * How much.
   */
  crossings_amount amount;
} crossings_payment;

/**
 * The instalments of the agreement at `index`.
 */
crossings_status crossings_agreements_instalments(const crossings_agreements *handle,
                                                  size_t index,
                                                  crossings_instalments **out,
                                                  crossings_error **err);

/**
 * How many instalments there are.
 */
crossings_status crossings_instalments_len(const crossings_instalments *handle,
                                           size_t *out,
                                           crossings_error **err);

/**
 * The instalment at `index`, counted from 0.
 */
crossings_status crossings_instalments_get(const crossings_instalments *handle,
                                           size_t index,
                                           crossings_instalment *out,
                                           crossings_error **err);

/**
 * Frees a list of instalments; `handle` may be NULL.
 */
void crossings_instalments_free(crossings_instalments *handle);

/**
 * What is known to have been paid under the agreement at `index`.
 */
crossings_status crossings_agreements_payments(const crossings_agreements *handle,
                                               size_t index,
                                               crossings_payments **out,
                                               crossings_error **err);

/**
 * How many payments there are.
 */
crossings_status crossings_payments_len(const crossings_payments *handle,
                                        size_t *out,
                                        crossings_error **err);

/**
 * The payment at `index`, counted from 0.
 */
crossings_status crossings_payments_get(const crossings_payments *handle,
                                        size_t index,
                                        crossings_payment *out,
                                        crossings_error **err);

/**
 * Frees a list of payments; `handle` may be NULL.
 */
void crossings_payments_free(crossings_payments *handle);

/*
 * # Reported amounts and amendments
 *
 * What somebody said that an agreement is worth, and how its parties changed it. Two reported
 * amounts are two facts, never a conversion of each other.
 */

/**
 * A list of amendments. Free it with `crossings_amendments_free`.
 */
typedef struct crossings_amendments crossings_amendments;

/**
 * A list of reported amounts. Free it with `crossings_reported_amounts_free`.
 */
typedef struct crossings_reported_amounts crossings_reported_amounts;

/**
 * What somebody reported an agreement to be worth.
 */
typedef struct {
  /**
   * A `crossings_binding`, as the reporter has it.
   */
  uint32_t binding;
  /**
   * How much.
   */
  crossings_amount amount;
  /**
   * Who reported it.
   */
  crossings_text reported_by;
} crossings_reported_amount;

/**
 * A change that the parties made to their agreement.
 */
typedef struct {
  /**
   * On which day.
   */
  crossings_date date;
  /**
   * What changed.
   */
  crossings_text change;
} crossings_amendment;

/**
 * What was reported of the worth of the agreement at `index`.
 */
crossings_status crossings_agreements_reported_amounts(const crossings_agreements *handle,
                                                       size_t index,
                                                       crossings_reported_amounts **out,
                                                       crossings_error **err);

/**
 * How many reported amounts there are.
 */
crossings_status crossings_reported_amounts_len(const crossings_reported_amounts *handle,
                                                size_t *out,
                                                crossings_error **err);

/**
 * The reported amount at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_reported_amounts_get(const crossings_reported_amounts *handle,
                                                size_t index,
                                                crossings_reported_amount *out,
                                                crossings_error **err);

/**
 * Frees a list of reported amounts; `handle` may be NULL.
 */
void crossings_reported_amounts_free(crossings_reported_amounts *handle);

/**
 * How the agreement at `index` was changed.
 */
crossings_status crossings_agreements_amendments(const crossings_agreements *handle,
                                                 size_t index,
                                                 crossings_amendments **out,
                                                 crossings_error **err);

/**
 * How many amendments there are.
 */
crossings_status crossings_amendments_len(const crossings_amendments *handle,
                                          size_t *out,
                                          crossings_error **err);

/**
 * The amendment at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_amendments_get(const crossings_amendments *handle,
                                          size_t index,
                                          crossings_amendment *out,
                                          crossings_error **err);

/**
 * Frees a list of amendments; `handle` may be NULL.
 */
void crossings_amendments_free(crossings_amendments *handle);

/*
 * # Boats
 *
 * Single boats of the UK arrivals, where they are known.
 */

/**
 * How a boat reached the shore.
 */
typedef enum {
  /**
   * Met at sea by the authorities and brought ashore.
   */
  CROSSINGS_LANDING_INTERCEPTED = 0,
  /**
   * Recorded as arriving without interception: an uncontrolled landing.
   */
  CROSSINGS_LANDING_UNCONTROLLED = 1,
  /**
   * Not recorded.
   */
  CROSSINGS_LANDING_UNKNOWN = 2,
} crossings_landing;

/**
 * A list of boats. Free it with `crossings_boats_free`.
 */
typedef struct crossings_boats crossings_boats;

/**
 * One boat that arrived.
 */
typedef struct {
  /**
   * What names it among all boats of a register.
   */
  crossings_text id;
  /**
   * The people aboard: at least one.
   */
  uint64_t people;
  /**
   * The day it arrived.
   */
  crossings_date date;
  /**
   * A `crossings_landing`.
   */
  uint32_t landing;
} crossings_boat;

/**
 * The single boats of a register, in its order.
 */
crossings_status crossings_register_boats(const crossings_register *handle,
                                          crossings_boats **out,
                                          crossings_error **err);

/**
 * The days of which every boat is said to be listed, ascending.
 */
crossings_status crossings_register_complete_boat_lists(const crossings_register *handle,
                                                        crossings_dates **out,
                                                        crossings_error **err);

/**
 * How many boats there are.
 */
crossings_status crossings_boats_len(const crossings_boats *handle,
                                     size_t *out,
                                     crossings_error **err);

/**
 * The boat at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_boats_get(const crossings_boats *handle,
                                     size_t index,
                                     crossings_boat *out,
                                     crossings_error **err);

/**
 * Frees a list of boats; `handle` may be NULL.
 */
void crossings_boats_free(crossings_boats *handle);

/*
 * # Deaths
 *
 * Reported numbers of deaths. Counts of different scopes differ, and none of them is wrong.
 */

/**
 * Whose deaths are counted.
 */
typedef enum {
  /**
   * At sea, as the coastguards report them.
   */
  CROSSINGS_DEATH_SCOPE_AT_SEA = 0,
  /**
   * At sea and on the shore, on the way to a crossing.
   */
  CROSSINGS_DEATH_SCOPE_AT_SEA_AND_SHORE = 1,
  /**
   * Everywhere near the border: vehicles, camps, violence, illness as well.
   */
  CROSSINGS_DEATH_SCOPE_BORDER_REGION = 2,
  /**
   * The source does not say.
   */
  CROSSINGS_DEATH_SCOPE_UNSTATED = 3,
} crossings_death_scope;

/**
 * A list of reports of deaths. Free it with `crossings_death_reports_free`.
 */
typedef struct crossings_death_reports crossings_death_reports;

/**
 * A reported number of deaths.
 */
typedef struct {
  /**
   * What names it among all reports of a register.
   */
  crossings_text id;
  /**
   * Who reported it.
   */
  crossings_text reported_by;
  /**
   * Where it stands, or that it is general knowledge.
   */
  crossings_text evidence;
  /**
   * How many deaths.
   */
  uint64_t deaths;
  /**
   * The people missing besides; 0 where the report does not say.
   */
  uint64_t missing;
  /**
   * Whether `missing` is known.
   */
  bool missing_known;
  /**
   * A `crossings_death_scope`.
   */
  uint32_t scope;
  /**
   * Over which days.
   */
  crossings_period period;
  /**
   * Up to which day the reporter knew; no day where that is not known.
   */
  crossings_date as_of;
} crossings_death_report;

/**
 * The reported deaths of a register, in its order.
 */
crossings_status crossings_register_death_reports(const crossings_register *handle,
                                                  crossings_death_reports **out,
                                                  crossings_error **err);

/**
 * How many reports there are.
 */
crossings_status crossings_death_reports_len(const crossings_death_reports *handle,
                                             size_t *out,
                                             crossings_error **err);

/**
 * The report at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_death_reports_get(const crossings_death_reports *handle,
                                             size_t index,
                                             crossings_death_report *out,
                                             crossings_error **err);

/**
 * Frees a list of reports; `handle` may be NULL.
 */
void crossings_death_reports_free(crossings_death_reports *handle);

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
 * A series as it stood after its first `count` publications, or all where it has no more. That
 * tells two of one moment apart.
 *
 * - `basis`: a `crossings_basis`.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where the register has no such series, and with
 * `CROSSINGS_STATUS_MISSING` where that is no publication.
 */
crossings_status crossings_register_view_after(const crossings_register *handle,
                                               uint32_t basis,
                                               size_t count,
                                               crossings_view **out,
                                               crossings_error **err);

/**
 * What the series counts: a `crossings_basis`.
 */
crossings_status crossings_view_basis(const crossings_view *handle,
                                      uint32_t *out,
                                      crossings_error **err);

/**
 * When the newest publication in a view was published.
 */
crossings_status crossings_view_published(const crossings_view *handle,
                                          crossings_moment *out,
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
 * The days of a view as comma-separated values, in the shape that is read as days: a column
 * each for the date, the people, the boats and the uncontrolled landings, `-` where these are
 * not known. Weeks and published totals are not among them.
 *
 * Fails with `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without CSV.
 */
crossings_status crossings_view_csv(const crossings_view *handle,
                                    crossings_string **out,
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

/*
 * # Publications
 *
 * What was published of a series, when, and how sure it was. The days of one publication are
 * here; its weeks and totals are where those are.
 */

/**
 * Whether a publication says when it was made.
 */
typedef enum {
  /**
   * It does, or whoever read it did.
   */
  CROSSINGS_DATING_STATED = 0,
  /**
   * It does not: the moment is the beginning of the day after its newest figure.
   */
  CROSSINGS_DATING_INFERRED = 1,
} crossings_dating;

/**
 * How sure the figures of a publication are.
 */
typedef enum {
  /**
   * Operational data, subject to change.
   */
  CROSSINGS_PUBLICATION_STATUS_PROVISIONAL = 0,
  /**
   * Final official statistics.
   */
  CROSSINGS_PUBLICATION_STATUS_FINAL = 1,
  /**
   * Final figures with provisional ones after them, as news agencies splice them.
   */
  CROSSINGS_PUBLICATION_STATUS_SPLICED = 2,
} crossings_publication_status;

/**
 * How much of its stretch of days a publication has.
 */
typedef enum {
  /**
   * Every day, and every week, from its first to its last.
   */
  CROSSINGS_COVERAGE_DENSE = 0,
  /**
   * Some days only: a page about yesterday, a list of changes.
   */
  CROSSINGS_COVERAGE_PARTIAL = 1,
} crossings_coverage;

/**
 * A list of publications, oldest first. Free it with `crossings_publications_free`.
 */
typedef struct crossings_publications crossings_publications;

/**
 * A list of the days of one publication, ascending. Free it with
 * `crossings_published_days_free`.
 */
typedef struct crossings_published_days crossings_published_days;

/**
 * One publication of a series.
 */
typedef struct {
  /**
   * When.
   */
  crossings_moment published;
  /**
   * Whether it says so itself: a `crossings_dating`.
   */
  uint32_t dating;
  /**
   * How sure it is: a `crossings_publication_status`.
   */
  uint32_t status;
  /**
   * How much of its stretch it has: a `crossings_coverage`.
   */
  uint32_t coverage;
  /**
   * What it is: a title, a file's name.
   */
  crossings_text source;
  /**
   * How many days it gives.
   */
  size_t days;
  /**
   * How many weeks it gives.
   */
  size_t weeks;
  /**
   * How many totals over other periods it gives.
   */
  size_t totals;
} crossings_publication;

/**
 * One day of one publication.
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
  /**
   * What the publisher wrote beside it, as printed; may be NULL.
   */
  crossings_text note;
} crossings_published_day;

/**
 * How many series a register has, one for each basis.
 */
crossings_status crossings_register_series_len(const crossings_register *handle,
                                               size_t *out,
                                               crossings_error **err);

/**
 * What the series at `index`, counted from 0, counts: a `crossings_basis`.
 */
crossings_status crossings_register_series_get(const crossings_register *handle,
                                               size_t index,
                                               uint32_t *out,
                                               crossings_error **err);

/**
 * Everything that was ever published of a series.
 *
 * - `basis`: a `crossings_basis`.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where the register has no such series.
 */
crossings_status crossings_register_publications(const crossings_register *handle,
                                                 uint32_t basis,
                                                 crossings_publications **out,
                                                 crossings_error **err);

/**
 * How many publications there are.
 */
crossings_status crossings_publications_len(const crossings_publications *handle,
                                            size_t *out,
                                            crossings_error **err);

/**
 * The publication at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_publications_get(const crossings_publications *handle,
                                            size_t index,
                                            crossings_publication *out,
                                            crossings_error **err);

/**
 * Frees a list of publications; `handle` may be NULL.
 */
void crossings_publications_free(crossings_publications *handle);

/**
 * The days that the publication at `index`, counted from 0, gives.
 */
crossings_status crossings_publications_days(const crossings_publications *handle,
                                             size_t index,
                                             crossings_published_days **out,
                                             crossings_error **err);

/**
 * How many days there are.
 */
crossings_status crossings_published_days_len(const crossings_published_days *handle,
                                              size_t *out,
                                              crossings_error **err);

/**
 * The day at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_published_days_get(const crossings_published_days *handle,
                                              size_t index,
                                              crossings_published_day *out,
                                              crossings_error **err);

/**
 * Frees a list of days; `handle` may be NULL.
 */
void crossings_published_days_free(crossings_published_days *handle);

/*
 * # Weeks
 *
 * Figures of whole weeks, as the official series has them beside those of the days.
 */

/**
 * A list of weeks, ascending. Free it with `crossings_weeks_free`.
 */
typedef struct crossings_weeks crossings_weeks;

/**
 * What was prevented, as French authorities estimate it: not people who did not cross, for one
 * person can be prevented many times.
 */
typedef struct {
  /**
   * The people prevented; 0 where that is not known.
   */
  uint64_t people;
  /**
   * The events in which they were; 0 where that is not known.
   */
  uint64_t events;
  /**
   * Whether both are known.
   */
  bool known;
} crossings_preventions;

/**
 * The arrivals and preventions of one week, Monday to Sunday.
 */
typedef struct {
  /**
   * The Sunday that ends it.
   */
  crossings_date ending;
  /**
   * What arrived.
   */
  crossings_arrivals arrivals;
  /**
   * What was prevented.
   */
  crossings_preventions preventions;
  /**
   * What the publisher wrote beside it, as printed; may be NULL.
   */
  crossings_text note;
} crossings_week;

/**
 * Every week that has a figure of its own in a view.
 */
crossings_status crossings_view_weeks(const crossings_view *handle,
                                      crossings_weeks **out,
                                      crossings_error **err);

/**
 * The weeks that the publication at `index`, counted from 0, gives.
 */
crossings_status crossings_publications_weeks(const crossings_publications *handle,
                                              size_t index,
                                              crossings_weeks **out,
                                              crossings_error **err);

/**
 * How many weeks there are.
 */
crossings_status crossings_weeks_len(const crossings_weeks *handle,
                                     size_t *out,
                                     crossings_error **err);

/**
 * The week at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_weeks_get(const crossings_weeks *handle,
                                     size_t index,
                                     crossings_week *out,
                                     crossings_error **err);

/**
 * The index of the week that ends on a day.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_PERIOD` where the day is not a Sunday, and with
 * `CROSSINGS_STATUS_MISSING` where the list does not have its week.
 */
crossings_status crossings_weeks_find(const crossings_weeks *handle,
                                      crossings_date ending,
                                      size_t *out,
                                      crossings_error **err);

/**
 * Frees a list of weeks; `handle` may be NULL.
 */
void crossings_weeks_free(crossings_weeks *handle);

/*
 * # Published totals
 *
 * Totals of whole periods as they were published: figures in their own right, that no days add
 * up to.
 */

/**
 * A list of published totals; those of a view are ascending. Free it with
 * `crossings_period_totals_free`.
 */
typedef struct crossings_period_totals crossings_period_totals;

/**
 * A list of published totals, by their first day. Free it with
 * `crossings_published_totals_free`.
 */
typedef struct crossings_published_totals crossings_published_totals;

/**
 * A published total, as a view or one publication has it.
 */
typedef struct {
  /**
   * Over which days.
   */
  crossings_period period;
  /**
   * The people who arrived.
   */
  uint64_t people;
  /**
   * The boats that arrived; 0 where that is not known.
   */
  uint64_t boats;
  /**
   * Whether `boats` is known.
   */
  bool boats_known;
  /**
   * Where the figure stands, or that it is general knowledge.
   */
  crossings_text evidence;
} crossings_period_total;

/**
 * A published total, with what is known of the newest publication that gives it.
 */
typedef struct {
  /**
   * Over which days.
   */
  crossings_period period;
  /**
   * The people who arrived.
   */
  uint64_t people;
  /**
   * The boats that arrived; 0 where that is not known.
   */
  uint64_t boats;
  /**
   * Whether `boats` is known.
   */
  bool boats_known;
  /**
   * How sure the publication is: a `crossings_publication_status`.
   */
  uint32_t status;
  /**
   * When it was published.
   */
  crossings_moment published;
  /**
   * What the period is called: `2022` for a calendar year, its days otherwise.
   */
  crossings_text label;
  /**
   * Where the figure stands, or that it is general knowledge.
   */
  crossings_text evidence;
} crossings_published_total;

/**
 * The published totals that a view has, the newest of each period.
 */
crossings_status crossings_view_period_totals(const crossings_view *handle,
                                              crossings_period_totals **out,
                                              crossings_error **err);

/**
 * The totals that the publication at `index`, counted from 0, gives.
 */
crossings_status crossings_publications_period_totals(const crossings_publications *handle,
                                                      size_t index,
                                                      crossings_period_totals **out,
                                                      crossings_error **err);

/**
 * How many totals there are.
 */
crossings_status crossings_period_totals_len(const crossings_period_totals *handle,
                                             size_t *out,
                                             crossings_error **err);

/**
 * The total at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_period_totals_get(const crossings_period_totals *handle,
                                             size_t index,
                                             crossings_period_total *out,
                                             crossings_error **err);

/**
 * The index of the total of a period.
 *
 * Fails with `CROSSINGS_STATUS_MISSING` where the list does not have it.
 */
crossings_status crossings_period_totals_find(const crossings_period_totals *handle,
                                              crossings_period period,
                                              size_t *out,
                                              crossings_error **err);

/**
 * Frees a list of published totals; `handle` may be NULL.
 */
void crossings_period_totals_free(crossings_period_totals *handle);

/**
 * The published totals of a series, the newest of each period.
 *
 * - `basis`: a `crossings_basis`.
 * - `as_of`: the moment up to which publications count, `2026-08-21` or a date and time with
 *   its offset; `as_of` may be NULL for all of them.
 * - `window`: only totals of periods within it; may be NULL for all.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where the register has no such series.
 */
crossings_status crossings_register_published_totals(const crossings_register *handle,
                                                     uint32_t basis,
                                                     const char *as_of,
                                                     size_t as_of_len,
                                                     const crossings_period *window,
                                                     crossings_published_totals **out,
                                                     crossings_error **err);

/**
 * How many totals there are.
 */
crossings_status crossings_published_totals_len(const crossings_published_totals *handle,
                                                size_t *out,
                                                crossings_error **err);

/**
 * The total at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_published_totals_get(const crossings_published_totals *handle,
                                                size_t index,
                                                crossings_published_total *out,
                                                crossings_error **err);

/**
 * Frees a list of published totals; `handle` may be NULL.
 */
void crossings_published_totals_free(crossings_published_totals *handle);

/*
 * # Summaries
 *
 * Totals of a view over a list of periods: offices, acts, agreements, years, months, weeks.
 */

/**
 * By what a summary groups the days.
 */
typedef enum {
  /**
   * The tenures of the offices.
   */
  CROSSINGS_GROUPING_OFFICE = 0,
  /**
   * The acts of parliament.
   */
  CROSSINGS_GROUPING_ACT = 1,
  /**
   * The agreements and partnerships.
   */
  CROSSINGS_GROUPING_AGREEMENT = 2,
  /**
   * Calendar years.
   */
  CROSSINGS_GROUPING_YEAR = 3,
  /**
   * Calendar months.
   */
  CROSSINGS_GROUPING_MONTH = 4,
  /**
   * Weeks, by the week rule of the convention.
   */
  CROSSINGS_GROUPING_WEEK = 5,
} crossings_grouping;

/**
 * A summary. Free it with `crossings_summary_free`.
 */
typedef struct crossings_summary crossings_summary;

/**
 * What a summary is about.
 */
typedef struct {
  /**
   * What the series counts: a `crossings_basis`.
   */
  uint32_t basis;
  /**
   * By what it is grouped: a `crossings_grouping`.
   */
  uint32_t by;
  /**
   * When the newest publication in it was published.
   */
  crossings_moment published;
  /**
   * From the first day with a figure to the last; no days where there is none.
   */
  crossings_period extent;
  /**
   * How days and weeks are counted.
   */
  crossings_convention convention;
} crossings_summary_facts;

/**
 * One period of a summary.
 */
typedef struct {
  /**
   * The timeline that the period belongs to, `Prime Minister`; may be NULL.
   */
  crossings_text timeline;
  /**
   * What the period is called: `Liz Truss`, `2022`, `2022-09`.
   */
  crossings_text label;
  /**
   * Which days were added up: those of the period that the series and the question have.
   */
  crossings_period period;
  /**
   * Whether these are all the days of the period, so far as it has an end.
   */
  bool whole;
  /**
   * Whether `total` is known.
   */
  bool total_known;
  /**
   * What arrived; all zeros where that cannot be said.
   */
  crossings_total total;
  /**
   * The `crossings_status` with which `crossings_view_total` fails for the period;
   * `CROSSINGS_STATUS_OK` where `total` is known.
   */
  uint32_t missing_status;
  /**
   * The first day of the period without a figure; no day where there is none.
   */
  crossings_date missing_day;
  /**
   * Why the total cannot be said; may be NULL.
   */
  crossings_text missing;
  /**
   * What was prevented; known of weeks of the official series alone.
   */
  crossings_preventions preventions;
} crossings_summary_row;

/**
 * Adds up the days of a view by periods.
 *
 * - `periods`: the register whose offices, acts and agreements these are; where it has none of
 *   any kind, those of `crossings_register_builtin`.
 * - `by`: a `crossings_grouping`.
 * - `window`: only days within it; may be NULL for all.
 * - `convention` may be NULL for that of the house.
 *
 * Periods are cut to the days that the view has. A period with none has no row.
 */
crossings_status crossings_view_summary(const crossings_view *handle,
                                        const crossings_register *periods,
                                        uint32_t by,
                                        const crossings_period *window,
                                        const crossings_convention *convention,
                                        crossings_summary **out,
                                        crossings_error **err);

/**
 * What a summary is about.
 */
crossings_status crossings_summary_about(const crossings_summary *handle,
                                         crossings_summary_facts *out,
                                         crossings_error **err);

/**
 * How many periods there are.
 */
crossings_status crossings_summary_len(const crossings_summary *handle,
                                       size_t *out,
                                       crossings_error **err);

/**
 * The period at `index`, counted from 0. Its texts live as long as the
 * summary. The periods are by timeline and then by their first day.
 */
crossings_status crossings_summary_get(const crossings_summary *handle,
                                       size_t index,
                                       crossings_summary_row *out,
                                       crossings_error **err);

/**
 * A rate over the period at `index`, counted from 0.
 *
 * - `rate`: a `crossings_rate`.
 *
 * Fails as `crossings_view_rate` does.
 */
crossings_status crossings_summary_rate(const crossings_summary *handle,
                                        size_t index,
                                        uint32_t rate,
                                        crossings_ratio *out,
                                        crossings_error **err);

/**
 * Frees a summary; `handle` may be NULL.
 */
void crossings_summary_free(crossings_summary *handle);

/*
 * # Revisions
 *
 * What changed between two views of one series. Most revisions move people between neighbouring
 * days: the gross change is far above the net one.
 */

/**
 * What it is that only one of two views has.
 */
typedef enum {
  /**
   * A day that only the newer has.
   */
  CROSSINGS_CHANGE_KIND_ADDED_DAY = 0,
  /**
   * A day that only the older has.
   */
  CROSSINGS_CHANGE_KIND_WITHDRAWN_DAY = 1,
  /**
   * A week that only the newer has.
   */
  CROSSINGS_CHANGE_KIND_ADDED_WEEK = 2,
  /**
   * A week that only the older has.
   */
  CROSSINGS_CHANGE_KIND_WITHDRAWN_WEEK = 3,
  /**
   * A published total that only the newer has.
   */
  CROSSINGS_CHANGE_KIND_ADDED_TOTAL = 4,
  /**
   * A published total that only the older has.
   */
  CROSSINGS_CHANGE_KIND_WITHDRAWN_TOTAL = 5,
} crossings_change_kind;

/**
 * What changed between two views. Free it with `crossings_revisions_free`.
 */
typedef struct crossings_revisions crossings_revisions;

/**
 * What changed, in all.
 */
typedef struct {
  /**
   * What the series counts: a `crossings_basis`.
   */
  uint32_t basis;
  /**
   * Whether a figure that the older view has is different or gone.
   */
  bool revised;
  /**
   * When the older view was published.
   */
  crossings_moment old_published;
  /**
   * When the newer view was published.
   */
  crossings_moment new_published;
  /**
   * How many people more, or fewer, the revised days have in all.
   */
  crossings_integer net_people;
  /**
   * How many people were moved, up or down, day by day.
   */
  crossings_integer gross_people;
} crossings_revisions_facts;

/**
 * A day that both views have, and not the same.
 */
typedef struct {
  /**
   * The day.
   */
  crossings_date date;
  /**
   * What arrived, as the older view has it.
   */
  crossings_arrivals old_arrivals;
  /**
   * What arrived, as the newer view has it.
   */
  crossings_arrivals new_arrivals;
} crossings_revised_day;

/**
 * A week that both views have, and not the same.
 */
typedef struct {
  /**
   * The Sunday that ends it.
   */
  crossings_date ending;
  /**
   * What arrived, as the older view has it.
   */
  crossings_arrivals old_arrivals;
  /**
   * What was prevented, as the older view has it.
   */
  crossings_preventions old_preventions;
  /**
   * What arrived, as the newer view has it.
   */
  crossings_arrivals new_arrivals;
  /**
   * What was prevented, as the newer view has it.
   */
  crossings_preventions new_preventions;
} crossings_revised_week;

/**
 * A published total that both views have, and not the same.
 */
typedef struct {
  /**
   * Over which days.
   */
  crossings_period period;
  /**
   * The people, as the older view has them.
   */
  uint64_t old_people;
  /**
   * The boats, as the older view has them; 0 where that is not known.
   */
  uint64_t old_boats;
  /**
   * The people, as the newer view has them.
   */
  uint64_t new_people;
  /**
   * The boats, as the newer view has them; 0 where that is not known.
   */
  uint64_t new_boats;
  /**
   * Whether `old_boats` is known.
   */
  bool old_boats_known;
  /**
   * Whether `new_boats` is known.
   */
  bool new_boats_known;
} crossings_revised_total;

/**
 * What only one of two views has.
 */
typedef struct {
  /**
   * What it is: a `crossings_change_kind`.
   */
  uint32_t kind;
  /**
   * Of which days: the one day, Monday to Sunday, or the period of a total.
   */
  crossings_period period;
} crossings_change;

/**
 * Everything that differs from a view to a newer one.
 *
 * Fails with `CROSSINGS_STATUS_BASIS_MISMATCH` where the two count different things.
 */
crossings_status crossings_view_revisions(const crossings_view *handle,
                                          const crossings_view *newer,
                                          crossings_revisions **out,
                                          crossings_error **err);

/**
 * What changed, in all.
 */
crossings_status crossings_revisions_about(const crossings_revisions *handle,
                                           crossings_revisions_facts *out,
                                           crossings_error **err);

/**
 * How many days both views have, and not the same.
 */
crossings_status crossings_revisions_days_len(const crossings_revisions *handle,
                                              size_t *out,
                                              crossings_error **err);

/**
 * The revised day at `index`, counted from 0. They are ascending.
 */
crossings_status crossings_revisions_days_get(const crossings_revisions *handle,
                                              size_t index,
                                              crossings_revised_day *out,
                                              crossings_error **err);

/**
 * How many weeks both views have, and not the same.
 */
crossings_status crossings_revisions_weeks_len(const crossings_revisions *handle,
                                               size_t *out,
                                               crossings_error **err);

/**
 * The revised week at `index`, counted from 0. They are ascending.
 */
crossings_status crossings_revisions_weeks_get(const crossings_revisions *handle,
                                               size_t index,
                                               crossings_revised_week *out,
                                               crossings_error **err);

/**
 * How many published totals both views have, and not the same.
 */
crossings_status crossings_revisions_totals_len(const crossings_revisions *handle,
                                                size_t *out,
                                                crossings_error **err);

/**
 * The revised total at `index`, counted from 0. They are ascending.
 */
crossings_status crossings_revisions_totals_get(const crossings_revisions *handle,
                                                size_t index,
                                                crossings_revised_total *out,
                                                crossings_error **err);

/**
 * How many days, weeks and published totals only one of the two views has.
 */
crossings_status crossings_revisions_changes_len(const crossings_revisions *handle,
                                                 size_t *out,
                                                 crossings_error **err);

/**
 * What only one of the two views has, at `index`, counted from 0. They are by kind and then
 * ascending.
 */
crossings_status crossings_revisions_changes_get(const crossings_revisions *handle,
                                                 size_t index,
                                                 crossings_change *out,
                                                 crossings_error **err);

/**
 * Frees revisions; `handle` may be NULL.
 */
void crossings_revisions_free(crossings_revisions *handle);

/*
 * # Comparisons
 *
 * What changed between the newest views of two registers, series by series.
 */

/**
 * What became of a series from one register to another.
 */
typedef enum {
  /**
   * Both have it; nothing that the older has is different or gone.
   */
  CROSSINGS_SERIES_FATE_KEPT = 0,
  /**
   * Both have it; a figure that the older has is different or gone.
   */
  CROSSINGS_SERIES_FATE_REVISED = 1,
  /**
   * Only the newer has it.
   */
  CROSSINGS_SERIES_FATE_ADDED = 2,
  /**
   * Only the older has it.
   */
  CROSSINGS_SERIES_FATE_WITHDRAWN = 3,
} crossings_series_fate;

/**
 * What changed between two registers: the series that both have, then those that only the older
 * has, then those that only the newer has. Free it with `crossings_comparison_free`.
 */
typedef struct crossings_comparison crossings_comparison;

/**
 * A series of one of two registers, or of both.
 */
typedef struct {
  /**
   * What it counts: a `crossings_basis`.
   */
  uint32_t basis;
  /**
   * What became of it: a `crossings_series_fate`.
   */
  uint32_t fate;
} crossings_compared_series;

/**
 * Everything that differs from a register to a newer one.
 */
crossings_status crossings_register_comparison(const crossings_register *handle,
                                               const crossings_register *newer,
                                               crossings_comparison **out,
                                               crossings_error **err);

/**
 * Whether a figure that the older register has is different or gone.
 */
crossings_status crossings_comparison_revised(const crossings_comparison *handle,
                                              bool *out,
                                              crossings_error **err);

/**
 * How many series the two registers have.
 */
crossings_status crossings_comparison_len(const crossings_comparison *handle,
                                          size_t *out,
                                          crossings_error **err);

/**
 * The series at `index`, counted from 0.
 */
crossings_status crossings_comparison_get(const crossings_comparison *handle,
                                          size_t index,
                                          crossings_compared_series *out,
                                          crossings_error **err);

/**
 * What changed in the series at `index`, counted from 0.
 *
 * Fails with `CROSSINGS_STATUS_MISSING` where only one of the registers has it.
 */
crossings_status crossings_comparison_revisions(const crossings_comparison *handle,
                                                size_t index,
                                                crossings_revisions **out,
                                                crossings_error **err);

/**
 * Frees a comparison; `handle` may be NULL.
 */
void crossings_comparison_free(crossings_comparison *handle);

/*
 * # Readings
 *
 * What decides which numbers a printed figure means: the kind of number that it states, how
 * closely it is read, and how it was rounded.
 */

/**
 * What kind of number a measure gives: it decides how a printed figure is read.
 */
typedef enum {
  /**
   * A whole number of people, boats, events, days or deaths.
   */
  CROSSINGS_NATURE_COUNT = 0,
  /**
   * So many for each of something.
   */
  CROSSINGS_NATURE_MEAN = 1,
  /**
   * A part of a whole, which is 1.
   */
  CROSSINGS_NATURE_SHARE = 2,
  /**
   * A change as a share of what was before: 1/5 is up 20 per cent.
   */
  CROSSINGS_NATURE_CHANGE = 3,
  /**
   * A change in percentage points, as a part of the whole: 1/20 is up five.
   */
  CROSSINGS_NATURE_POINTS = 4,
  /**
   * So many times as many.
   */
  CROSSINGS_NATURE_TIMES = 5,
  /**
   * An amount of money, in the minor units of its currency.
   */
  CROSSINGS_NATURE_MONEY = 6,
  /**
   * A place in an order: 1 is the record.
   */
  CROSSINGS_NATURE_RANK = 7,
  /**
   * A day of the calendar.
   */
  CROSSINGS_NATURE_DATE = 8,
} crossings_nature;

/**
 * How closely a printed figure is read.
 */
typedef enum {
  /**
   * What a reader takes the words to mean. It is that of the house.
   */
  CROSSINGS_READING_PRAGMATIC = 0,
  /**
   * What the words say and nothing more.
   */
  CROSSINGS_READING_LITERAL = 1,
  /**
   * As a figure that was rounded in its last printed digit.
   */
  CROSSINGS_READING_STRICT = 2,
} crossings_reading;

/**
 * How a number was rounded before it was printed.
 */
typedef enum {
  /**
   * To the nearest; a half goes away from zero. It is that of the house.
   */
  CROSSINGS_ROUNDING_HALF_UP = 0,
  /**
   * To the nearest; a half goes towards zero.
   */
  CROSSINGS_ROUNDING_HALF_DOWN = 1,
  /**
   * To the nearest; a half goes to the even multiple of the unit.
   */
  CROSSINGS_ROUNDING_HALF_EVEN = 2,
  /**
   * To the nearest; nobody knows where a half goes.
   */
  CROSSINGS_ROUNDING_EITHER = 3,
  /**
   * Towards positive numbers.
   */
  CROSSINGS_ROUNDING_CEILING = 4,
  /**
   * Towards negative numbers.
   */
  CROSSINGS_ROUNDING_FLOOR = 5,
  /**
   * Towards zero.
   */
  CROSSINGS_ROUNDING_TRUNCATE = 6,
  /**
   * Away from zero; a multiple stays where it is.
   */
  CROSSINGS_ROUNDING_AWAY_FROM_ZERO = 7,
  /**
   * Cut off, and then one unit away from zero.
   */
  CROSSINGS_ROUNDING_STEP_AWAY = 8,
  /**
   * To one of the two multiples beside it; nobody knows which.
   */
  CROSSINGS_ROUNDING_CEILING_OR_FLOOR = 9,
  /**
   * Away from zero from so many tenths of the unit on, else towards zero.
   */
  CROSSINGS_ROUNDING_UP_FROM = 10,
  /**
   * Towards zero while so many tenths of the unit, or more, are missing to the next multiple,
   * else away from zero.
   */
  CROSSINGS_ROUNDING_DOWN_FROM = 11,
  /**
   * By one of the two rules before; nobody knows which.
   */
  CROSSINGS_ROUNDING_EITHER_FROM = 12,
} crossings_rounding;

/**
 * How a printed figure is understood. All zeros is the way of the house.
 */
typedef struct {
  /**
   * A `crossings_reading`.
   */
  uint32_t reading;
  /**
   * How a number was rounded, where the reading says that it was: a `crossings_rounding`.
   */
  uint32_t rounding;
  /**
   * From how many tenths the last three rules of rounding go, 1 to 9; others have none.
   */
  uint32_t threshold;
  /**
   * Whether a count with no hedge was rounded to its last digit that is not zero. Only the
   * pragmatic reading heeds it.
   */
  bool rounded;
} crossings_understanding;

/*
 * # Figures
 *
 * A figure as it was printed: `over 35,000`, `almost a third`, `around 128 a day`. What it means
 * is an interval of exact numbers, and depends on how closely it is read.
 */

/**
 * What is counted, in the words of a figure.
 */
typedef enum {
  /**
   * The figure does not say.
   */
  CROSSINGS_PRINTED_NOUN_NONE = 0,
  /**
   * People, migrants, arrivals, crossings.
   */
  CROSSINGS_PRINTED_NOUN_PEOPLE = 1,
  /**
   * Boats, dinghies, vessels.
   */
  CROSSINGS_PRINTED_NOUN_BOATS = 2,
  /**
   * Days.
   */
  CROSSINGS_PRINTED_NOUN_DAYS = 3,
  /**
   * Deaths.
   */
  CROSSINGS_PRINTED_NOUN_DEATHS = 4,
  /**
   * Events.
   */
  CROSSINGS_PRINTED_NOUN_EVENTS = 5,
} crossings_printed_noun;

/**
 * For each of what, in the words of a figure.
 */
typedef enum {
  /**
   * The figure does not say.
   */
  CROSSINGS_PRINTED_PER_NONE = 0,
  /**
   * A day.
   */
  CROSSINGS_PRINTED_PER_DAY = 1,
  /**
   * A week.
   */
  CROSSINGS_PRINTED_PER_WEEK = 2,
  /**
   * A boat.
   */
  CROSSINGS_PRINTED_PER_BOAT = 3,
} crossings_printed_per;

/**
 * Which end of an order a figure speaks of.
 */
typedef enum {
  /**
   * The figure does not say.
   */
  CROSSINGS_PRINTED_ORDER_NONE = 0,
  /**
   * The greatest is first.
   */
  CROSSINGS_PRINTED_ORDER_HIGHEST = 1,
  /**
   * The least is first.
   */
  CROSSINGS_PRINTED_ORDER_LOWEST = 2,
} crossings_printed_order;

/**
 * A figure as it was printed. Free it with `crossings_figure_free`.
 */
typedef struct crossings_figure crossings_figure;

/**
 * What a figure says in so many words.
 */
typedef struct {
  /**
   * The text as it was printed.
   */
  crossings_text text;
  /**
   * Of what: a `crossings_printed_noun`.
   */
  uint32_t noun;
  /**
   * For each of what: a `crossings_printed_per`.
   */
  uint32_t per;
  /**
   * Which end of an order it speaks of: a `crossings_printed_order`.
   */
  uint32_t order;
  /**
   * The day, where it is one; else no day.
   */
  crossings_date date;
  /**
   * The code of the currency, with a NUL behind it; empty where it is no amount of money.
   */
  char currency[4];
  /**
   * Whether it is a number of percentage points.
   */
  bool points;
  /**
   * Whether it says that something fell.
   */
  bool down;
} crossings_figure_facts;

/**
 * The version of the table of readings that `crossings_figure_interval` answers by.
 */
crossings_status crossings_readings_version(crossings_string **out, crossings_error **err);

/**
 * Reads a figure.
 *
 * - `figure`: such as `around 128 a day`.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_FIGURE` where the text is not in the grammar or has more
 * than 200 bytes; the message says at which byte, and what could have stood there.
 */
crossings_status crossings_figure_parse(const char *figure,
                                        size_t figure_len,
                                        crossings_figure **out,
                                        crossings_error **err);

/**
 * What a figure says in so many words. The text lives as long as the figure.
 */
crossings_status crossings_figure_about(const crossings_figure *handle,
                                        crossings_figure_facts *out,
                                        crossings_error **err);

/**
 * Whether the words of a figure can state such a number.
 *
 * - `nature`: a `crossings_nature`.
 * - `currency`: the code of the currency where `nature` is money; `currency` may be NULL where it
 *   is not.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is no such currency.
 */
crossings_status crossings_figure_states(const crossings_figure *handle,
                                         uint32_t nature,
                                         const char *currency,
                                         size_t currency_len,
                                         bool *out,
                                         crossings_error **err);

/**
 * The numbers that a figure means, in the scale of the measure: shares and changes as parts of
 * one, money in minor units, places in an order as whole numbers.
 *
 * - `nature`: a `crossings_nature`.
 * - `currency`: the code of the currency where `nature` is money; `currency` may be NULL where it
 *   is not.
 * - `understanding` may be NULL for that of the house.
 *
 * Fails with `CROSSINGS_STATUS_NOT_STATED` where the words cannot state such a number, with
 * `CROSSINGS_STATUS_NO_READING` where they have no bounds under this reading, and for a day, which
 * is no number; with `CROSSINGS_STATUS_OVERFLOW` where a step does not fit 128 bits, with
 * `CROSSINGS_STATUS_INVALID_NUMBER` where the rule of rounding has no threshold that it needs, and
 * with `CROSSINGS_STATUS_NOT_FOUND` where there is no such currency.
 */
crossings_status crossings_figure_interval(const crossings_figure *handle,
                                           uint32_t nature,
                                           const char *currency,
                                           size_t currency_len,
                                           const crossings_understanding *understanding,
                                           crossings_interval *out,
                                           crossings_error **err);

/**
 * The number that is printed, whatever the words around it make of it, in the scale of the
 * measure.
 *
 * - `nature`: a `crossings_nature`.
 * - `currency`: the code of the currency where `nature` is money; `currency` may be NULL where it
 *   is not.
 *
 * Fails with `CROSSINGS_STATUS_MISSING` where there is no single one, or the words cannot state
 * such a number, and with `CROSSINGS_STATUS_NOT_FOUND` where there is no such currency.
 */
crossings_status crossings_figure_printed(const crossings_figure *handle,
                                          uint32_t nature,
                                          const char *currency,
                                          size_t currency_len,
                                          crossings_ratio *out,
                                          crossings_error **err);

/**
 * The same words with the number that could have been printed for an exact value.
 *
 * - `number`: the value, in the scale of the measure; its `text` is what counts.
 * - `nature`: a `crossings_nature`.
 * - `currency`: the code of the currency where `nature` is money; `currency` may be NULL where it
 *   is not.
 *
 * Fails with `CROSSINGS_STATUS_MISSING` where no number makes the words true, with
 * `CROSSINGS_STATUS_INVALID_NUMBER` where `number` is none, and with `CROSSINGS_STATUS_NOT_FOUND`
 * where there is no such currency.
 */
crossings_status crossings_figure_nearest(const crossings_figure *handle,
                                          const crossings_ratio *number,
                                          uint32_t nature,
                                          const char *currency,
                                          size_t currency_len,
                                          crossings_string **out,
                                          crossings_error **err);

/**
 * Frees a figure; `handle` may be NULL.
 */
void crossings_figure_free(crossings_figure *handle);

/*
 * # Slips and descriptions
 *
 * What may have been meant if a digit of a figure was printed wrongly, and words that could be
 * printed for a number.
 */

/**
 * What happened to a digit.
 */
typedef enum {
  /**
   * Two neighbours changed places.
   */
  CROSSINGS_SLIP_KIND_SWAPPED = 0,
  /**
   * One was printed for another.
   */
  CROSSINGS_SLIP_KIND_CHANGED = 1,
  /**
   * One is too many in print.
   */
  CROSSINGS_SLIP_KIND_ADDED = 2,
  /**
   * One is missing in print.
   */
  CROSSINGS_SLIP_KIND_DROPPED = 3,
} crossings_slip_kind;

/**
 * A list of words for a number. Free it with `crossings_descriptions_free`.
 */
typedef struct crossings_descriptions crossings_descriptions;

/**
 * A list of slips. Free it with `crossings_slips_free`.
 */
typedef struct crossings_slips crossings_slips;

/**
 * A slip of one digit: what was printed, and what may have been meant.
 */
typedef struct {
  /**
   * A `crossings_slip_kind`.
   */
  uint32_t kind;
  /**
   * The number that was printed.
   */
  crossings_text printed;
  /**
   * The number that may have been meant.
   */
  crossings_text meant;
  /**
   * Both in short: `446 for 466`.
   */
  crossings_text text;
  /**
   * The whole figure as it may have been meant.
   */
  crossings_text figure;
} crossings_slip;

/**
 * Words for an exact number, and the readings under which they are true of it.
 */
typedef struct {
  /**
   * The words, which `crossings_figure_parse` reads.
   */
  crossings_text text;
  /**
   * Whether they are true as a reader takes them.
   */
  bool pragmatic;
  /**
   * Whether they are true by what they say and nothing more.
   */
  bool literal;
  /**
   * Whether they are true of a figure that was rounded in its last printed digit.
   */
  bool strict;
} crossings_description;

/**
 * What may have been meant if one digit was printed wrongly, each figure once and never the figure
 * itself.
 */
crossings_status crossings_figure_slips(const crossings_figure *handle,
                                        crossings_slips **out,
                                        crossings_error **err);

/**
 * How many slips there are.
 */
crossings_status crossings_slips_len(const crossings_slips *handle,
                                     size_t *out,
                                     crossings_error **err);

/**
 * The slip at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_slips_get(const crossings_slips *handle,
                                     size_t index,
                                     crossings_slip *out,
                                     crossings_error **err);

/**
 * Frees a list of slips; `handle` may be NULL.
 */
void crossings_slips_free(crossings_slips *handle);

/**
 * Words that could be printed for an exact number: the number itself, rounded, and with hedges,
 * from the closest to the roundest.
 *
 * - `number`: in the scale of the measure; its `text` is what counts.
 * - `nature`: a `crossings_nature`.
 * - `currency`: the code of the currency where `nature` is money; `currency` may be NULL where it
 *   is not.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where `number` is none, and with
 * `CROSSINGS_STATUS_NOT_FOUND` where there is no such currency.
 */
crossings_status crossings_describe(const crossings_ratio *number,
                                    uint32_t nature,
                                    const char *currency,
                                    size_t currency_len,
                                    crossings_descriptions **out,
                                    crossings_error **err);

/**
 * How many descriptions there are.
 */
crossings_status crossings_descriptions_len(const crossings_descriptions *handle,
                                            size_t *out,
                                            crossings_error **err);

/**
 * The words at `index`, counted from 0. They live as long as the list.
 */
crossings_status crossings_descriptions_get(const crossings_descriptions *handle,
                                            size_t index,
                                            crossings_description *out,
                                            crossings_error **err);

/**
 * Frees a list of words; `handle` may be NULL.
 */
void crossings_descriptions_free(crossings_descriptions *handle);

/*
 * # Measures
 *
 * What a figure measures: so many people over these days, people for each boat, a record.
 * `docs/claims.md` shows each, as JSON.
 */

/**
 * What is counted.
 */
typedef enum {
  /**
   * People who arrived.
   */
  CROSSINGS_COUNTED_PEOPLE = 0,
  /**
   * Boats that arrived.
   */
  CROSSINGS_COUNTED_BOATS = 1,
  /**
   * Boats that landed without interception.
   */
  CROSSINGS_COUNTED_UNCONTROLLED_LANDINGS = 2,
  /**
   * People prevented from leaving France, by week.
   */
  CROSSINGS_COUNTED_PEOPLE_PREVENTED = 3,
  /**
   * Events in which they were, by week.
   */
  CROSSINGS_COUNTED_EVENTS_PREVENTED = 4,
  /**
   * People who arrived and people who were prevented, added up.
   */
  CROSSINGS_COUNTED_PEOPLE_ATTEMPTING = 5,
} crossings_counted;

/**
 * For each of what.
 */
typedef enum {
  /**
   * For each day.
   */
  CROSSINGS_PER_DAY = 0,
  /**
   * For seven days.
   */
  CROSSINGS_PER_WEEK = 1,
} crossings_per;

/**
 * What people over a window are the sum of.
 */
typedef enum {
  /**
   * Of its days, which are provisional.
   */
  CROSSINGS_SUMS_DAYS = 0,
  /**
   * Of the final published totals of the calendar years that lie wholly in the window, and of
   * its other days.
   */
  CROSSINGS_SUMS_SPLICED = 1,
} crossings_sums;

/**
 * What a value is.
 */
typedef enum {
  /**
   * There is none.
   */
  CROSSINGS_VALUE_KIND_NONE = 0,
  /**
   * A number with its unit.
   */
  CROSSINGS_VALUE_KIND_NUMBER = 1,
  /**
   * A day.
   */
  CROSSINGS_VALUE_KIND_DATE = 2,
  /**
   * An amount of money.
   */
  CROSSINGS_VALUE_KIND_MONEY = 3,
} crossings_value_kind;

/**
 * What a number counts.
 */
typedef enum {
  /**
   * There is no number.
   */
  CROSSINGS_UNIT_NONE = 0,
  /**
   * So many of them.
   */
  CROSSINGS_UNIT_COUNT = 1,
  /**
   * So many for each day or week.
   */
  CROSSINGS_UNIT_MEAN = 2,
  /**
   * People for each boat.
   */
  CROSSINGS_UNIT_PEOPLE_PER_BOAT = 3,
  /**
   * Days.
   */
  CROSSINGS_UNIT_DAYS = 4,
  /**
   * Deaths.
   */
  CROSSINGS_UNIT_DEATHS = 5,
  /**
   * A part of a whole, which is 1.
   */
  CROSSINGS_UNIT_SHARE = 6,
  /**
   * A change as a share of what was before.
   */
  CROSSINGS_UNIT_CHANGE = 7,
  /**
   * A change in percentage points, as a part of the whole.
   */
  CROSSINGS_UNIT_POINTS = 8,
  /**
   * So many times as many.
   */
  CROSSINGS_UNIT_TIMES = 9,
  /**
   * A place in an order: 1 is the first.
   */
  CROSSINGS_UNIT_PLACE = 10,
} crossings_unit;

/**
 * A measure. Free it with `crossings_measure_free`.
 */
typedef struct crossings_measure crossings_measure;

/**
 * A value with its working. Free it with `crossings_worked_free`.
 */
typedef struct crossings_worked crossings_worked;

/**
 * What a measure is.
 */
typedef struct {
  /**
   * In a few words: `people per day, 2024-07-05 to the last known day`.
   */
  crossings_text words;
  /**
   * What kind of number it gives: a `crossings_nature`.
   */
  uint32_t nature;
  /**
   * The code of the currency, with a NUL behind it; empty where it gives no money.
   */
  char currency[4];
} crossings_measure_facts;

/**
 * What a measure is evaluated on, beside the register.
 */
typedef struct {
  /**
   * What is counted, and by whom: a `crossings_basis`.
   */
  uint32_t basis;
  /**
   * What people over a window are the sum of: a `crossings_sums`.
   */
  uint32_t sums;
  /**
   * The last day that was known.
   */
  crossings_date last_day;
  /**
   * How days, weeks and years are counted.
   */
  crossings_convention convention;
  /**
   * The moment up to which publications count, `2026-08-21` or a date and time with its offset.
   * May be NULL for all of them.
   */
  const char *as_of;
  /**
   * The length of `as_of` in bytes.
   */
  size_t as_of_len;
} crossings_grounds;

/**
 * The exact answer of a measure.
 */
typedef struct {
  /**
   * A `crossings_value_kind`.
   */
  uint32_t kind;
  /**
   * What the number counts: a `crossings_unit`.
   */
  uint32_t unit;
  /**
   * Of what, where the unit is `CROSSINGS_UNIT_COUNT` or `CROSSINGS_UNIT_MEAN`: a
   * `crossings_counted`.
   */
  uint32_t of;
  /**
   * For each of what, where the unit is `CROSSINGS_UNIT_MEAN`: a `crossings_per`.
   */
  uint32_t per;
  /**
   * The number in the scale of the measure: shares and changes as parts of one, money in minor
   * units. There is none of a day.
   */
  crossings_ratio number;
  /**
   * The day, where it is one; else no day.
   */
  crossings_date date;
  /**
   * The amount, where it is money.
   */
  crossings_amount amount;
  /**
   * All of it for a person: `127.77 people per day (10733/84)`; NULL where there is none.
   */
  crossings_text text;
} crossings_value;

/**
 * Reads a measure.
 *
 * - `json`: such as `{"kind": "total", "of": "people", "over": {"year": 2022}}`.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_REQUEST` where the text is no measure; the findings say
 * where.
 */
crossings_status crossings_measure_read(const char *json,
                                        size_t json_len,
                                        crossings_measure **out,
                                        crossings_error **err);

/**
 * What a measure is. The text lives as long as the measure.
 */
crossings_status crossings_measure_about(const crossings_measure *handle,
                                         crossings_measure_facts *out,
                                         crossings_error **err);

/**
 * A measure in JSON, which `crossings_measure_read` reads.
 */
crossings_status crossings_measure_json(const crossings_measure *handle,
                                        crossings_string **out,
                                        crossings_error **err);

/**
 * Frees a measure; `handle` may be NULL.
 */
void crossings_measure_free(crossings_measure *handle);

/**
 * The exact value of a measure on a register, with its working.
 *
 * Fails with `CROSSINGS_STATUS_NO_VALUE` where there is none; the message says why. Fails with
 * `CROSSINGS_STATUS_OVERFLOW` where a step does not fit 128 bits.
 */
crossings_status crossings_measure_evaluate(const crossings_measure *handle,
                                            const crossings_register *data,
                                            const crossings_grounds *grounds,
                                            crossings_worked **out,
                                            crossings_error **err);

/**
 * The value. Its text lives as long as `handle`.
 */
crossings_status crossings_worked_value(const crossings_worked *handle,
                                        crossings_value *out,
                                        crossings_error **err);

/**
 * What the value was made from, in order, a step each: `21,466 people, 2024-07-05..2024-12-18, 167 days`.
 */
crossings_status crossings_worked_steps(const crossings_worked *handle,
                                        crossings_names **out,
                                        crossings_error **err);

/**
 * Frees a value with its working; `handle` may be NULL.
 */
void crossings_worked_free(crossings_worked *handle);

/*
 * # Claims
 *
 * A claims document: the figures of an article with what each measures, and which of them
 * belong together. `docs/claims.md` has its form.
 */

/**
 * What is found of a claim.
 */
typedef enum {
  /**
   * True, as the house understands it.
   */
  CROSSINGS_CLAIM_VERDICT_SUPPORTED = 0,
  /**
   * Not true as the house understands it, and true as some others may.
   */
  CROSSINGS_CLAIM_VERDICT_DEPENDS = 1,
  /**
   * Not true, however it is understood.
   */
  CROSSINGS_CLAIM_VERDICT_CONTRADICTED = 2,
  /**
   * The data cannot tell.
   */
  CROSSINGS_CLAIM_VERDICT_UNDETERMINED = 3,
} crossings_claim_verdict;

/**
 * A claims document. Free it with `crossings_claims_free`.
 */
typedef struct crossings_claims crossings_claims;

/**
 * A published claim: a figure as it was printed, and what it measures.
 */
typedef struct {
  /**
   * What names it among the claims of a document.
   */
  crossings_text id;
  /**
   * The figure as it was printed.
   */
  crossings_text figure;
  /**
   * What it measures, in a few words.
   */
  crossings_text measure;
  /**
   * By whom it was published; may be NULL.
   */
  crossings_text outlet;
  /**
   * At which address; may be NULL.
   */
  crossings_text url;
  /**
   * On which day it was published; no day where that is not known.
   */
  crossings_date date;
  /**
   * What is counted, and by whom: a `crossings_basis`.
   */
  uint32_t basis;
  /**
   * What kind of number the first measure gives: a `crossings_nature`.
   */
  uint32_t nature;
  /**
   * The code of the currency of that, with a NUL behind it; empty where it is no money.
   */
  char currency[4];
  /**
   * How many measures it has: what it may measure is open where there are several.
   */
  size_t measures;
  /**
   * Whether the reader takes a bare whole number for one that was rounded to its zeros.
   */
  bool rounded;
  /**
   * Whether somebody said what it is expected to be judged.
   */
  bool expected_known;
  /**
   * What it is expected to be judged: a `crossings_claim_verdict`; 0 where that is not known.
   */
  uint32_t expected;
  /**
   * Why that is expected; may be NULL.
   */
  crossings_text expected_note;
} crossings_claim;

/**
 * Reads a claims document.
 *
 * - `name`: what the findings of an error call the document.
 * - `json`: the document itself, the `json_len` bytes of it.
 * - `limits` may be NULL for those of `crossings_limits_default`.
 *
 * Fails with `CROSSINGS_STATUS_UNREADABLE`; the findings of the error are everything that is wrong
 * with it: every figure that cannot be read, every id that is taken.
 */
crossings_status crossings_claims_read(const char *name,
                                       size_t name_len,
                                       const void *json,
                                       size_t json_len,
                                       const crossings_limits *limits,
                                       crossings_claims **out,
                                       crossings_error **err);

/**
 * The claims of an article of about 19 December 2024, on France asking Britain for more money: the
 * article that this project was founded on.
 */
crossings_status crossings_claims_article(crossings_claims **out, crossings_error **err);

/**
 * A claims document in JSON, which `crossings_claims_read` reads.
 */
crossings_status crossings_claims_json(const crossings_claims *handle,
                                       crossings_string **out,
                                       crossings_error **err);

/**
 * What the claims are from; its `data` is NULL where the document does not say. The text lives as long as the
 * document.
 */
crossings_status crossings_claims_title(const crossings_claims *handle,
                                        crossings_text *out,
                                        crossings_error **err);

/**
 * How many claims there are.
 */
crossings_status crossings_claims_len(const crossings_claims *handle,
                                      size_t *out,
                                      crossings_error **err);

/**
 * The claim at `index`, counted from 0. Its texts live as long as the document.
 */
crossings_status crossings_claims_get(const crossings_claims *handle,
                                      size_t index,
                                      crossings_claim *out,
                                      crossings_error **err);

/**
 * The index of the claim with that id.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is none.
 */
crossings_status crossings_claims_find(const crossings_claims *handle,
                                       const char *id,
                                       size_t id_len,
                                       size_t *out,
                                       crossings_error **err);

/**
 * The figure of the claim at `index`.
 */
crossings_status crossings_claims_figure(const crossings_claims *handle,
                                         size_t index,
                                         crossings_figure **out,
                                         crossings_error **err);

/**
 * A measure of the claim at `index`.
 *
 * - `measure`: which, counted from 0; the claim has `measures` of them.
 */
crossings_status crossings_claims_measure(const crossings_claims *handle,
                                          size_t index,
                                          size_t measure,
                                          crossings_measure **out,
                                          crossings_error **err);

/**
 * Each day that may have been the last that was known when the claim at `index` was made, the
 * likeliest first; none where nothing is said of it.
 */
crossings_status crossings_claims_as_of(const crossings_claims *handle,
                                        size_t index,
                                        crossings_dates **out,
                                        crossings_error **err);

/**
 * The ids of the bundles: claims that belong together.
 */
crossings_status crossings_claims_bundles(const crossings_claims *handle,
                                          crossings_names **out,
                                          crossings_error **err);

/**
 * The ids of the claims of a bundle, in its order.
 *
 * - `bundle`: its id.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is no such bundle.
 */
crossings_status crossings_claims_bundle(const crossings_claims *handle,
                                         const char *bundle,
                                         size_t bundle_len,
                                         crossings_names **out,
                                         crossings_error **err);

/**
 * What the document says is asked for and not agreed.
 */
crossings_status crossings_claims_proposals(const crossings_claims *handle,
                                            crossings_agreements **out,
                                            crossings_error **err);

/**
 * Frees a claims document; `handle` may be NULL.
 */
void crossings_claims_free(crossings_claims *handle);

/*
 * # Judgements
 *
 * What the data say of a claim: supported, contradicted, dependent on how it is understood, or
 * undetermined, with everything that rests on.
 */

/**
 * A figure under its readings. Free it with `crossings_held_readings_free`.
 */
typedef struct crossings_held_readings crossings_held_readings;

/**
 * A judgement. Free it with `crossings_judgement_free`.
 */
typedef struct crossings_judgement crossings_judgement;

/**
 * How claims are judged, where a claim leaves that open. All zeros is the way of the house.
 */
typedef struct {
  /**
   * The reading of the house: a `crossings_reading`.
   */
  uint32_t reading;
  /**
   * How printed figures were rounded: a `crossings_rounding`.
   */
  uint32_t rounding;
  /**
   * From how many tenths the last three rules of rounding go, 1 to 9; others have none.
   */
  uint32_t threshold;
  /**
   * The moment up to which publications count, `2026-08-21` or a date and time with its offset.
   * May be NULL: then the newest counts, and what had been published when the claim was.
   */
  const char *as_of;
  /**
   * The length of `as_of` in bytes.
   */
  size_t as_of_len;
} crossings_judge_options;

/**
 * A judgement in short.
 */
typedef struct {
  /**
   * The claim, by its id.
   */
  crossings_text id;
  /**
   * The figure as it was printed.
   */
  crossings_text figure;
  /**
   * What kind of number it states: a `crossings_nature`.
   */
  uint32_t nature;
  /**
   * The code of its currency, with a NUL behind it; empty where it is no money.
   */
  char currency[4];
  /**
   * A `crossings_claim_verdict`.
   */
  uint32_t verdict;
  /**
   * The reading of the house: a `crossings_reading`.
   */
  uint32_t reading;
  /**
   * Whether the verdict would be another under another reading of the house.
   */
  bool depends_on_reading;
  /**
   * Whether some interpretation makes the claim true.
   */
  bool witness_known;
  /**
   * The index of the first interpretation that does; 0 where none does.
   */
  size_t witness;
  /**
   * The reading under which it does: a `crossings_reading`; 0 where none does.
   */
  uint32_t witness_reading;
  /**
   * How far the value of the house is from the numbers that the figure may mean; none where
   * that cannot be said.
   */
  crossings_ratio distance;
  /**
   * The figure that could have been printed for the value of the house; may be NULL.
   */
  crossings_text nearest;
  /**
   * Why the claim is not contradicted though there is a value and no interpretation makes it true: not all that the
   * figure may mean is known; NULL where that is not so.
   */
  crossings_text unbounded;
} crossings_judgement_facts;

/**
 * A claim under one interpretation.
 */
typedef struct {
  /**
   * What the data say; of the kind `CROSSINGS_VALUE_KIND_NONE` where they do not.
   */
  crossings_value value;
  /**
   * Why there is no value; NULL where there is one.
   */
  crossings_text no_value;
  /**
   * Which of the measures of the claim, counted from 0.
   */
  size_t measure;
  /**
   * Whose report of an amount of money; may be NULL.
   */
  crossings_text reported_by;
  /**
   * The last day that was known; no day where nobody says it, and there are no days.
   */
  crossings_date as_of;
  /**
   * How days, weeks and years are counted.
   */
  crossings_convention convention;
  /**
   * What sums over whole years are made of: a `crossings_sums`.
   */
  uint32_t sums;
  /**
   * The newest publication that counts; not known where there is none.
   */
  crossings_moment published;
  /**
   * In what the interpretation differs from that of the house, in words; empty where it does
   * not.
   */
  crossings_text differs;
} crossings_trial;

/**
 * What a figure means under one reading, and whether the value is in it.
 */
typedef struct {
  /**
   * A `crossings_reading`.
   */
  uint32_t reading;
  /**
   * Whether the value is one of the numbers that the figure may mean.
   */
  bool holds;
  /**
   * Whether there is an interval: there is none of a day, which is itself.
   */
  bool interval_known;
  /**
   * The numbers that the figure may mean.
   */
  crossings_interval interval;
} crossings_held;

/**
 * Judges the claim at `index` on a register, and looks for what may have gone wrong where it is not
 * supported.
 *
 * - `options` may be NULL for those of the house.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_MOMENT` where `as_of` is none, and with
 * `CROSSINGS_STATUS_INVALID_NUMBER` where the rule of rounding has no threshold that it needs.
 */
crossings_status crossings_claims_judge(const crossings_claims *handle,
                                        size_t index,
                                        const crossings_register *data,
                                        const crossings_judge_options *options,
                                        crossings_judgement **out,
                                        crossings_error **err);

/**
 * A judgement in short. Its texts live as long as the judgement.
 */
crossings_status crossings_judgement_about(const crossings_judgement *handle,
                                           crossings_judgement_facts *out,
                                           crossings_error **err);

/**
 * A judgement in JSON.
 */
crossings_status crossings_judgement_json(const crossings_judgement *handle,
                                          crossings_string **out,
                                          crossings_error **err);

/**
 * How many interpretations there are.
 */
crossings_status crossings_judgement_len(const crossings_judgement *handle,
                                         size_t *out,
                                         crossings_error **err);

/**
 * The interpretation at `index`, counted from 0; the first is that of the house. Its texts live as
 * long as the judgement.
 */
crossings_status crossings_judgement_get(const crossings_judgement *handle,
                                         size_t index,
                                         crossings_trial *out,
                                         crossings_error **err);

/**
 * Frees a judgement; `handle` may be NULL.
 */
void crossings_judgement_free(crossings_judgement *handle);

/**
 * The readings that the figure has under the interpretation at `index`; none where there is no
 * value.
 */
crossings_status crossings_judgement_readings(const crossings_judgement *handle,
                                              size_t index,
                                              crossings_held_readings **out,
                                              crossings_error **err);

/**
 * How many readings there are.
 */
crossings_status crossings_held_readings_len(const crossings_held_readings *handle,
                                             size_t *out,
                                             crossings_error **err);

/**
 * The reading at `index`, counted from 0.
 */
crossings_status crossings_held_readings_get(const crossings_held_readings *handle,
                                             size_t index,
                                             crossings_held *out,
                                             crossings_error **err);

/**
 * Frees a list of readings; `handle` may be NULL.
 */
void crossings_held_readings_free(crossings_held_readings *handle);

/*
 * # Verdicts
 *
 * What is found of every claim of a document, and no more than that: the interpretations are tried,
 * and nobody looks for what may have gone wrong.
 */

/**
 * The verdicts on the claims of a document, in its order. Free it with `crossings_verdicts_free`.
 */
typedef struct crossings_verdicts crossings_verdicts;

/**
 * Judges every claim of a document on a register.
 *
 * - `options` may be NULL for those of the house.
 *
 * Fails as `crossings_claims_judge` does.
 */
crossings_status crossings_claims_verdicts(const crossings_claims *handle,
                                           const crossings_register *data,
                                           const crossings_judge_options *options,
                                           crossings_verdicts **out,
                                           crossings_error **err);

/**
 * How many verdicts there are: as many as claims.
 */
crossings_status crossings_verdicts_len(const crossings_verdicts *handle,
                                        size_t *out,
                                        crossings_error **err);

/**
 * The verdict on the claim at `index`, counted from 0: a `crossings_claim_verdict`.
 */
crossings_status crossings_verdicts_get(const crossings_verdicts *handle,
                                        size_t index,
                                        uint32_t *out,
                                        crossings_error **err);

/**
 * Frees a list of verdicts; `handle` may be NULL.
 */
void crossings_verdicts_free(crossings_verdicts *handle);

/*
 * # Likely slips
 *
 * What may have gone wrong with a figure that the data contradict.
 */

/**
 * What may have gone wrong with a figure.
 */
typedef enum {
  /**
   * The digits: one is another, is missing or is too many, or two are swapped.
   */
  CROSSINGS_LIKELY_SLIP_KIND_DIGITS = 0,
  /**
   * The figure is that of another last day.
   */
  CROSSINGS_LIKELY_SLIP_KIND_LAST_DAY = 1,
  /**
   * The figure is that of a window with another first day.
   */
  CROSSINGS_LIKELY_SLIP_KIND_FIRST_DAY = 2,
  /**
   * The figure is that of another day.
   */
  CROSSINGS_LIKELY_SLIP_KIND_DAY = 3,
  /**
   * The figure was true as published before, and has been revised since.
   */
  CROSSINGS_LIKELY_SLIP_KIND_STALE = 4,
  /**
   * The amount is in another currency.
   */
  CROSSINGS_LIKELY_SLIP_KIND_CURRENCY = 5,
  /**
   * Per cent stands for percentage points.
   */
  CROSSINGS_LIKELY_SLIP_KIND_POINTS = 6,
  /**
   * Percentage points stand for per cent.
   */
  CROSSINGS_LIKELY_SLIP_KIND_PER_CENT = 7,
} crossings_likely_slip_kind;

/**
 * A list of likely slips. Free it with `crossings_likely_slips_free`.
 */
typedef struct crossings_likely_slips crossings_likely_slips;

/**
 * Something that may have gone wrong with a figure: with it mended, the claim is true.
 */
typedef struct {
  /**
   * A `crossings_likely_slip_kind`.
   */
  uint32_t kind;
  /**
   * All of it in words.
   */
  crossings_text text;
  /**
   * The figure as it should have been, where the digits slipped; may be NULL.
   */
  crossings_text figure;
  /**
   * The first of the days in a row, or the other day; no day where it is about none.
   */
  crossings_date first;
  /**
   * The last of these days; no day where it is about none.
   */
  crossings_date last;
  /**
   * When the figure was last true; not known where it was not so.
   */
  crossings_moment published;
  /**
   * The amount, where it is in another currency.
   */
  crossings_amount amount;
} crossings_likely_slip;

/**
 * What may have gone wrong with the figure, the likeliest first; none where the claim is supported.
 */
crossings_status crossings_judgement_slips(const crossings_judgement *handle,
                                           crossings_likely_slips **out,
                                           crossings_error **err);

/**
 * How many slips there are.
 */
crossings_status crossings_likely_slips_len(const crossings_likely_slips *handle,
                                            size_t *out,
                                            crossings_error **err);

/**
 * The slip at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_likely_slips_get(const crossings_likely_slips *handle,
                                            size_t index,
                                            crossings_likely_slip *out,
                                            crossings_error **err);

/**
 * Frees a list of likely slips; `handle` may be NULL.
 */
void crossings_likely_slips_free(crossings_likely_slips *handle);

/*
 * # Audits
 *
 * Claims held against each other, with no data at all: which cannot all be true, with the proof,
 * what to take away so that the rest can, and what the claims say of each other's figures.
 */

/**
 * Whether claims can all be true.
 */
typedef enum {
  /**
   * They can.
   */
  CROSSINGS_TOGETHER_CONSISTENT = 0,
  /**
   * They cannot.
   */
  CROSSINGS_TOGETHER_CONFLICT = 1,
  /**
   * The fuel did not last to find out.
   */
  CROSSINGS_TOGETHER_UNDETERMINED = 2,
} crossings_together;

/**
 * Claims held against each other under every reading. Free it with `crossings_audit_free`.
 */
typedef struct crossings_audit crossings_audit;

/**
 * What is found of claims under one reading. Free it with `crossings_consistency_free`.
 */
typedef struct crossings_consistency crossings_consistency;

/**
 * A list of claims that take no part. Free it with `crossings_left_outs_free`.
 */
typedef struct crossings_left_outs crossings_left_outs;

/**
 * How claims are held together, and how much work that may take. All zeros is the way of the
 * house.
 */
typedef struct {
  /**
   * How printed figures were rounded: a `crossings_rounding`.
   */
  uint32_t rounding;
  /**
   * From how many tenths the last three rules of rounding go, 1 to 9; others have none.
   */
  uint32_t threshold;
  /**
   * How many claims a conflict may have; 0 for any number.
   */
  uint64_t conflict;
  /**
   * How many claims a repair may take away; 0 for any number.
   */
  uint64_t repair;
  /**
   * How much work each reading may take, as a count and not a time; 0 for that of the house.
   */
  uint64_t fuel;
} crossings_audit_options;

/**
 * What is found under one reading, in short.
 */
typedef struct {
  /**
   * A `crossings_reading`.
   */
  uint32_t reading;
  /**
   * Whether the claims can all be true: a `crossings_together`.
   */
  uint32_t together;
  /**
   * Whether the conflicts are all that there are.
   */
  bool all_conflicts;
  /**
   * Whether the repairs are all that there are.
   */
  bool all_repairs;
  /**
   * How much work it took.
   */
  uint64_t fuel;
} crossings_consistency_facts;

/**
 * A claim that takes no part, and why.
 */
typedef struct {
  /**
   * The claim, by its id.
   */
  crossings_text claim;
  /**
   * Why it takes no part.
   */
  crossings_text why;
} crossings_left_out;

/**
 * Holds claims against each other.
 *
 * - `bundle`: the id of the bundle that they are of; `bundle` may be NULL for all claims of the
 *   document.
 * - `periods`: the register whose offices, acts and agreements the claims speak of; `periods` may
 *   be NULL for those of `crossings_register_builtin`, which also stand for none.
 * - `options` may be NULL for those of the house.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is no such bundle, and with
 * `CROSSINGS_STATUS_INVALID_NUMBER` where the rule of rounding has no threshold that it needs.
 */
crossings_status crossings_claims_audit(const crossings_claims *handle,
                                        const char *bundle,
                                        size_t bundle_len,
                                        const crossings_register *periods,
                                        const crossings_audit_options *options,
                                        crossings_audit **out,
                                        crossings_error **err);

/**
 * The claims, by their ids, in their order.
 */
crossings_status crossings_audit_claims(const crossings_audit *handle,
                                        crossings_names **out,
                                        crossings_error **err);

/**
 * The claims that are in a conflict under some readings and in none under others.
 */
crossings_status crossings_audit_depends_on_reading(const crossings_audit *handle,
                                                    crossings_names **out,
                                                    crossings_error **err);

/**
 * An audit in JSON.
 */
crossings_status crossings_audit_json(const crossings_audit *handle,
                                      crossings_string **out,
                                      crossings_error **err);

/**
 * Frees an audit; `handle` may be NULL.
 */
void crossings_audit_free(crossings_audit *handle);

/**
 * What is found under one reading.
 *
 * - `reading`: a `crossings_reading`.
 */
crossings_status crossings_audit_under(const crossings_audit *handle,
                                       uint32_t reading,
                                       crossings_consistency **out,
                                       crossings_error **err);

/**
 * What is found, in short.
 */
crossings_status crossings_consistency_about(const crossings_consistency *handle,
                                             crossings_consistency_facts *out,
                                             crossings_error **err);

/**
 * The claims that are set aside, so that the rest can be looked into: those of the first repair.
 */
crossings_status crossings_consistency_aside(const crossings_consistency *handle,
                                             crossings_names **out,
                                             crossings_error **err);

/**
 * The claims that follow from the others.
 */
crossings_status crossings_consistency_redundant(const crossings_consistency *handle,
                                                 crossings_names **out,
                                                 crossings_error **err);

/**
 * The claims that can be true only because there was nothing to divide by.
 */
crossings_status crossings_consistency_vacuous(const crossings_consistency *handle,
                                               crossings_names **out,
                                               crossings_error **err);

/**
 * What is not all there is, as the fuel did not last: `implied`, `days`, `redundant`, `vacuous` and
 * `tight`, each as the function is called that gives it. Where no repair was found none of them was
 * looked for, and they are all named. Where not all the fuel was used, a number does not fit 128 bits.
 */
crossings_status crossings_consistency_unfinished(const crossings_consistency *handle,
                                                  crossings_names **out,
                                                  crossings_error **err);

/**
 * Frees what is found under one reading; `handle` may be NULL.
 */
void crossings_consistency_free(crossings_consistency *handle);

/**
 * The claims that take no part.
 */
crossings_status crossings_consistency_left_out(const crossings_consistency *handle,
                                                crossings_left_outs **out,
                                                crossings_error **err);

/**
 * How many claims take no part.
 */
crossings_status crossings_left_outs_len(const crossings_left_outs *handle,
                                         size_t *out,
                                         crossings_error **err);

/**
 * The claim at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_left_outs_get(const crossings_left_outs *handle,
                                         size_t index,
                                         crossings_left_out *out,
                                         crossings_error **err);

/**
 * Frees a list of claims that take no part; `handle` may be NULL.
 */
void crossings_left_outs_free(crossings_left_outs *handle);

/*
 * # Conflicts and repairs
 *
 * Claims that cannot all be true, each conflict with its proof, and what to take away so that
 * the rest can.
 */

/**
 * A list of conflicts. Free it with `crossings_conflicts_free`.
 */
typedef struct crossings_conflicts crossings_conflicts;

/**
 * A list of repairs. Free it with `crossings_repairs_free`.
 */
typedef struct crossings_repairs crossings_repairs;

/**
 * Numbers for which claims are true. Free it with `crossings_witness_free`.
 */
typedef struct crossings_witness crossings_witness;

/**
 * Claims that cannot all be true.
 */
typedef struct {
  /**
   * How many claims it has.
   */
  size_t claims;
  /**
   * Whether none of them can be left out; `false` where the fuel did not last to tell.
   */
  bool minimal;
} crossings_conflict;

/**
 * Claims without which the others can all be true.
 */
typedef struct {
  /**
   * How many claims it takes away; 0 where nothing is to be mended.
   */
  size_t without;
  /**
   * How many numbers its witness has.
   */
  size_t witness;
} crossings_repair;

/**
 * One number of a witness.
 */
typedef struct {
  /**
   * What it is the number of.
   */
  crossings_text quantity;
  /**
   * The number, of any size: `168`, or `21446/377`.
   */
  crossings_text number;
} crossings_witnessed;

/**
 * All minimal conflicts, up to the size asked for.
 */
crossings_status crossings_consistency_conflicts(const crossings_consistency *handle,
                                                 crossings_conflicts **out,
                                                 crossings_error **err);

/**
 * How many conflicts there are.
 */
crossings_status crossings_conflicts_len(const crossings_conflicts *handle,
                                         size_t *out,
                                         crossings_error **err);

/**
 * The conflict at `index`, counted from 0.
 */
crossings_status crossings_conflicts_get(const crossings_conflicts *handle,
                                         size_t index,
                                         crossings_conflict *out,
                                         crossings_error **err);

/**
 * The claims of the conflict at `index`, by their ids.
 */
crossings_status crossings_conflicts_claims(const crossings_conflicts *handle,
                                            size_t index,
                                            crossings_names **out,
                                            crossings_error **err);

/**
 * The proof of the conflict at `index` in words, a line each.
 */
crossings_status crossings_conflicts_proof(const crossings_conflicts *handle,
                                           size_t index,
                                           crossings_names **out,
                                           crossings_error **err);

/**
 * The proof of the conflict at `index` in JSON, for a program to check.
 */
crossings_status crossings_conflicts_certificate(const crossings_conflicts *handle,
                                                 size_t index,
                                                 crossings_string **out,
                                                 crossings_error **err);

/**
 * Frees a list of conflicts; `handle` may be NULL.
 */
void crossings_conflicts_free(crossings_conflicts *handle);

/**
 * All minimal repairs, up to the size asked for; the first takes nothing away where the claims can
 * all be true.
 */
crossings_status crossings_consistency_repairs(const crossings_consistency *handle,
                                               crossings_repairs **out,
                                               crossings_error **err);

/**
 * How many repairs there are.
 */
crossings_status crossings_repairs_len(const crossings_repairs *handle,
                                       size_t *out,
                                       crossings_error **err);

/**
 * The repair at `index`, counted from 0.
 */
crossings_status crossings_repairs_get(const crossings_repairs *handle,
                                       size_t index,
                                       crossings_repair *out,
                                       crossings_error **err);

/**
 * The claims that the repair at `index` takes away, by their ids.
 */
crossings_status crossings_repairs_without(const crossings_repairs *handle,
                                           size_t index,
                                           crossings_names **out,
                                           crossings_error **err);

/**
 * Frees a list of repairs; `handle` may be NULL.
 */
void crossings_repairs_free(crossings_repairs *handle);

/**
 * Numbers for which all claims are true but those that the repair at `index` takes away.
 */
crossings_status crossings_repairs_witness(const crossings_repairs *handle,
                                           size_t index,
                                           crossings_witness **out,
                                           crossings_error **err);

/**
 * How many numbers there are.
 */
crossings_status crossings_witness_len(const crossings_witness *handle,
                                       size_t *out,
                                       crossings_error **err);

/**
 * The number at `index`, counted from 0. Its texts live as long as the list.
 */
crossings_status crossings_witness_get(const crossings_witness *handle,
                                       size_t index,
                                       crossings_witnessed *out,
                                       crossings_error **err);

/**
 * Frees a list of numbers; `handle` may be NULL.
 */
void crossings_witness_free(crossings_witness *handle);

/*
 * # What claims imply
 *
 * What claims say of each other's figures, the last known days that they leave, and which are
 * true only thanks to rounding.
 */

/**
 * Last known days that claims leave. Free it with `crossings_implied_days_free`.
 */
typedef struct crossings_implied_days crossings_implied_days;

/**
 * What claims say of each other's figures. Free it with `crossings_implied_figures_free`.
 */
typedef struct crossings_implied_figures crossings_implied_figures;

/**
 * A list of claims that are true only thanks to rounding. Free it with `crossings_tights_free`.
 */
typedef struct crossings_tights crossings_tights;

/**
 * What the others say of a claim's figure.
 */
typedef struct {
  /**
   * The claim, by its id.
   */
  crossings_text claim;
  /**
   * What the figure means under the reading.
   */
  crossings_interval stated;
  /**
   * The least interval with every value that the others leave, in the scale of the measure.
   */
  crossings_interval implied;
  /**
   * Whether every number of it is left, as far as numbers must not be whole; of a quotient of
   * two unknown numbers only the ends are reckoned.
   */
  bool exact;
} crossings_implied;

/**
 * The last known days that claims leave.
 */
typedef struct {
  /**
   * The first day that was counted.
   */
  crossings_date from;
  /**
   * How many last known days are left.
   */
  size_t count;
} crossings_implied_span;

/**
 * A claim that is true only thanks to rounding.
 */
typedef struct {
  /**
   * The claim, by its id.
   */
  crossings_text claim;
  /**
   * How far within the ends of its rows it can be at most, in the units of the rows; none where
   * there is no limit.
   */
  crossings_ratio slack;
  /**
   * Whether some numbers have that distance; where not, they come as near as one likes.
   */
  bool attained;
} crossings_tight;

/**
 * What the others say of each claim's figure, where they bound it.
 */
crossings_status crossings_consistency_implied(const crossings_consistency *handle,
                                               crossings_implied_figures **out,
                                               crossings_error **err);

/**
 * How many figures are bounded.
 */
crossings_status crossings_implied_figures_len(const crossings_implied_figures *handle,
                                               size_t *out,
                                               crossings_error **err);

/**
 * The figure at `index`, counted from 0. Its text lives as long as the list.
 */
crossings_status crossings_implied_figures_get(const crossings_implied_figures *handle,
                                               size_t index,
                                               crossings_implied *out,
                                               crossings_error **err);

/**
 * The figure at `index` as it could have been printed, where the others leave one value or the ends
 * of an interval.
 */
crossings_status crossings_implied_figures_nearest(const crossings_implied_figures *handle,
                                                   size_t index,
                                                   crossings_names **out,
                                                   crossings_error **err);

/**
 * Frees a list of figures; `handle` may be NULL.
 */
void crossings_implied_figures_free(crossings_implied_figures *handle);

/**
 * The last known days that the claims leave, where they do not say it: an item for each such day
 * that claims share.
 */
crossings_status crossings_consistency_days(const crossings_consistency *handle,
                                            crossings_implied_days **out,
                                            crossings_error **err);

/**
 * How many items there are.
 */
crossings_status crossings_implied_days_len(const crossings_implied_days *handle,
                                            size_t *out,
                                            crossings_error **err);

/**
 * The item at `index`, counted from 0.
 */
crossings_status crossings_implied_days_get(const crossings_implied_days *handle,
                                            size_t index,
                                            crossings_implied_span *out,
                                            crossings_error **err);

/**
 * The last known days of the item at `index`, ascending.
 */
crossings_status crossings_implied_days_last(const crossings_implied_days *handle,
                                             size_t index,
                                             crossings_dates **out,
                                             crossings_error **err);

/**
 * Frees a list of last known days; `handle` may be NULL.
 */
void crossings_implied_days_free(crossings_implied_days *handle);

/**
 * The claims that are true only thanks to rounding, and by how much.
 */
crossings_status crossings_consistency_tight(const crossings_consistency *handle,
                                             crossings_tights **out,
                                             crossings_error **err);

/**
 * How many claims there are.
 */
crossings_status crossings_tights_len(const crossings_tights *handle,
                                      size_t *out,
                                      crossings_error **err);

/**
 * The claim at `index`, counted from 0. Its text lives as long as the list.
 */
crossings_status crossings_tights_get(const crossings_tights *handle,
                                      size_t index,
                                      crossings_tight *out,
                                      crossings_error **err);

/**
 * Frees a list of claims; `handle` may be NULL.
 */
void crossings_tights_free(crossings_tights *handle);

/*
 * # Windows
 *
 * Every window of a series for which a figure holds: how many ways there are to choose one's
 * days so that it is true.
 */

/**
 * What is asked of each window.
 */
typedef enum {
  /**
   * How many.
   */
  CROSSINGS_WINDOW_MEASURE_TOTAL = 0,
  /**
   * How many for each day, those without any included.
   */
  CROSSINGS_WINDOW_MEASURE_MEAN_PER_DAY = 1,
  /**
   * How many for seven days.
   */
  CROSSINGS_WINDOW_MEASURE_MEAN_PER_WEEK = 2,
  /**
   * The people for each boat.
   */
  CROSSINGS_WINDOW_MEASURE_PEOPLE_PER_BOAT = 3,
} crossings_window_measure;

/**
 * Every window for which a figure holds. Free it with `crossings_windows_free`.
 */
typedef struct crossings_windows crossings_windows;

/**
 * How many windows there are.
 */
typedef struct {
  /**
   * For how many windows the figure holds.
   */
  uint64_t count;
  /**
   * How many windows the series has.
   */
  uint64_t of;
  /**
   * The one as a part of the other; none where the series has no day.
   */
  crossings_ratio share;
} crossings_windows_facts;

/**
 * Windows that begin on one day, as far as their last days follow one another.
 */
typedef struct {
  /**
   * The first day of each.
   */
  crossings_date first;
  /**
   * The last day of the shortest.
   */
  crossings_date earliest_last;
  /**
   * The last day of the longest.
   */
  crossings_date latest_last;
  /**
   * How many windows these are.
   */
  uint64_t count;
} crossings_window_run;

/**
 * Every window of the series for which a value lies in an interval. A window is one or more days in
 * a row, each with a figure.
 *
 * - `interval`: of each end the `text` is what counts.
 * - `measure`: a `crossings_window_measure`.
 * - `counted`: a `crossings_counted`; heeded where the measure is not people for each boat.
 *
 * Fails with `CROSSINGS_STATUS_NO_VALUE` for what is known by week, with
 * `CROSSINGS_STATUS_OVERFLOW` where a sum times an end of the interval does not fit 128 bits, and
 * with `CROSSINGS_STATUS_INVALID_NUMBER` where the interval is none.
 */
crossings_status crossings_view_windows(const crossings_view *handle,
                                        const crossings_interval *interval,
                                        uint32_t measure,
                                        uint32_t counted,
                                        crossings_windows **out,
                                        crossings_error **err);

/**
 * How many windows there are.
 */
crossings_status crossings_windows_about(const crossings_windows *handle,
                                         crossings_windows_facts *out,
                                         crossings_error **err);

/**
 * How many runs of windows there are.
 */
crossings_status crossings_windows_len(const crossings_windows *handle,
                                       size_t *out,
                                       crossings_error **err);

/**
 * The run at `index`, counted from 0: by the first day, then by the last.
 */
crossings_status crossings_windows_get(const crossings_windows *handle,
                                       size_t index,
                                       crossings_window_run *out,
                                       crossings_error **err);

/**
 * Frees every window; `handle` may be NULL.
 */
void crossings_windows_free(crossings_windows *handle);

/*
 * # Inverse questions
 *
 * Which days, boats, totals or dates a printed figure implies: the exact set, as runs with gaps
 * between them.
 */

/**
 * A set of dates. Free it with `crossings_date_runs_free`.
 */
typedef struct crossings_date_runs crossings_date_runs;

/**
 * A set of whole numbers. Free it with `crossings_numbers_free`.
 */
typedef struct crossings_numbers crossings_numbers;

/**
 * Whole numbers in a row.
 */
typedef struct {
  /**
   * The first.
   */
  uint64_t first;
  /**
   * The last; 0 where there is no last one.
   */
  uint64_t last;
  /**
   * Whether there is a last one.
   */
  bool last_known;
} crossings_number_run;

/**
 * The numbers of days, or of boats, by which a known total divided lies in an interval.
 *
 * - `total`: the total.
 * - `mean`: of each end the `text` is what counts.
 *
 * Fails with `CROSSINGS_STATUS_OVERFLOW` where an end of the set does not fit 64 bits, and with
 * `CROSSINGS_STATUS_INVALID_NUMBER` where the interval is none.
 */
crossings_status crossings_solve_divisors(uint64_t total,
                                          const crossings_interval *mean,
                                          crossings_numbers **out,
                                          crossings_error **err);

/**
 * The totals that, divided by a known number of days or boats, lie in an interval.
 *
 * - `divisor`: how many days or boats.
 * - `mean`: of each end the `text` is what counts.
 *
 * Fails as `crossings_solve_divisors` does.
 */
crossings_status crossings_solve_totals(uint64_t divisor,
                                        const crossings_interval *mean,
                                        crossings_numbers **out,
                                        crossings_error **err);

/**
 * The numbers of days, boats or people asked of which some whole total gives a mean in an interval.
 *
 * - `mean`: of each end the `text` is what counts.
 * - `most`: the greatest number that is asked about.
 *
 * Fails as `crossings_solve_divisors` does, and with `CROSSINGS_STATUS_TOO_MANY` where the interval
 * is so narrow that more than a million numbers would have to be tried.
 */
crossings_status crossings_solve_divisors_of_any_total(const crossings_interval *mean,
                                                       uint64_t most,
                                                       crossings_numbers **out,
                                                       crossings_error **err);

/**
 * How many runs there are.
 */
crossings_status crossings_numbers_len(const crossings_numbers *handle,
                                       size_t *out,
                                       crossings_error **err);

/**
 * The run at `index`, counted from 0, ascending.
 */
crossings_status crossings_numbers_get(const crossings_numbers *handle,
                                       size_t index,
                                       crossings_number_run *out,
                                       crossings_error **err);

/**
 * A set as a person reads it: `167 or 168`, `358 to 360`, `at least 20`, `none`.
 */
crossings_status crossings_numbers_text(const crossings_numbers *handle,
                                        crossings_string **out,
                                        crossings_error **err);

/**
 * Frees a set of numbers; `handle` may be NULL.
 */
void crossings_numbers_free(crossings_numbers *handle);

/**
 * The last days, counted from a handover, at which a known total is a mean for each day that lies in
 * an interval.
 *
 * - `total`: the total.
 * - `mean`: of each end the `text` is what counts.
 * - `handover`: the day of the handover.
 * - `convention` may be NULL for that of the house.
 *
 * Fails as `crossings_solve_divisors` does.
 */
crossings_status crossings_solve_last_days(uint64_t total,
                                           const crossings_interval *mean,
                                           crossings_date handover,
                                           const crossings_convention *convention,
                                           crossings_date_runs **out,
                                           crossings_error **err);

/**
 * The last days of the windows of a series that begin on a day and whose value lies in an interval.
 *
 * - `date`: the day that they begin on.
 * - `interval`: of each end the `text` is what counts.
 * - `measure`: a `crossings_window_measure`.
 * - `counted`: a `crossings_counted`; heeded where the measure is not people for each boat.
 *
 * Fails as `crossings_view_windows` does.
 */
crossings_status crossings_view_last_days(const crossings_view *handle,
                                          crossings_date date,
                                          const crossings_interval *interval,
                                          uint32_t measure,
                                          uint32_t counted,
                                          crossings_date_runs **out,
                                          crossings_error **err);

/**
 * The first days of the windows of a series that end on a day and whose value lies in an interval.
 *
 * - `date`: the day that they end on.
 * - `interval`: of each end the `text` is what counts.
 * - `measure`: a `crossings_window_measure`.
 * - `counted`: a `crossings_counted`; heeded where the measure is not people for each boat.
 *
 * Fails as `crossings_view_windows` does.
 */
crossings_status crossings_view_first_days(const crossings_view *handle,
                                           crossings_date date,
                                           const crossings_interval *interval,
                                           uint32_t measure,
                                           uint32_t counted,
                                           crossings_date_runs **out,
                                           crossings_error **err);

/**
 * How many runs there are.
 */
crossings_status crossings_date_runs_len(const crossings_date_runs *handle,
                                         size_t *out,
                                         crossings_error **err);

/**
 * The run at `index`, counted from 0, ascending; its last day is no day where there is no last one.
 */
crossings_status crossings_date_runs_get(const crossings_date_runs *handle,
                                         size_t index,
                                         crossings_period *out,
                                         crossings_error **err);

/**
 * A set as a person reads it: `18 or 19 December 2024`, `none`.
 */
crossings_status crossings_date_runs_text(const crossings_date_runs *handle,
                                          crossings_string **out,
                                          crossings_error **err);

/**
 * Frees a set of dates; `handle` may be NULL.
 */
void crossings_date_runs_free(crossings_date_runs *handle);

/*
 * # Granularity
 *
 * Whether whole numbers can have a printed mean and standard deviation: the tests GRIM, GRIMMER
 * and DEBIT, decided exactly. A share in per cent is a mean too: `58.3` per cent is `0.583`.
 */

/**
 * Whether something is possible.
 */
typedef enum {
  /**
   * Some whole numbers have these figures.
   */
  CROSSINGS_POSSIBILITY_POSSIBLE = 0,
  /**
   * The mean cannot be.
   */
  CROSSINGS_POSSIBILITY_IMPOSSIBLE_MEAN = 1,
  /**
   * The standard deviation cannot be, with this mean.
   */
  CROSSINGS_POSSIBILITY_IMPOSSIBLE_DEVIATION = 2,
  /**
   * It is not decided: the numbers do not fit 128 bits.
   */
  CROSSINGS_POSSIBILITY_OVERFLOW = 3,
  /**
   * It is not decided: there are more than a million cases to look at.
   */
  CROSSINGS_POSSIBILITY_WORK = 4,
  /**
   * It is not decided: fewer than two values have no standard deviation.
   */
  CROSSINGS_POSSIBILITY_NO_DEVIATION = 5,
} crossings_possibility;

/**
 * The answer of a granularity test.
 */
typedef struct {
  /**
   * A `crossings_possibility`.
   */
  uint32_t answer;
  /**
   * The lowest total of the whole numbers; of DEBIT how many are one. None where they are not
   * possible.
   */
  crossings_integer least;
  /**
   * The greatest total, of GRIM; else the same as `least`. None where they are not possible.
   */
  crossings_integer greatest;
  /**
   * The sum of their squares, of GRIMMER; else none.
   */
  crossings_integer squares;
  /**
   * The nearest figure that is possible where this one is not; none where none was found.
   */
  crossings_ratio nearest;
  /**
   * The other, where two are as near; else none.
   */
  crossings_ratio other_nearest;
} crossings_granularity;

/**
 * GRIM: whether some whole numbers have a mean that is printed so.
 *
 * - `mean`: as it is printed, `5.19`.
 * - `size`: how many values.
 * - `items`: how many whole numbers each value is the mean of, commonly 1.
 * - `rounding`: a `crossings_rounding`.
 * - `threshold`: from how many tenths the last three rules of rounding go, 1 to 9.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where `mean` is no printed number, `size` or `items`
 * is 0, or the rule of rounding has no threshold that it needs.
 */
crossings_status crossings_grim(const char *mean,
                                size_t mean_len,
                                uint64_t size,
                                uint64_t items,
                                uint32_t rounding,
                                uint32_t threshold,
                                crossings_granularity *out,
                                crossings_error **err);

/**
 * GRIMMER: whether some whole numbers have a mean and a standard deviation that are printed so.
 *
 * - `mean`: as it is printed, `5.19`.
 * - `deviation`: as it is printed, `1.34`.
 * - `size`: how many values.
 * - `items`: how many whole numbers each value is the mean of, commonly 1.
 * - `rounding`: a `crossings_rounding`.
 * - `threshold`: from how many tenths the last three rules of rounding go, 1 to 9.
 *
 * Fails as `crossings_grim` does.
 */
crossings_status crossings_grimmer(const char *mean,
                                   size_t mean_len,
                                   const char *deviation,
                                   size_t deviation_len,
                                   uint64_t size,
                                   uint64_t items,
                                   uint32_t rounding,
                                   uint32_t threshold,
                                   crossings_granularity *out,
                                   crossings_error **err);

/**
 * DEBIT: whether some noughts and ones have a mean and a standard deviation that are printed so.
 *
 * - `mean`: as it is printed, `0.36`.
 * - `deviation`: as it is printed, `0.48`.
 * - `size`: how many values.
 * - `rounding`: a `crossings_rounding`.
 * - `threshold`: from how many tenths the last three rules of rounding go, 1 to 9.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where a figure is no printed number, or the rule of
 * rounding has no threshold that it needs.
 */
crossings_status crossings_debit(const char *mean,
                                 size_t mean_len,
                                 const char *deviation,
                                 size_t deviation_len,
                                 uint64_t size,
                                 uint32_t rounding,
                                 uint32_t threshold,
                                 crossings_granularity *out,
                                 crossings_error **err);

/**
 * GRIM turned around: which sizes of a sample make a mean possible.
 *
 * - `mean`: as it is printed, `5.19`.
 * - `items`: how many whole numbers each value is the mean of, commonly 1; with 0 no size does.
 * - `rounding`: a `crossings_rounding`.
 * - `threshold`: from how many tenths the last three rules of rounding go, 1 to 9.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where `mean` is no printed number or the rule of
 * rounding has no threshold that it needs, with `CROSSINGS_STATUS_OVERFLOW` where a step does not fit
 * 128 bits, and with `CROSSINGS_STATUS_TOO_MANY` where more than a million sizes would have to be
 * tried.
 */
crossings_status crossings_sample_sizes(const char *mean,
                                        size_t mean_len,
                                        uint64_t items,
                                        uint32_t rounding,
                                        uint32_t threshold,
                                        crossings_numbers **out,
                                        crossings_error **err);

/*
 * # Questions in JSON
 *
 * Every report in one call, for languages that have no binding yet: a request in JSON comes in,
 * an answer in JSON goes out. `docs/questions.md` shows each question, its request and its
 * answer; `docs/questions.schema.json` is the schema of the requests. A question that a later
 * version adds is asked in the same way.
 */

/**
 * The names of the questions: `check`, `summary`, `revisions` and so on.
 */
crossings_status crossings_questions(crossings_names **out, crossings_error **err);

/**
 * Asks a question of files that the request names.
 *
 * - `question`: its name.
 * - `request`: a JSON object such as `{"files": [{"path": "days.csv"}], "by": "month"}`; an
 *   empty text is `{}`.
 *
 * Fails with `CROSSINGS_STATUS_NOT_FOUND` where there is no such question, or nothing of a name
 * that the request has; with `CROSSINGS_STATUS_INVALID_REQUEST` where the request is not of its
 * question's form; with `CROSSINGS_STATUS_UNREADABLE` and `CROSSINGS_STATUS_INCONSISTENT` where
 * the files make no register; and with the status that says why there is no answer.
 */
crossings_status crossings_ask(const char *question,
                               size_t question_len,
                               const char *request,
                               size_t request_len,
                               crossings_string **out,
                               crossings_error **err);

/**
 * Asks a question of a register. The request names no files.
 *
 * - `question`: `summary`, `funding`, `periods`, `publications` or `export`.
 * - `request`: a JSON object such as `{"by": "month"}`; an empty text is `{}`.
 *
 * Fails as `crossings_ask` does.
 */
crossings_status crossings_register_ask(const crossings_register *handle,
                                        const char *question,
                                        size_t question_len,
                                        const char *request,
                                        size_t request_len,
                                        crossings_string **out,
                                        crossings_error **err);

/*
 * # Answers
 *
 * The answer to a question, made once and given as JSON, as rows, or both. `docs/questions.md` has
 * the questions; `crossings_arrow.h` has what rows are read from.
 */

/**
 * An answer. Free it with `crossings_answer_free`.
 */
typedef struct crossings_answer crossings_answer;

/**
 * Asks a question of files that the request names, as `crossings_ask` does, and fails as that does.
 *
 * - `question`: its name.
 * - `request`: a JSON object; an empty text is `{}`.
 */
crossings_status crossings_answer_ask(const char *question,
                                      size_t question_len,
                                      const char *request,
                                      size_t request_len,
                                      crossings_answer **out,
                                      crossings_error **err);

/**
 * Asks a question of a register, as `crossings_register_ask` does, and fails as that does.
 *
 * - `question`: its name.
 * - `request`: a JSON object that names no files; an empty text is `{}`.
 */
crossings_status crossings_answer_ask_register(const crossings_register *handle,
                                               const char *question,
                                               size_t question_len,
                                               const char *request,
                                               size_t request_len,
                                               crossings_answer **out,
                                               crossings_error **err);

/**
 * Checks files, as the question `check` does. Data that break an invariant are no failure.
 *
 * - `sources`: the `sources_len` files, each published after the one before it.
 * - `limits` may be NULL for those of `crossings_limits_default`.
 */
crossings_status crossings_answer_check(const crossings_source *sources,
                                        size_t sources_len,
                                        const crossings_limits *limits,
                                        crossings_answer **out,
                                        crossings_error **err);

/**
 * Says what differs from a register to a newer one, as the question `revisions` does.
 */
crossings_status crossings_answer_revisions(const crossings_register *handle,
                                            const crossings_register *newer,
                                            crossings_answer **out,
                                            crossings_error **err);

/**
 * Judges all claims of a document on a register and holds them against each other, as the question
 * `claims` does.
 *
 * - `request`: a JSON object that names neither `claims` nor `files`; an empty text is `{}`.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_REQUEST` where the request is not of that form, and with
 * `CROSSINGS_STATUS_NOT_FOUND` where it names a claim that is not there.
 */
crossings_status crossings_answer_claims(const crossings_claims *handle,
                                         const crossings_register *data,
                                         const char *request,
                                         size_t request_len,
                                         crossings_answer **out,
                                         crossings_error **err);

/**
 * The answer as JSON.
 */
crossings_status crossings_answer_json(const crossings_answer *handle,
                                       crossings_string **out,
                                       crossings_error **err);

/**
 * The answer as rows. `*out` is yours, and you call its `release`; where the call fails, it has none.
 *
 * The answers to `check`, `summary`, `revisions`, `funding`, `periods`, `publications`, `explain`,
 * `claims` and `windows` have rows.
 *
 * Fails with `CROSSINGS_STATUS_UNSUPPORTED` where the answer has no rows, or the library was built
 * without Arrow, and with `CROSSINGS_STATUS_OVERFLOW` where a number does not fit its column.
 */
crossings_status crossings_answer_stream(const crossings_answer *handle,
                                         struct ArrowArrayStream *out,
                                         crossings_error **err);

/**
 * Frees an answer; `handle` may be NULL.
 */
void crossings_answer_free(crossings_answer *handle);

/*
 * # Columns
 *
 * Data frames in and rows out by the Arrow C Data Interface, which every dataframe library has.
 * `crossings_arrow.h` has its structures; whoever needs none of this need not include it.
 *
 * Counts are 64-bit integers with a sign, dates are date32, enumerations are texts, and rates are
 * decimals rounded to hundredths. A null is what is not known, and is never zero.
 */

/**
 * Reads a data frame as a register of UK arrivals: a row for each day, or for each day of each
 * publication.
 *
 * - `stream`: the frame. It is taken, and released, whatever comes of it.
 * - `name`: what findings call the frame.
 * - `published`: when it was published, `2026-08-21` or a date and time with its offset;
 *   `published` may be NULL where nobody knows.
 * - `limits` may be NULL for those of `crossings_limits_default`; only rows are limited.
 *
 * The columns are `date`, `people`, `boats`, and those of `uncontrolled`, `note`, `published` and
 * `source` that there are. Dates are date32, date64, timestamps or texts; counts are integers of
 * any width, decimals, floats that are whole, or texts. Findings name the row, counted from 0, in
 * `row` and the column in `header`.
 *
 * Fails with `CROSSINGS_STATUS_UNREADABLE` where a column is missing, unknown or of another type, or
 * the stream breaks off, with `CROSSINGS_STATUS_INCONSISTENT` where an invariant is broken, with
 * `CROSSINGS_STATUS_INVALID_MOMENT` where `published` is no moment, and with
 * `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without Arrow.
 */
crossings_status crossings_register_read_stream(struct ArrowArrayStream *stream,
                                                const char *name,
                                                size_t name_len,
                                                const char *published,
                                                size_t published_len,
                                                const crossings_limits *limits,
                                                crossings_register **out,
                                                crossings_error **err);

/**
 * The days of a view as rows: `date`, `people`, `boats`, `uncontrolled`. `*out` is yours, and you
 * call its `release`; where the call fails, it has none.
 *
 * Fails with `CROSSINGS_STATUS_OVERFLOW` where a count does not fit its column, and with
 * `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without Arrow.
 */
crossings_status crossings_view_stream(const crossings_view *handle,
                                       struct ArrowArrayStream *out,
                                       crossings_error **err);

/**
 * Weeks as rows: `ending`, `people`, `boats`, `uncontrolled`, `prevented_people`,
 * `prevented_events`. `*out` is yours, and you call its `release`; where the call fails, it has
 * none.
 *
 * Fails as `crossings_view_stream` does.
 */
crossings_status crossings_weeks_stream(const crossings_weeks *handle,
                                        struct ArrowArrayStream *out,
                                        crossings_error **err);

/**
 * Findings as rows: `rule`, `severity`, `file`, `sheet`, `row`, `column`, `header`, `pointer`, `got`,
 * `wanted`, `statement`. `*out` is yours, and you call its `release`; where the call fails, it has
 * none.
 *
 * Fails as `crossings_view_stream` does.
 */
crossings_status crossings_findings_stream(const crossings_findings *handle,
                                           struct ArrowArrayStream *out,
                                           crossings_error **err);

/*
 * # Tallies
 *
 * A check and a summary of columns of any size: a panel of many series, a row for each day of each.
 * Every row is looked at once, and none is kept. A tally is of some rows; those of rows that follow on
 * each other are merged, and its bytes can be sent to where that is done.
 */

/**
 * Whether the rows of a panel are in order.
 */
typedef enum {
  /**
   * They ascend by series and then by date, and where they do not, that is a finding.
   */
  CROSSINGS_ROW_ORDER_ASCENDING = 0,
  /**
   * They stand in any order, which only `crossings_answer_tally_unsorted` checks.
   */
  CROSSINGS_ROW_ORDER_ANY = 1,
} crossings_row_order;

/**
 * A tally of some rows. Free it with `crossings_tally_free`.
 */
typedef struct crossings_tally crossings_tally;

/**
 * Columns in memory, all of one length. Rows ascend by series and then by date.
 */
typedef struct {
  /**
   * The series that each row is of. May be NULL, with the length 0: then all are of one.
   */
  const uint32_t *series;
  /**
   * How many series there are.
   */
  size_t series_len;
  /**
   * The day of each row, in days from 1 January 1970.
   */
  const int32_t *dates;
  /**
   * How many dates there are.
   */
  size_t dates_len;
  /**
   * The people who arrived on it.
   */
  const uint32_t *people;
  /**
   * How many numbers of people there are.
   */
  size_t people_len;
  /**
   * The boats that arrived on it.
   */
  const uint32_t *boats;
  /**
   * How many numbers of boats there are.
   */
  size_t boats_len;
  /**
   * The boats of them that landed uncontrolled. May be NULL, with the length 0: then none is known.
   */
  const uint32_t *uncontrolled;
  /**
   * How many numbers of uncontrolled landings there are.
   */
  size_t uncontrolled_len;
  /**
   * Which of them are known: a bit for each row, from the lowest of the first byte on. May be NULL,
   * with the length 0: then all are.
   */
  const uint8_t *uncontrolled_known;
  /**
   * How many bytes of such bits there are.
   */
  size_t uncontrolled_known_len;
} crossings_columns;

/**
 * How a tally is made.
 */
typedef struct {
  /**
   * How many findings are kept, the first ones; all are counted.
   */
  size_t findings;
  /**
   * The periods that are summed up, each for itself. May be NULL, with the length 0.
   */
  const crossings_period *periods;
  /**
   * How many periods there are.
   */
  size_t periods_len;
  /**
   * Whether every series has every day from its first to its last: a `crossings_coverage`. With
   * `CROSSINGS_COVERAGE_PARTIAL` a missing day is no finding.
   */
  uint32_t coverage;
  /**
   * Whether the rows ascend: a `crossings_row_order`.
   */
  uint32_t order;
  /**
   * How many threads share a chunk that is large; 0 is one.
   */
  uint32_t threads;
} crossings_tally_options;

/**
 * Borrowed bytes. They live as long as the handle that they came from.
 */
typedef struct {
  /**
   * The first of them.
   */
  const uint8_t *data;
  /**
   * How many there are.
   */
  size_t len;
} crossings_bytes;

/**
 * Looks at every row of columns that are in memory.
 *
 * - `columns`: the columns; nothing of them is kept.
 * - `options` may be NULL for a thousand findings, every day, rows that ascend, no periods and one thread.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_LENGTH` where the columns are of different lengths, or there
 * are too few bits.
 */
crossings_status crossings_tally_columns(const crossings_columns *columns,
                                         const crossings_tally_options *options,
                                         crossings_tally **out,
                                         crossings_error **err);

/**
 * Looks at every row of a panel, batch by batch: no more than one batch is in memory.
 *
 * - `stream`: the panel. It is taken, and released, whatever comes of it.
 * - `name`: what problems call the panel.
 * - `options` may be NULL for a thousand findings, every day, rows that ascend, no periods and one thread.
 *
 * The columns are `date`, `people`, `boats` and, where there are such, `uncontrolled` and `series`.
 * Dates are date32, date64, or timestamps without a time zone; the others are integers of any width,
 * or floats that are whole.
 *
 * Fails with `CROSSINGS_STATUS_UNREADABLE` where a column is missing, unknown or of another type, or
 * the stream breaks off, and with `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without
 * Arrow.
 */
crossings_status crossings_tally_stream(struct ArrowArrayStream *stream,
                                        const char *name,
                                        size_t name_len,
                                        const crossings_tally_options *options,
                                        crossings_tally **out,
                                        crossings_error **err);

/**
 * The tally of the rows of `earlier` and then those of `later`. Both stay as they are.
 *
 * Fails with `CROSSINGS_STATUS_INVALID_REQUEST` where they are made in different ways; only the number
 * of threads may differ.
 */
crossings_status crossings_tally_merge(const crossings_tally *earlier,
                                       const crossings_tally *later,
                                       crossings_tally **out,
                                       crossings_error **err);

/**
 * A tally as bytes, to be sent to where others are: a few hundred, and some more for each period and each
 * finding that is kept. They are borrowed from the tally.
 */
crossings_status crossings_tally_bytes(const crossings_tally *handle,
                                       crossings_bytes *out,
                                       crossings_error **err);

/**
 * The tally of `crossings_tally_bytes`.
 *
 * - `bytes`: the `bytes_len` bytes; nothing of them is kept.
 *
 * Fails with `CROSSINGS_STATUS_UNREADABLE` where they are none, of another version, or damaged. Their
 * checksum finds accidents, not forgery.
 */
crossings_status crossings_tally_from_bytes(const void *bytes,
                                            size_t bytes_len,
                                            crossings_tally **out,
                                            crossings_error **err);

/**
 * What a tally found. Its rows as Arrow are the findings. The tally stays as it is.
 */
crossings_status crossings_tally_answer(const crossings_tally *handle,
                                        crossings_answer **out,
                                        crossings_error **err);

/**
 * Frees a tally; `handle` may be NULL.
 */
void crossings_tally_free(crossings_tally *handle);

/**
 * Looks at every row of a panel whose rows stand in any order, and sorts their keys to find what is there
 * twice and what is missing.
 *
 * - `stream`: the panel. It is taken, and released, whatever comes of it.
 * - `name`: what problems call the panel.
 * - `options` may be NULL, as for `crossings_tally_stream`. Their `order` is not looked at: it is any.
 * - `memory`: how many bytes the sort keeps in memory, 1,024 at least. What does not fit, 16 bytes for each
 *   row, is written to temporary files.
 *
 * Fails as `crossings_tally_stream` does, and with `CROSSINGS_STATUS_UNREADABLE` where the temporary
 * files cannot be written or read.
 */
crossings_status crossings_answer_tally_unsorted(struct ArrowArrayStream *stream,
                                                 const char *name,
                                                 size_t name_len,
                                                 const crossings_tally_options *options,
                                                 size_t memory,
                                                 crossings_answer **out,
                                                 crossings_error **err);

/*
 * # The command line
 *
 * The command `crossings`, for programs that are it under another name.
 */

/**
 * Does what the arguments of the command `crossings` say, and prints to the standard output and the
 * standard error of the process. What the caller has in buffers of its own for these is not written.
 *
 * - `arguments`: the `arguments_len` arguments; the first is the name of the program, which is passed
 *   over.
 * - `out`: the exit status: 0 when all is well, 1 when something was found, 2 when the input or the
 *   question cannot be used.
 *
 * Fails with `CROSSINGS_STATUS_UNSUPPORTED` where the library was built without its command line.
 */
crossings_status crossings_command_line(const crossings_text *arguments,
                                        size_t arguments_len,
                                        int32_t *out,
                                        crossings_error **err);

#ifdef __cplusplus
}
#endif

#endif /* CROSSINGS_H */
