import { expect, test } from "vitest"
import { createLogger } from "./logger"

function collect(format: "json" | "pretty") {
  const lines: string[] = []
  const log = createLogger({
    level: "info",
    format,
    write: (line) => lines.push(line),
    now: () => new Date("2026-01-02T03:04:05Z"),
  })
  return { log, lines }
}

test("a line is one JSON object with its figures", () => {
  const { log, lines } = collect("json")
  log.with({ process: "worker" }).info("done", { count: 3, amount: 10n })
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      at: "2026-01-02T03:04:05.000Z",
      level: "info",
      message: "done",
      process: "worker",
      count: 3,
      amount: "10",
    },
  ])
})

test("objects and parameters of failed queries are never written", () => {
  const { log, lines } = collect("json")
  const failure = new Error('Failed query: insert into "item" values ($1)\nparams: a private sentence')
  log.error("job failed", { body: { text: "a private sentence" }, error: failure })
  expect(lines.join()).not.toContain("private sentence")
  expect(lines.join()).toContain("Failed query")
})

test("a level below the threshold writes nothing", () => {
  const { log, lines } = collect("pretty")
  log.debug("quiet")
  log.warn("loud", { why: "x" })
  expect(lines).toEqual(['2026-01-02T03:04:05.000Z warn  loud why="x"'])
})
