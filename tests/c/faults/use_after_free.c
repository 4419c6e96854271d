/* Planted: a register that is used after it was freed. */
#include <crossings.h>

int main(void) {
  crossings_register *data = 0;
  crossings_string *json = 0;
  if (crossings_register_builtin(&data, 0)) return 1;
  crossings_register_free(data);
  crossings_register_json(data, &json, 0);
  crossings_string_free(json);
  return 0;
}
