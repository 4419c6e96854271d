// Who held an office on a day, and what arrived in each month, in C++:
//
//   office examples/data/days.csv
#include "crossings.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

using namespace crossings;

static void holder(crossings_date day) {
  const auto data = give(crossings_register_builtin);
  const auto tenures = give(crossings_register_timeline, data, std::string_view("Prime Minister"));
  const auto index = value(crossings_policy_periods_on, tenures, day);
  const auto tenure = value(crossings_policy_periods_get, tenures, index);
  std::cout << "in office: " << text(tenure.title).value_or("nobody") << '\n';
}

static void months(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const crossings_source source{path.data(), path.size(), bytes.data(), bytes.size(), nullptr, 0};
  const auto data = give(crossings_register_read, &source, std::size_t{1}, nullptr);
  const auto view = give(crossings_register_view, data, CROSSINGS_BASIS_UK_ARRIVALS, std::string_view());
  const auto by_month = give(crossings_view_summary, view, data, CROSSINGS_GROUPING_MONTH, nullptr, nullptr);
  for (const auto &row : items<crossings_summary_row>(by_month, crossings_summary_len, crossings_summary_get))
    std::cout << text(row.label).value_or("") << ": " << row.total.arrivals.people << " people\n";
}

int main(int count, char **arguments) try {
  if (count != 2) {
    std::cerr << "usage: office FILE\n";
    return 2;
  }
  holder({2022, 9, 6});
  months(arguments[1]);
  return 0;
} catch (const Error &error) {
  std::cerr << error.what() << '\n';
  return 2;
}
