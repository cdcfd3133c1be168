-- Authenticated reads: the paths in turn, each with the next token.
local tokens, paths, rate, address = {}, {}, tonumber(os.getenv("RATE") or "0"), os.getenv("ADDRESS")
for token in os.getenv("TOKENS"):gmatch("%S+") do tokens[#tokens + 1] = token end
for path in os.getenv("PATHS"):gmatch("%S+") do paths[#paths + 1] = path end
local connections, count = tonumber(os.getenv("CONNECTIONS") or "1"), 0

function request()
  count = count + 1
  local headers = { ["Authorization"] = "Bearer " .. tokens[count % #tokens + 1] }
  if address then headers["X-Forwarded-For"] = address end
  return wrk.format("GET", paths[count % #paths + 1], headers)
end

-- Keeps to a rate, if there is one, by waiting between the requests of each connection.
if rate > 0 then
  function delay()
    return 1000 * connections / rate
  end
end

function done(summary, latency)
  io.write(string.format(
    "\nRESULT %d %d %d %.3f %.3f %.3f\n", summary.requests, summary.duration, summary.errors.status,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
