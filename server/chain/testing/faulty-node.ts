import { createServer } from "node:http"

interface Call {
  readonly id: number
  readonly method: string
  readonly params: readonly unknown[]
}

/** What a faulty node does with a call: answers something else, breaks off, or passes it on where null. */
export type Fault = (
  call: Call,
) => { readonly result?: unknown; readonly error?: object } | "break off" | null

/** A node in front of another one, with faults of its own. */
export interface FaultyNode {
  readonly url: string
  close(): Promise<void>
}

/** Starts one. A call that it breaks off has reached the node behind it: the answer is lost, not the call. */
export async function startFaultyNode(behindUrl: string, fault: Fault): Promise<FaultyNode> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts).toString("utf8")
    const call: Call = JSON.parse(body)
    const own = fault(call)
    if (own !== null && own !== "break off") {
      response.end(JSON.stringify({ jsonrpc: "2.0", id: call.id, ...own }))
      return
    }
    const headers = { "content-type": "application/json" }
    const passed = await fetch(behindUrl, { method: "POST", headers, body })
    const text = await passed.text()
    if (own === "break off") request.socket.destroy()
    else response.end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
