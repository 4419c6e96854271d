// A C++17 face of crossings.h: handles that free themselves, errors that are exceptions.
//
//   using namespace crossings;
//   auto data = give(crossings_register_builtin);
//   auto periods = give(crossings_register_policy_periods, data);
//   for (const auto &period : items<crossings_policy_period>(periods, crossings_policy_periods_len,
//                                                            crossings_policy_periods_get))
//     std::cout << text(period.title).value_or("") << '\n';
//
// `give` calls any function whose output is a handle and `value` any whose output is a value:
// the arguments before the output are yours, the output and the error are theirs. A text goes in
// as a string_view. So a function that a later version adds is here already.
#ifndef CROSSINGS_HPP
#define CROSSINGS_HPP

#include <crossings.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace crossings {

// How each handle is freed.
inline void release(crossings_error *one) { crossings_error_free(one); }
inline void release(crossings_string *one) { crossings_string_free(one); }
inline void release(crossings_names *one) { crossings_names_free(one); }
inline void release(crossings_dates *one) { crossings_dates_free(one); }
inline void release(crossings_findings *one) { crossings_findings_free(one); }
inline void release(crossings_invariants *one) { crossings_invariants_free(one); }
inline void release(crossings_inspection *one) { crossings_inspection_free(one); }
inline void release(crossings_register *one) { crossings_register_free(one); }
inline void release(crossings_policy_periods *one) { crossings_policy_periods_free(one); }
inline void release(crossings_agreements *one) { crossings_agreements_free(one); }
inline void release(crossings_purposes *one) { crossings_purposes_free(one); }
inline void release(crossings_instalments *one) { crossings_instalments_free(one); }
inline void release(crossings_payments *one) { crossings_payments_free(one); }
inline void release(crossings_reported_amounts *one) { crossings_reported_amounts_free(one); }
inline void release(crossings_amendments *one) { crossings_amendments_free(one); }
inline void release(crossings_boats *one) { crossings_boats_free(one); }
inline void release(crossings_death_reports *one) { crossings_death_reports_free(one); }
inline void release(crossings_view *one) { crossings_view_free(one); }
inline void release(crossings_days *one) { crossings_days_free(one); }
inline void release(crossings_publications *one) { crossings_publications_free(one); }
inline void release(crossings_published_days *one) { crossings_published_days_free(one); }
inline void release(crossings_weeks *one) { crossings_weeks_free(one); }
inline void release(crossings_period_totals *one) { crossings_period_totals_free(one); }
inline void release(crossings_published_totals *one) { crossings_published_totals_free(one); }
inline void release(crossings_summary *one) { crossings_summary_free(one); }
inline void release(crossings_tally *one) { crossings_tally_free(one); }
inline void release(crossings_revisions *one) { crossings_revisions_free(one); }
inline void release(crossings_comparison *one) { crossings_comparison_free(one); }
inline void release(crossings_figure *one) { crossings_figure_free(one); }
inline void release(crossings_slips *one) { crossings_slips_free(one); }
inline void release(crossings_descriptions *one) { crossings_descriptions_free(one); }
inline void release(crossings_measure *one) { crossings_measure_free(one); }
inline void release(crossings_worked *one) { crossings_worked_free(one); }
inline void release(crossings_claims *one) { crossings_claims_free(one); }
inline void release(crossings_judgement *one) { crossings_judgement_free(one); }
inline void release(crossings_held_readings *one) { crossings_held_readings_free(one); }
inline void release(crossings_likely_slips *one) { crossings_likely_slips_free(one); }
inline void release(crossings_audit *one) { crossings_audit_free(one); }
inline void release(crossings_consistency *one) { crossings_consistency_free(one); }
inline void release(crossings_left_outs *one) { crossings_left_outs_free(one); }
inline void release(crossings_conflicts *one) { crossings_conflicts_free(one); }
inline void release(crossings_repairs *one) { crossings_repairs_free(one); }
inline void release(crossings_witness *one) { crossings_witness_free(one); }
inline void release(crossings_implied_figures *one) { crossings_implied_figures_free(one); }
inline void release(crossings_implied_days *one) { crossings_implied_days_free(one); }
inline void release(crossings_tights *one) { crossings_tights_free(one); }
inline void release(crossings_windows *one) { crossings_windows_free(one); }
inline void release(crossings_numbers *one) { crossings_numbers_free(one); }
inline void release(crossings_date_runs *one) { crossings_date_runs_free(one); }
inline void release(crossings_verdicts *one) { crossings_verdicts_free(one); }
inline void release(crossings_answer *one) { crossings_answer_free(one); }

struct Release {
  template <class T> void operator()(T *one) const { release(one); }
};

// A handle: owned, moved and never copied.
template <class T> using Handle = std::unique_ptr<T, Release>;

// A text of the library, copied; nothing where it is not known.
inline std::optional<std::string> text(crossings_text one) {
  if (!one.data) return std::nullopt;
  return std::string(one.data, one.len);
}

// What was wrong, and everything that was found.
class Error : public std::runtime_error {
public:
  explicit Error(crossings_error *error)
      : std::runtime_error(error ? crossings_error_message(error) : "no memory for an error"),
        error_(error, Release{}) {}
  crossings_status status() const noexcept { return crossings_error_status(error_.get()); }
  const crossings_error *get() const noexcept { return error_.get(); }

private:
  std::shared_ptr<crossings_error> error_; // an exception is copied
};

// How an argument of C++ is passed: a handle as its pointer, a text as pointer and length,
// everything else as it is.
template <class T> std::tuple<const T *> pass(const Handle<T> &one) { return {one.get()}; }
inline std::tuple<const char *, std::size_t> pass(const std::string_view &one) {
  return {one.data(), one.size()};
}
template <class T> std::tuple<T> pass(T one) { return {one}; }

template <class... P> struct Last;
template <class A, class B> struct Last<A, B> { using type = A; };
template <class A, class B, class C, class... P> struct Last<A, B, C, P...> : Last<B, C, P...> {};

// The output of a function is its last parameter but one.
template <class... P> using Output = std::remove_pointer_t<typename Last<P...>::type>;

// Calls a function with what is given and an output, and throws where it fails.
template <class F, class O, class... A> void call(F function, O *out, const A &...given) {
  crossings_error *error = nullptr;
  const auto arguments = std::tuple_cat(pass(given)..., std::tuple(out, &error));
  const crossings_status status = std::apply(function, arguments);
  if (status != CROSSINGS_STATUS_OK) throw Error(error);
}

// The handle that a function gives.
template <class... P, class... A> auto give(crossings_status (*function)(P...), const A &...given) {
  Output<P...> out = nullptr;
  call(function, &out, given...);
  return Handle<std::remove_pointer_t<Output<P...>>>(out);
}

// The value that a function gives.
template <class... P, class... A> auto value(crossings_status (*function)(P...), const A &...given) {
  Output<P...> out{};
  call(function, &out, given...);
  return out;
}

// The items of a list.
template <class T, class L, class N, class G>
std::vector<T> items(const Handle<L> &list, N length, G get) {
  std::vector<T> all;
  const std::size_t count = value(length, list);
  all.reserve(count);
  for (std::size_t index = 0; index < count; ++index) all.push_back(value(get, list, index));
  return all;
}

} // namespace crossings

#endif
