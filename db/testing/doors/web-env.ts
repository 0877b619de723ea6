import { tmpdir } from "node:os"
import path from "node:path"
import { vi } from "vitest"

export const testOrigin = "http://localhost:3000"

/** The environment of `web`, for routes that read it; nothing listens at these addresses. */
export function stubWebEnv(dataFolder = path.join(tmpdir(), "millpond-doors")): void {
  const values = {
    RPC_URL: "http://127.0.0.1:9",
    CHAIN_ID: "31337",
    CHAIN_DEPLOYMENT: path.join(dataFolder, "deployment.json"),
    DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
    BLOBS_DIR: path.join(dataFolder, "blobs"),
    VAULT_URL: "http://127.0.0.1:9",
    VAULT_TOKEN: "t".repeat(32),
    OPERATOR_PRIVATE_KEY: `0x${"1".repeat(64)}`,
    ORIGIN: testOrigin,
    SESSION_SECRET: "s".repeat(32),
  }
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value)
}
