import path from "node:path"
import { defineConfig } from "@playwright/test"

/** Journeys through a whole instance of its own, one after the other: people act on the same pool. */
export default defineConfig({
  testDir: "journeys",
  testMatch: "**/*.spec.ts",
  outputDir: path.join(import.meta.dirname, "..", "test-results"),
  globalSetup: "./harness/bring-up.ts",
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // Generous: a busy machine makes a journey slow, not wrong.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    trace: "off",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
})
