-- SPDX-License-Identifier: GPL-3.0-or-later
-- For wrk, with one thread: posts each request of a file (or of a command's output, "|COMMAND") once, waits until the
-- last is answered, and ends. Arguments: file, number of connections, where to write the figures.
local ffi = require("ffi")
ffi.cdef [[
struct instant { long seconds; long nanoseconds; };
int clock_gettime(int clock, struct instant *now);
int getpid(void);
int kill(int process, int signal);
]]

local now = ffi.new("struct instant")

local function seconds()
    ffi.C.clock_gettime(1, now)
    return tonumber(now.seconds) + tonumber(now.nanoseconds) / 1e9
end

local thread_made

function setup(thread)
    thread_made = thread
end

function init(args)
    local command = args[1]:match("^|(.*)")
    source = command and io.popen(command) or assert(io.open(args[1], "rb"))
    connections = tonumber(args[2])
    report = args[3]
    calls, sent, idle = 0, 0, 0
end

local function last_one()
    idle = idle + 1
    if idle == connections then
        finished = seconds()
        ffi.C.kill(ffi.C.getpid(), 2) -- wrk ends early on SIGINT
    end
    return "GET / HTTP/1.1\r\n" -- never complete: this connection is through
end

function request()
    calls = calls + 1
    if calls == 1 then
        return "GET / HTTP/1.1\r\n\r\n" -- wrk looks at it, and sends it to nobody
    end
    if sent == 0 then
        started = seconds()
    end
    local size = source:read(6)
    if not size then
        return last_one()
    end
    sent = sent + 1
    return source:read(tonumber(size))
end

function done(summary, latency)
    local events = thread_made:get("sent")
    local finish, start = thread_made:get("finished"), thread_made:get("started")
    local errors = summary.errors
    local lost = errors.connect + errors.read + errors.write
    local file = assert(io.open(thread_made:get("report"), "w"))
    file:write(string.format("events=%d answered=%d refused=%d lost=%d seconds=%.3f rate=%.0f p50=%.2f p99=%.2f\n",
        events, summary.requests, errors.status, lost, finish and finish - start or -1,
        finish and events / (finish - start) or 0, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
    file:close()
end
