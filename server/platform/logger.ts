import "server-only"
import { readLogEnv } from "./env"

const ranks = { debug: 0, info: 1, warn: 2, error: 3 } as const
export type LogLevel = keyof typeof ranks

/** Figures and ids beside a message. Objects are not written: a body, a row or a key never reaches a log. */
export type LogFields = Readonly<Record<string, unknown>>

export interface Logger {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
  /** A logger that adds these fields to every line. */
  with(fields: LogFields): Logger
}

export interface LoggerOptions {
  readonly level: LogLevel
  readonly format: "json" | "pretty"
  readonly write: (line: string) => void
  readonly now: () => Date
}

/** A logger of one line a message: JSON for machines, or `time level message key=value` for people. */
export function createLogger(options: LoggerOptions, fixed: LogFields = {}): Logger {
  const log = (level: LogLevel, message: string, fields: LogFields = {}) => {
    if (ranks[level] < ranks[options.level]) return
    const shown = presentFields({ ...fixed, ...fields })
    const at = options.now().toISOString()
    options.write(
      options.format === "json"
        ? JSON.stringify({ at, level, message, ...shown })
        : `${at} ${level.padEnd(5)} ${message}${Object.entries(shown).map(presentPair).join("")}`,
    )
  }
  return {
    debug: (message, fields) => log("debug", message, fields),
    info: (message, fields) => log("info", message, fields),
    warn: (message, fields) => log("warn", message, fields),
    error: (message, fields) => log("error", message, fields),
    with: (fields) => createLogger(options, { ...fixed, ...fields }),
  }
}

type Shown = string | number | boolean | null

function presentPair([name, value]: [string, Shown]): string {
  return name === "stack"
    ? `\n${value}`
    : ` ${name}=${typeof value === "string" ? JSON.stringify(value) : value}`
}

function presentFields(fields: LogFields): Record<string, Shown> {
  const shown: Record<string, Shown> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Error) {
      shown[name] = describeError(value)
      shown.stack = stackOf(value)
    } else shown[name] = presentValue(value)
  }
  return shown
}

function presentValue(value: unknown): Shown {
  if (value === null || value === undefined) return null
  if (typeof value === "bigint") return value.toString()
  if (value instanceof Date) return value.toISOString()
  if (typeof value === "object" || typeof value === "function") return `[${typeof value}]`
  return typeof value === "number" || typeof value === "boolean" ? value : String(value)
}

/** Messages of a failed query carry its parameters after this mark; they may be private, so they are cut. */
const parametersMark = /\n?params:[\s\S]*$/

function describeError(error: Error): string {
  const cause = error.cause instanceof Error ? `; because ${describeError(error.cause)}` : ""
  return `${error.name}: ${error.message.replace(parametersMark, "")}${cause}`
}

function stackOf(error: Error): string {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line))
  return frames.slice(0, 8).join("\n")
}

/** The process's logger. */
export const logger: Logger = createLogger({
  ...readLogEnv(),
  write: (line) => process.stderr.write(`${line}\n`),
  now: () => new Date(),
})
