/** What the headers depend on. */
export interface SecurityHeadersOptions {
  /** `next dev` needs eval and a web socket for its refresh. */
  readonly isDevelopment: boolean
  /** Whether the site is served over https; on plain http (a local start) an upgrade would break it. */
  readonly isHttps: boolean
}

export interface Header {
  readonly key: string
  readonly value: string
}

/** Response headers of every page and answer, for `headers()` in next.config.ts. */
export function securityHeaders(options: SecurityHeadersOptions): Header[] {
  const headers = [
    { key: "Content-Security-Policy", value: contentSecurityPolicy(options) },
    { key: "X-Content-Type-Options", value: "nosniff" },
    { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
    { key: "X-Frame-Options", value: "DENY" },
    { key: "Cross-Origin-Opener-Policy", value: "same-origin-allow-popups" },
    { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
    {
      key: "Permissions-Policy",
      value: "camera=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(self)",
    },
  ]
  const lasting = { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" }
  return options.isHttps ? [...headers, lasting] : headers
}

// Next.js starts its pages by inline scripts and RainbowKit styles itself inline: both need 'unsafe-inline'.
function contentSecurityPolicy({ isDevelopment, isHttps }: SecurityHeadersOptions): string {
  const rules: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      "'unsafe-inline'",
      "'wasm-unsafe-eval'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(isDevelopment ? ["ws:"] : [])],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    ...(isHttps ? { "upgrade-insecure-requests": [] } : {}),
  }
  return Object.entries(rules)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ")
}
