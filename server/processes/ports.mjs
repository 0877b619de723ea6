import { createServer } from "node:net"

/** Whether a loopback port can be listened on. */
export function isPortFree(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** A free loopback port chosen by the system. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen({ port: 0, host: "127.0.0.1" }, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** The recorded port where it is still free, else another. */
export async function keepOrChoosePort(recorded) {
  return recorded !== undefined && (await isPortFree(recorded)) ? recorded : freePort()
}

/** Asks again and again until the answer is truthy; false when the time is over. */
export async function waitUntil(ask, { timeoutMs, everyMs = 50 }) {
  const endAt = Date.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > endAt) return false
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
