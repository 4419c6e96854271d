-- Prints the report of a summary, as JSON, with nothing but the shared library:
--   luajit examples/luajit/summary.lua examples/data/days.csv
local ffi = require("ffi")
ffi.cdef [[
typedef struct { const char *data; size_t len; } crossings_text;
uint32_t crossings_abi_version(void);
int crossings_ask(const char *, size_t, const char *, size_t, void **, void **);
int crossings_string_text(const void *, crossings_text *, void **);
const char *crossings_error_message(const void *);
void crossings_string_free(void *);
void crossings_error_free(void *);
]]
local crossings = ffi.load("crossings")
assert(crossings.crossings_abi_version() == 4, "another version of the binary interface")

local path = arg[1]:gsub('[\\"]', "\\%0")
local request = '{"files": [{"path": "' .. path .. '"}], "by": "month"}'
local answer, err, text = ffi.new("void *[1]"), ffi.new("void *[1]"), ffi.new("crossings_text")
if crossings.crossings_ask("summary", 7, request, #request, answer, err) ~= 0 then
  io.stderr:write(ffi.string(crossings.crossings_error_message(err[0])), "\n")
  crossings.crossings_error_free(err[0])
  os.exit(1)
end
crossings.crossings_string_text(answer[0], text, nil)
print(ffi.string(text.data, text.len))
crossings.crossings_string_free(answer[0])
