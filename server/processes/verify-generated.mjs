// What is generated and committed must be what the sources give.
import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { root } from "./files.mjs"

/** ABIs against the compiled contracts. */
export function checkAbi() {
  const built = run([join("contracts", "forge.mjs"), "build"])
  if (built.status !== 0) return [`The contracts do not compile.\n${tail(built)}`]
  const compared = run([join("server", "chain", "generate-abi.mjs"), "--check"])
  return compared.status === 0 ? [] : [tail(compared)]
}

/** Migrations against the schema: generating once more, beside a copy of them, must give nothing new. */
export function checkMigrations() {
  const copy = mkdtempSync(join(root, "node_modules", ".cache", "migrations-"))
  try {
    cpSync(join(root, "db", "migrations"), copy, { recursive: true })
    const before = readdirSync(copy).length
    const made = run([
      join("node_modules", "drizzle-kit", "bin.cjs"),
      ...["generate", "--dialect=postgresql", "--schema=./db/schema/index.ts", "--casing=snake_case"],
      `--out=./${relative(root, copy)}`,
    ])
    if (made.status !== 0) return [`The schema could not be compared with its migrations.\n${tail(made)}`]
    const isSame = readdirSync(copy).length === before && /no schema changes/i.test(made.stdout)
    return isSame ? [] : ["db/migrations lacks a change of db/schema: run `npm run gen`"]
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function run(args) {
  return spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    input: "",
    timeout: 100_000,
    env: plainEnv(),
  })
}

function plainEnv() {
  return { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", TMPDIR: tmpdir() }
}

function tail({ stdout, stderr, error }) {
  return `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim().split("\n").slice(-12).join("\n")
}
