/* Planted: a register that nobody frees. */
#include <crossings.h>

int main(void) {
  crossings_register *data = 0;
  crossings_status status = crossings_register_builtin(&data, 0);
  data = 0;
  return status ? 1 : 0;
}
