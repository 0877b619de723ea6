// Compares gas, code size and storage layout with what is committed here: `node contracts/snapshots/compare.mjs`.
// --write takes today's figures as the new ones. Exits 1 and lists every difference otherwise.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { runForge } from "../forge.mjs"

const here = dirname(fileURLToPath(import.meta.url))
const contracts = join(here, "..")
const measuredFolder = join(contracts, "cache", "snapshots")
const names = ["PoolRegistry", "AccessGrants", "Payouts", "DevelopmentUsd"]

/** Gas of whole transactions, as GasTest measures them. */
function measureGas() {
  rmSync(measuredFolder, { recursive: true, force: true })
  const { code, stdout } = runForge(
    ["test", "--match-contract", "GasTest", "--isolate", "--gas-snapshot-emit", "true"],
    { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, FOUNDRY_SNAPSHOTS: "cache/snapshots" } },
  )
  if (code !== 0) throw new Error(`the gas tests did not pass:\n${stdout}`)
  const gas = JSON.parse(readFileSync(join(measuredFolder, "Millpond.json"), "utf8"))
  return Object.fromEntries(Object.entries(gas).map(([name, amount]) => [name, Number(amount)]))
}

function artifactOf(name) {
  return JSON.parse(readFileSync(join(contracts, "out", `${name}.sol`, `${name}.json`), "utf8"))
}

/** Bytes of deployed code. */
function measureSizes() {
  const sizeOf = (name) => artifactOf(name).deployedBytecode.object.length / 2 - 1
  return Object.fromEntries(names.map((name) => [name, sizeOf(name)]))
}

// The compiler numbers what it names in the order it reads files; those numbers say nothing of the layout.
const plain = (type) => type.replace(/\)\d+(_storage)?/g, ")").replace(/_storage/g, "")

/** Every state variable and every field of the structs they hold: its place and type. */
function measureStorage() {
  const places = (fields) =>
    Object.fromEntries(
      fields.map(({ label, slot, offset, type }) => [label, `slot ${slot}, offset ${offset}, ${plain(type)}`]),
    )
  const layoutOf = (name) => {
    const { storage, types } = artifactOf(name).storageLayout
    const structs = Object.entries(types ?? {}).filter(([, { members }]) => members !== undefined)
    return {
      variables: places(storage),
      ...Object.fromEntries(structs.map(([type, { members }]) => [plain(type), places(members)])),
    }
  }
  return Object.fromEntries(names.map((name) => [name, layoutOf(name)]))
}

/** Names of everything that differs, with both figures. */
function differences(path, was, is) {
  if (typeof was === "object" && was !== null && typeof is === "object" && is !== null) {
    const keys = new Set([...Object.keys(was), ...Object.keys(is)])
    return [...keys].flatMap((key) => differences([...path, key], was[key], is[key]))
  }
  return was === is ? [] : [`${path.join(" / ")}: ${was ?? "nothing"} -> ${is ?? "nothing"}`]
}

const measured = { "gas.json": measureGas(), "sizes.json": measureSizes(), "storage.json": measureStorage() }
const found = []
for (const [file, figures] of Object.entries(measured)) {
  const path = join(here, file)
  const kept = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {}
  if (process.argv.includes("--write")) writeFileSync(path, `${JSON.stringify(figures, null, 2)}\n`)
  else found.push(...differences([file], kept, figures))
}
if (found.length > 0) {
  process.stderr.write(
    `Figures of the contracts changed:\n${found.map((line) => `  ${line}\n`).join("")}If that is meant: node contracts/snapshots/compare.mjs --write\n`,
  )
  process.exit(1)
}
