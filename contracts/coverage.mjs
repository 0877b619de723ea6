// Lines and branches that the Solidity tests reach: `node contracts/coverage.mjs`. Lists every uncovered one and exits
// 1 where there is any. Forge's analysis cannot follow imports that leave the project's folder, so it works on a copy
// that has its packages inside.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { runForge } from "./forge.mjs"

const here = dirname(fileURLToPath(import.meta.url))
const packages = join(here, "..", "node_modules")
const stage = join(here, "cache", "coverage")

function makeStage() {
  rmSync(stage, { recursive: true, force: true })
  mkdirSync(stage, { recursive: true })
  for (const folder of ["src", "test"]) cpSync(join(here, folder), join(stage, folder), { recursive: true })
  const openzeppelin = join(packages, "@openzeppelin", "contracts")
  const forgeStd = join(packages, "@layerzerolabs", "toolbox-foundry", "lib", "forge-std")
  cpSync(openzeppelin, join(stage, "lib", "openzeppelin"), { recursive: true })
  cpSync(forgeStd, join(stage, "lib", "forge-std"), { recursive: true })
  const settings = readFileSync(join(here, "foundry.toml"), "utf8")
    .replace(/"@openzeppelin\/contracts\/=.*"/, '"@openzeppelin/contracts/=lib/openzeppelin/"')
    .replace(/"forge-std\/=.*"/, '"forge-std/=lib/forge-std/"')
    .replace('"bin/solc"', JSON.stringify(join(here, "bin", "solc")))
    .replaceAll('"../node_modules"', '"lib"')
  writeFileSync(join(stage, "foundry.toml"), settings)
}

/** Of a record in lcov's format: `found` lines and branches, how many were `hit`, and the numbers of the others. */
function readRecord(record) {
  const field = (name) => Number(record.match(new RegExp(`^${name}:(\\d+)$`, "m"))?.[1] ?? 0)
  const missed = (pattern) => [...record.matchAll(pattern)].map(([, line]) => Number(line))
  return {
    file: record.match(/^SF:(.*)$/m)?.[1] ?? "",
    lines: `${field("LH")} of ${field("LF")}`,
    branches: `${field("BRH")} of ${field("BRF")}`,
    missed: [...new Set([...missed(/^DA:(\d+),0$/gm), ...missed(/^BRDA:(\d+),\d+,\d+,(?:0|-)$/gm)])].sort(
      (a, b) => a - b,
    ),
  }
}

makeStage()
// The gas tests add nothing that others do not reach, and the invariants only repeat it.
const only = ["--no-match-contract", "GasTest|InvariantsTest", "--no-match-coverage", "^(lib|test)/"]
const { code, stdout } = runForge(["coverage", "--root", stage, ...only, "--report", "lcov"], {
  cwd: stage,
  stdio: ["ignore", "pipe", "inherit"],
})
if (code !== 0) {
  process.stderr.write(stdout)
  process.exit(code)
}
const records = readFileSync(join(stage, "lcov.info"), "utf8")
  .split("end_of_record")
  .filter((record) => record.includes("SF:"))
  .map(readRecord)
for (const { file, lines, branches, missed } of records) {
  const rest = missed.length === 0 ? "" : `   not reached: ${missed.join(", ")}`
  process.stdout.write(
    `${file.padEnd(26)} lines ${lines.padEnd(12)} branches ${branches.padEnd(10)}${rest}\n`,
  )
}
process.exit(records.some(({ missed }) => missed.length > 0) ? 1 : 0)
