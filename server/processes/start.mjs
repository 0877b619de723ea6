// `npm start`: brings a whole instance up on this machine, and all of it down again.
import { watchAncestors } from "./ancestors.mjs"
import { bringUp, claimFolder, settle } from "./bring-up.mjs"
import { ensureDependencies, requireNode } from "./dependencies.mjs"
import { readOptions, usage } from "./options.mjs"
import { createProgress, printProblem, secondsSince } from "./progress.mjs"
import { Supervisor } from "./supervisor.mjs"
import { sayWhereToGo } from "./welcome.mjs"

const startedAt = Date.now()
let supervisor
let isLeaving = false

async function leave(code, why) {
  if (isLeaving) return
  isLeaving = true
  if (why !== undefined) process.stdout.write(`\n  ${why}\n`)
  await supervisor?.stopAll()
  if (supervisor !== undefined && why !== undefined) process.stdout.write("  Stopped. Everything is kept.\n")
  process.exit(code)
}

async function main() {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.isHelp) return void process.stdout.write(usage)
  requireNode()
  process.stdout.write("\n  Millpond\n\n")
  const progress = createProgress()
  await ensureDependencies((text) => progress.line(`  ${text}`))
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => leave(0, "Stopping …"))
  if (options.isWatchingParent)
    watchAncestors(() => leave(0, "Stopping, as whoever started this has ended …"))
  process.stdout.on("error", () => undefined)

  await claimFolder(options, progress)
  supervisor = new Supervisor(options.dataDir, (text) => progress.line(`  ${text}`))
  const instance = await settle(options)
  await bringUp(instance, supervisor, progress)
  if (isLeaving) return
  sayWhereToGo(instance, secondsSince(startedAt))
  process.send?.({ isReady: true, origin: options.origin, ports: instance.ports })
  if (options.isUntilReady) await leave(0, "Everything serves; stopping, as asked by --until-ready …")
}

main().catch(async (error) => {
  if (isLeaving) return
  printProblem(error)
  await leave(1)
})
