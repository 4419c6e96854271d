/*
 * Functions of the library, each broken in one way, in front of the right ones: the matrix of
 * faults must see each. BROKEN says which one is built.
 */
#define _GNU_SOURCE
#include <crossings_arrow.h>
#include <dlfcn.h>
#include <string.h>

/* The function behind the one here. */
#define RIGHT(function) \
  __typeof__(&function) right; \
  void *found = dlsym(RTLD_NEXT, #function); \
  memcpy(&right, &found, sizeof right)

#if BROKEN == 1 /* an output is written, and then the call fails */
crossings_status crossings_period_days(crossings_period period, uint64_t *out, crossings_error **err) {
  RIGHT(crossings_period_days);
  if (out) *out = 0;
  return right(period, out, err);
}
#elif BROKEN == 2 /* a handle stays as it was when the call fails */
crossings_status crossings_view_days(const crossings_view *handle, crossings_days **out, crossings_error **err) {
  RIGHT(crossings_view_days);
  crossings_days *before = out ? *out : NULL;
  crossings_status status = right(handle, out, err);
  if (status && out) *out = before;
  return status;
}
#elif BROKEN == 3 /* a status without an error */
crossings_status crossings_view_basis(const crossings_view *handle, uint32_t *out, crossings_error **err) {
  RIGHT(crossings_view_basis);
  if (err) *err = NULL;
  return right(handle, out, NULL);
}
#elif BROKEN == 4 /* the wrong status */
crossings_status crossings_struct_size(uint32_t structure, size_t *out, crossings_error **err) {
  RIGHT(crossings_struct_size);
  crossings_status status = right(structure, out, err);
  return status == CROSSINGS_STATUS_INVALID_ENUM ? CROSSINGS_STATUS_NOT_FOUND : status;
}
#elif BROKEN == 5 /* an input is changed */
crossings_status crossings_ratio_decimal(const crossings_ratio *ratio, uint32_t places, crossings_string **out,
                                         crossings_error **err) {
  RIGHT(crossings_ratio_decimal);
  crossings_status status = right(ratio, places, out, err);
  if (ratio) ((crossings_ratio *)ratio)->numerator += 1;
  return status;
}
#elif BROKEN == 6 /* the message names another argument */
crossings_status crossings_view_day(const crossings_view *handle, crossings_date date, crossings_arrivals *out,
                                    crossings_error **err) {
  RIGHT(crossings_view_day);
  return handle ? right(handle, date, out, err) : right(handle, date, NULL, err);
}
#elif BROKEN == 7 /* NULL is taken for nothing to do */
crossings_status crossings_view_record(const crossings_view *handle, crossings_day *out, crossings_error **err) {
  RIGHT(crossings_view_record);
  if (err) *err = NULL;
  return out ? right(handle, out, err) : CROSSINGS_STATUS_OK;
}
#elif BROKEN == 8 /* all goes well, and nothing is written */
crossings_status crossings_findings_len(const crossings_findings *handle, size_t *out, crossings_error **err) {
  RIGHT(crossings_findings_len);
  size_t len = 0;
  return right(handle, out ? &len : out, err);
}
#elif BROKEN == 9 /* what `*err` was stays there when all goes well */
crossings_status crossings_limits_default(crossings_limits *out, crossings_error **err) {
  RIGHT(crossings_limits_default);
  crossings_error *before = err ? *err : NULL;
  crossings_status status = right(out, err);
  if (!status && err) *err = before;
  return status;
}
#elif BROKEN == 10 /* an index past the end is the last */
crossings_status crossings_days_get(const crossings_days *handle, size_t index, crossings_day *out,
                                    crossings_error **err) {
  RIGHT(crossings_days_get);
  size_t len = 0;
  if (!crossings_days_len(handle, &len, NULL) && len && index >= len) index = len - 1;
  return right(handle, index, out, err);
}
#elif BROKEN == 11 /* a stream that came in is left to the caller when another argument is wrong */
crossings_status crossings_register_read_stream(struct ArrowArrayStream *stream, const char *name, size_t name_len,
                                                const char *published, size_t published_len,
                                                const crossings_limits *limits, crossings_register **out,
                                                crossings_error **err) {
  RIGHT(crossings_register_read_stream);
  struct ArrowArrayStream none;
  memset(&none, 0, sizeof none);
  return right(out ? stream : &none, name, name_len, published, published_len, limits, out, err);
}
#elif BROKEN == 12 /* a stream that is an output stays as it was when the call fails */
crossings_status crossings_view_stream(const crossings_view *handle, struct ArrowArrayStream *out,
                                       crossings_error **err) {
  RIGHT(crossings_view_stream);
  struct ArrowArrayStream before;
  if (out) before = *out;
  crossings_status status = right(handle, out, err);
  if (status && out) *out = before;
  return status;
}
#endif
