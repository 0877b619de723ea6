import { spawn } from "node:child_process"
import path from "node:path"

const root = path.resolve(import.meta.dirname, "..", "..")

/** Runs a script of the stage with an instance's environment; answers the JSON on its last line. */
export function runScript<Answer>(
  name: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Answer> {
  const command = path.join("server", "processes", "command.mjs")
  const script = path.join("e2e", "stage", name)
  const child = spawn(process.execPath, [command, "--alone", script, ...args], {
    cwd: root,
    env: { ...env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const printed: string[] = []
  const told: string[] = []
  child.stdout.on("data", (chunk: Buffer) => told.push(chunk.toString()))
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => printed.push(chunk.toString()))
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => {
      const last = told.join("").trim().split("\n").at(-1)
      if (code === 0 && last) resolve(JSON.parse(last) as Answer)
      else reject(new Error(`${name} failed with ${code}.\n${printed.join("").slice(-4000)}`))
    })
  })
}
