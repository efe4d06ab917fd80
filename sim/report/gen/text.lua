-- SPDX-License-Identifier: Apache-2.0
-- A text file as a C string: text.lua OUT.c IN NAME.
local out, path, name = arg[1], arg[2], arg[3]
local from = assert(io.open(path, "rb"))
local to = assert(io.open(out, "wb"))
to:write("/* Made by sim/report/gen/text.lua. */\nextern const char ", name, "[];\nconst char ", name, "[] =\n")
for line in from:lines() do
    to:write('    "', (line:gsub('[\\"]', "\\%0")), '\\n"\n')
end
to:write("    ;\n")
assert(to:close())
