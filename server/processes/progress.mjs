// Short progress on the console: one line a step with its seconds; a moving line below on a terminal.
const isTerminal = process.stdout.isTTY === true
const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
const paint = (code, text) =>
  isTerminal && process.env.NO_COLOR === undefined ? `\u001b[${code}m${text}\u001b[0m` : text

export const dim = (text) => paint("2", text)
export const bold = (text) => paint("1", text)
export const teal = (text) => paint("36", text)

/** Seconds since a moment, with one decimal. */
export function secondsSince(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`
}

/** A progress with `step(name, work)`: shows the work while it runs and what it returns as a note beside it. */
export function createProgress({ isQuiet = false } = {}) {
  const running = new Map()
  let timer
  let frame = 0

  const clear = () => isTerminal && !isQuiet && process.stdout.write("\r\u001b[K")
  const draw = () => {
    if (!isTerminal || isQuiet || running.size === 0) return
    frame = (frame + 1) % frames.length
    const names = [...running].map(([name, startedAt]) => `${name} ${dim(secondsSince(startedAt))}`)
    const width = (process.stdout.columns ?? 100) + 40
    process.stdout.write(`\r\u001b[K  ${teal(frames[frame])} ${names.join(dim(" · ")).slice(0, width)}`)
  }
  const line = (text) => {
    if (isQuiet) return
    clear()
    process.stdout.write(`${text}\n`)
    draw()
  }

  return {
    line,
    async step(name, work) {
      const startedAt = Date.now()
      running.set(name, startedAt)
      timer ??= isTerminal && !isQuiet ? setInterval(draw, 100) : undefined
      try {
        const note = await work()
        running.delete(name)
        const beside = typeof note === "string" ? dim(note) : ""
        line(`  ${teal("✓")} ${name.padEnd(34)} ${secondsSince(startedAt).padStart(7)}  ${beside}`.trimEnd())
      } catch (error) {
        running.delete(name)
        line(`  ${paint("31", "✗")} ${name}`)
        throw error
      } finally {
        if (running.size === 0) {
          clearInterval(timer)
          timer = undefined
          clear()
        }
      }
    },
  }
}

/** Prints a failure: what happened and the way out; the stack only of what nobody foresaw. */
export function printProblem(error) {
  const text = error.wayOut === undefined ? (error.stack ?? String(error)) : error.message
  process.stderr.write(`\n  ${paint("31", "Millpond did not start.")} ${text}\n`)
  if (error.wayOut !== undefined) process.stderr.write(`  ${error.wayOut}\n`)
  process.stderr.write("\n")
}
