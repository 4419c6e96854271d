/* Planted: a register that is freed twice. */
#include <crossings.h>

int main(void) {
  crossings_register *data = 0;
  if (crossings_register_builtin(&data, 0)) return 1;
  crossings_register_free(data);
  crossings_register_free(data);
  return 0;
}
