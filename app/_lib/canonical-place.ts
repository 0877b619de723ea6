/** The names by which a machine calls itself. */
const ownNames = ["localhost", "127.0.0.1", "[::1]"]

/**
 * Where a page has to be opened instead: an instance on this machine has several names, and only under the one of its
 * origin do sign-in, cookies and changes belong to it. Null where the name is right, or not another of this machine's.
 * @param host the request's Host header, with its port
 * @param path path and query of the request
 */
export function canonicalPlace(origin: string, host: string | null, path: string): string | null {
  const own = new URL(origin)
  if (host === null || host === own.host || !ownNames.includes(own.hostname)) return null
  const asked = parseHost(host)
  if (asked === null || !ownNames.includes(asked.hostname) || asked.port !== own.port) return null
  return `${own.origin}${path}`
}

function parseHost(host: string): URL | null {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null
}
