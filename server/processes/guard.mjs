// Watches one supervisor through a pipe: when it dies without a goodbye, its processes are stopped.
import { readProcessList, stopLeftovers } from "./process-list.mjs"

const [dataDir, supervisorPid] = process.argv.slice(2)
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined)

process.stdin.resume()
process.stdin.on("error", () => undefined)
process.stdin.once("close", async () => {
  const { supervisor } = readProcessList(dataDir)
  if (supervisor !== null && supervisor.pid === Number(supervisorPid)) await stopLeftovers(dataDir)
  process.exit(0)
})
