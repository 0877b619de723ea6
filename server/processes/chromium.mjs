// Finds a Chromium for the browser tests, or gets one, saying how.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { Problem, root } from "./files.mjs"

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

function playwrightsOwn() {
  try {
    return createRequire(join(root, "package.json"))("playwright-core").chromium.executablePath()
  } catch {
    return undefined
  }
}

const found = () =>
  [process.env.CHROMIUM_PATH, ...usual, playwrightsOwn()].find((path) => path && existsSync(path))

const ways = [
  {
    isOpen: () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get"),
    says: "apt-get install chromium",
    steps: [
      ["apt-get", ["update", "-q"]],
      ["apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"]],
    ],
  },
  {
    isOpen: () => true,
    says: "npx playwright install chromium",
    steps: [[process.execPath, [join(root, "node_modules", "playwright", "cli.js"), "install", "chromium"]]],
  },
]

/** Path of a Chromium. Throws a Problem where none is found and none can be installed. */
export function ensureChromium(say) {
  const known = found()
  if (known !== undefined) return known
  for (const { isOpen, says, steps } of ways) {
    if (!isOpen()) continue
    say(`No Chromium here: ${says}`)
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
    for (const [command, args] of steps)
      spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], env })
    const installed = found()
    if (installed !== undefined) return installed
  }
  throw new Problem("There is no Chromium for the browser tests.", "Install one, or set CHROMIUM_PATH to it.")
}
