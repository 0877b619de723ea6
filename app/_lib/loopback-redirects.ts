/** The names under which a browser reaches its own machine. */
const loopbackNames = ["localhost", "127.0.0.1"]

export interface LoopbackRedirect {
  readonly source: string
  readonly has: { type: "host"; value: string }[]
  readonly destination: string
  readonly permanent: false
}

/**
 * Sends pages asked for under this machine's other name to ORIGIN: sign-in and every change are bound to that one
 * name, so under another one the page would show and each button of it fail. API and build files stay where they are.
 * @param origin ORIGIN; none where it is not a loopback address
 */
export function loopbackRedirects(origin: string | undefined): LoopbackRedirect[] {
  if (origin === undefined || !URL.canParse(origin)) return []
  const own = new URL(origin)
  if (!loopbackNames.includes(own.hostname)) return []
  return loopbackNames
    .filter((name) => name !== own.hostname)
    .map((name) => ({
      source: "/:path((?!api/|_next/).*)*",
      has: [{ type: "host", value: name.replaceAll(".", "\\.") }],
      destination: `${own.origin}/:path*`,
      permanent: false,
    }))
}
