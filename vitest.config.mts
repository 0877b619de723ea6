import path from "node:path"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const root = fileURLToPath(new URL(".", import.meta.url))
const alias = {
  "server-only": path.join(root, "node_modules/server-only/empty.js"),
  "@": root,
}
const minute = 60_000
const propertySeed = path.join(root, "server/processes/testing/property-seed.ts")
const databaseSetup = "server/processes/testing/database-setup.mjs"

/** Projects by what they need: `domain` nothing, `services` PostgreSQL, `chain` anvil, `processes` whole instances. */
export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    passWithNoTests: false,
    setupFiles: [propertySeed],
    projects: [
      {
        extends: true,
        test: {
          name: "domain",
          include: ["server/domain/**/*.test.ts", "server/platform/**/*.test.ts", "app/**/*.test.{ts,tsx}"],
          testTimeout: minute,
        },
      },
      {
        extends: true,
        test: {
          name: "services",
          include: ["server/{services,vault,jobs,api}/**/*.test.ts", "db/**/*.test.ts"],
          globalSetup: [databaseSetup],
          testTimeout: 2 * minute,
          hookTimeout: 2 * minute,
        },
      },
      {
        extends: true,
        test: {
          name: "chain",
          include: ["server/chain/**/*.test.ts"],
          testTimeout: 2 * minute,
          hookTimeout: 2 * minute,
        },
      },
      {
        extends: true,
        test: {
          name: "processes",
          include: ["server/processes/**/*.test.ts"],
          globalSetup: [databaseSetup],
          testTimeout: 4 * minute,
          hookTimeout: 4 * minute,
          fileParallelism: false,
        },
      },
    ],
  },
})
